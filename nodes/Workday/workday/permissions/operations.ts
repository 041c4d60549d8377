/**
 * What each operation needs: the requests that it sends, and the parts of workers that it always asks for. A test holds the
 * keys and names against the list of operations.
 */
import { TASK } from './names';
import type { RequestKey } from './requests';
import type { PartKey } from './workerParts';

export interface OperationPermissions {
	/** As people find it in the node. */
	readonly name: string;
	/** What may not be done: `The integration user may not …`. */
	readonly act: string;
	readonly requests: readonly RequestKey[];
	/** Parts of workers that it reads. `chosen`: those of the output fields. */
	readonly parts: 'chosen' | readonly PartKey[];
	/** Over REST: an API client asks. */
	readonly rest?: true;
	/** What has to be done instead of, or besides, giving domains: one sentence's beginning, without a full stop. */
	readonly instead?: string;
	/** What else has to be done in Workday: a sentence. */
	readonly also?: string;
	/** Said at the end of the advice. */
	readonly besides?: string;
}

const NO_PARTS: readonly PartKey[] = [];
const CHANGES: readonly PartKey[] = ['transactionLog', 'status', 'account'];
const NOTHING_LOST = 'Nothing is lost: the next poll begins where the last good one ended.';
const OTHER_TYPES = `For other types of organizations, the report ${TASK.look} names the domain.`;
const REST_CLIENT = `see ${TASK.clients} for its functional areas`;

export const OPERATIONS = {
	'worker:getAll': { name: 'Worker > Get Many', act: 'read workers', requests: ['workers'], parts: 'chosen' },
	'worker:get': { name: 'Worker > Get', act: 'read workers', requests: ['workers'], parts: 'chosen' },
	'worker:getChanged': { name: 'Worker > Get Changed', act: 'read workers', requests: ['workers'], parts: 'chosen' },
	'worker:getManyRest': { name: 'Worker > Get Many over REST', act: 'read workers over REST', requests: ['restWorkers'], parts: NO_PARTS, rest: true },
	'worker:updateAccount': {
		name: 'Worker > Update Account',
		act: 'read or change accounts',
		requests: ['readAccount', 'writeAccount', 'oneWorker'],
		parts: NO_PARTS,
		besides: 'If it may change accounts and only not read them, set Read Account With to Get Workers.',
	},
	'worker:updateContact': {
		name: 'Worker > Update Contact',
		act: 'read or change this contact information',
		requests: ['readWorkContact', 'writeWorkContact', 'readHomeContact', 'writeHomeContact', 'oneWorker'],
		parts: NO_PARTS,
	},
	'organization:get': { name: 'Organization > Get', act: 'read organizations', requests: ['organizations'], parts: NO_PARTS, also: OTHER_TYPES },
	'organization:getAll': { name: 'Organization > Get Many', act: 'read organizations', requests: ['organizations'], parts: NO_PARTS, also: OTHER_TYPES },
	'organization:getManyRest': {
		name: 'Organization > Get Many Supervisory over REST',
		act: 'read organizations over REST',
		requests: ['restOrganizations'],
		parts: NO_PARTS,
		rest: true,
	},
	'membership:getOrganizations': { name: 'Membership > Get Organization Memberships', act: 'read memberships', requests: ['workers'], parts: ['organizations', 'job'] },
	'membership:getProvisioningGroups': { name: 'Membership > Get Provisioning Group Memberships', act: 'read memberships', requests: ['workers'], parts: ['provisioning'] },
	'membership:getRoles': { name: 'Membership > Get Role Assignments', act: 'read memberships', requests: ['workers'], parts: ['roles'] },
	'membership:getSecurityGroups': { name: 'Membership > Get Security Group Memberships', act: 'read security groups', requests: ['securityGroups'], parts: NO_PARTS },
	'integrationSystemUser:getAll': { name: 'Integration System User > Get Many', act: 'read integration system users', requests: ['systemUsers'], parts: NO_PARTS },
	'absence:getBalances': { name: 'Absence > Get Balances', act: 'read balances of absences', requests: ['restBalances'], parts: NO_PARTS, rest: true },
	'absence:getTimeOff': { name: 'Absence > Get Time Off', act: 'read absences', requests: ['restTimeOff'], parts: NO_PARTS, rest: true },
	'learningContent:put': { name: 'Learning Content > Put', act: 'read or put learning contents', requests: ['readLearningContents', 'writeLearningContent'], parts: NO_PARTS },
	'learningEnrollment:put': {
		name: 'Learning Enrollment > Put',
		act: 'read or put enrollments',
		requests: ['readLearningEnrollments', 'writeLearningEnrollment'],
		parts: NO_PARTS,
	},
	'learningRecord:put': {
		name: 'Learning Record > Put',
		act: 'read or put learning records',
		requests: ['readLearningRecords', 'writeLearningRecord', 'readLearningContents'],
		parts: NO_PARTS,
	},
	'report:run': {
		name: 'Report > Run',
		act: 'run this report',
		requests: ['report'],
		parts: NO_PARTS,
		instead:
			`share the report with it or its security group (${TASK.shareReport}), and give the group View access to the domains of the ` +
			`report's data source and fields (the report ${TASK.look} names them)`,
	},
	'customCall:rest': {
		name: 'Custom Call > REST',
		act: 'do this, or the service is not in the scope of the API client',
		requests: ['ownRest'],
		parts: NO_PARTS,
		instead: `${REST_CLIENT}, and give the security group of the user the domain of this resource`,
	},
	'customCall:soap': {
		name: 'Custom Call > SOAP',
		act: 'do this',
		requests: ['ownSoap'],
		parts: NO_PARTS,
		instead: `give its security group the domain of this operation (the report ${TASK.look} names it) with ${TASK.give}`,
	},
	'customCall:wql': {
		name: 'Custom Call > WQL',
		act: 'run this query',
		requests: ['queries'],
		parts: NO_PARTS,
		rest: true,
		also: 'The domains of the data source and of its fields are needed as well.',
	},
	'trigger:workers': { name: 'Workday Trigger, workers', act: 'read what is watched', requests: ['workers'], parts: 'chosen', besides: NOTHING_LOST },
	'trigger:organizations': { name: 'Workday Trigger, organizations', act: 'read what is watched', requests: ['organizations'], parts: NO_PARTS, also: OTHER_TYPES, besides: NOTHING_LOST },
} as const satisfies Record<string, OperationPermissions>;

export type OperationKey = keyof typeof OPERATIONS;

export const OPERATION_KEYS: readonly OperationKey[] = Object.keys(OPERATIONS).filter(isOperationKey);

export function isOperationKey(key: string): key is OperationKey {
	return Object.hasOwn(OPERATIONS, key);
}

export const operationOf = (key: OperationKey): OperationPermissions => OPERATIONS[key];

/** Besides what the user chose: without them nobody can say what happened, or when an employment ended. */
const CHANGE_OPERATIONS: readonly OperationKey[] = ['worker:getChanged', 'trigger:workers'];
export const partsOf = (key: OperationKey): readonly PartKey[] => {
	const { parts } = operationOf(key);
	if (parts !== 'chosen') return parts;
	return CHANGE_OPERATIONS.includes(key) ? CHANGES : NO_PARTS;
};
