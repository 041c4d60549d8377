/** The pages of a read as items, and one of them read. */
import type { IDataObject } from 'n8n-workflow';
import { readAsOf, type AsOf } from '../../../n8n/asOf';
import type { OperationContext, OperationItem } from '../../../n8n/defineOperation';
import { readPageSize } from '../../../n8n/paging';
import type { Parameters } from '../../../n8n/parameters';
import { ReadReport } from '../../../n8n/readReport';
import { UnexpectedResponse } from '../../../workday/errors';
import type { ReadRequest } from '../../../workday/read/paging';
import { planPages, readPlanPage, type PlanPage } from '../../../workday/read/plan';
import { OPERATION, RECORD, SERVICE, writeGetWorkers, type GetWorkersCriteria } from '../../../workday/worker/getWorkers';
import { NO_NEEDS, resolveResponseGroup } from '../../../workday/worker/responseGroup';
import { readCriteria } from '../criteria';
import { WORKERS } from '../noun';

const PAGES = ['all', 'one', 'plan'] as const;

export const readPages = (parameters: Parameters): (typeof PAGES)[number] => parameters.choice('pages', 'Pages', PAGES, 'all');

/** What an item of a plan says about its reading, besides which page it is. */
export interface PlannedRead {
	plan: PlanPage;
	criteria: GetWorkersCriteria;
	asOf: AsOf;
	/** Files of one plan that come together must not have one name, and sort in the order of the pages. */
	fileName: string;
}

/** @throws InvalidRequest */
export function readPlanned(parameters: Parameters): PlannedRead {
	const plan = readPlanPage(parameters.raw('page'));
	const { asOfEffectiveDate, asOfEntryMoment, page, pages } = plan;
	return {
		plan,
		criteria: plan.filters as GetWorkersCriteria,
		asOf: { asOfEffectiveDate, asOfEntryMoment, day: asOfEffectiveDate },
		fileName: `${WORKERS.many}-${String(page).padStart(String(pages).length, '0')}-of-${pages}`,
	};
}

/**
 * One item for each page. Workday is asked once, for one worker without any data: its answer says how many there are.
 *
 * @throws WorkdayError
 */
export async function* planWorkers(context: OperationContext, options: Parameters): AsyncGenerator<OperationItem> {
	const { asOfEntryMoment = new Date(context.clock.now()).toISOString(), day: asOfEffectiveDate } = readAsOf(context, options);
	// What is computed for each worker is the reader's choice, like all that an item says.
	const filters = { ...readCriteria(context), fieldOverrides: undefined };
	const pageSize = readPageSize(options);

	const { client, connection, version } = await context.connect(options);
	const report = new ReadReport();
	const { values: group } = resolveResponseGroup(new Set(), NO_NEEDS);
	const request: ReadRequest<true> = {
		service: SERVICE,
		operation: OPERATION,
		record: RECORD,
		buildBody: ({ page, count }) => writeGetWorkers({ criteria: filters, filter: { asOfEffectiveDate, asOfEntryMoment, page, count }, group }, version),
		map: () => true,
	};
	const one = client.read(request, { limit: 1, onNote: report.note });
	while (!(await one.next()).done);
	const total = report.finished?.totalResults;
	if (total === undefined) throw new UnexpectedResponse('Workday did not say how many workers there are, so nobody can plan their pages. Read them with Pages: All.');

	const { servicesHost, tenant } = connection;
	const plan = { pageSize, asOfEntryMoment, asOfEffectiveDate, servicesHost, tenant, webServicesVersion: version, filters };
	for (const page of planPages(plan, total)) yield { json: { ...page } as IDataObject };
	if (total === 0) context.hint('No worker matches, so the plan has no pages.');
}
