/** Reads some workers, spread over all of them, with what the user and the chosen operations want of them. */
import type { OperationContext, Session } from '../../../n8n/defineOperation';
import { Parameters } from '../../../n8n/parameters';
import { ReadReport } from '../../../n8n/readReport';
import { fieldsOf, partsInSections, sectionsToWatch, type Sample } from '../../../workday/check/sample';
import { operationOf, partsOf, type OperationKey } from '../../../workday/permissions/operations';
import { WORKER_FIELDS, type WorkerFieldName } from '../../../workday/worker/fields';
import { FLAGS } from '../../../workday/worker/responseGroup';
import { SCIM_FIELDS } from '../../../workday/worker/scim';
import type { ReadOptions } from '../../../workday/read/paging';
import { momentOf } from '../../../workday/read/search';
import { OUTPUT_KINDS, prepareRead, type WorkerRead } from '../read';

/** More requests find more kinds of workers: those who came together often are alike. */
const PLACES = 4;

interface Wanted {
	readonly read: WorkerRead;
	/** undefined: fields by XPath, which have no parts. */
	readonly asked: readonly WorkerFieldName[];
	readonly sections: readonly string[];
}

/**
 * Everything is checked here; nothing is sent before the function is called that comes back.
 *
 * @throws InvalidRequest
 */
export function prepareSample(context: OperationContext, options: Parameters, keys: readonly OperationKey[], size: number): (session: Session) => Promise<Sample> {
	const wanted = readWanted(context, options, keys);
	return async (session) => await readSample(context, session, wanted, size);
}

function readWanted(context: OperationContext, options: Parameters, keys: readonly OperationKey[]): Wanted {
	const { parameters } = context;
	const choosing = keys.some((key) => operationOf(key).parts === 'chosen');
	const kind = choosing ? parameters.choice('output', 'Output', OUTPUT_KINDS, 'profile') : 'ids';
	const include = kind === 'ids' ? [] : parameters.list('include', 'Include');
	const sections = FLAGS.flatMap(({ element, ...facts }: { element: string; section?: string }) => (include.includes(element) ? (facts.section ?? []) : []));
	const parts = keys.flatMap((key) => partsOf(key));
	if (kind === 'xpath') {
		const watched = [...new Set([...sections, ...sectionsToWatch(parts, [])])];
		return { read: prepareRead(context, options, watched), asked: [], sections: watched };
	}
	const sensitive = kind === 'ids' ? [] : options.list('sensitiveFields', 'Sensitive Fields');
	const chosen = kind === 'profile' ? chosenFields(options) : kind === 'scim' ? [...SCIM_FIELDS] : kind === 'ids' ? [] : fieldsOf(partsInSections(new Set(sections)));
	const fields = [...new Set<string>(['id', ...chosen, ...fieldsOf(parts)])];
	const asked = [...fields, ...sensitive].filter(isField);
	const watched = [...new Set([...sections, ...sectionsToWatch(parts, asked)])];
	const asProfile = over(parameters, { output: 'profile', include });
	const read = prepareRead({ ...context, parameters: asProfile }, over(options, { fields, sensitiveFields: sensitive }), watched);
	return { read, asked, sections: watched };
}

/** None chosen means all that are not sensitive, but for those that ask for a part only when they are named. */
function chosenFields(options: Parameters): string[] {
	const named = options.list('fields', 'Fields');
	if (named.length > 0) return named;
	return WORKER_FIELDS.filter((field) => !('sensitive' in field && field.sensitive) && !('onRequest' in field)).map(({ name }) => name);
}

const NAMES: readonly string[] = WORKER_FIELDS.map(({ name }) => name);
const isField = (name: string): name is WorkerFieldName => NAMES.includes(name);

const over = (parameters: Parameters, values: Readonly<Record<string, unknown>>): Parameters =>
	new Parameters((name) => (Object.hasOwn(values, name) ? values[name] : parameters.raw(name)), (name) => Object.hasOwn(values, name) || parameters.has(name));

async function readSample({ clock }: OperationContext, session: Session, { read, asked, sections }: Wanted, size: number): Promise<Sample> {
	const seen = new Set<WorkerFieldName>();
	let workers = 0;
	let leaver = false;
	const request = read.request(session, {}, (worker) => read.output.read(worker));
	const asOfEntryMoment = read.asOfEntryMoment ?? momentOf(clock);
	const pageSize = Math.ceil(size / PLACES);
	const report = new ReadReport();
	const readPage = async (place: ReadOptions): Promise<void> => {
		for await (const item of session.client.read(request, { pageSize, asOfEntryMoment, ...place })) {
			workers++;
			for (const name of asked) if (isThere(item[name])) seen.add(name);
			leaver ||= item.employmentStatus === 'Terminated';
		}
	};
	await readPage({ limit: pageSize, onNote: report.note });
	const total = report.finished?.totalResults;
	for (const page of places(total, pageSize)) await readPage({ only: { page, total: total ?? 0 } });
	const unseen = read.unseen();
	const never = unseen.sections.map(({ section }) => section);
	return {
		workers,
		total,
		asked,
		seen,
		// A path of the user's asks for sections by itself.
		sections: [...new Set([...sections, ...never])],
		unseenSections: new Set(never),
		neverFound: unseen.fields,
		leaver: seen.has('employmentStatus') ? leaver : undefined,
	};
}

/** Pages besides the first: the last one, and others between. */
function places(total: number | undefined, pageSize: number): number[] {
	const last = Math.ceil((total ?? 0) / pageSize);
	const spread = Array.from({ length: PLACES - 1 }, (_, index) => Math.round(1 + ((index + 1) * (last - 1)) / (PLACES - 1)));
	return [...new Set(spread)].filter((page) => page > 1);
}

const isThere = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);
