/**
 * A supervisory organization as REST shows it → the normalised organization, with the keys of the SOAP one. What REST does
 * not have is null, lists included.
 *
 * Two shapes: the staffing service has `managers` and `inactive`, the common one a single `manager`. What stands above and
 * below comes with a request of its own for each organization (`orgChart`, staffing only).
 */
import { ID_TYPE } from '../names';
import { ORGANIZATION_FIELDS, type OrganizationFieldName } from '../organization/fields';
import { booleanAt, recordsAt, referenceAt, textAt, valueAt, widAt } from './instance';
import { isRecord, type JsonRecord } from './json';

export type RestOrganization = Partial<Record<OrganizationFieldName, unknown>>;

interface Row {
	/** Where it stands in REST's answer; those that begin with `orgChart` in the answer of that request. */
	paths: readonly string[];
	read(record: JsonRecord, chart: JsonRecord | undefined): unknown;
}

const text = (...paths: string[]): Row => ({ paths, read: (record) => textAt(record, ...paths) });
const MANAGERS = ['managers', 'manager'];
const ofManager = (read: (manager: JsonRecord) => unknown): Row => ({
	paths: MANAGERS,
	read: (record) => {
		const [first] = managersOf(record);
		return first === undefined ? null : read(first);
	},
});

/** The rows that REST can fill. */
export const REST_ORGANIZATION_FIELDS: Readonly<Partial<Record<OrganizationFieldName, Row>>> = {
	id: text('id'),
	referenceId: { paths: ['id'], read: (record) => referenceAt(record, 'id', ID_TYPE.organization) },
	name: text('name', 'descriptor'),
	code: text('code'),
	// The resource has no other.
	type: { paths: [], read: () => 'SUPERVISORY' },
	inactive: { paths: ['inactive'], read: (record) => booleanAt(record, 'inactive') },
	manager: ofManager((manager) => widAt(manager, 'id')),
	managerEmployeeNumber: ofManager((manager) => referenceAt(manager, 'id', ID_TYPE.employee)),
	managerName: ofManager((manager) => textAt(manager, 'descriptor')),
	leaders: {
		paths: MANAGERS,
		read: (record) => (Array.isArray(valueAt(record, 'managers')) ? recordsAt(record, 'managers').flatMap((one) => widAt(one, 'id') ?? []) : null),
	},
	parentOrganizationId: { paths: ['orgChart.superior'], read: (_record, chart) => chart && widAt(chart, 'superior.id') },
	childOrganizationIds: {
		paths: ['orgChart.subordinates'],
		// An organization at the bottom has none, and Workday may then leave the key out.
		read: (_record, chart) => chart && recordsAt(chart, 'subordinates').flatMap((one) => widAt(one, 'id') ?? []),
	},
};

/** Keys of every organization: those of the SOAP one. */
export const REST_ORGANIZATION_COLUMNS: readonly OrganizationFieldName[] = ORGANIZATION_FIELDS.map(({ name }) => name);

/** @param chart what `orgChart` answered about this organization, where it was asked */
export function organizationFromRest(record: JsonRecord, chart?: JsonRecord): RestOrganization {
	return Object.fromEntries(REST_ORGANIZATION_COLUMNS.map((name) => [name, REST_ORGANIZATION_FIELDS[name]?.read(record, chart) ?? null]));
}

function managersOf(record: JsonRecord): JsonRecord[] {
	const one = valueAt(record, 'manager');
	return isRecord(one) ? [one] : recordsAt(record, 'managers');
}
