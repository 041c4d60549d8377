import type { Connection } from './connection';
import type { WorkdayError } from '../errors';
import type { TransportFailure } from '../transport';
import { WHERE_TO_FIND_THE_HOST } from './workdayUrl';

export type SignIn = 'isu' | 'oauth2';

/** Names as the report Maintain Permissions for Security Group lists them. Least for reading workers. */
const DOMAINS = [
	'Worker Data: Public Worker Reports',
	'Worker Data: Workers',
	'Worker Data: Current Staffing Information',
	'Worker Data: Active and Terminated Workers',
	'Person Data: Name',
];

const POLICY =
	'its authentication policy must let it in with user name and password (Manage Authentication Policies: Allowed ' +
	'Authentication Types; then Activate All Pending Authentication Policy Changes)';

/** What to do next, for an answer of Workday that is not the result. */
export function advise(error: WorkdayError, signIn: SignIn, connection: Connection): string {
	switch (error.name) {
		case 'Authentication':
			return signIn === 'isu' ? passwordAdvice(connection) : tokenAdvice(connection);
		case 'Permission':
			return permissionAdvice(signIn);
		case 'NotFound':
			return `Tenant is ${connection.tenant}, Services Host ${connection.servicesHost}. ${WHERE_TO_FIND_THE_HOST}.`;
		case 'UnexpectedResponse':
			return `If ${connection.servicesHost} is not the services host: ${WHERE_TO_FIND_THE_HOST}.`;
		case 'Retriable':
			return 'The settings may be right: try again in a few minutes.';
		case 'Validation':
			return `Web Services Version is ${connection.version}.`;
		default:
			return '';
	}
}

/** What to do when Workday could not be reached. */
export function adviseOnTransport(failure: TransportFailure, { servicesHost }: Connection): string {
	switch (failure) {
		case 'dns':
			return `Services Host is ${servicesHost}. ${WHERE_TO_FIND_THE_HOST}.`;
		case 'tls':
			return (
				`If a proxy between n8n and ${servicesHost} inspects traffic, n8n must know its certificate ` +
				'(NODE_EXTRA_CA_CERTS). Otherwise check Services Host.'
			);
		case 'refused':
		case 'timeout':
		case 'reset':
			return `Check that ${servicesHost} is right, and that n8n may reach it (firewall, proxy).`;
		default:
			return '';
	}
}

function passwordAdvice({ tenant }: Connection): string {
	return (
		`Check User Name ("@${tenant}" is added automatically) and Password. If both are right: ${POLICY}; its password may ` +
		'have expired, or the account may be locked or disabled (Edit Workday Account). The sign-in was tried once only.'
	);
}

function tokenAdvice({ tenant }: Connection): string {
	return (
		`A token was issued, but not accepted for tenant ${tenant}: check that Token Endpoint and Services Host belong to the ` +
		'same tenant, that the API client is not disabled, and that the integration system user is neither locked nor kept ' +
		'out by its authentication policy (Manage Authentication Policies).'
	);
}

function permissionAdvice(signIn: SignIn): string {
	const scope =
		signIn === 'oauth2'
			? ' The API client needs the scopes (functional areas) Staffing, System and Tenant Non-Configurable as well, and ' +
				'Include Workday Owned Scope.'
			: '';
	return (
		'The sign-in works, but this user may not read workers. Give its security group Get on these domains: ' +
		`${DOMAINS.join('; ')}. Then run Activate Pending Security Policy Changes; before that nothing changes.${scope}`
	);
}
