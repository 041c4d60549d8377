/** One content, record or enrollment is put: read, compare, write once, read back. */
import { Permission, UnexpectedResponse, Validation, InvalidRequest } from '../errors';
import { ID_TYPE } from '../names';
import type { Reference } from '../spec';
import type { RequestReport, WriteOutcome } from '../write/outcome';
import { sendWrite, type WriteAnswer } from '../write/send';
import { settleWrite, type Shows } from '../write/settle';
import type { LearningKind } from './kinds';
import type { LearningService } from './readLearning';
import { writePut } from './requests';
import { asWanted, changesOf, isComparable, isReference, isSame, plain, type Shown, type ValueChange, type Wanted, type WantedValue } from './values';

export interface PutSettings {
	/** Read first, send again what is not named, write nothing when nothing differs. */
	onlyIfDifferent: boolean;
	dryRun: boolean;
	verify: boolean;
	/** Refer to what exists. Where it was read first, what was read says so. */
	updateExisting: boolean;
}

export interface PutReads {
	/** May have been read for several items at once. */
	before(id: string): Promise<Shown | null>;
	/** What is there now. */
	now(id: string): Promise<Shown | null>;
}

export interface PutResult {
	outcome: WriteOutcome;
	changes: ValueChange[];
	requests: RequestReport[];
	/** What to put so that all is again as it was, as JSON. null: there is nothing to undo, or nobody knows how it was. */
	undo: Record<string, unknown> | null;
	/** As it was put. null: nothing was. */
	values: Readonly<Record<string, WantedValue>>;
}

type Task = { service: LearningService; kind: LearningKind; wanted: Wanted };

/** @throws WorkdayError when nothing was written */
export async function putLearning(task: Task, settings: PutSettings, reads: PutReads): Promise<PutResult> {
	const { service, kind, wanted } = task;
	const before = settings.onlyIfDifferent ? await reads.before(wanted.id).catch(saysHowToDoWithout) : undefined;
	if (before) refuseOtherLearner(task, before);
	const values = completed(task, before ?? null);
	refuseIncomplete(kind, wanted.id, values, before);
	const changes = changesOf(kind, before ?? null, wanted, service.names);
	const operation = service.names[kind.put].replace(/_Request$/, '');
	const common = { changes, values };
	if (before && changes.length === 0) return { ...common, outcome: 'no change', requests: [], undo: null };

	const reference = referenceTo(task, before, settings);
	const body = writePut(kind, service.names, { id: wanted.id, reference, values }, service.version);
	if (settings.dryRun) return { ...common, outcome: 'dry run', requests: [{ operation, outcome: 'dry run', requestId: null, event: null, problem: null, body }], undo: null };

	const answer = await sendWrite(service.client, { service: service.names.service, body });
	let shows: Shows | undefined;
	const { outcome, problem } = await settleWrite(answer, {
		verify: settings.verify,
		event: false,
		readBack: async () => (shows = await readBack(task, { before, values, answer }, reads)),
	});
	const undone = before === undefined || (outcome === 'not applied' && shows === 'nothing');
	const undo = undone ? null : undoOf(task, before, changes);
	return { ...common, outcome, requests: [{ operation, outcome, requestId: answer.requestId, event: null, problem }], undo };
}

/** A put replaces: what is not named is sent as it is. */
function completed({ service, kind, wanted }: Task, before: Shown | null): Record<string, WantedValue> {
	const kept = kind.fields.map((field): [string, WantedValue] => [field.key, asWanted(field, before?.values[field.key] ?? null, service.names)]);
	const there = kept.filter(([, value]) => value !== null);
	return { ...Object.fromEntries(there), ...wanted.values };
}

function refuseIncomplete({ noun, fields }: LearningKind, id: string, values: Readonly<Record<string, WantedValue>>, before: Shown | null | undefined): void {
	const missing = fields.find(({ key, required }) => required && (values[key] ?? '') === '');
	if (missing === undefined) return;
	const why = before === undefined ? 'with Only If Different off nothing is read first' : before === null ? `there is no ${noun} "${id}" yet` : 'Workday shows none';
	throw new InvalidRequest(missing.label, `is needed: ${why}`, before !== undefined);
}

/** Somebody else's completion would be gone from the transcript: an ID that is used twice is likelier than that. */
function refuseOtherLearner({ kind, wanted, service }: Task, before: Shown): void {
	const field = kind.fields.find(({ type }) => type === 'learner');
	const value = field && wanted.values[field.key];
	const shown = field && before.values[field.key];
	if (field === undefined || value === undefined || shown === undefined || shown === null) return;
	if (isSame(field, shown, value) || !isComparable(shown, value)) return;
	const whose = plain(asWanted(field, shown, service.names));
	throw new InvalidRequest(kind.idLabel, `the ${kind.noun} "${wanted.id}" in Workday is of another learner (${String(whose)}). IDs must be unique. With Only If Different off, and Update Existing on, nobody looks`, true);
}

function referenceTo({ service, kind, wanted }: Task, before: Shown | null | undefined, settings: PutSettings): Reference | undefined {
	if (before === null || (before === undefined && !settings.updateExisting)) return undefined;
	// The type of a WID is proven, that of the other id is not.
	return before?.wid ? { type: ID_TYPE.wid, id: before.wid } : { type: service.names[kind.idType], id: wanted.id };
}

interface Sent {
	before: Shown | null | undefined;
	values: Readonly<Record<string, WantedValue>>;
	answer: WriteAnswer;
}

async function readBack(task: Task, sent: Sent, reads: PutReads): Promise<Shows> {
	const { before, answer } = sent;
	// Workday has said what is wrong, and cannot be asked: that is what has to be known.
	if (!answer.known && answer.saidNo && before === undefined) return await reads.now(task.wanted.id).then((now) => showsOf(task, sent, now), nothing);
	return showsOf(task, sent, await reads.now(task.wanted.id));
}

const nothing = (): Shows => 'nothing';

function showsOf({ kind, service, wanted }: Task, { before, values }: Sent, now: Shown | null): Shows {
	const shows = (all: Readonly<Record<string, WantedValue>>, read: Shown | null): boolean =>
		kind.fields.every((field) => {
			const value = all[field.key];
			const shown = read?.values[field.key] ?? null;
			return value === undefined || isSame(field, shown, value) || !isComparable(shown, value);
		});
	// What was taken out of use may not be shown any more.
	if (now === null) return !before ? 'nothing' : values[kind.end] === true ? 'all' : 'something else';
	if (shows(values, now)) return 'all';
	if (before === undefined) return 'nothing';
	if (before === null) return 'something else';
	const was = kind.fields.filter(({ key }) => wanted.values[key] !== undefined).map((field): [string, WantedValue] => [field.key, asWanted(field, before.values[field.key] ?? null, service.names)]);
	return shows(Object.fromEntries(was), now) ? 'nothing' : 'something else';
}

/** What was new is taken out of use: nothing here can be deleted. */
function undoOf({ kind, wanted, service }: Task, before: Shown | null, changes: readonly ValueChange[]): Record<string, unknown> {
	if (before === null) return { [kind.idKey]: wanted.id, [kind.end]: true };
	const changed = kind.fields.filter(({ key }) => changes.some(({ field }) => field === key));
	const was = changed.map((field) => {
		const value = asWanted(field, before.values[field.key] ?? null, service.names);
		// A flag that was not there was off.
		if (field.type === 'flag') return [field.key, value === true];
		const usual = field.idType && service.names[field.idType];
		return [field.key, isReference(value) && value.type === usual ? value.id : value];
	});
	return { [kind.idKey]: wanted.id, ...Object.fromEntries(was) };
}

const WITHOUT = ' This was the answer to reading what is there. Where your tenant does not offer that read, switch Only If Different off; Update Existing then says whether it exists.';

/** The reads are younger than the puts, and have a domain of their own. */
async function saysHowToDoWithout(error: unknown): Promise<never> {
	if (error instanceof Permission) return await Promise.reject(new Permission(error.message + WITHOUT, error.details));
	if (error instanceof Validation) return await Promise.reject(new Validation(error.message + WITHOUT, error.issues, error.details));
	if (error instanceof UnexpectedResponse) return await Promise.reject(new UnexpectedResponse(error.message + WITHOUT, error.details));
	return await Promise.reject(error);
}
