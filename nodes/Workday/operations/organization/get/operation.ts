/** Organization → Get: one organization or several, picked or by id. */
import type { IDataObject } from 'n8n-workflow';
import { defineOperation, type OperationContext, type OperationItem } from '../../../n8n/defineOperation';
import { readIds } from '../../../n8n/locators';
import { hintAtNotes, ReadReport } from '../../../n8n/readReport';
import { readFieldOverrides } from '../../../n8n/recordFields';
import { NotFound } from '../../../workday/errors';
import { ID_TYPE } from '../../../workday/names';
import type { Place } from '../../../workday/organization/hierarchy';
import { createIdReader } from '../../../workday/organization/ids';
import { withPaths, type PathProblems, type Placed } from '../../../workday/organization/placed';
import { IDS_PER_REQUEST, readThoseThatExist, sayingWhoIsUnknown } from '../../../workday/read/byIds';
import { ORGANIZATION_ID_TYPES } from '../../../workday/requestRows';
import type { Tape } from '../../../xml/tape';
import { hintAtPaths } from '../hierarchyHints';
import { ORGANIZATIONS } from '../noun';
import { prepareRead } from '../read';
import { fields } from './fields';

interface Found extends Placed {
	/** '' when Workday does not repeat ids of the type that was asked for. */
	id: string;
}

/** Where nobody wants to know it. */
const NOWHERE: Place = { id: '', name: '', parentId: null, topId: null };

export const get = defineOperation({
	resource: 'organization',
	operation: 'get',
	name: 'Get',
	action: 'Get an organization',
	description: 'Get one organization or several, picked from a list or by ID',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const { idType, ids } = readIds(parameters, { name: 'organization', label: 'Organization', idTypes: ORGANIZATION_ID_TYPES, usual: ID_TYPE.organization });
		const skipMissing = parameters.choice('ifNotFound', 'If Not Found', ['error', 'empty'], 'error') === 'empty';
		const read = prepareRead(context, options);
		const ownId = createIdReader(idType, read.names);
		const criteria = readFieldOverrides(parameters);
		const session = await context.connect(options);
		const report = new ReadReport();
		const map = (organization: Tape): Found => ({
			id: ownId(organization),
			item: read.output.read(organization),
			place: read.places?.read(organization) ?? NOWHERE,
		});

		async function* readTogether(wanted: readonly string[]): AsyncGenerator<Found> {
			const references = { skipMissing, organizations: wanted.map((id) => ({ type: idType, id })) };
			const request = read.request(session, { references, criteria }, map);
			const readOptions = { pageSize: wanted.length, asOfEntryMoment: read.asOfEntryMoment, onNote: report.note };
			yield* sayingWhoIsUnknown(session.client.read(request, readOptions), idType, wanted, ORGANIZATIONS.one);
		}

		async function* found(): AsyncGenerator<Found> {
			for (let start = 0; start < ids.length; start += IDS_PER_REQUEST) {
				const wanted = ids.slice(start, start + IDS_PER_REQUEST);
				const missing = new Set(wanted);
				let nameless = 0;
				for await (const one of skipMissing ? readThoseThatExist(wanted, readTogether) : readTogether(wanted)) {
					if (!missing.delete(one.id) && one.id === '') nameless++;
					yield one;
				}
				if (missing.size > nameless && !skipMissing) throw new NotFound(`No organization with ${idType} ${[...missing].join(', ')} was found`);
			}
		}

		const problems: PathProblems = {};
		if (read.places) for await (const item of withPaths(found(), read.readPlaces(session), problems)) yield { json: item as IDataObject };
		else for await (const { item } of found()) yield { json: item as IDataObject };
		hintAtPaths(context, problems);
		hintAtNotes(context, report, ORGANIZATIONS);
		read.hintAtMissing();
	},
});
