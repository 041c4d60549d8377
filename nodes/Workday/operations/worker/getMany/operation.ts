/** Worker → Get Many: the workers of a tenant, as items or as one file. */
import { defineOperation, type OperationContext, type OperationItem } from '../../../n8n/defineOperation';
import { readPageSize } from '../../../n8n/pageSize';
import { hintAtNotes, ReadReport } from '../../../n8n/readReport';
import { readLimit, readResults } from '../../../n8n/recordFields';
import type { ReadOptions } from '../../../workday/read/paging';
import { readCriteria } from '../criteria';
import { WORKERS } from '../noun';
import { prepareRead } from '../read';
import { fields } from './fields';

export const getMany = defineOperation({
	resource: 'worker',
	operation: 'getAll',
	name: 'Get Many',
	action: 'Get many workers',
	description: 'Get workers, all or filtered, as normalized profiles, SCIM users, XPath fields, JSON or XML',
	properties: fields,

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const read = prepareRead(context, options);
		const criteria = readCriteria(context);
		const limit = readLimit(parameters);
		const results = readResults(parameters, options, read.output.columns, WORKERS);
		const pageSize = readPageSize(options);

		const session = await context.connect(options);
		const report = new ReadReport();
		const readOptions: ReadOptions = {
			pageSize,
			limit,
			asOfEntryMoment: read.asOfEntryMoment,
			onNote: report.note,
		};
		const workers = session.client.read(read.request(session, { criteria }, (worker) => read.output.read(worker)), readOptions);

		yield* results.give(workers, session, () => report.yielded);

		hintAtNotes(context, report, WORKERS);
		read.hintAtMissing();
	},
});
