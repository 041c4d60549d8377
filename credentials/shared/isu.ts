import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { qualifiedUserName, connectionOf } from '../../nodes/Workday/workday/connection/connection';
import { InvalidRequest } from '../../nodes/Workday/workday/errors';
import { isSoapEnvelope, withUsernameToken } from '../../nodes/Workday/workday/soap/security';
import { textField } from '../../nodes/Workday/workday/values/text';
import { boundToHost, refusedOnce, setAuthorization, withoutHeader, type OutgoingRequest } from './request';

/**
 * Signs in as an integration system user: a SOAP envelope gets a WS-Security header, every other request (reports,
 * WSDL) Basic authentication. What is there already is replaced.
 *
 * @throws InvalidRequest naming the credential's field or the URL, before anything is sent
 * @throws SignInFailed when n8n repeats a request that Workday has just answered with 401
 */
export function authenticateIsu(credentials: ICredentialDataDecryptedObject, request: OutgoingRequest): OutgoingRequest {
	const connection = connectionOf(credentials);
	const userName = qualifiedUserName(textField(credentials, 'userName'), connection.tenant);
	// Not trimmed: a password may begin or end with a space.
	const { password } = credentials;
	if (typeof password !== 'string' || password === '') throw new InvalidRequest('Password', 'is empty.');

	const bound = boundToHost(request, connection);
	const envelope = textOf(bound.body);
	if (envelope === undefined || !isSoapEnvelope(envelope)) {
		refuseUnreadable(bound);
		return setAuthorization(bound, `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`);
	}
	const signed = withUsernameToken(envelope, userName, password);
	if (signed === envelope) throw refusedOnce();
	return {
		...bound,
		body: Buffer.isBuffer(bound.body) ? Buffer.from(signed) : signed,
		// A length that was given for the unsigned body would cut the signed one.
		headers: withoutHeader(withoutHeader(bound.headers, 'authorization'), 'content-length'),
	};
}

function textOf(body: unknown): string | undefined {
	if (typeof body === 'string') return body;
	return Buffer.isBuffer(body) ? body.toString('utf8') : undefined;
}

/** Workday's SOAP services take no Basic authentication, so an envelope that cannot be signed would only cost a log-in. */
function refuseUnreadable({ body, method, url, uri }: OutgoingRequest): void {
	const isStream = typeof body === 'object' && body !== null && 'pipe' in body;
	const toSoapService = /\/ccx\/service\/(?!(custom|system)report)/.test(`${url ?? ''}${String(uri ?? '')}`);
	if (isStream && toSoapService && method === 'POST') {
		throw new InvalidRequest('Body', 'send the SOAP envelope as text (Body Content Type "Raw"): a file cannot be signed.');
	}
}
