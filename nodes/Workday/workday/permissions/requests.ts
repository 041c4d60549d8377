/** Each kind of request that the package sends, with what it needs. The parts of a worker are in workerParts.ts. */
import { OPERATION as GET_SECURITY_GROUPS } from '../membership/securityGroups';
import { OPERATION as GET_SYSTEM_USERS } from '../membership/integrationSystemUsers';
import { OPERATION as GET_ORGANIZATIONS } from '../organization/getOrganizations';
import { GET_OPERATION as GET_ACCOUNT } from '../account/getAccount';
import { OPERATION as GET_WORKERS } from '../worker/getWorkers';
import { DOMAIN, PROCESS, SCOPE, TASK, type Domain } from './names';
import type { Access, Grant, RequestPermissions } from './types';

type Facts = Pick<Grant, 'only' | 'modify'>;

/** Other integrations ask for it. */
const seen = (access: Access, domains: readonly Domain[], without: Grant['without'], facts: Facts = {}): Grant => ({ domains, access, without, proof: 'seen', ...facts });
/** By its name, or by analogy. */
const unproven = (access: Access, domains: readonly Domain[], without: Grant['without'], facts: Facts = {}): Grant => ({ domains, access, without, proof: 'unproven', ...facts });

const LEARNING = [
	unproven('Get', [DOMAIN.learningContent], 'refused', { only: 'contents' }),
	unproven('Get', [DOMAIN.learningRecords], 'refused', { only: 'records' }),
	unproven('Get and Put', [DOMAIN.learningEnrollments], 'refused', { only: 'enrollments' }),
];
const learning = (title: string, grant: Grant | undefined, writes?: true): RequestPermissions => ({
	title,
	...(writes && { writes }),
	grants: grant ? [grant] : LEARNING,
	scope: SCOPE.learning,
	scopeProof: 'unproven',
	unsure: true,
});

export const REQUESTS = {
	workers: {
		title: `Workers (${GET_WORKERS})`,
		grants: [seen('Get', [DOMAIN.workers, DOMAIN.publicWorkers], 'refused'), seen('Get', [DOMAIN.leavers], 'left out', { only: 'leavers' })],
		scope: SCOPE.staffing,
		scopeProof: 'seen',
	},
	/** One worker who is named: what a change needs to know of whom it is about. */
	oneWorker: { title: `One worker (${GET_WORKERS})`, grants: [seen('Get', [DOMAIN.publicWorkers, DOMAIN.workers], 'refused')], scope: SCOPE.staffing, scopeProof: 'seen' },
	/** Whether the log itself can be asked for changes is a matter of reading workers; what it holds, of the part. */
	organizations: {
		title: `Organizations (${GET_ORGANIZATIONS})`,
		grants: [seen('Get', [DOMAIN.supervisory], 'refused')],
		scope: SCOPE.organizations,
		scopeProof: 'unproven',
	},
	securityGroups: {
		title: `Security groups (${GET_SECURITY_GROUPS})`,
		grants: [
			seen('Get', [DOMAIN.securityGroups, DOMAIN.securityConfiguration], 'refused', { only: 'security groups' }),
			seen('Get', [DOMAIN.accounts], 'left out', { only: 'the accounts in them' }),
		],
		scope: SCOPE.system,
		scopeProof: 'unproven',
	},
	systemUsers: {
		title: `Integration system users (${GET_SYSTEM_USERS})`,
		grants: [seen('Get', [DOMAIN.integrationSecurity], 'refused'), unproven('Get', [DOMAIN.integrationBuild], 'left out', { only: 'the integration systems themselves' })],
		scope: SCOPE.system,
		scopeProof: 'unproven',
	},
	readAccount: { title: `Account of a worker (${GET_ACCOUNT})`, grants: [seen('Get', [DOMAIN.accounts], 'refused')], scope: SCOPE.system, scopeProof: 'unproven' },
	writeAccount: {
		title: 'Change of an account',
		writes: true,
		grants: [
			seen('Get and Put', [DOMAIN.accounts], 'refused', { modify: true }),
			seen('Get and Put', [DOMAIN.personalData], 'refused', { only: 'user names on some tenants', modify: true }),
		],
		scope: SCOPE.system,
		scopeProof: 'unproven',
	},
	readWorkContact: { title: 'Work contact information', grants: [seen('Get', [DOMAIN.workContact], 'refused')], scope: SCOPE.staffing, scopeProof: 'unproven' },
	writeWorkContact: {
		title: 'Change of work contact information',
		writes: true,
		grants: [
			seen('Get and Put', [DOMAIN.workContact], 'refused', { modify: true }),
			seen('Get and Put', [DOMAIN.personalData], 'refused', { only: 'some tenants', modify: true }),
		],
		processes: [{ ...PROCESS.workContact, proof: 'seen' }],
		scope: SCOPE.staffing,
		scopeProof: 'unproven',
	},
	readHomeContact: { title: 'Home contact information', grants: [unproven('Get', [DOMAIN.homeContact], 'refused', { only: 'home' })], scope: SCOPE.staffing, scopeProof: 'unproven' },
	writeHomeContact: {
		title: 'Change of home contact information',
		writes: true,
		grants: [unproven('Get and Put', [DOMAIN.homeContact], 'refused', { only: 'home', modify: true })],
		processes: [{ ...PROCESS.homeContact, proof: 'unproven', only: 'home' }],
		scope: SCOPE.staffing,
		scopeProof: 'unproven',
	},
	readLearningContents: learning('Learning contents', LEARNING[0]),
	writeLearningContent: learning('Put of a learning content', undefined, true),
	readLearningRecords: learning('Learning records', LEARNING[1]),
	writeLearningRecord: learning('Put of a learning record', undefined, true),
	readLearningEnrollments: learning('Learning enrollments', LEARNING[2] && { ...LEARNING[2], access: 'Get' }),
	writeLearningEnrollment: learning('Put of a learning enrollment', undefined, true),
	restWorkers: { title: 'Workers over REST', grants: [seen('Get', [DOMAIN.publicWorkers], 'refused')], scope: SCOPE.staffing, scopeProof: 'seen' },
	restOrganizations: {
		title: 'Supervisory organizations over REST',
		grants: [seen('Get', [DOMAIN.supervisory], 'refused'), seen('Get', [DOMAIN.organizationReports], 'refused', { only: 'the common service and Hierarchy' })],
		scope: SCOPE.organizations,
		scopeProof: 'seen',
	},
	restBalances: {
		title: 'Balances of absences over REST',
		grants: [seen('Get', [DOMAIN.timeOffBalances], 'refused'), seen('Get', [DOMAIN.leaves], 'left out', { only: 'leaves' })],
		scope: SCOPE.timeOff,
		scopeProof: 'seen',
	},
	restTimeOff: { title: 'Time off over REST', grants: [seen('Get', [DOMAIN.timeOff], 'refused')], scope: SCOPE.timeOff, scopeProof: 'seen' },
	report: { title: 'A report', grants: [], unsure: true, tasks: [`${TASK.shareReport}: with the integration user or its security group`] },
	queries: { title: 'Queries (WQL)', grants: [seen('Get', [DOMAIN.queries], 'refused')], scope: SCOPE.system, scopeProof: 'seen' },
	ownRest: { title: 'A REST request of your own', grants: [], unsure: true },
	ownSoap: { title: 'A SOAP request of your own', grants: [], unsure: true },
} as const satisfies Record<string, RequestPermissions>;

export type RequestKey = keyof typeof REQUESTS;

export const requestOf = (key: RequestKey): RequestPermissions => REQUESTS[key];
