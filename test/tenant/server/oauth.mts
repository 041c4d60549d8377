import { randomUUID, verify } from 'node:crypto';
import type { TenantClock } from './clock.mts';
import type { ApiClient, OAuthBehaviour, Settings } from './options.mts';
import { type Reply, textReply } from './reply.mts';

interface Request {
	authorization: string;
	contentType: string;
	body: string;
}

interface Grant {
	client: ApiClient;
	/** Goes with a new refresh token. */
	refreshToken?: string;
}

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const LONGEST_ASSERTION_MS = 5 * 60_000;

const refused = (status: number, error: string): Reply =>
	textReply(status, 'application/json', JSON.stringify({ error }));

/** The tenant's token endpoint and the tokens it gave out. */
export class TokenEndpoint {
	readonly behaviour: OAuthBehaviour;
	private readonly refreshTokens = new Map<string, string>();
	private readonly accessTokens = new Map<string, { userName: string; expires: number; scopes: readonly string[] | undefined }>();

	constructor(
		private readonly settings: Settings,
		private readonly clock: TenantClock,
		behaviour: Partial<OAuthBehaviour> = {},
	) {
		this.behaviour = { lifetime: 3600, expiresIn: true, rotate: false, ...behaviour };
		for (const client of settings.apiClients) {
			for (const token of client.refreshTokens) this.refreshTokens.set(token, client.clientId);
		}
	}

	/** The ISU that a bearer token stands for, or undefined when it is unknown or has expired. */
	userOf(token: string): string | undefined {
		const known = this.accessTokens.get(token);
		return known && known.expires > this.clock.now() ? known.userName : undefined;
	}

	/** Of the client that got the token; undefined: all. */
	scopesOf(token: string): readonly string[] | undefined {
		return this.accessTokens.get(token)?.scopes;
	}

	/** Every token given out so far is refused from now on. */
	revokeAll(): void {
		this.accessTokens.clear();
	}

	answer(request: Request): Reply {
		if (!request.contentType.startsWith('application/x-www-form-urlencoded')) return refused(400, 'invalid_request');
		const form = new URLSearchParams(request.body);
		switch (form.get('grant_type')) {
			case 'refresh_token':
				return this.byRefreshToken(request, form);
			case 'client_credentials':
				return this.byClientCredentials(request, form);
			case JWT_BEARER:
				return this.byAssertion(form.get('assertion') ?? '');
			default:
				return refused(400, 'unsupported_grant_type');
		}
	}

	private byRefreshToken(request: Request, form: URLSearchParams): Reply {
		const client = this.authenticated(request, form);
		if (!client) return refused(401, 'invalid_client');
		const token = form.get('refresh_token') ?? '';
		if (this.refreshTokens.get(token) !== client.clientId) return refused(400, 'invalid_grant');
		if (!this.behaviour.rotate) return this.token({ client, refreshToken: token });
		const next = `refresh-${randomUUID()}`;
		this.refreshTokens.delete(token);
		this.refreshTokens.set(next, client.clientId);
		return this.token({ client, refreshToken: next });
	}

	private byClientCredentials(request: Request, form: URLSearchParams): Reply {
		// The form of a shipped integration: scheme `ID`, and the tenant in the body.
		const [scheme = '', encoded = ''] = request.authorization.split(' ');
		if (scheme.toUpperCase() === 'ID') {
			const client = this.byPair(Buffer.from(encoded, 'base64').toString());
			if (!client) return refused(401, 'invalid_client');
			if (form.get('tenant_alias') !== this.settings.tenantName) return refused(400, 'Invalid request');
			return this.token({ client });
		}
		const client = this.authenticated(request, form);
		return client ? this.token({ client }) : refused(401, 'invalid_client');
	}

	private byAssertion(assertion: string): Reply {
		const [header = '', payload = '', signature = ''] = assertion.split('.');
		const { alg } = parsed(header);
		const { iss, sub, aud, exp } = parsed(payload);
		const client = this.settings.apiClients.find((each) => each.clientId === iss);
		if (!client?.publicKey || alg !== 'RS256') return refused(400, 'invalid_grant');
		const signed = verify(
			'RSA-SHA256',
			Buffer.from(`${header}.${payload}`),
			client.publicKey,
			Buffer.from(signature, 'base64url'),
		);
		const left = typeof exp === 'number' ? exp * 1000 - this.clock.now() : -1;
		const known = this.settings.users.some((user) => user.userName === sub);
		if (!signed || !known || aud !== 'wd' || left <= 0 || left > LONGEST_ASSERTION_MS)
			return refused(400, 'invalid_grant');
		return this.token({ client: { ...client, userName: String(sub) } });
	}

	/** By Basic header, or by client_id and client_secret in the body. */
	private authenticated({ authorization }: Request, form: URLSearchParams): ApiClient | undefined {
		const [scheme = '', encoded = ''] = authorization.split(' ');
		if (scheme.toLowerCase() === 'basic') return this.byPair(Buffer.from(encoded, 'base64').toString());
		return this.byPair(`${form.get('client_id') ?? ''}:${form.get('client_secret') ?? ''}`);
	}

	private byPair(pair: string): ApiClient | undefined {
		return this.settings.apiClients.find((client) => `${client.clientId}:${client.clientSecret}` === pair);
	}

	private token({ client, refreshToken }: Grant): Reply {
		const access = `access-${randomUUID()}`;
		this.accessTokens.set(access, {
			userName: client.userName,
			scopes: client.scopes,
			expires: this.clock.now() + this.behaviour.lifetime * 1000,
		});
		const answer = {
			...(refreshToken !== undefined && { refresh_token: refreshToken }),
			token_type: 'Bearer',
			access_token: access,
			...(this.behaviour.expiresIn && { expires_in: this.behaviour.lifetime }),
		};
		return textReply(200, 'application/json', JSON.stringify(answer));
	}
}

function parsed(part: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
		return typeof value === 'object' && value !== null ? { ...value } : {};
	} catch {
		return {};
	}
}
