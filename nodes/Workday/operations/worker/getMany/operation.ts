/** Worker → Get Many: the workers of a tenant, as items or as one file. */
import { defineOperation, type OperationContext, type OperationItem } from '../../../n8n/defineOperation';
import { readPaging } from '../../../n8n/paging';
import type { Parameters } from '../../../n8n/parameters';
import { hintAtNotes, ReadReport } from '../../../n8n/readReport';
import { readFieldOverrides, readLimit, readResults } from '../../../n8n/recordFields';
import type { ReadOptions } from '../../../workday/read/paging';
import { refuseOtherPlace } from '../../../workday/read/plan';
import { readCriteria } from '../criteria';
import { WORKERS } from '../noun';
import { prepareRead } from '../read';
import { fields } from './fields';
import { planWorkers, readPages, readPlanned, type PlannedRead } from './plan';

export const getMany = defineOperation({
	resource: 'worker',
	operation: 'getAll',
	name: 'Get Many',
	action: 'Get many workers',
	description: 'Get workers, all or filtered, as normalized profiles, SCIM users, XPath fields, JSON or XML',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const pages = readPages(parameters);
		// A plan carries criteria of its own past those that are looked at here.
		if (pages !== 'all') context.privacy.demand(undefined, 'Pages', 'A plan');
		if (pages === 'plan') return yield* planWorkers(context, options);
		const planned = pages === 'one' ? readPlanned(parameters) : undefined;
		const read = prepareRead(context, options, [], planned?.asOf);
		const criteria = planned ? { ...planned.criteria, ...readFieldOverrides(parameters) } : readCriteria(context);
		const results = readResults(parameters, options, read.output.columns, WORKERS, planned?.fileName);
		const range = readRange(parameters, options, planned);

		const session = await context.connect(options);
		if (planned) refuseOtherPlace(planned.plan, session.connection, session.version);
		const report = new ReadReport();
		const readOptions: ReadOptions = { ...range, asOfEntryMoment: read.asOfEntryMoment, onNote: report.note };
		const workers = session.client.read(read.request(session, { criteria }, (worker) => read.output.read(worker)), readOptions);

		yield* results.give(workers, session, () => report.yielded);

		hintAtNotes(context, report, WORKERS);
		read.hintAtMissing();
	},
});

/** Which of the workers that the filters let through. */
function readRange(parameters: Parameters, options: Parameters, planned: PlannedRead | undefined): ReadOptions {
	if (!planned) return { limit: readLimit(parameters), ...readPaging(options) };
	const { page, pageSize, totalRecords } = planned.plan;
	return { pageSize, only: { page, total: totalRecords } };
}
