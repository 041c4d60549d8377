import { Authentication, Retriable, UnexpectedResponse, type WorkdayError } from '../errors';
import { readAtMost } from '../readAtMost';
import { retryAfterMs } from '../soap/retryAfter';
import { htmlText, messageText, redact } from '../values/text';
import type { HttpResponse } from '../transport';
import { secretsOf, type Token, type TokenSettings } from './settings';

/** Workday said no in so many words. */
export interface Refusal {
	status: number;
	/** OAuth's error code in lower case with spaces: Workday writes both `invalid_request` and `Invalid request`. */
	code: string;
	/** Code and description as sent, for people; secrets removed. */
	said: string;
}

export type TokenAnswer = { token: Token } | Refusal;

/** A token answer has a few hundred bytes, a JWT perhaps 4 KB; error pages do not matter beyond their first words. */
const MAX_BYTES = 64 * 1024;

/**
 * For answers without `expires_in`. Public clients name 60 minutes and 30; too short costs one request in half an hour,
 * too long one refused request and a renewal.
 */
const ASSUMED_LIFETIME_MS = 25 * 60_000;
const MAX_MARGIN_MS = 60_000;

const BUSY = new Set([429, 502, 503, 504]);

/**
 * @param sentAt when the request left, ms since the epoch: the token may be that old already
 * @throws Retriable when Workday is busy, UnexpectedResponse when this is no answer of a token endpoint
 */
export async function readAnswer(response: HttpResponse, settings: TokenSettings, sentAt: number): Promise<TokenAnswer> {
	const { status } = response;
	const { bytes } = await readAtMost(response, MAX_BYTES);
	const text = Buffer.from(bytes).toString('utf8');
	const json = parseObject(text);
	// Before the text is cut: half a secret would not be known as one.
	const said = messageText(redact(saidIn(json, text), asSent(secretsOf(settings), settings)));
	const details = { status, workdayText: said };
	const where = endpointName(settings);

	if (status >= 200 && status < 300) {
		const token = json && readToken(json, settings, sentAt);
		if (token) return { token };
		const what = json ? 'JSON without an access token' : 'no JSON';
		throw new UnexpectedResponse(
			`${where} answered with ${what}. Check that Token Endpoint is the one in View API Clients.`,
			details,
		);
	}
	if (BUSY.has(status)) {
		const wait = retryAfterMs(response.headers['retry-after'], sentAt);
		throw new Retriable(`${where} is busy or in maintenance (HTTP ${status}). ${said}`.trim(), details, wait);
	}
	if (status >= 300 && status < 400) {
		throw new UnexpectedResponse(
			`${where} redirects elsewhere (HTTP ${status}). That is not followed: the client secret stays with the host that ` +
				'you entered. Check Services Host and Token Endpoint.',
			details,
		);
	}
	if (status >= 500) {
		throw new UnexpectedResponse(`${where} failed (HTTP ${status}). ${said}`.trim(), details);
	}
	return { status, code: errorCode(json), said };
}

/** The secrets, and what becomes of them in a form and in a header: endpoints quote what was sent. */
function asSent(secrets: readonly string[], { clientId, clientSecret }: TokenSettings): string[] {
	const pair = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	const inForm = secrets.map((secret) => new URLSearchParams({ '': secret }).toString().slice(1));
	return [...secrets, ...inForm, pair];
}

/** The client itself was not accepted, which a different style may mend. Answers about the grant do not count. */
export function isClientRefused(answer: Refusal): boolean {
	return answer.code === 'invalid client' || answer.code === 'invalid request';
}

/** What to do about a refusal. */
export function refusal(answer: Refusal, settings: TokenSettings): WorkdayError {
	const heading = `Workday gives no access token (HTTP ${answer.status}${answer.said ? `: ${answer.said}` : ''}).`;
	return new Authentication(`${heading} ${advice(answer, settings)}`, {
		status: answer.status,
		workdayText: answer.said,
	});
}

const REGISTER = 'The API client must be registered in Workday (Register API Client for Integrations)';

function advice({ code, status }: Refusal, settings: TokenSettings): string {
	if (status === 404) {
		return `There is no token endpoint at ${endpointName(settings)}. Check Services Host, Tenant and Token Endpoint.`;
	}
	switch (code) {
		case 'invalid client':
			return (
				'Check Client ID and Client Secret, that the API client is not disabled, and, if both are right, try another ' +
				'Client Authentication.'
			);
		case 'invalid request':
			return 'Workday did not understand how the client identifies itself: try another Client Authentication.';
		case 'invalid grant':
			return settings.grant === 'jwtBearer'
				? 'Check ISU User Name, that the certificate of the API client belongs to this Private Key, and the clock of n8n.'
				: 'The refresh token was revoked, has expired, was replaced, or belongs to another API client. Generate a new ' +
						'one: View API Clients > API Client > Manage Refresh Tokens for Integrations.';
		case 'unauthorized client':
		case 'unsupported grant type':
			return `${REGISTER} with the grant type that is chosen here.`;
		case 'invalid scope':
			return `${REGISTER} with the functional areas that the workflow reads.`;
		default:
			return 'Check Client ID, Client Secret, the grant, and that OAuth 2.0 clients are enabled (Edit Tenant Setup - Security).';
	}
}

function readToken(json: Record<string, unknown>, settings: TokenSettings, sentAt: number): Token | undefined {
	const { access_token: accessToken, refresh_token: refreshToken } = json;
	// Anything but token characters (RFC 6750) could not be sent, or would end the header and begin another.
	if (typeof accessToken !== 'string' || !/^[\x21-\x7e]+$/.test(accessToken)) return undefined;
	const lifetime = lifetimeMs(json.expires_in);
	const token: Token = { accessToken, renewAt: sentAt + lifetime - Math.min(MAX_MARGIN_MS, lifetime / 10) };
	const rotated = settings.grant === 'refreshToken' && typeof refreshToken === 'string' && refreshToken !== '';
	if (rotated && refreshToken !== settings.refreshToken) token.refreshToken = refreshToken;
	return token;
}

function lifetimeMs(expiresIn: unknown): number {
	const seconds = typeof expiresIn === 'string' || typeof expiresIn === 'number' ? Number(expiresIn) : NaN;
	return seconds > 0 && Number.isFinite(seconds) ? seconds * 1000 : ASSUMED_LIFETIME_MS;
}

function saidIn(json: Record<string, unknown> | undefined, text: string): string {
	if (!json) return /<\w/.test(text) ? htmlText(text) : text;
	return [json.error, json.error_description].filter((part) => typeof part === 'string').join(': ');
}

function errorCode(json: Record<string, unknown> | undefined): string {
	return typeof json?.error === 'string' ? json.error.trim().toLowerCase().replace(/[_\s]+/g, ' ') : '';
}

function parseObject(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without query and fragment. */
export function endpointName(settings: TokenSettings): string {
	const { host, pathname } = new URL(settings.tokenEndpoint);
	return host + pathname;
}
