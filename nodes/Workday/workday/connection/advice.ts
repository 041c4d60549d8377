import type { Connection } from './connection';
import type { WorkdayError } from '../errors';
import { adviceForTheTest } from '../permissions/advice';
import { TASK } from '../permissions/names';
import type { TransportFailure } from '../transport';
import { WHERE_TO_FIND_THE_HOST } from './workdayUrl';

export type SignIn = 'isu' | 'oauth2';

const POLICY =
	`its authentication policy must let it in with user name and password (${TASK.signIn}: Allowed ` +
	`Authentication Types; then ${TASK.activateSignIn})`;

/** What to do next, for an answer of Workday that is not the result. */
export function advise(error: WorkdayError, signIn: SignIn, connection: Connection): string {
	switch (error.name) {
		case 'Authentication':
			return signIn === 'isu' ? passwordAdvice(connection) : tokenAdvice(connection);
		case 'Permission':
			return adviceForTheTest(signIn === 'oauth2');
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
		`have expired, or the account may be locked or disabled (${TASK.account}). The sign-in was tried once only.`
	);
}

function tokenAdvice({ tenant }: Connection): string {
	return (
		`A token was issued, but not accepted for tenant ${tenant}: check that Token Endpoint and Services Host belong to the ` +
		'same tenant, that the API client is not disabled, and that the integration system user is neither locked nor kept ' +
		`out by its authentication policy (${TASK.signIn}).`
	);
}
