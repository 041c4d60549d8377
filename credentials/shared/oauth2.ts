import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { connectionOf } from '../../nodes/Workday/workday/connection/connection';
import { Authentication, Retriable } from '../../nodes/Workday/workday/errors';
import { fingerprint, processTokens, tokenSettings } from '../../nodes/Workday/workday/oauth';
import { textField } from '../../nodes/Workday/workday/values/text';
import { boundToHost, setAuthorization, SignInFailed, type OutgoingRequest } from './request';
import { tokenTransport } from './tokenTransport';

/** Hidden fields of the credential that n8n saves, encrypted, whenever `preAuthentication` returns them. */
const SAVED = { accessToken: 'accessToken', renewAt: 'accessTokenExpiresAt', issuedFor: 'accessTokenIssuedFor' };

/**
 * n8n calls this when no token is saved, after a 401, when `authenticate` says that the token is too old, and in each
 * credential test. What it returns is saved over the credential's fields, the refresh token included: Workday may have
 * replaced it.
 */
export async function renewToken(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const settings = tokenSettings(credentials);
	const held = textField(credentials, SAVED.accessToken);
	const token = await processTokens.get(settings, tokenTransport(helper), held || undefined).catch(forN8n);
	const { refreshToken } = token;
	const issuedFor = [settings, ...(refreshToken === undefined ? [] : [{ ...settings, refreshToken }])].map(fingerprint);
	return {
		[SAVED.accessToken]: token.accessToken,
		[SAVED.renewAt]: String(token.renewAt),
		// Under both refresh tokens: where the field holds an expression, the new one may not be what comes back next time.
		[SAVED.issuedFor]: issuedFor.join(' '),
		...(refreshToken === undefined ? {} : { refreshToken }),
	};
}

/**
 * n8n 1.x drops what kind of error it was; a status is all that it keeps, and what a node can act on. Busy without a
 * status is a broken connection: 503 says the same, that it may work later.
 */
function forN8n(error: unknown): never {
	if (error instanceof Authentication) throw Object.assign(error, { response: { status: 401 } });
	if (error instanceof Retriable) throw Object.assign(error, { response: { status: error.details.status ?? 503 } });
	throw error;
}

/**
 * Sends the saved token.
 *
 * @throws SignInFailed when the token is too old, or was issued before the credential was edited: n8n then renews it
 * and calls again, without a request in between
 * @throws InvalidRequest naming the credential's field or the URL
 */
export function authenticateOAuth2(
	credentials: ICredentialDataDecryptedObject,
	request: OutgoingRequest,
	now: number,
): OutgoingRequest {
	const connection = connectionOf(credentials);
	const bound = boundToHost(request, connection);
	const token = textField(credentials, SAVED.accessToken);
	if (token === '' || isStale(credentials, now)) {
		throw new SignInFailed('The saved access token cannot be used any more, and n8n did not renew it. Try again.');
	}
	return setAuthorization(bound, `Bearer ${token}`);
}

/** Fields that are not there say nothing: a token without them is used until Workday refuses it. */
function isStale(credentials: ICredentialDataDecryptedObject, now: number): boolean {
	const renewAt = Number(textField(credentials, SAVED.renewAt) || Number.POSITIVE_INFINITY);
	const issuedFor = textField(credentials, SAVED.issuedFor);
	return now >= renewAt || (issuedFor !== '' && !issuedFor.split(' ').includes(fingerprint(tokenSettings(credentials))));
}
