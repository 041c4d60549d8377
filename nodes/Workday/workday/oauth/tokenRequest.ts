import { TransportError, type Clock, type HttpRequest, type Transport } from '../transport';
import { signAssertion } from './assertion';
import { type ClientAuthentication, type Token, type TokenSettings } from './settings';
import { isClientRefused, readAnswer, refusal, type TokenAnswer } from './tokenAnswer';
import { unreachable } from './unreachable';

type Style = Exclude<ClientAuthentication, 'automatic'>;

/** A new token, and the way of proving the client that Workday took. */
export interface Minted {
	token: Token;
	style: Style;
}

/**
 * Asks the token endpoint once, or twice when Workday may only have disliked the way in which the client proved itself.
 *
 * Workday answers a wrong secret and an unwanted style with the same `invalid_client`, and public clients disagree on
 * the style: so `automatic` tries Basic, then the form, and never again once a style is known to work for this client.
 * A wrong secret therefore costs two requests the first time and one later; with a chosen style always one.
 *
 * @param known the style that worked before
 * @throws Authentication after a clear no, Retriable when busy, UnexpectedResponse when the answer is not a token
 */
export async function requestToken(
	settings: TokenSettings,
	transport: Transport,
	clock: Pick<Clock, 'now'>,
	known?: Style,
): Promise<Minted> {
	const chosen = settings.clientAuthentication === 'automatic' ? known : settings.clientAuthentication;
	const style = chosen ?? 'basic';
	const answer = await ask(settings, style, transport, clock);
	if ('token' in answer) return { token: answer.token, style };

	const mayBeStyle = chosen === undefined && settings.grant !== 'jwtBearer' && isClientRefused(answer);
	if (!mayBeStyle) throw refusal(answer, settings);
	const second = await ask(settings, 'body', transport, clock);
	if ('token' in second) return { token: second.token, style: 'body' };
	// The form's answer says more only if it got past the client's own proof, for example to a bad refresh token.
	throw refusal(isClientRefused(second) ? answer : second, settings);
}

async function ask(
	settings: TokenSettings,
	style: Style,
	transport: Transport,
	clock: Pick<Clock, 'now'>,
): Promise<TokenAnswer> {
	const request = tokenRequest(settings, style, clock);
	const sentAt = clock.now();
	try {
		return await readAnswer(await transport(request), settings, sentAt);
	} catch (failure) {
		// Only what the network does is translated here; errors of our own are already what they should be.
		return Promise.reject(failure instanceof TransportError ? unreachable(failure, settings) : failure);
	}
}

function tokenRequest(settings: TokenSettings, style: Style, clock: Pick<Clock, 'now'>): HttpRequest {
	const form = new URLSearchParams();
	const headers: Record<string, string> = {
		'Content-Type': 'application/x-www-form-urlencoded',
		Accept: 'application/json',
	};
	switch (settings.grant) {
		case 'refreshToken':
			form.set('grant_type', 'refresh_token');
			form.set('refresh_token', settings.refreshToken);
			break;
		case 'clientCredentials':
			form.set('grant_type', 'client_credentials');
			break;
		case 'jwtBearer':
			form.set('grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer');
			form.set('assertion', signAssertion(settings, clock));
			return { method: 'POST', url: settings.tokenEndpoint, headers, body: form.toString() };
	}
	const pair = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString('base64');
	if (style === 'body') {
		form.set('client_id', settings.clientId);
		form.set('client_secret', settings.clientSecret);
	} else {
		headers.Authorization = `${style === 'id' ? 'ID' : 'Basic'} ${pair}`;
	}
	if (style === 'id') form.set('tenant_alias', settings.tenant);
	return { method: 'POST', url: settings.tokenEndpoint, headers, body: form.toString() };
}
