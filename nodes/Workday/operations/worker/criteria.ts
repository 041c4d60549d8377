/** The editor's filters → Workday's request criteria. Everything is checked here, before a request exists. */
import type { OperationContext } from '../../n8n/defineOperation';
import { references, refuseEmpty, set, some } from '../../n8n/filterValues';
import type { Parameters } from '../../n8n/parameters';
import { readWorkerRanges } from '../../n8n/ranges';
import { readFieldOverrides } from '../../n8n/recordFields';
import { InvalidRequest } from '../../workday/errors';
import { ID_TYPE } from '../../workday/names';
import type { GetWorkersCriteria } from '../../workday/worker/getWorkers';
import { NATIONAL_ID_TYPE_ID_TYPES, UNIVERSAL_ID_TYPES } from '../../workday/worker/getWorkers';
import { WORKERS } from './noun';

/** @throws InvalidRequest */
export function readCriteria(context: OperationContext): GetWorkersCriteria {
	const { parameters, privacy } = context;
	const filters = parameters.group('filters', 'Filters');
	const range = readWorkerRanges(filters, context, WORKERS.many);
	const types = references(filters, 'transactionTypes', 'Transaction Types', ID_TYPE.businessProcess);
	// Who comes says what is true of them.
	if (types.length > 0) privacy.demand('reasons', 'Transaction Types', 'A choice of transactions');
	if (filters.has('nationalIds')) privacy.demand('governmentIds', 'National IDs', 'Whose ID a number is');
	const hasLog = Object.keys(range).length > 0 || types.length > 0;
	const universalIds = filters.list('universalIds', 'Universal IDs').map((id) => ({ type: UNIVERSAL_ID_TYPES[0], id }));
	refuseEmpty(filters, 'universalIds', 'Universal IDs', universalIds.length);
	const event = filters.text('event', 'Event');
	refuseEmpty(filters, 'event', 'Event', event.length);

	return {
		transactionLog: hasLog ? [{ range, types: types.length > 0 ? { types } : undefined }] : undefined,
		organizations: some(references(filters, 'organizations', 'Organizations', ID_TYPE.organization)),
		countries: some(references(filters, 'countries', 'Countries', ID_TYPE.countryAlpha2)),
		includeSubordinates: set(filters, 'includeSubordinates', 'Include Subordinate Organizations'),
		positions: some(references(filters, 'positions', 'Positions', ID_TYPE.position)),
		event: event === '' ? undefined : { type: ID_TYPE.wid, id: event },
		...readWorkerOverrides(context),
		nationalIds: some(readNationalIds(filters)),
		excludeInactive: set(filters, 'excludeInactive', 'Exclude Inactive Workers'),
		excludeEmployees: set(filters, 'excludeEmployees', 'Exclude Employees'),
		excludeContingentWorkers: set(filters, 'excludeContingentWorkers', 'Exclude Contingent Workers'),
		universalIds: some(universalIds),
	};
}

/** Of a worker: what the tenant computes for an integration may be anything. */
export function readWorkerOverrides({ parameters, privacy }: OperationContext): ReturnType<typeof readFieldOverrides> {
	const overrides = readFieldOverrides(parameters);
	if (overrides.fieldOverrides) privacy.demand('customFields', 'Field Overrides', 'What an integration system computes');
	return overrides;
}

function readNationalIds(filters: Parameters) {
	const rows = filters.rows('nationalIds', 'nationalId', 'National IDs');
	refuseEmpty(filters, 'nationalIds', 'National IDs', rows.length);
	return rows.map((row) => {
		const identifier = row.text('identifier', 'National IDs, Identifier');
		const type = row.text('type', 'National IDs, Type');
		const country = row.text('country', 'National IDs, Country');
		if (identifier === '') throw new InvalidRequest('National IDs', 'a row has no identifier');
		if ((type === '') === (country === '')) {
			throw new InvalidRequest('National IDs', 'each row needs either a type, for example USA-SSN, or a country, not both');
		}
		return {
			identifier,
			type: type === '' ? undefined : { type: NATIONAL_ID_TYPE_ID_TYPES[0], id: type },
			country: country === '' ? undefined : { type: countryIdType(country), id: country },
		};
	});
}

const countryIdType = (code: string): string => (code.length === 3 ? ID_TYPE.countryAlpha3 : ID_TYPE.countryAlpha2);
