/** The editor's filters → Workday's request criteria. Everything is checked here, before a request exists. */
import type { OperationContext } from '../../n8n/defineOperation';
import type { Parameters } from '../../n8n/parameters';
import { toMoment } from '../../workday/values/dates';
import { InvalidRequest } from '../../workday/errors';
import { ID_TYPE } from '../../workday/names';
import type { Reference } from '../../workday/spec';
import type { GetWorkersCriteria } from '../../workday/worker/getWorkers';
import { INTEGRATION_ID_TYPES, NATIONAL_ID_TYPE_ID_TYPES } from '../../workday/worker/getWorkers';

/** An open end of Updated lies this much in the past: Workday refuses what is in the future by its own clock. */
const CLOCK_MARGIN_MS = 10_000;

/** @throws InvalidRequest */
export function readCriteria({ parameters, clock, timeZone }: OperationContext): GetWorkersCriteria {
	const filters = parameters.group('filters');
	const moment = (name: string, label: string): string | undefined => {
		const value = filters.raw(name);
		return value === undefined ? undefined : toMoment(value, label, clock, timeZone);
	};
	const range = {
		...readRange(moment, 'updated', 'Updated', new Date(clock.now() - CLOCK_MARGIN_MS).toISOString()),
		...readRange(moment, 'effective', 'Effective', undefined),
	};
	const types = references(filters, 'transactionTypes', 'Transaction Types', ID_TYPE.businessProcess);
	const hasLog = Object.values(range).some((one) => one !== undefined) || types.length > 0;
	const universalIds = filters.list('universalIds', 'Universal IDs').map((id) => ({ type: ID_TYPE.universal, id }));
	const event = filters.text('event', 'Event');

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
	const ids = parameters.group('fieldOverrides').list('integrationSystemIds', 'Integration System IDs');
	const providers = ids.map((id) => ({ type: INTEGRATION_ID_TYPES[0], id }));
	return providers.length > 0 ? { fieldOverrides: { providers } } : {};
}

type RangeKey = 'updated' | 'effective';

/** Workday takes both ends or neither. A missing end of `updated` is now, which Workday allows as the latest. */
function readRange(
	moment: (name: string, label: string) => string | undefined,
	key: RangeKey,
	label: string,
	latest: string | undefined,
): Record<string, string | undefined> {
	const from = moment(`${key}From`, `${label} From`);
	const through = moment(`${key}Through`, `${label} Through`);
	if (from === undefined && through === undefined) return {};
	if (from === undefined) throw new InvalidRequest(`${label} From`, `is needed as well: Workday takes both ends of the range or neither`);
	const end = through ?? latest;
	if (end === undefined) throw new InvalidRequest(`${label} Through`, `is needed as well: Workday takes both ends of the range or neither`);
	if (from > end) throw new InvalidRequest(`${label} From`, `${from} is later than ${label} Through, ${end}`);
	return { [`${key}From`]: from, [`${key}Through`]: end };
}

/** Rows of id type and id; an id may hold several, separated by commas. */
function references(filters: Parameters, name: string, label: string, initially: string): Reference[] {
	return filters.rows(name, 'reference').flatMap((row) => {
		const type = row.text('idType', `${label}, ID Type`) || initially;
		const ids = row.list('id', `${label}, ID`);
		if (ids.length === 0) throw new InvalidRequest(label, `a row of type ${type} has no id`);
		return ids.map((id) => ({ type, id }));
	});
}

function readNationalIds(filters: Parameters) {
	return filters.rows('nationalIds', 'nationalId').map((row) => {
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
