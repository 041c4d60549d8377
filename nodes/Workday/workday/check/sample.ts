/** What some workers of a tenant show, spread over all of them, and what follows from it for each part. */
import type { Domain } from '../permissions/names';
import type { OperationKey } from '../permissions/operations';
import { operationOf, partsOf } from '../permissions/operations';
import { domainsOfSection, FROM_ELSEWHERE, PART_OF_FIELD, partOf, WORKER_PARTS, type PartKey } from '../permissions/workerParts';
import { WORKER_FIELDS, type WorkerFieldName } from '../worker/fields';
import { partFinding, requestFinding, sectionFinding, type About, type Finding } from './finding';

export interface Sample {
	/** How many workers came. */
	readonly workers: number;
	/** How many Workday says there are. */
	readonly total: number | undefined;
	/** Fields that were read, and those of them that some worker had. */
	readonly asked: readonly WorkerFieldName[];
	readonly seen: ReadonlySet<WorkerFieldName>;
	/** Sections that were looked for by themselves, and those that no worker had. */
	readonly sections: readonly string[];
	readonly unseenSections: ReadonlySet<string>;
	/** Fields by XPath that found nothing. */
	readonly neverFound: readonly string[];
	/** Whether any of them had left; undefined: their status was not to be seen. */
	readonly leaver: boolean | undefined;
	/** Parts that came along with an output. */
	readonly unnamed: ReadonlySet<PartKey>;
}

const PART_KEYS = Object.keys(WORKER_PARTS) as PartKey[];
const OPEN_FIELDS: readonly WorkerFieldName[] = WORKER_FIELDS.filter((field) => !('sensitive' in field)).map(({ name }) => name);

/** Fields that show these parts. */
export const fieldsOf = (parts: readonly PartKey[]): WorkerFieldName[] =>
	OPEN_FIELDS.filter((name) => {
		const part = PART_OF_FIELD[name];
		return part !== null && parts.includes(part) && !partOf(part).sensitive && !partOf(part).byField;
	});

/** Parts in these sections that fields show, as far as nothing private has to be asked for. */
export const partsInSections = (sections: ReadonlySet<string>): PartKey[] =>
	PART_KEYS.filter((key) => sections.has(partOf(key).section) && !partOf(key).sensitive && !partOf(key).byField);

/**
 * Parts that many tenants have nothing of, and that nobody named: not by a field, not by what stands in Include, not by an
 * operation that is about them. A standard output reads them all the same, and whoever runs it is not told that they are missing.
 */
export function partsNobodyNamed({ fields, sections, parts }: { fields: readonly string[]; sections: readonly string[]; parts: readonly PartKey[] }): ReadonlySet<PartKey> {
	const named = (part: PartKey): boolean =>
		parts.includes(part) ||
		fields.some((name) => PART_OF_FIELD[name as WorkerFieldName] === part) ||
		// Of a section that has more than it, the choice of the section says nothing.
		(!partOf(part).byField && sections.includes(partOf(part).section));
	return new Set(PART_KEYS.filter((part) => (partOf(part).byField || partOf(part).oftenEmpty) && !named(part)));
}

/** Sections whose coming is all that tells of a part: no field shows it, or only fields that stand elsewhere as well. */
export function sectionsToWatch(parts: readonly PartKey[], fields: readonly WorkerFieldName[]): string[] {
	const wanted = new Set([...parts, ...fields.flatMap((name) => PART_OF_FIELD[name] ?? [])]);
	return [...wanted].filter((part) => !fields.some((name) => PART_OF_FIELD[name] === part && !FROM_ELSEWHERE.has(name))).map((part) => partOf(part).section);
}

/** Findings on workers: one for each part that the operations and fields need, one for each section that nothing else tells of. */
export function sampleFindings(sample: Sample, keys: readonly OperationKey[], byToken: boolean): Finding[] {
	const readers = keys.filter((key) => operationOf(key).requests.some((request) => request === 'workers'));
	const aboutOf = (part: PartKey): About => {
		const forFields = sample.asked.some((name) => PART_OF_FIELD[name] === part);
		const needing = readers.filter((key) => partsOf(key).includes(part) || (forFields && operationOf(key).parts === 'chosen'));
		return { operations: (needing.length > 0 ? needing : readers).map((key) => operationOf(key).name), byToken };
	};
	const about: About = { operations: readers.map((key) => operationOf(key).name), byToken };
	const parts = PART_KEYS.filter((part) => readers.some((key) => partsOf(key).includes(part)) || sample.asked.some((name) => PART_OF_FIELD[name] === part));
	const covered = new Set(parts.map((part) => partOf(part).section));
	return [
		...leaversFindings(sample, about),
		...parts.map((part) => ofPart(sample, part, aboutOf(part))),
		...sample.sections.filter((section) => !covered.has(section)).map((section) => ofSection(sample, section, about)),
		...sample.neverFound.map((field) => ofXPath(field, about)),
	];
}

/** Nothing where the status of workers was not asked for, or did not come: then nobody knows. */
function leaversFindings({ leaver, workers, total }: Sample, about: About): Finding[] {
	if (leaver === undefined) return [];
	const all = total !== undefined && workers >= total;
	if (leaver) return [leavers('works', 'Seen among the sampled workers.', about)];
	if (!all) return [leavers('notTried', `None of the ${sampled(workers)} had left, which says little. Set Workers to Sample to more of them.`, about)];
	return [leavers('missing', `None of all ${workers} workers has left. There may be none, or Workday does not show them to this user.`, about)];
}

const sampled = (workers: number): string => `${workers} sampled worker${workers === 1 ? '' : 's'}`;

const leavers = (state: Finding['state'], message: string, about: About): Finding => ({
	// What is missing then is what is left out, whatever came of it.
	...requestFinding('missing', 'workers', about, { message }),
	...LEAVERS,
	state,
	...(state === 'missing' ? {} : { tasks: [] }),
});
const LEAVERS = { about: 'worker.leavers', title: 'Workers who left' } as const;

function ofPart(sample: Sample, part: PartKey, about: About): Finding {
	const fields = sample.asked.filter((name) => PART_OF_FIELD[name] === part);
	const unseen = fields.filter((name) => !sample.seen.has(name));
	const telling = fields.filter((name) => !FROM_ELSEWHERE.has(name));
	const isThere = telling.length > 0 ? telling.some((name) => sample.seen.has(name)) : !sample.unseenSections.has(partOf(part).section);
	if (!isThere && sample.unnamed.has(part)) return partFinding('notTried', part, about, { message: unnamedText(sample, unseen), fields: unseen });
	if (!isThere) return partFinding('missing', part, about, { message: missingText(sample, unseen), fields: unseen });
	const never = unseen.length > 0 ? ` None of them had ${unseen.join(', ')}: probably nobody has, since the rest of this part came.` : '';
	return partFinding('works', part, about, { message: `Seen in the ${sampled(sample.workers)}.${never}`, fields: unseen });
}

const LEFT_OUT = 'Workday leaves out what the integration user may not see, without a word. It may also simply be empty in your tenant.';

function missingText({ workers }: Sample, fields: readonly string[]): string {
	const what = fields.length > 0 ? `It would show as ${fields.join(', ')}. ` : '';
	return `None of the ${sampled(workers)} came with it. ${what}${LEFT_OUT}`;
}

const unnamedText = ({ workers }: Sample, fields: readonly string[]): string =>
	`Not looked for by name: it is often empty, and none of the ${sampled(workers)} came with it. If you need it, choose ${fields.join(' or ')} in Fields, and check again.`;

function ofSection(sample: Sample, section: string, about: About): Finding {
	const domains: Domain[] = domainsOfSection(section);
	const title = section.replaceAll('_', ' ').replace(/ Data$/, '');
	if (!sample.unseenSections.has(section)) return sectionFinding('works', section, title, domains, about, { message: `Seen in the ${sampled(sample.workers)}.` });
	return sectionFinding('missing', section, title, domains, about, { message: missingText(sample, []) });
}

const ofXPath = (field: string, about: About): Finding => ({
	...sectionFinding('missing', field, `Field by XPath: ${field}`, [], about, { message: 'Found nothing in any sampled worker. Check its path first, then the findings on the parts that it goes through.' }),
	about: `xpath.${field}`,
	tasks: [],
	access: null,
});
