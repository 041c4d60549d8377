/** Custom Call → WQL: rows of a query. */
import { defineOperation, type OperationContext, type OperationItem } from '../../../n8n/defineOperation';
import { hintAtNotes, ReadReport } from '../../../n8n/readReport';
import { readLimit, readResults } from '../../../n8n/recordFields';
import { refusePassword } from '../../../n8n/tokensOnly';
import { readCollection } from '../../../workday/rest/collection';
import { DEFAULT_WQL_PAGE, DEFAULT_WQL_SERVICE, LARGEST_WQL_PAGE, PLACES, wqlRequest } from '../../../workday/wql/query';
import { RESOURCE } from '../customFields';
import { fields } from './fields';
import { ROWS } from './noun';

export const wql = defineOperation({
	resource: RESOURCE,
	operation: 'wql',
	name: 'WQL',
	action: 'Run a WQL query',
	description: 'Run a query in Workday Query Language, one item a row',
	properties: fields,
	asTool: 'customCalls',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		refusePassword(parameters);
		const query = {
			text: parameters.text('query', 'Query'),
			place: options.choice('queryPlace', 'Query In', PLACES, 'auto'),
			service: options.text('apiService', 'API Service') || DEFAULT_WQL_SERVICE,
		};
		const limit = readLimit(parameters);
		const pageSize = options.integer('pageSize', 'Page Size', DEFAULT_WQL_PAGE, { min: 1, max: LARGEST_WQL_PAGE });
		// Columns show with the first row, and a row may lack some.
		const results = readResults(parameters, options, undefined, ROWS);
		const session = await context.connect(options);
		const report = new ReadReport();
		const rows = readCollection(session.client, wqlRequest(query, session.connection.tenant), { pageSize, limit, onNote: report.note });
		yield* results.give(rows, session, () => report.yielded);
		hintAtNotes(context, report, ROWS);
		if (report.yielded === 0) context.hint('The query found no rows. The user of the API client sees only what its security groups may see.');
	},
});
