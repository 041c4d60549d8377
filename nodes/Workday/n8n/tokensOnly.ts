/** Workday's REST services, WQL among them: their public descriptions know OAuth 2.0 and nothing else. */
import { InvalidRequest } from '../workday/errors';
import { AUTHENTICATION_CHOICES } from './credentialTypes';
import type { Parameters } from './parameters';

/** @throws InvalidRequest for a user name and password, before they are sent: what is refused may count as a failed log-in */
export function refusePassword(parameters: Parameters): void {
	if (parameters.choice('authentication', 'Authentication', AUTHENTICATION_CHOICES, 'oAuth2') !== 'isu') return;
	throw new InvalidRequest('Authentication', "Workday's REST services take the token of an API client, no password. Choose OAuth2 (API Client), a credential of type Workday OAuth2 API, or ask by SOAP or a report");
}
