import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SchemaValidator } from '../schema/validator.mts';
import { Workforce } from '../workers/workforce.mts';
import { Accounts } from './accounts.mts';
import { TenantClock } from './clock.mts';
import { processingFault } from './faults.mts';
import type { LoggedRequest } from './log.mts';
import { TokenEndpoint } from './oauth.mts';
import { defaultApiClient, keyPair } from './keys.mts';
import { type OAuthBehaviour, type Settings, settingsOf, type TenantOptions } from './options.mts';
import { type Reply, send, sleep, textReply } from './reply.mts';
import { requestFacts, SoapEndpoint, soapPath } from './soap.mts';
import { type ActiveSwitches, Switchboard } from './switches.mts';

export type { LoggedRequest } from './log.mts';
export type { TenantOptions } from './options.mts';
export type { Switch, SwitchCondition } from './switches.mts';

/** What a person pastes into n8n to reach the tenant. */
export interface TenantCredentials {
	/** Where the tenant is: `http://127.0.0.1:port`. */
	baseUrl: string;
	tenant: string;
	isu: { userName: string; password: string };
	oauth: {
		tokenEndpoint: string;
		clientId: string;
		clientSecret: string;
		refreshToken: string;
		/** PEM (PKCS #8) of the JWT bearer grant; empty when the API clients were given by the options. */
		privateKey: string;
	};
}

const LARGEST_REQUEST = 16 * 1024 * 1024;

/** A running tenant. */
export class Tenant {
	readonly requests: LoggedRequest[] = [];
	readonly switches = new Switchboard();
	readonly workforce: Workforce;
	readonly accounts: Accounts;
	private readonly tokens: TokenEndpoint;
	private readonly soap: SoapEndpoint;
	private readonly validator: SchemaValidator | undefined;
	private readonly server: Server;
	private closing: Promise<void> | undefined;

	constructor(
		readonly settings: Settings,
		readonly clock: TenantClock,
		oauth: Partial<OAuthBehaviour>,
		private readonly privateKey: () => string,
	) {
		this.workforce = new Workforce(settings.seed, settings.workers, clock.now());
		this.accounts = new Accounts(settings);
		this.tokens = new TokenEndpoint(settings, clock, oauth);
		this.validator = settings.validate === false ? undefined : SchemaValidator.acquire();
		this.soap = new SoapEndpoint({
			settings,
			clock,
			workforce: this.workforce,
			accounts: this.accounts,
			tokens: this.tokens,
			validator: this.validator,
		});
		this.server = createServer((request, response) => {
			this.serve(request, response).catch((error: unknown) => {
				if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
				response.end(`The embedded tenant failed: ${error instanceof Error ? error.stack : String(error)}`);
			});
		});
	}

	listen(port: number): Promise<void> {
		return new Promise((resolve, reject) => {
			this.server.once('error', reject);
			this.server.listen(port, '127.0.0.1', resolve);
		});
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	/** `127.0.0.1:port`: what the credentials call the services host. */
	get servicesHost(): string {
		return `127.0.0.1:${this.port}`;
	}

	get tenant(): string {
		return this.settings.tenantName;
	}

	/** How the token endpoint behaves; may be changed while the tenant runs. */
	get oauth(): OAuthBehaviour {
		return this.tokens.behaviour;
	}

	get credentials(): TenantCredentials {
		const [user] = this.settings.users;
		const [client] = this.settings.apiClients;
		const baseUrl = `http://${this.servicesHost}`;
		const { privateKey } = this;
		return {
			baseUrl,
			tenant: this.tenant,
			isu: { userName: user?.userName ?? '', password: user?.password ?? '' },
			oauth: {
				tokenEndpoint: `${baseUrl}/ccx/oauth2/${this.tenant}/token`,
				clientId: client?.clientId ?? '',
				clientSecret: client?.clientSecret ?? '',
				refreshToken: client?.refreshTokens[0] ?? '',
				get privateKey() {
					return privateKey();
				},
			},
		};
	}

	/** URL of a SOAP service. */
	serviceUrl(service = 'Human_Resources', version = this.settings.versions.max): string {
		return `http://${this.servicesHost}/ccx/service/${this.tenant}/${service}/${version}`;
	}

	/** Access tokens given out so far are refused from now on. */
	revokeTokens(): void {
		this.tokens.revokeAll();
	}

	/** May be called more than once. */
	close(): Promise<void> {
		this.closing ??= new Promise<void>((resolve) => {
			if (this.validator) SchemaValidator.release();
			this.server.close(() => resolve());
			this.server.closeAllConnections();
		});
		return this.closing;
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const logged = await this.log(request);
		const { number, operation, page, count } = logged;
		const switches = this.switches.take({ number, operation, page, count });
		const first = switches.get('slowFirstByte');
		if (first) await sleep(first.milliseconds, response);
		const reply = withCharset(await this.reply(logged, switches), switches);
		logged.status = reply.status;
		if (reply.status === 0) request.socket.resetAndDestroy();
		else await send(request, response, reply);
	}

	private async log(request: IncomingMessage): Promise<LoggedRequest> {
		const logged: LoggedRequest = {
			number: this.requests.length + 1,
			method: request.method ?? '',
			path: request.url ?? '',
			headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
			body: '',
			operation: '',
			page: 1,
			count: 0,
			problems: [],
			responseProblems: [],
			status: 0,
		};
		this.requests.push(logged);
		const chunks: Buffer[] = [];
		let size = 0;
		for await (const chunk of request as AsyncIterable<Buffer>) {
			size += chunk.length;
			if (size > LARGEST_REQUEST) throw new Error('The request is too large.');
			chunks.push(chunk);
		}
		logged.body = Buffer.concat(chunks).toString();
		const isToken = /^(\/ccx|\/auth)?\/oauth2\/[^/]+\/token$/.test(pathOf(logged));
		return Object.assign(logged, isToken ? { operation: 'token' } : requestFacts(logged.body));
	}

	private async reply(logged: LoggedRequest, switches: ActiveSwitches): Promise<Reply> {
		const instead = switches.instead(this.clock.now(), logged);
		if (instead) return instead;
		const pathname = pathOf(logged);
		if (logged.operation === 'token') return this.answerToken(pathname, logged);
		const path = soapPath(pathname);
		// Unproven: what a services host says to a tenant that it does not have. A page, as web servers do.
		if (!path || path.tenant !== this.tenant) return notFound();
		if (logged.method !== 'POST') return textReply(405, 'text/plain', '', { allow: 'POST' });
		try {
			return await this.soap.answer(path, logged, switches);
		} catch (error) {
			return processingFault(`The embedded tenant failed: ${error instanceof Error ? error.message : String(error)}`);
		}
	}

	private answerToken(pathname: string, { method, headers, body }: LoggedRequest): Reply {
		const tenant = pathname.split('/').at(-2);
		if (tenant !== this.tenant) return notFound();
		if (method !== 'POST') return textReply(405, 'text/plain', '', { allow: 'POST' });
		return this.tokens.answer({
			authorization: headers.authorization ?? '',
			contentType: headers['content-type'] ?? '',
			body,
		});
	}
}

const pathOf = ({ path }: LoggedRequest): string => new URL(path, 'http://tenant').pathname;

const notFound = (): Reply =>
	textReply(404, 'text/html; charset=utf-8', '<!DOCTYPE html>\n<html><body><h1>Page not found</h1></body></html>');

function withCharset(reply: Reply, switches: ActiveSwitches): Reply {
	const header = switches.get('charset')?.header;
	if (header === undefined) return reply;
	return {
		...reply,
		headers: { ...reply.headers, 'content-type': header === '' ? 'text/xml' : `text/xml; charset=${header}` },
	};
}

/** Starts a tenant on 127.0.0.1, on a free port unless the options name one. */
export async function startTenant(options: TenantOptions = {}): Promise<Tenant> {
	const settings = settingsOf(options);
	if (!options.apiClients) settings.apiClients = [defaultApiClient(settings.users[0]?.userName ?? '')];
	const tenant = new Tenant(settings, new TenantClock(options.clock), options.oauth ?? {}, () =>
		options.apiClients ? '' : keyPair().privateKey,
	);
	await tenant.listen(options.port ?? 0);
	return tenant;
}
