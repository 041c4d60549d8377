/** Changes the contact information of one worker: read, plan, send what differs, read back. */
import { InvalidRequest, type WorkdayError } from '../errors';
import { ID_TYPE } from '../names';
import { versionNumber, type Reference } from '../spec';
import type { WorkerIds } from '../worker/fetchOne';
import { gravest, type RequestReport, type WriteOutcome } from '../write/outcome';
import type { BusinessProcess } from '../write/businessProcess';
import { carryOut, refused, type CarriedOut } from './carryOut';
import type { ContactRequest } from './contactRequests';
import { contactRequests, operationFor, SEPARATE_SINCE } from './contactRequests';
import type { ClearValues } from './cleared';
import type { CountryCodeId } from './countryCodeId';
import { fieldName } from './entryValues';
import { fetchWorker, type Asking } from './fetchContact';
import { phoneKey } from './phoneText';
import { Picture } from './picture';
import { planChanges, type Plan } from './plan';
import { undoOf } from './undo';
import type { Change, FieldChange } from './changes';
import type { ContactKind } from './contactInformation';
import type { Wanted } from './wanted';

export interface ContactUpdate {
	worker: Reference;
	/** WID of whom the wanted changes are for, where they say so. */
	onlyFor?: string | null;
	wanted: readonly Wanted[];
	onlyIfDifferent: boolean;
	dryRun: boolean;
	verify: boolean;
	process: BusinessProcess;
	countryCode?: CountryCodeId;
	clearValues?: ClearValues;
}

/** One field of one entry. */
export interface ContactFieldChange extends FieldChange {
	/** For people, for example `Work Email`. */
	entry: string;
	kind: ContactKind;
	usage: string;
	/** null: it is new. */
	entryId: string | null;
	action: Change['action'];
}

export interface ContactUndo {
	worker: string;
	effectiveDate: string | null;
	changes: Wanted[];
}

export interface ContactUpdated {
	worker: WorkerIds;
	outcome: WriteOutcome;
	changes: ContactFieldChange[];
	requests: RequestReport[];
	/** null: there is nothing to undo. */
	undo: ContactUndo | null;
	/** Of requests that changed nothing. */
	failures: Array<{ operation: string; failure: WorkdayError }>;
}

/** @throws WorkdayError while nothing has been sent; InvalidRequest for what Workday would refuse */
export async function updateContact(asking: Asking, update: ContactUpdate): Promise<ContactUpdated> {
	const { ids, contact } = await fetchWorker(asking, update.worker);
	if (update.onlyFor && update.onlyFor !== ids.id) throw new InvalidRequest('Worker', `the changes are for the worker with WID ${update.onlyFor}, and this one has another`, true);
	const person: Reference = { type: ID_TYPE.wid, id: ids.id };
	const picture = new Picture(asking, person, contact);
	await picture.askWhereUnseen(update.wanted);
	// What must not be changed is not planned either: the rest is.
	const allowed = (): Wanted[] => update.wanted.filter(({ usage }) => !picture.refused.has(usage));
	const planned = (): Plan => planChanges(picture.contact, allowed(), { phoneKey, evenIfSame: !update.onlyIfDifferent });
	await picture.askForCountries(planned().changes);
	const plan = planned();
	const { version, effectiveDate } = asking;
	const requests = contactRequests(plan, { person, effectiveDate, process: update.process, version, countryCode: update.countryCode, clearValues: update.clearValues });
	const settings = { verify: update.verify, readBack: async () => (await fetchWorker(asking, person)).contact };
	const done = update.dryRun ? requests.map(dryRun) : await carryOut(asking.client, requests, settings);
	const never = [...picture.refused].map(([usage, failure]) => refused({ operation: operationFor(usage), body: '', changes: [] }, failure));
	return result(ids, plan, [...done, ...never], asking);
}

const dryRun = (request: ContactRequest): CarriedOut => ({
	request,
	result: { operation: request.operation, outcome: 'dry run', requestId: null, event: null, problem: null },
});

function result(worker: WorkerIds, plan: Plan, results: readonly CarriedOut[], { version, effectiveDate = '' }: Asking): ContactUpdated {
	const undone = results.flatMap(({ request, failure }) => (failure === undefined ? request.changes.filter(({ fields }) => fields.length > 0) : []));
	const changes = undoOf({ changes: undone }, { idsStay: versionNumber(version) >= SEPARATE_SINCE });
	return {
		worker,
		outcome: gravest(results.map((one) => one.result.outcome)),
		changes: plan.changes.flatMap(fieldChanges),
		requests: results.map((one) => (one.result.outcome === 'dry run' ? { ...one.result, body: one.request.body } : one.result)),
		undo: changes.length === 0 ? null : { worker: worker.id, effectiveDate: effectiveDate || null, changes },
		failures: results.flatMap(({ request, failure }) => (failure === undefined ? [] : [{ operation: request.operation, failure }])),
	};
}

function fieldChanges({ kind, usage, action, before, after, fields }: Change): ContactFieldChange[] {
	const entry = { entry: fieldName(kind, usage), kind, usage, entryId: before?.wid ?? before?.id ?? null, action };
	if (fields.length > 0) return fields.map((field) => ({ ...entry, ...field }));
	// Written again: it is the same.
	const same = after?.kind === 'email' ? ({ field: 'address', value: after.address } as const) : ({ field: 'number', value: after?.number ?? null } as const);
	return [{ ...entry, field: same.field, before: same.value, after: same.value }];
}
