/** Absence → Get Time Off: days off of a worker, taken and to come. */
import { defineOperation, type OperationContext, type OperationItem, type Session } from '../../../n8n/defineOperation';
import { refuseEmpty } from '../../../n8n/filterValues';
import { hintAtEmpty } from '../../../n8n/ranges';
import { giveCollection, readRestResults, readSource, restPath, type RestSource } from '../../../n8n/restRead';
import { InvalidRequest, NotFound } from '../../../workday/errors';
import { absenceRows, TIME_OFF_FIELDS, TIME_OFF_STATUSES } from '../../../workday/rest/absence';
import { readCollection } from '../../../workday/rest/collection';
import { textAt } from '../../../workday/rest/instance';
import { ABSENCE_SERVICE } from '../../../workday/rest/services';
import { toDate } from '../../../workday/values/dates';
import { isWid } from '../../../workday/wid';
import type { Query } from '../../../workday/web/address';
import { readWids, readWorker } from '../shared';
import { ENTRIES, fields } from './fields';

const STATUSES = 'Statuses';

export const getTimeOff = defineOperation({
	resource: 'absence',
	operation: 'getTimeOff',
	name: 'Get Time Off',
	action: 'Get time off',
	description: 'Get the days off of a worker, with type, quantity and status',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const source = readSource(parameters, options, ABSENCE_SERVICE);
		const worker = readWorker(parameters);
		const { statuses, query } = readFilters(context);
		const rows = absenceRows(TIME_OFF_FIELDS, context.privacy);
		const wanted = readRestResults(context, options, rows.columns, ENTRIES);

		const session = await context.connect(options);
		const ofStatus: Query = (await statusWids(session, source, statuses)).map((wid) => ['status', wid]);
		yield* giveCollection(context, session, {
			request: { path: restPath(session, source, ['workers', worker.key, 'timeOffDetails'], 'Worker'), query: [...query, ...ofStatus] },
			source,
			wanted,
			noun: ENTRIES,
			normalise: rows.read,
			whenEmpty: 'No time off came: the worker has none that fits, or the user of the API client may not see it. Canceled and denied entries never come.',
		});
	},
});

/** @throws InvalidRequest */
function readFilters({ parameters, clock, timeZone, hint, privacy }: OperationContext): { statuses: string[]; query: Query } {
	const filters = parameters.group('filters', 'Filters');
	const day = (name: string, label: string): string | undefined => {
		hintAtEmpty(filters, name, label, ENTRIES.many, hint);
		const value = filters.raw(name);
		return value === undefined ? undefined : toDate(value, label, clock, timeZone);
	};
	const [from, to] = [day('fromDate', 'From'), day('toDate', 'Through')];
	if (from !== undefined && to !== undefined && from > to) throw new InvalidRequest('From', `${from} is later than Through, ${to}`);
	const statuses = filters.list('statuses', STATUSES);
	refuseEmpty(filters, 'statuses', STATUSES, statuses.length);
	const known: readonly string[] = TIME_OFF_STATUSES;
	const wrong = statuses.find((status) => !isWid(status) && !known.includes(status));
	if (wrong !== undefined) throw new InvalidRequest(STATUSES, `"${wrong}" is not one of ${known.join(', ')}, and not a Workday ID (WID)`);
	const types = readWids(filters, 'timeOffTypes', 'Time Off Types');
	// Who comes says of what type it is.
	if (types.length > 0) privacy.demand('leaveTypes', 'Time Off Types', 'A choice of types');
	refuseEmpty(filters, 'timeOffTypes', 'Time Off Types', types.length);
	const query: Array<readonly [string, string]> = [];
	if (from !== undefined) query.push(['fromDate', from]);
	if (to !== undefined) query.push(['toDate', to]);
	return { statuses, query: [...query, ...types.map((type) => ['timeOffType', type] as const)] };
}

/** The names are Workday's, their WIDs the tenant's. */
async function statusWids(session: Session, source: RestSource, statuses: readonly string[]): Promise<string[]> {
	if (statuses.every(isWid)) return [...statuses];
	// The address ends with a slash in the public description.
	const request = { path: `${restPath(session, source, ['values', 'timeOff', 'status'])}/` };
	const named: Array<{ name: string; id: string }> = [];
	for await (const record of readCollection(session.client, request)) {
		const [name, id] = [textAt(record, 'descriptor'), textAt(record, 'id')];
		if (name !== null && id !== null) named.push({ name, id });
	}
	return statuses.map((status) => {
		const wid = isWid(status) ? status : named.find(({ name }) => name.toLowerCase() === status.toLowerCase())?.id;
		if (wid === undefined) {
			throw new NotFound(`${STATUSES}: Workday knows no status "${status}" here, but ${named.map(({ name }) => name).join(', ') || 'none'}. An expression may give its Workday ID (WID)`);
		}
		return wid;
	});
}
