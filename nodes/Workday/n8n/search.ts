/** The lists of the editor's locators: what there is in the tenant, as far as the credential of the node may see it. */
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchOrganizations as findOrganizations, searchTypes } from '../workday/organization/search';
import type { WorkdayClient } from '../workday/client';
import type { EntryPage, Search } from '../workday/read/search';
import { searchWorkers as findWorkers } from '../workday/worker/search';
import { Parameters } from './parameters';
import { EDITOR_OPTIONS, openEditorSession } from './session';
import { systemClock } from './systemClock';
import { toNodeError } from './toNodeError';

type ListSearch = (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>;
type Find = (client: WorkdayClient, version: string, search: Search) => Promise<EntryPage>;

export const searchOrganizations = listOf('organization', findOrganizations);
export const searchOrganizationTypes = listOf('organization', searchTypes);
export const searchWorkers = listOf('worker', findWorkers);

function listOf(resource: string, find: Find): ListSearch {
	return async function (filter, paginationToken) {
		try {
			const parameters = new Parameters((name) => this.getCurrentNodeParameter(name));
			const { client, version } = await openEditorSession(this, parameters, EDITOR_OPTIONS);
			const { entries, next } = await find(client, version, { text: (filter ?? '').trim(), from: paginationToken, clock: systemClock });
			const results = entries.map(({ name, value, description }) => ({ name, value, description }));
			return { results, ...(next === undefined ? {} : { paginationToken: next }) };
		} catch (error) {
			throw toNodeError(this.getNode(), error, { resource, operation: 'search' });
		}
	};
}
