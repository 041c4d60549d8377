/** Worker → Update Contact: e-mail addresses and phones of one worker. */
import type { IDataObject } from 'n8n-workflow';
import { defineOperation, type ItemContext, type OperationItem } from '../../../n8n/defineOperation';
import { readCell, readIfEmpty } from '../../../n8n/emptyValues';
import type { Parameters } from '../../../n8n/parameters';
import { readBusinessProcess, readWriteSettings, reportOutcome } from '../../../n8n/writeFields';
import { CLEARS } from '../../../workday/contact/cleared';
import { COUNTRY_CODE_ID } from '../../../workday/contact/countryCodeId';
import { updateContact as update, type ContactUpdated } from '../../../workday/contact/updateContact';
import { changesOfJson, type ContactChanges } from '../../../workday/contact/wantedJson';
import { InvalidRequest } from '../../../workday/errors';
import type { Privacy } from '../../../workday/privacy/kinds';
import { changesTold, requestsTold } from '../../../workday/privacy/writes';
import { toDate } from '../../../workday/values/dates';
import { readWorker, workerLane } from '../oneWorker';
import { fields } from './fields';
import { partlyDone } from './partlyDone';
import { readRows } from './readRows';

export const updateContact = defineOperation({
	resource: 'worker',
	operation: 'updateContact',
	name: 'Update Contact',
	action: 'Update the contact information of a worker',
	description: 'Change e-mail addresses and phones of a worker; whatever is not named is not touched',
	properties: fields,
	asTool: 'filtered',

	lane: workerLane,

	async *run(context: ItemContext): AsyncGenerator<OperationItem> {
		const { parameters, privacy } = context;
		const options = parameters.group('options', 'Options');
		const worker = readWorker(parameters);
		const { changes: wanted, worker: onlyFor, effectiveDate: ofChanges } = readChanges(parameters, options);
		// Not even planned: what is there would show, and whether a guess is right.
		if (wanted.some(({ usage }) => usage.toUpperCase() !== 'WORK')) privacy.demand('homeContact', 'Usage', 'Contact data that is not for work');
		const effectiveDate = readEffectiveDate(context, ofChanges);
		const process = readBusinessProcess(options);
		const countryCode = {
			type: options.text('countryCodeIdType', 'Country Code ID Type') || COUNTRY_CODE_ID.type,
			pattern: options.text('countryCodePattern', 'Country Code ID Pattern') || COUNTRY_CODE_ID.pattern,
		};
		const clearValues = options.choice('clearValues', 'Clear Values By', CLEARS, 'emptyElement');
		const settings = readWriteSettings(context, options);
		const { client, version } = await context.connect(options);

		const done = await update({ client, version, effectiveDate }, { worker, onlyFor, wanted, process, countryCode, clearValues, ...settings });
		const error = partlyDone(done);
		const [first] = done.failures;
		if (first !== undefined && error === undefined) throw first.failure;
		if (error === undefined) reportOutcome(context, options, done);
		yield { json: itemOf(told(done, privacy), effectiveDate) };
		if (error !== undefined) throw error;
	},
});

const isComment = ({ field }: { field: string }) => (field === 'comment' || field === 'usageComment' ? 'notes' : undefined);

const told = (done: ContactUpdated, privacy: Privacy): ContactUpdated => changesTold(privacy, { ...done, requests: requestsTold(privacy, done.requests) }, isComment);

function readChanges(parameters: Parameters, options: Parameters): ContactChanges {
	const defaultCountry = options.text('defaultCountry', 'Default Country');
	if (parameters.choice('specifyChanges', 'Specify Changes', ['fields', 'json'], 'fields') === 'fields') {
		return { changes: readRows(parameters, { ifEmpty: readIfEmpty(parameters), defaultCountry }), worker: null, effectiveDate: null };
	}
	const given = parameters.raw('changesJson');
	if (given === undefined) throw new InvalidRequest('Changes', 'is empty');
	return changesOfJson(given, 'Changes', defaultCountry || undefined);
}

/** @param ofChanges where the field says nothing: what is undone holds from the day on which it was done */
function readEffectiveDate({ parameters, clock, timeZone }: ItemContext, ofChanges: string | null): string | undefined {
	const label = 'Effective Date';
	// Cleared it would be today, and what holds from today on by accident stands in Workday for ever.
	const cell = readCell(parameters, 'effectiveDate', label, readIfEmpty(parameters) === 'skip' ? 'skip' : 'error');
	const given = cell.kind === 'set' ? cell.raw : (ofChanges ?? undefined);
	return given === undefined ? undefined : toDate(given, label, clock, timeZone);
}

function itemOf({ worker, outcome, changes, requests, undo }: ContactUpdated, effectiveDate: string | undefined): IDataObject {
	const item = { worker, outcome, changes, requests, undo, effectiveDate: effectiveDate ?? null };
	// Only what JSON has: nested types of ours are no IDataObject to the compiler.
	return JSON.parse(JSON.stringify(item)) as IDataObject;
}
