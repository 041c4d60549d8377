/** One input item, one put. What items have in common, reads and claims of ids, is made once in a run. */
import type { IDataObject } from 'n8n-workflow';
import type { ItemContext, OperationItem, Session } from '../../n8n/defineOperation';
import { laneOrder, type Lane } from '../../n8n/lanes';
import type { Parameters } from '../../n8n/parameters';
import { readWriteSettings, reportOutcome } from '../../n8n/writeFields';
import { ReadAhead, ReadTogether } from '../../workday/learning/ahead';
import { claimOf, refuseContradiction, type Claim } from '../../workday/learning/claims';
import type { LearningKind } from '../../workday/learning/kinds';
import type { Names } from '../../workday/learning/names';
import { inOtherWords } from '../../workday/errors';
import { putLearning, type PutReads, type PutResult, type PutSettings } from '../../workday/learning/put';
import { readerOf, type LearningService } from '../../workday/learning/readLearning';
import { isReference, plain, type Wanted } from '../../workday/learning/values';
import { changesTold, requestsTold } from '../../workday/privacy/writes';
import { wasSent, type WriteOutcome } from '../../workday/write/outcome';
import { readLearnerOf, readNames, readOwnId, readWanted } from './readWanted';

/** What has to be there first, in the same run. */
export interface Before {
	/** @throws WorkdayError when it could not be made sure of; nothing else is sent then */
	put(put: Put): Promise<PutResult['requests']>;
}

/** Everything that a put needs besides what is wanted. */
export interface Put {
	context: ItemContext;
	service: LearningService;
	settings: PutSettings;
}

/** Workday may refuse two changes of one learner at the same time. What says no learner is about itself. */
export const laneOf = (kind: LearningKind) => (parameters: Parameters): Lane => {
	const own = { kind: kind.idKey, id: readOwnId(parameters, kind) };
	const learner = readLearnerOf(parameters, kind);
	return learner ? { kind: learner.type, id: learner.id, own } : { ...own, own };
};

/** @param readBefore what the item wants to be there first; undefined: nothing */
export async function* runPut(
	context: ItemContext,
	kind: LearningKind,
	readBefore: (wanted: Wanted, names: Names) => Before | undefined = () => undefined,
): AsyncGenerator<OperationItem> {
	const { parameters, privacy } = context;
	// Not even planned: what is there would show, and whose it is, and whether a guess is right.
	const learner = kind.fields.find(({ type }) => type === 'learner');
	if (learner) privacy.demand('talent', learner.label, 'What somebody learned');
	const options = parameters.group('options', 'Options');
	const names = readNames(options);
	const wanted = readWanted(context, kind, names);
	const settings = { ...readWriteSettings(context, options), updateExisting: options.flag('updateExisting', 'Update Existing') };
	const before = readBefore(wanted, names);
	const session = await context.connect(options);

	const put: Put = { context, service: serviceOf(session, names), settings };
	const first = await claim(put, kind, wanted);
	if (first.item !== context.itemIndex && isDone(first, settings)) {
		yield { json: itemOf(kind, wanted, { outcome: again(first), changes: [], requests: [], undo: null, values: wanted.values }) };
		return;
	}
	const requestsBefore = (await before?.put(put)) ?? [];
	const result = await putLearning({ service: put.service, kind, wanted }, settings, await readsOf(put, kind)).catch(sayingWhatWasSent(requestsBefore));
	first.outcome = result.outcome;
	reportOutcome(context, options, result);
	yield { json: itemOf(kind, wanted, told(context, wanted, { ...result, requests: [...requestsBefore, ...result.requests] })) };
}

/** What somebody learned comes this far only where it may be told. Of a course that was there only what the item names is. */
function told({ privacy }: ItemContext, wanted: Wanted, result: ItemResult): ItemResult {
	const requests = requestsTold(privacy, result.requests);
	const values = privacy.allows('talent') ? result.values : wanted.values;
	return changesTold(privacy, { ...result, requests, values }, () => 'talent');
}

/** An error has no list of requests; what was changed before it stays changed. */
const sayingWhatWasSent = (before: PutResult['requests']) => async (error: unknown): Promise<never> => {
	const sent = before.filter(({ outcome }) => wasSent(outcome)).map(({ operation }) => operation);
	if (!(error instanceof Error) || sent.length === 0) return await Promise.reject(error);
	return await Promise.reject(inOtherWords(error, `${error.message} Before it, ${sent.join(', ')} of this item was carried out.`));
};

const serviceOf = ({ client, version }: Session, names: Names): LearningService => ({ client, version, names });

/** @throws InvalidRequest where another item wants something else of the same id */
async function claim({ context }: Put, kind: LearningKind, wanted: Wanted): Promise<Claim> {
	const own = claimOf(context.itemIndex, kind, wanted);
	const first = await context.once(`claim of ${kind.idKey} ${wanted.id}`, () => own);
	refuseContradiction(kind, wanted.id, first, own);
	return first;
}

/** What failed is tried again; what may have been carried out is read first, or left. */
const isDone = ({ outcome }: Claim, { onlyIfDifferent }: PutSettings): boolean => outcome !== undefined && !(onlyIfDifferent && (outcome === 'unknown' || outcome === 'not applied'));

/** Nothing is sent for it; whether it is there is what the first one knows. */
const again = ({ outcome }: Claim): WriteOutcome => (outcome === 'unknown' || outcome === 'not applied' || outcome === 'dry run' ? outcome : 'no change');

/** The same for all items of a run, which share what they read. */
export async function readsOf({ context, service }: Put, kind: LearningKind): Promise<PutReads> {
	return await context.once(`reads of ${kind.idKey} ${service.version} ${JSON.stringify(service.names)}`, () => {
		const read = readerOf(kind, service);
		// In the order in which items are worked on: what is read ahead is needed soon.
		const owns = laneOrder(context.lanes).flatMap((items) => items.map((item) => context.lanes[item]?.own));
		const ids = owns.flatMap((own) => (own?.kind === kind.idKey ? [own.id] : []));
		const ahead = new ReadAhead(read, ids);
		const together = new ReadTogether(read);
		return { before: async (id: string) => await ahead.take(id), now: async (id: string) => await together.now(id) };
	});
}

type ItemResult = Pick<PutResult, 'outcome' | 'changes' | 'requests' | 'undo' | 'values'>;

function itemOf(kind: LearningKind, { id }: Wanted, { outcome, changes, requests, undo, values }: ItemResult): IDataObject {
	const about: IDataObject = {};
	for (const { key, type, required } of kind.fields) {
		if (!required) continue;
		const value = values[key] ?? null;
		about[key] = plain(value);
		if (type === 'learner') about.learnerIdType = isReference(value) ? value.type : null;
	}
	return { [kind.idKey]: id, ...about, outcome, changes: changes.map((one) => ({ ...one })), requests: requests.map((one) => ({ ...one })), undo: undo as IDataObject | null };
}
