/** The editor's filters → criteria of Get_Organizations. Everything is checked here, before a request exists. */
import { refuseEmpty, references, set, some } from '../../n8n/filterValues';
import type { OperationContext } from '../../n8n/defineOperation';
import { readRanges } from '../../n8n/ranges';
import { readFieldOverrides } from '../../n8n/recordFields';
import type { Parameters } from '../../n8n/parameters';
import { InvalidRequest } from '../../workday/errors';
import { ID_TYPE } from '../../workday/names';
import type { GetOrganizationsCriteria } from '../../workday/organization/getOrganizations';
import type { Reference } from '../../workday/spec';
import { isWid } from '../../workday/wid';
import { ORGANIZATIONS } from './noun';

/** @throws InvalidRequest */
export function readCriteria(context: OperationContext): GetOrganizationsCriteria {
	const { parameters } = context;
	const filters = parameters.group('filters', 'Filters');
	const range = readRanges(filters, context, ORGANIZATIONS.many);
	const transactionTypes = references(filters, 'transactionTypes', 'Transaction Types', ID_TYPE.businessProcess);
	const hasLog = Object.keys(range).length > 0 || transactionTypes.length > 0;
	return {
		types: some(readTypes(parameters, filters)),
		includeInactive: set(filters, 'includeInactive', 'Include Inactive Organizations'),
		transactionLog: hasLog ? [{ range, types: transactionTypes.length > 0 ? { types: transactionTypes } : undefined }] : undefined,
		...readFieldOverrides(parameters),
	};
}

/** Those that were ticked and those of the tenant's own. An id is taken as it is: Workday knows which there are. */
export function readTypes(parameters: Parameters, filters: Parameters): Reference[] {
	const label = 'Other Organization Types';
	const rows = filters.rows('otherTypes', 'type', label);
	refuseEmpty(filters, 'otherTypes', label, rows.length);
	const others = rows.flatMap((row) => {
		const { ids } = row.locator('organizationType', label);
		if (ids.length === 0) throw new InvalidRequest(label, 'a row has no type');
		return ids;
	});
	const ids = new Set([...parameters.list('organizationTypes', 'Organization Types'), ...others]);
	return [...ids].map((id) => (isWid(id) ? { type: ID_TYPE.wid, id: id.toLowerCase() } : { type: ID_TYPE.organizationType, id }));
}
