/** The editor's filters → Workday's request criteria. Everything is checked here, before a request exists. */
import type { OperationContext } from '../../n8n/defineOperation';
import type { Parameters } from '../../n8n/parameters';
import { InvalidRequest } from '../../workday/errors';
import { ID_TYPE } from '../../workday/names';
import type { Reference } from '../../workday/spec';
import type { GetWorkersCriteria } from '../../workday/worker/getWorkers';
import { INTEGRATION_ID_TYPES, NATIONAL_ID_TYPE_ID_TYPES, UNIVERSAL_ID_TYPES } from '../../workday/worker/getWorkers';
import { readRanges } from './ranges';

/** @throws InvalidRequest */
export function readCriteria(context: OperationContext): GetWorkersCriteria {
	const { parameters } = context;
	const filters = parameters.group('filters', 'Filters');
	const range = readRanges(filters, context);
	const types = references(filters, 'transactionTypes', 'Transaction Types', ID_TYPE.businessProcess);
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
		...readFieldOverrides(parameters),
		nationalIds: some(readNationalIds(filters)),
		excludeInactive: set(filters, 'excludeInactive', 'Exclude Inactive Workers'),
		excludeEmployees: set(filters, 'excludeEmployees', 'Exclude Employees'),
		excludeContingentWorkers: set(filters, 'excludeContingentWorkers', 'Exclude Contingent Workers'),
		universalIds: some(universalIds),
	};
}

/** The integration systems whose field overrides Workday is to compute. Part of the criteria, also beside references. */
export function readFieldOverrides(parameters: Parameters): Pick<GetWorkersCriteria, 'fieldOverrides'> {
	const ids = parameters.group('fieldOverrides', 'Field Overrides').list('integrationSystemIds', 'Integration System IDs');
	const providers = ids.map((id) => ({ type: INTEGRATION_ID_TYPES[0], id }));
	return providers.length > 0 ? { fieldOverrides: { providers } } : {};
}

/** A filter that the user added and that an expression left empty would otherwise mean everybody. */
function refuseEmpty(filters: Parameters, name: string, label: string, size: number): void {
	if (filters.has(name) && size === 0) {
		throw new InvalidRequest(label, 'was added as a filter but is empty. Remove the filter, or see what its expression gives');
	}
}

/** Rows of id type and id; an id may hold several, separated by commas. */
function references(filters: Parameters, name: string, label: string, initially: string): Reference[] {
	const rows = filters.rows(name, 'reference', label);
	refuseEmpty(filters, name, label, rows.length);
	return rows.flatMap((row) => {
		const type = row.text('idType', `${label}, ID Type`) || initially;
		const ids = row.list('id', `${label}, ID`);
		if (ids.length === 0) throw new InvalidRequest(label, `a row of type ${type} has no id`);
		return ids.map((id) => ({ type, id }));
	});
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

/** A switch is sent only when the user added it. */
function set(filters: Parameters, name: string, label: string): boolean | undefined {
	return filters.raw(name) === undefined ? undefined : filters.flag(name, label);
}

function some<T>(list: T[]): T[] | undefined {
	return list.length > 0 ? list : undefined;
}
