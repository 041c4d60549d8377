/** Organization → Get Many: the organizations of a tenant, as items or as one file. */
import { defineOperation, type OperationContext, type OperationItem } from '../../../n8n/defineOperation';
import { readPaging } from '../../../n8n/paging';
import { hintAtNotes, ReadReport } from '../../../n8n/readReport';
import { readLimit, readResults } from '../../../n8n/recordFields';
import { PATH_COLUMNS } from '../../../workday/organization/hierarchy';
import { withPaths, type PathProblems } from '../../../workday/organization/placed';
import type { ReadOptions } from '../../../workday/read/paging';
import { readCriteria } from '../criteria';
import { hintAtPaths } from '../hierarchyHints';
import { ORGANIZATIONS } from '../noun';
import { prepareRead } from '../read';
import { fields } from './fields';

export const getMany = defineOperation({
	resource: 'organization',
	operation: 'getAll',
	name: 'Get Many',
	action: 'Get many organizations',
	description: 'Get supervisory organizations, cost centers, companies and others, with their hierarchy, as normalized profiles, XPath fields, JSON or XML',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const read = prepareRead(context, options);
		const { places } = read;
		const criteria = readCriteria(context);
		const limit = readLimit(parameters);
		const columns = places && read.output.columns ? [...read.output.columns, ...PATH_COLUMNS] : read.output.columns;
		const results = readResults(parameters, options, columns, ORGANIZATIONS);
		const paging = readPaging(options);

		const session = await context.connect(options);
		const report = new ReadReport();
		const problems: PathProblems = {};
		const readOptions: ReadOptions = { ...paging, limit, asOfEntryMoment: read.asOfEntryMoment, onNote: report.note };
		const organizations = places
			? withPaths(
					session.client.read(
						read.request(session, { criteria }, (record) => ({ item: read.output.read(record), place: places.read(record) })),
						readOptions,
					),
					read.readPlaces(session),
					problems,
				)
			: session.client.read(read.request(session, { criteria }, (record) => read.output.read(record)), readOptions);

		yield* results.give(organizations, session, () => report.yielded);

		hintAtNotes(context, report, ORGANIZATIONS);
		hintAtPaths(context, problems);
		read.hintAtMissing();
	},
});
