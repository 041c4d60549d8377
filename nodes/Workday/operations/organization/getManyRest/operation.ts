/** Organization → Get Many Supervisory over REST: for tenants whose integrations may use REST only. */
import { defineOperation, type OperationContext, type OperationItem, type Session } from '../../../n8n/defineOperation';
import type { Parameters } from '../../../n8n/parameters';
import { giveCollection, isCommon, readRestResults, readSource, restPath, type RestSource } from '../../../n8n/restRead';
import { InvalidRequest, NotFound } from '../../../workday/errors';
import { readCollection, type JsonRecord } from '../../../workday/rest/collection';
import { textAt } from '../../../workday/rest/instance';
import { organizationFromRest, REST_ORGANIZATION_COLUMNS, type RestOrganization } from '../../../workday/rest/organization';
import { STAFFING_SERVICE } from '../../../workday/rest/services';
import { countedByName } from '../hierarchyHints';
import { fields, SUPERVISORY_ORGANIZATIONS } from './fields';

const RESOURCE = 'supervisoryOrganizations';

export const getManyRest = defineOperation({
	resource: 'organization',
	operation: 'getManyRest',
	name: 'Get Many Supervisory over REST',
	action: 'Get many supervisory organizations over REST',
	description: "Get supervisory organizations from Workday's REST services, where SOAP is not allowed: fewer fields, under the same names",
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const source = readSource(parameters, options, STAFFING_SERVICE);
		const includeInactive = staffingOnly(options, source, 'includeInactive', 'Include Inactive Organizations');
		const hierarchy = staffingOnly(options, source, 'hierarchy', 'Hierarchy');
		const wanted = readRestResults(context, options, REST_ORGANIZATION_COLUMNS, SUPERVISORY_ORGANIZATIONS);

		const session = await context.connect(options);
		const unknown: string[] = [];
		async function normalise(record: JsonRecord): Promise<RestOrganization> {
			const chart = hierarchy ? await chartOf(session, source, record) : undefined;
			const organization = organizationFromRest(record, chart);
			if (hierarchy && chart === undefined) unknown.push(String(organization.name ?? organization.id));
			return organization;
		}
		yield* giveCollection(context, session, {
			request: { path: restPath(session, source, [RESOURCE]), query: includeInactive ? [['includeInactive', 'true']] : [] },
			source,
			wanted,
			noun: SUPERVISORY_ORGANIZATIONS,
			normalise,
			whenEmpty: 'No organization came. REST shows only organizations that the user of the API client may see.',
		});
		if (unknown.length > 0) {
			const those = countedByName({ count: unknown.length, examples: unknown.slice(0, 3) });
			context.hint(`Workday shows no chart of ${those}: what stands above and below is not known, and null.`, 'warning');
		}
	},
});

/** @throws InvalidRequest */
function staffingOnly(options: Parameters, source: RestSource, name: string, label: string): boolean {
	const wanted = options.flag(name, label);
	if (wanted && isCommon(source)) throw new InvalidRequest(label, `${source.service} does not offer it. Set API Service to a staffing service such as ${STAFFING_SERVICE}`);
	return wanted;
}

/** What stands above and below: an answer for one organization, in the form of a collection. undefined: there is none. */
async function chartOf(session: Session, source: RestSource, record: JsonRecord): Promise<JsonRecord | undefined> {
	const id = textAt(record, 'id');
	if (id === null) return undefined;
	const request = { path: restPath(session, source, [RESOURCE, id, 'orgChart']) };
	try {
		for await (const chart of readCollection(session.client, request, { pageSize: source.pageSize, limit: 1 })) return chart;
	} catch (error) {
		// One that is closed, or may not be looked into, must not keep all the others back.
		if (!(error instanceof NotFound)) await Promise.reject(error);
	}
	return undefined;
}
