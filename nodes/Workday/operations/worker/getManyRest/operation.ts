/** Worker → Get Many over REST: for tenants whose integrations may use REST only. */
import { defineOperation, type OperationContext, type OperationItem } from '../../../n8n/defineOperation';
import { refuseEmpty } from '../../../n8n/filterValues';
import type { Parameters } from '../../../n8n/parameters';
import { giveCollection, isCommon, readRestResults, readSource, restPath, type RestSource } from '../../../n8n/restRead';
import { InvalidRequest } from '../../../workday/errors';
import { withheldFields } from '../../../workday/privacy/workerRequest';
import { only } from '../../../workday/rest/json';
import { REST_WORKER_COLUMNS, workerFromRest } from '../../../workday/rest/worker';
import type { Query } from '../../../workday/web/address';
import { STAFFING_SERVICE } from '../../../workday/rest/services';
import { WORKERS } from '../noun';
import { fields } from './fields';

export const getManyRest = defineOperation({
	resource: 'worker',
	operation: 'getManyRest',
	name: 'Get Many over REST',
	action: 'Get many workers over REST',
	description: "Get workers from Workday's REST services, where SOAP is not allowed: fewer fields, under the same names",
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const source = readSource(parameters, options, STAFFING_SERVICE);
		const filters = readFilters(parameters.group('filters', 'Filters'), source);
		const withheld = withheldFields(context.privacy);
		const columns = REST_WORKER_COLUMNS.filter((name) => !withheld.has(name));
		const wanted = readRestResults(context, options, columns, WORKERS);
		const facts = {
			// The common service does not say whether it leaves them out.
			terminatedLeftOut: !isCommon(source) && !filters.includeTerminated,
			keepEnabledOnLeave: options.flag('keepEnabledOnLeave', 'Keep Enabled on Leave'),
		};

		const session = await context.connect(options);
		const { path, query } = filters;
		yield* giveCollection(context, session, {
			request: { path: restPath(session, source, path, ORGANIZATION), query },
			source,
			wanted,
			noun: WORKERS,
			normalise: (record) => only(columns, workerFromRest(record, facts)),
			whenEmpty: 'No worker came. REST shows only workers whom the user of the API client may see; a search finds words from their beginning.',
		});
	},
});

const ORGANIZATION = 'Supervisory Organization';

interface Filters {
	path: string[];
	query: Query;
	includeTerminated: boolean;
}

/** @throws InvalidRequest */
function readFilters(filters: Parameters, source: RestSource): Filters {
	const common = isCommon(source);
	const includeTerminated = filters.flag('includeTerminated', 'Include Terminated Workers');
	const search = filters.text('search', 'Search');
	const organization = filters.text('supervisoryOrganization', ORGANIZATION);
	refuseEmpty(filters, 'search', 'Search', search.length);
	refuseEmpty(filters, 'supervisoryOrganization', ORGANIZATION, organization.length);
	if (common && includeTerminated) throw new InvalidRequest('Include Terminated Workers', `${source.service} does not offer it. Set API Service to a staffing service such as ${STAFFING_SERVICE}`);
	if (organization !== '') {
		if (!common) throw new InvalidRequest(ORGANIZATION, `only the common service offers it. Set API Service to common/v1 instead of ${source.service}`);
		if (search !== '') throw new InvalidRequest(ORGANIZATION, 'cannot be used together with Search');
		return { path: ['supervisoryOrganizations', organization, 'workers'], query: [], includeTerminated };
	}
	const query: Array<readonly [string, string]> = [];
	if (includeTerminated) query.push(['includeTerminatedWorkers', 'true']);
	if (search !== '') query.push(['search', search]);
	return { path: ['workers'], query, includeTerminated };
}
