/**
 * Renders the pages of the data sets and leaves them in files, as they are and compressed: what is measured later must not wait
 * for them. The strict tenant answers and our client asks, so the pages are what the schema allows and the client wants.
 * Argument: `RenderRequest` as JSON. Prints what was rendered, by set, as one line of JSON.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Transport } from '../../../nodes/Workday/workday/transport.ts';
import { startTenant, type Tenant } from '../../../test/tenant/server/index.mts';
import { pageFile, type DataSet, type Rendered } from '../data/dataSets.mts';
import { readWorkers } from '../readWorkers.mts';

export interface RenderRequest {
	sets: readonly DataSet[];
	/** Gets a folder for each set. */
	folder: string;
}

/** The same moment each time, so the same pages each time. */
const MOMENT = '2026-03-15T18:00:00.000Z';
/** Making a worker costs more than reading one: the others repeat one of these under ids of their own, far behind it. */
const DIFFERENT_WORKERS = 333;
const ENOUGH_VALUES = 2000;

async function main(): Promise<void> {
	const { sets, folder }: RenderRequest = JSON.parse(process.argv[2] ?? '');
	const rendered: Record<string, Rendered> = {};
	for (const set of sets) rendered[set.name] = await render(set, join(folder, set.name));
	console.log(JSON.stringify(rendered));
}

async function render(set: DataSet, folder: string): Promise<Rendered> {
	mkdirSync(folder, { recursive: true });
	const { density, pages, pageSize } = set;
	const workers = pages * pageSize;
	const tenant = await startTenant({ workers, density, clock: MOMENT, validate: false, listen: false, repeatBodies: DIFFERENT_WORKERS });
	const store = new PageStore(folder);
	const withJson = set.use === 'programs';
	const transport = answeredBy(tenant, set.leaveOut, (bytes) => store.add('xml', bytes));
	let records: unknown[] = [];
	for await (const worker of readWorkers(whereOf(tenant), { ...set, output: 'json', transport, now: () => Date.parse(MOMENT), parallel: 1 })) {
		if (!withJson) continue;
		records.push(worker);
		if (records.length < pageSize) continue;
		store.add('json', Buffer.from(JSON.stringify(records)));
		records = [];
	}
	if (records.length > 0 || store.count('xml') !== pages || (withJson && store.count('json') !== pages)) throw new Error(`${set.name}: not ${pages} full pages`);
	await checkFields(set, tenant);
	return { workers, ...store.sizes };
}

/** Fields that find nothing would measure nothing. */
async function checkFields(set: DataSet, tenant: Tenant): Promise<void> {
	const values: unknown[] = [];
	const transport = answeredBy(tenant, set.leaveOut, () => undefined);
	for await (const worker of readWorkers(whereOf(tenant), { ...set, output: 'xpath', transport, now: () => Date.parse(MOMENT) })) {
		values.push(...Object.values(worker));
		if (values.length >= ENOUGH_VALUES) break;
	}
	const found = values.filter((value) => value !== null).length;
	if (found < values.length * 0.8) throw new Error(`${set.name}: only ${found} of ${values.length} fields by XPath find anything`);
}

function whereOf({ credentials: { baseUrl, isu }, tenant }: Tenant) {
	return { servicesHost: baseUrl, tenant, ...isu };
}

class PageStore {
	readonly sizes: Pick<Rendered, 'xml' | 'json'> = { xml: { plain: 0, gzip: 0 }, json: { plain: 0, gzip: 0 } };
	private readonly pages = { xml: 0, json: 0 };

	constructor(private readonly folder: string) {}

	count(kind: 'xml' | 'json'): number {
		return this.pages[kind];
	}

	/** The next page. */
	add(kind: 'xml' | 'json', plain: Buffer): void {
		const gzip = gzipSync(plain);
		const page = ++this.pages[kind];
		writeFileSync(join(this.folder, pageFile(page, kind, false)), plain);
		writeFileSync(join(this.folder, pageFile(page, kind, true)), gzip);
		this.sizes[kind].plain += plain.length;
		this.sizes[kind].gzip += gzip.length;
	}
}

/** Without a connection. */
function answeredBy(tenant: Tenant, leaveOut: readonly string[], onPage: (bytes: Buffer) => void): Transport {
	return async ({ method, url, headers, body }) => {
		const answer = await tenant.answer({ method, url, headers, ...(body !== undefined && { body }) });
		const bytes = without(answer.body, leaveOut);
		onPage(bytes);
		async function* pieces() {
			yield bytes;
		}
		return { status: answer.status, headers: answer.headers, body: pieces(), discard: () => undefined };
	};
}

/** None of them may stand in one of its kind. */
function without(page: Buffer, elements: readonly string[]): Buffer {
	if (elements.length === 0) return page;
	const pattern = new RegExp(`<wd:(${elements.join('|')})[ >].*?</wd:\\1>`, 'gs');
	return Buffer.from(page.toString().replace(pattern, ''));
}

void main();
