/** Reads some workers, spread over all of them, with what the user and the chosen operations want of them. */
import type { OperationContext, Session } from '../../../n8n/defineOperation';
import { Parameters } from '../../../n8n/parameters';
import { ReadReport } from '../../../n8n/readReport';
import { fieldsOf, partsInSections, partsNobodyNamed, sectionsToWatch, type Sample } from '../../../workday/check/sample';
import { operationOf, partsOf, type OperationKey } from '../../../workday/permissions/operations';
import type { PartKey } from '../../../workday/permissions/workerParts';
import { withheldFields } from '../../../workday/privacy/workerRequest';
import { PlanOutdated } from '../../../workday/read/onePage';
import { WORKER_FIELDS, type WorkerFieldName } from '../../../workday/worker/fields';
import { FLAGS } from '../../../workday/worker/responseGroup';
import { SCIM_FIELDS } from '../../../workday/worker/scim';
import type { OutputKind } from '../../../workday/worker/output';
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
	readonly unnamed: ReadonlySet<PartKey>;
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
		return { read: prepareRead(context, options, watched), asked: [], sections: watched, unnamed: new Set() };
	}
	const sensitive = kind === 'ids' ? [] : options.list('sensitiveFields', 'Sensitive Fields');
	const named = kind === 'profile' ? options.list('fields', 'Fields') : [];
	const chosen = named.length > 0 ? named : fieldsOfOutput(kind, sections);
	// What a model may not be told is refused where the user names it, and is not looked for where nobody does.
	const withheld = withheldFields(context.privacy);
	const fields = [...new Set<string>(['id', ...chosen, ...fieldsOf(parts)])].filter((name) => named.includes(name) || !withheld.has(name));
	const asked = [...fields, ...sensitive].filter(isField);
	const watched = [...new Set([...sections, ...sectionsToWatch(parts, asked)])];
	const asProfile = over(parameters, { output: 'profile', include });
	const read = prepareRead({ ...context, parameters: asProfile }, over(options, { fields, sensitiveFields: sensitive }), watched);
	return { read, asked, sections: watched, unnamed: partsNobodyNamed({ fields: [...named, ...sensitive], sections, parts }) };
}

/** Fields that show what an output reads when none are chosen: of the profile all that are not sensitive, but for those that ask for a part only when they are named. */
function fieldsOfOutput(kind: OutputKind, sections: readonly string[]): readonly string[] {
	if (kind === 'ids') return [];
	if (kind === 'scim') return SCIM_FIELDS;
	if (kind !== 'profile') return fieldsOf(partsInSections(new Set(sections)));
	return WORKER_FIELDS.filter((field) => !('sensitive' in field && field.sensitive) && !('onRequest' in field)).map(({ name }) => name);
}

const NAMES: readonly string[] = WORKER_FIELDS.map(({ name }) => name);
const isField = (name: string): name is WorkerFieldName => NAMES.includes(name);

const over = (parameters: Parameters, values: Readonly<Record<string, unknown>>): Parameters =>
	new Parameters((name) => (Object.hasOwn(values, name) ? values[name] : parameters.raw(name)), (name) => Object.hasOwn(values, name) || parameters.has(name));

async function readSample({ clock }: OperationContext, session: Session, { read, asked, sections, unnamed }: Wanted, size: number): Promise<Sample> {
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
	let total = report.finished?.totalResults;
	for (const page of places(total, pageSize)) {
		const planned = total ?? 0;
		if ((page - 1) * pageSize < planned) total = await readPage({ only: { page, total: planned } }).then(() => planned, countNow);
	}
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
		unnamed,
		leaver: seen.has('employmentStatus') ? leaver : undefined,
	};
}

/** Somebody was hired in between: what was read of that place is lost, and no more than that. */
const countNow = async (error: unknown): Promise<number> => (error instanceof PlanOutdated ? error.total : await Promise.reject(error));

/** Pages besides the first: the last one, and others between. */
function places(total: number | undefined, pageSize: number): number[] {
	const last = Math.ceil((total ?? 0) / pageSize);
	const spread = Array.from({ length: PLACES - 1 }, (_, index) => Math.round(1 + ((index + 1) * (last - 1)) / (PLACES - 1)));
	return [...new Set(spread)].filter((page) => page > 1);
}

const isThere = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);
