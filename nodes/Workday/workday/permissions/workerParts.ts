/**
 * The parts of a worker that Workday leaves out, without a word, for who may not see them; which fields of the profile show
 * each; and the domains to look at. That these domains exist and are asked for is seen; which of those about jobs protects
 * which field is concluded from their names, so the others of the neighbourhood are named beside it.
 */
import { SECTION } from '../names';
import type { WorkerFieldName } from '../worker/fields';
import { DOMAIN, type Domain } from './names';
import type { Proof } from './types';

export interface WorkerPart {
	/** For people. */
	readonly title: string;
	/** The section of the worker that it stands in: what the flag brings. */
	readonly section: string;
	/** undefined: no public document says which. */
	readonly domain: Domain | undefined;
	readonly proof: Proof;
	/** Where it may be besides, if the first is given. */
	readonly orElse?: readonly Domain[];
	/** Only sensitive fields show it: asked for by name. */
	readonly sensitive?: true;
	/** It makes up a part of its section that many workers may lack, so it is looked for only when a field needs it. */
	readonly byField?: true;
	/** Many tenants show nothing of it: it is missed only where somebody asks for it by name. */
	readonly oftenEmpty?: true;
}

const JOBS: readonly Domain[] = [DOMAIN.currentStaffing, DOMAIN.employment, DOMAIN.generalStaffing, DOMAIN.allPositions];
const othersThan = (domain: Domain): Domain[] => JOBS.filter((one) => one !== domain);
const ofJobs = (title: string, domain: Domain, proof: Proof = 'seen') => ({ title, section: SECTION.employment, domain, proof, orElse: othersThan(domain) });

export const WORKER_PARTS = {
	name: { title: 'Names', section: SECTION.personal, domain: DOMAIN.name, proof: 'seen' },
	workContact: { title: 'Work e-mail and phone', section: SECTION.personal, domain: DOMAIN.workContact, proof: 'seen' },
	homeContact: { title: 'Home e-mail and phone', section: SECTION.personal, domain: DOMAIN.homeContact, proof: 'unproven', sensitive: true },
	customIds: { title: 'Custom IDs', section: SECTION.personal, domain: undefined, proof: 'unproven', byField: true },
	job: ofJobs('Job and work location', DOMAIN.currentStaffing),
	status: ofJobs('Status, hire and end of employment', DOMAIN.employment),
	workerType: ofJobs('Type of employment', DOMAIN.generalStaffing),
	otherJobs: { ...ofJobs('Jobs beside the primary one', DOMAIN.allPositions), byField: true },
	businessTitle: ofJobs('Business title', DOMAIN.businessTitle),
	organizations: { title: 'Company, cost center, department and other organizations', section: SECTION.organizations, domain: DOMAIN.workerOrganizations, proof: 'seen' },
	manager: { title: 'Manager', section: SECTION.managementChain, domain: DOMAIN.supervisory, proof: 'seen' },
	account: { title: 'Workday account', section: SECTION.account, domain: DOMAIN.accounts, proof: 'seen' },
	transactionLog: { title: 'What happened to the worker (transaction log)', section: SECTION.transactionLog, domain: undefined, proof: 'unproven', oftenEmpty: true },
	provisioning: { title: 'Provisioning groups', section: SECTION.provisioning, domain: undefined, proof: 'unproven', oftenEmpty: true },
	roles: { title: 'Roles in organizations', section: SECTION.roles, domain: undefined, proof: 'unproven' },
	photo: { title: 'Photo', section: SECTION.photo, domain: undefined, proof: 'unproven' },
} as const satisfies Record<string, WorkerPart>;

export type PartKey = keyof typeof WORKER_PARTS;

const all = <F extends WorkerFieldName>(part: PartKey | null, ...fields: F[]) => Object.fromEntries(fields.map((field) => [field, part])) as Record<F, PartKey | null>;

/** null: it comes with every worker, or an integration system computes it. */
export const PART_OF_FIELD: Readonly<Record<WorkerFieldName, PartKey | null>> = {
	...all(null, 'id', 'workerId', 'employeeNumber', 'contingentWorkerId', 'universalId', 'workerType', 'customFields'),
	...all('name', 'firstName', 'middleName', 'lastName', 'preferredFirstName', 'preferredLastName', 'preferredName'),
	...all('workContact', 'email', 'workEmail', 'workPhone', 'workPhoneExtension', 'mobilePhone', 'emails', 'phones'),
	...all('homeContact', 'personalEmail', 'personalPhone'),
	...all('customIds', 'customIds'),
	...all('job', 'jobTitle', 'jobProfile', 'jobProfileId', 'jobFamily', 'managementLevel', 'positionId', 'location', 'locationCode', 'workSpace'),
	...all('job', 'streetAddress', 'city', 'region', 'postalCode', 'country', 'countryCode3'),
	...all('status', 'employmentStatus', 'active', 'accountEnabled', 'isDeleted', 'hireDate', 'originalHireDate', 'terminationDate', 'lastDayOfWork'),
	...all('status', 'terminationInvoluntary', 'rehire', 'hireRescinded', 'onLeave', 'leaveType'),
	...all('workerType', 'workerSubType', 'workerSubTypeId'),
	...all('otherJobs', 'additionalJobs'),
	...all('businessTitle', 'businessTitle'),
	...all('organizations', 'company', 'companyCode', 'costCenter', 'costCenterCode', 'department', 'supervisoryOrganizationId', 'businessUnit', 'payGroup', 'organizations'),
	...all('manager', 'manager', 'managerEmployeeNumber', 'managerName', 'managers'),
	...all('account', 'userName', 'locale', 'timeZone'),
	...all('transactionLog', 'lastUpdatedDateTime', 'lastTransactionEffective', 'lastTransactionType', 'isRescind'),
	...all('provisioning', 'provisioningGroups'),
};

/** Fields that may come from another place as well: that they are there says nothing of their part. */
export const FROM_ELSEWHERE: ReadonlySet<WorkerFieldName> = new Set(['userName', 'locale']);

export const partOf = (key: PartKey): WorkerPart => WORKER_PARTS[key];

const PARTS: readonly WorkerPart[] = Object.values(WORKER_PARTS);

export const domainsOfParts = (...keys: PartKey[]): Domain[] => keys.flatMap((key) => partOf(key).domain ?? []);

/** Domains to look at when nothing of a section came; none when no public document says which. */
export function domainsOfSection(section: string): Domain[] {
	const domains = PARTS.filter((part) => part.section === section && !part.sensitive).map(({ domain }) => domain);
	return [...new Set(domains.filter((domain) => domain !== undefined))];
}
