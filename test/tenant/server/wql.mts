/**
 * Workday Query Language, as far as public clients show it: `query`, `limit` and `offset` in the address of a GET, or the
 * query in the JSON body of a POST whose address has the other two. One data source and a handful of fields: enough to page through, not a query engine.
 */
import type { WorkerView } from '../workers/workforce.mts';
import { invalid, notAllowed } from './restErrors.mts';
import { type Collection, pageOf } from './restPages.mts';
import type { Json, JsonRecord, RestViews } from './restViews.mts';

interface WqlCall extends Collection {
	method: string;
	body: string;
	views: RestViews;
	workers(): WorkerView[];
}

/** Unproven: how long a query in an address may be. One client's notes say 2,048 characters. */
const LONGEST_IN_ADDRESS = 2048;
const LIMITS = { initially: 20, max: 10_000 };
const SELECT = /^\s*SELECT\s+(.+?)\s+FROM\s+(\w+)(?:\s+WHERE\s+(\w+)\s*=\s*'((?:[^']|'')*)')?(?:\s+ORDER\s+BY\s+(\w+)(?:\s+(ASC|DESC))?)?\s*$/is;

type Field = (view: WorkerView, views: RestViews) => Json;

const FIELDS: Record<string, Field> = {
	workdayID: (view) => view.worker.wid,
	employeeID: (view) => (view.worker.contingent ? null : view.worker.workerId),
	fullName: (view, views) => views.name(view),
	businessTitle: (view) => view.businessTitle,
	worker: (view, views) => ({ id: view.worker.wid, descriptor: views.name(view) }),
	workerActive: (view) => view.status === 'active',
};

const wrong = (error: string) => invalid({ error, code: 'A1040', field: 'query' });

export function answerWql(call: WqlCall): unknown {
	const [select = '', source = '', field, value, order, direction] = parse(queryOf(call));
	if (source !== 'allWorkers') throw wrong(`The data source ${source} is not known.`);
	const columns = select.split(',').map((part) => {
		const [, name = '', alias = name] = /^\s*(\w+)(?:\s+AS\s+(\w+))?\s*$/i.exec(part) ?? [];
		return { alias, read: known(name) };
	});
	const matches = field === undefined ? () => true : (view: WorkerView) => String(known(field)(view, call.views)) === value;
	const rows = call.workers().filter(matches);
	if (order !== undefined) sort(rows, known(order), call.views, direction?.toUpperCase() === 'DESC');
	const { total, data } = pageOf(rows, { ...call, limits: LIMITS });
	return { total, data: data.map((view): JsonRecord => Object.fromEntries(columns.map(({ alias, read }) => [alias, read(view, call.views)]))) };
}

function sort(rows: WorkerView[], by: Field, views: RestViews, descending: boolean): void {
	const key = (view: WorkerView): string => String(by(view, views) ?? '');
	rows.sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
	if (descending) rows.reverse();
}

function queryOf({ method, query, body }: WqlCall): string {
	if (method === 'GET') {
		const text = query.get('query') ?? '';
		if (text.length > LONGEST_IN_ADDRESS) throw wrong('The query is too long for an address.');
		return text;
	}
	if (method !== 'POST') throw notAllowed('GET, POST');
	const parsed = asJson(body);
	if (typeof parsed !== 'object' || parsed === null || !('query' in parsed)) throw wrong('The body has no query.');
	return String(parsed.query);
}

function asJson(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}

function parse(text: string): Array<string | undefined> {
	const match = SELECT.exec(text);
	if (!match) throw wrong('The query cannot be read.');
	return match.slice(1).map((part: string | undefined) => part?.replaceAll("''", "'"));
}

function known(name: string): Field {
	const read = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
	if (!read) throw wrong(`The field ${name} is not known.`);
	return read;
}
