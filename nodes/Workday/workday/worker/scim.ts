/** Normalised profile → SCIM 2.0 user (RFC 7643: core and enterprise extension). Attributes without a value are left out. */
import type { Email, Phone } from './derive';
import type { WorkerFieldName, WorkerProfile } from './profile';

export const SCIM_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const SCIM_ENTERPRISE_USER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
/** Ours, for what SCIM has no attribute for: custom fields and ids. */
export const SCIM_WORKDAY_USER = 'urn:ietf:params:scim:schemas:extension:workday:2.0:User';

export type ScimValue = string | boolean | ScimValue[] | { [key: string]: ScimValue };
export type ScimUser = Record<string, ScimValue>;

/** Fields of the profile that a SCIM user is made of; sensitive ones are used when they are there. */
export const SCIM_FIELDS = [
	'id',
	'employeeNumber',
	'contingentWorkerId',
	'userName',
	'workerType',
	'accountEnabled',
	'firstName',
	'middleName',
	'lastName',
	'preferredFirstName',
	'preferredName',
	'emails',
	'phones',
	'workPhoneExtension',
	'mobilePhone',
	'businessTitle',
	'jobTitle',
	'company',
	'costCenter',
	'department',
	'businessUnit',
	'manager',
	'managerName',
	'location',
	'streetAddress',
	'city',
	'region',
	'postalCode',
	'country',
	'locale',
	'timeZone',
	'originalHireDate',
	'lastUpdatedDateTime',
	'provisioningGroups',
	'customFields',
	'customIds',
] as const satisfies readonly WorkerFieldName[];

export function toScimUser(worker: WorkerProfile): ScimUser {
	const enterprise = compact({
		employeeNumber: worker.employeeNumber ?? worker.contingentWorkerId,
		organization: worker.company,
		costCenter: worker.costCenter,
		department: worker.department,
		division: worker.businessUnit,
		manager: compact({ value: worker.manager, displayName: worker.managerName }),
	});
	const workday = compact({ customFields: worker.customFields, customIds: worker.customIds });
	const user = compact({
		externalId: worker.id,
		userName: worker.userName,
		name: compact({
			formatted: worker.preferredName,
			givenName: worker.firstName,
			middleName: worker.middleName,
			familyName: worker.lastName,
		}),
		displayName: worker.preferredName,
		nickName: worker.preferredFirstName,
		title: worker.businessTitle ?? worker.jobTitle,
		userType: worker.workerType,
		active: worker.accountEnabled,
		emails: onePrimary((worker.emails ?? []) as Email[]).map((one) => ({ value: one.value, type: one.type, primary: one.primary })),
		phoneNumbers: phoneNumbers(worker),
		addresses: workAddress(worker),
		// SCIM takes RFC 5646 tags, Workday sends en_US.
		locale: worker.locale?.replaceAll('_', '-'),
		timezone: worker.timeZone,
		groups: worker.provisioningGroups?.map((group) => ({ value: group, display: group })),
		meta: compact({ resourceType: 'User', lastModified: worker.lastUpdatedDateTime }),
	});
	const schemas = [SCIM_USER];
	if (isFilled(enterprise)) schemas.push(SCIM_ENTERPRISE_USER);
	if (isFilled(workday)) schemas.push(SCIM_WORKDAY_USER);
	return { schemas, ...user, ...compact({ [SCIM_ENTERPRISE_USER]: enterprise, [SCIM_WORKDAY_USER]: workday }) };
}

/** RFC 7643 2.4: `primary` may be true once at most. Workday has one primary per usage; work goes first. */
function onePrimary(emails: readonly Email[]): Email[] {
	const primary = emails.find((one) => one.primary && one.type === 'work') ?? emails.find((one) => one.primary);
	return emails.map((one) => ({ ...one, primary: one === primary }));
}

function phoneNumbers(worker: WorkerProfile): ScimValue[] {
	const phones = (worker.phones ?? []) as Phone[];
	return phones.map((phone) => ({
		value: phone.extension === null ? phone.value : `${phone.value};ext=${phone.extension}`,
		type: phone.value === worker.mobilePhone ? 'mobile' : phone.type,
	}));
}

function workAddress(worker: WorkerProfile): ScimValue[] {
	const address = compact({
		formatted: worker.location,
		streetAddress: worker.streetAddress,
		locality: worker.city,
		region: worker.region,
		postalCode: worker.postalCode,
		country: worker.country,
	});
	return isFilled(address) ? [{ type: 'work', ...address }] : [];
}

function compact(values: Record<string, ScimValue | null | undefined>): Record<string, ScimValue> {
	return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, ScimValue] => isFilled(entry[1])));
}

function isFilled(value: ScimValue | null | undefined): boolean {
	if (value === null || value === undefined || value === '') return false;
	if (Array.isArray(value)) return value.length > 0;
	return typeof value !== 'object' || Object.keys(value).length > 0;
}
