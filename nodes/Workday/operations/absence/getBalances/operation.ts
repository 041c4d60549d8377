/** Absence → Get Balances: what a worker has left of each plan. */
import { defineOperation, type OperationContext, type OperationItem, type Session } from '../../../n8n/defineOperation';
import { refuseEmpty } from '../../../n8n/filterValues';
import { giveCollection, readRestResults, readSource, restPath, type RestSource } from '../../../n8n/restRead';
import { InvalidRequest, UnexpectedResponse } from '../../../workday/errors';
import { ABSENCE_CATEGORIES, absenceRows, BALANCE_FIELDS } from '../../../workday/rest/absence';
import { textAt } from '../../../workday/rest/instance';
import { isRecord, readJson } from '../../../workday/rest/json';
import { ABSENCE_SERVICE } from '../../../workday/rest/services';
import { toDate } from '../../../workday/values/dates';
import { isWid } from '../../../workday/wid';
import type { Query } from '../../../workday/web/address';
import { readWorker, type WorkerKey } from '../shared';
import { BALANCES, fields } from './fields';

export const getBalances = defineOperation({
	resource: 'absence',
	operation: 'getBalances',
	name: 'Get Balances',
	action: 'Get absence balances',
	description: 'Get what a worker has left of each time off plan, leave type and absence table',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const source = readSource(parameters, options, ABSENCE_SERVICE);
		const worker = readWorker(parameters);
		const filters = readFilters(context);
		const rows = absenceRows(BALANCE_FIELDS, context.privacy);
		const wanted = readRestResults(context, options, rows.columns, BALANCES);

		const session = await context.connect(options);
		const query: Query = [['worker', await widOf(session, source, worker)], ...filters];
		yield* giveCollection(context, session, {
			request: { path: restPath(session, source, ['balances']), query },
			source,
			wanted,
			noun: BALANCES,
			normalise: rows.read,
			whenEmpty: 'No balance came: the worker has none of this kind on that day, or the user of the API client may not see it.',
		});
	},
});

/** @throws InvalidRequest */
function readFilters({ parameters, clock, timeZone, privacy }: OperationContext): Query {
	const filters = parameters.group('filters', 'Filters');
	const query: Array<readonly [string, string]> = [];
	const effective = filters.raw('effectiveDate');
	if (effective !== undefined) query.push(['effective', toDate(effective, 'Effective Date', clock, timeZone)]);
	const category = filters.text('category', 'Category');
	refuseEmpty(filters, 'category', 'Category', category.length);
	if (category !== '') privacy.demand('leaveTypes', 'Category', 'A choice of kinds');
	if (category !== '') query.push(['category', categoryWid(category)]);
	return query;
}

function categoryWid(category: string): string {
	if (isWid(category)) return category;
	const found = Object.entries(ABSENCE_CATEGORIES).find(([name]) => name === category);
	if (!found) throw new InvalidRequest('Category', `"${category}" is not one of ${Object.keys(ABSENCE_CATEGORIES).join(', ')}, and not a Workday ID (WID)`);
	return found[1];
}

/** Balances are asked for by WID only, while a worker is found by other ids as well. */
async function widOf(session: Session, source: RestSource, { key, isWid: known }: WorkerKey): Promise<string> {
	if (known) return key;
	const path = restPath(session, source, ['workers', key], 'Worker');
	const worker = await session.client.askWhole({ method: 'GET', path, accept: 'application/json', isRead: true }, readJson);
	const wid = isRecord(worker) ? textAt(worker, 'id') : null;
	if (wid === null) throw new UnexpectedResponse(`Workday's answer about the worker ${key} has no id.`);
	return wid;
}
