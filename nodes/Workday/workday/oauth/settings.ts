import { createHash } from 'crypto';
import { resolveConnection } from '../connection/connection';
import { InvalidRequest } from '../errors';
import { textField } from '../values/text';

export type GrantType = 'refreshToken' | 'clientCredentials' | 'jwtBearer';

/**
 * How the client proves itself. `basic`: Authorization header. `body`: client_id and client_secret in the form.
 * `id`: `Authorization: ID …` plus tenant_alias in the form. `automatic`: Basic, then once the body if Workday does not
 * take that.
 */
export type ClientAuthentication = 'automatic' | 'basic' | 'body' | 'id';

/** All that is needed to ask for an access token. Holds secrets: never put it into an error or a log. */
export interface TokenSettings {
	tokenEndpoint: string;
	tenant: string;
	grant: GrantType;
	clientId: string;
	/** Not for JWT bearer, where the key is the proof. */
	clientSecret: string;
	clientAuthentication: ClientAuthentication;
	/** Refresh token grant only. */
	refreshToken: string;
	/** JWT bearer only: the integration system user to act as, without `@tenant`. */
	userName: string;
	/** JWT bearer only: PEM. */
	privateKey: string;
}

/** An access token and until when to use it. */
export interface Token {
	accessToken: string;
	/** Milliseconds since the epoch: shortly before it expires. */
	renewAt: number;
	/** The newest refresh token, when Workday gave another one than the settings hold. */
	refreshToken?: string;
}

const WHERE_REFRESH_TOKENS_ARE =
	'is empty. Workday generates one: View API Clients > API Client > Manage Refresh Tokens for Integrations.';

const GRANTS: readonly GrantType[] = ['refreshToken', 'clientCredentials', 'jwtBearer'];
const AUTHENTICATIONS: readonly ClientAuthentication[] = ['automatic', 'basic', 'body', 'id'];

/**
 * Reads the fields of the credential, by their names there.
 *
 * @throws InvalidRequest naming the field that is missing or wrong
 */
export function tokenSettings(fields: Readonly<Record<string, unknown>>): TokenSettings {
	const text = (name: string) => textField(fields, name);
	const { tokenEndpoint, tenant } = resolveConnection({
		servicesHost: text('servicesHost'),
		tenant: text('tenant'),
		tokenEndpoint: text('tokenUrl'),
	});
	const grant = oneOf(GRANTS, text('grantType') || 'refreshToken', 'Grant Type');
	return {
		tokenEndpoint,
		tenant,
		grant,
		clientId: required(text('clientId'), 'Client ID'),
		clientSecret: grant === 'jwtBearer' ? '' : required(text('clientSecret'), 'Client Secret'),
		clientAuthentication: oneOf(
			AUTHENTICATIONS,
			text('clientAuthentication') || 'automatic',
			'Client Authentication',
		),
		refreshToken: grant === 'refreshToken' ? required(text('refreshToken'), 'Refresh Token') : '',
		userName: grant === 'jwtBearer' ? withoutTenant(required(text('userName'), 'ISU User Name'), tenant) : '',
		privateKey: grant === 'jwtBearer' ? required(text('privateKey'), 'Private Key') : '',
	};
}

/** What must never be seen in a message. */
export function secretsOf(settings: TokenSettings): string[] {
	return [settings.clientSecret, settings.refreshToken, settings.privateKey].filter((secret) => secret !== '');
}

/**
 * Names these settings without giving them away: 16 hexadecimal digits of a hash over everything that decides whose
 * token comes back. Kept beside a saved token, so that a token is not used any more once the credential was edited.
 */
export function fingerprint(settings: TokenSettings): string {
	const { tokenEndpoint, tenant, grant, clientId, clientSecret, clientAuthentication, refreshToken, userName, privateKey } = settings;
	const identity = [tokenEndpoint, tenant, grant, clientId, clientSecret, clientAuthentication, refreshToken, userName, privateKey];
	return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16);
}

function required(value: string, field: string): string {
	if (value === '') throw new InvalidRequest(field, field === 'Refresh Token' ? WHERE_REFRESH_TOKENS_ARE : 'is empty. The View API Clients report in Workday shows it.');
	return value;
}

function oneOf<T extends string>(allowed: readonly T[], value: string, field: string): T {
	const found = allowed.find((candidate) => candidate === value);
	if (found === undefined) throw new InvalidRequest(field, `must be one of ${allowed.join(', ')}.`);
	return found;
}

/** The assertion's subject is the bare user name, unlike WS-Security's. */
function withoutTenant(userName: string, tenant: string): string {
	const suffix = `@${tenant}`;
	return userName.toLowerCase().endsWith(suffix.toLowerCase()) ? userName.slice(0, -suffix.length) : userName;
}
