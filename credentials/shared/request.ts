import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { assertOwnHost, type Connection } from '../../nodes/Workday/workday/connection/connection';
import { Authentication, InvalidRequest } from '../../nodes/Workday/workday/errors';

/**
 * A request as n8n hands it to a credential: a node's (`url`, `baseURL`, `disableFollowRedirect`), or the HTTP Request
 * node's older shape (`uri`, `followRedirect`, `followAllRedirects`).
 */
export interface OutgoingRequest extends IHttpRequestOptions {
	uri?: unknown;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
}

/**
 * n8n treats an error with `response.status` 401 like Workday's own 401: it asks `preAuthentication` for a new token and
 * calls `authenticate` again, without a request in between (n8n-core 1.x and 2.x: `authenticate` runs inside the `try`
 * whose `catch` does that). The status also becomes the `httpCode` of n8n's error, which n8n 1.x keeps instead of a cause.
 */
export class SignInFailed extends Authentication {
	readonly response = { status: 401 };

	constructor(message: string) {
		super(message, { status: 401 });
	}
}

/**
 * A copy of the request that is bound to the credential's own host: another address is an error before anything is
 * sent, and redirects are not followed. A copy, because n8n shows the node's own request object to the user.
 *
 * @throws InvalidRequest for any other host
 */
export function boundToHost(request: OutgoingRequest, connection: Connection): OutgoingRequest {
	for (const url of addresses(request)) assertOwnHost(url, connection);
	const bound: OutgoingRequest = { ...request };
	// axios prefers `auth` over an Authorization header, so a user name left there would take the place of ours.
	delete bound.auth;
	return {
		...bound,
		headers: { ...request.headers },
		// The keys of both shapes: the one that does not apply is not read.
		disableFollowRedirect: true,
		maxRedirects: 0,
		followRedirect: false,
		followAllRedirects: false,
		sendCredentialsOnCrossOriginRedirect: false,
	};
}

/**
 * Sets the header, whatever its case was.
 *
 * @throws SignInFailed when it is there already with the same value: n8n repeats each request once after a 401, and
 * the same password a second time only brings the account closer to being locked
 */
export function setAuthorization(request: OutgoingRequest, value: string): OutgoingRequest {
	if (headerValue(request.headers, 'authorization') === value) throw refusedOnce();
	return { ...request, headers: { ...withoutHeader(request.headers, 'authorization'), Authorization: value } };
}

export function refusedOnce(): SignInFailed {
	return new SignInFailed(
		'Workday refused the sign-in (HTTP 401). It was not tried a second time with the same credential, because accounts ' +
			'get locked. Check the credential with its Test button.',
	);
}

export function withoutHeader(headers: IDataObject | undefined, name: string): IDataObject {
	return Object.fromEntries(Object.entries(headers ?? {}).filter(([key]) => key.toLowerCase() !== name));
}

function headerValue(headers: IDataObject | undefined, name: string): unknown {
	return Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** Every address in the request, since the two shapes differ in which one wins. */
function addresses(request: OutgoingRequest): string[] {
	const given = [request.url, request.uri].filter((url) => url !== undefined && url !== null && url !== '');
	if (given.length === 0 && request.baseURL === undefined) throw new InvalidRequest('URL', 'is empty.');
	const base = request.baseURL;
	return given.length === 0 ? [String(base)] : given.map((url) => absolute(String(url), base));
}

function absolute(url: string, base: string | undefined): string {
	const resolved = URL.canParse(url, base) ? new URL(url, base).href : url;
	// Without a scheme the guard would add https by itself, which is meant for what people type, not for requests.
	if (!/^https?:/i.test(resolved)) throw new InvalidRequest('URL', 'must begin with https://.');
	return resolved;
}
