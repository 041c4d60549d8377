import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SchemaValidator } from '../schema/validator.mts';
import { Workforce } from '../workers/workforce.mts';
import { Accounts } from './accounts.mts';
import { TenantClock } from './clock.mts';
import { processingFault } from './faults.mts';
import { bodyOf, pathOf, read } from './incoming.mts';
import type { LoggedRequest } from './log.mts';
import { TokenEndpoint } from './oauth.mts';
import { defaultApiClient, keyPair } from './keys.mts';
import { type OAuthBehaviour, type Settings, settingsOf, type TenantOptions } from './options.mts';
import { isReportPath, Reports } from './reports.mts';
import { isRestPath, Rest } from './rest.mts';
import { type Reply, send, sleep, textReply } from './reply.mts';
import { gather, type PlainAnswer, type PlainRequest } from './plain.mts';
import type { Envelope } from './requestXml.mts';
import { SoapEndpoint, soapPath } from './soap.mts';
import { type ActiveSwitches, Switchboard } from './switches.mts';
import type { AuditEntry } from '../writes/audit.mts';
import { WriteDesk } from '../writes/desk.mts';

export type { LoggedRequest } from './log.mts';
export type { PlainAnswer, PlainRequest } from './plain.mts';
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

/** A running tenant. */
export class Tenant {
	readonly requests: LoggedRequest[] = [];
	readonly switches = new Switchboard();
	readonly workforce: Workforce;
	readonly accounts: Accounts;
	readonly reports: Reports;
	/** What writes leave behind: events to approve, rules to change, learning. */
	readonly desk: WriteDesk;
	private readonly rest: Rest;
	private readonly tokens: TokenEndpoint;
	private readonly soap: SoapEndpoint;
	private readonly validator: SchemaValidator | undefined;
	/**
	 * Called before each request is answered, to change something between two pages, move the clock or arm a switch.
	 * What it throws breaks the connection; in process `answer()` throws it.
	 */
	beforeAnswer: ((request: LoggedRequest) => void | Promise<void>) | undefined;
	private readonly connections = new Map<Socket, number>();
	private server: Server | undefined;
	private closing: Promise<void> | undefined;

	constructor(
		readonly settings: Settings,
		readonly clock: TenantClock,
		oauth: Partial<OAuthBehaviour>,
		private readonly privateKey: () => string,
	) {
		this.workforce = new Workforce(settings.seed, settings.workers, clock.now(), settings);
		this.accounts = new Accounts(settings);
		this.desk = new WriteDesk(this.workforce, clock);
		this.tokens = new TokenEndpoint(settings, clock, oauth);
		this.validator = settings.validate === false ? undefined : SchemaValidator.acquire();
		const { workforce, accounts, tokens, validator, desk } = this;
		this.soap = new SoapEndpoint({ settings, clock, workforce, accounts, tokens, validator, desk });
		this.reports = new Reports({ settings, clock, workforce, accounts, tokens });
		this.rest = new Rest({ settings, clock, workforce, accounts, tokens });
	}

	listen(port: number): Promise<void> {
		const server = createServer((request, response) => {
			this.serve(request, response).catch((error: unknown) => {
				if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
				response.end(`The embedded tenant failed: ${error instanceof Error ? error.stack : String(error)}`);
			});
		});
		this.server = server;
		return new Promise((resolve, reject) => {
			server.once('error', reject);
			server.listen(port, '127.0.0.1', resolve);
		});
	}

	/** Every write that was accepted, in order; what was refused is not there. */
	get audit(): readonly AuditEntry[] {
		return this.desk.audit;
	}

	/** 0 when it does not listen. */
	get port(): number {
		return (this.server?.address() as AddressInfo | null | undefined)?.port ?? 0;
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
			if (!this.server) return resolve();
			this.server.close(() => resolve());
			this.server.closeAllConnections();
		});
		return this.closing;
	}

	/**
	 * The same as over HTTP, without a connection: logged, checked, and subject to switches.
	 *
	 * @throws what `beforeAnswer` throws
	 */
	async answer({ method = 'POST', url, headers = {}, body = '' }: PlainRequest): Promise<PlainAnswer> {
		const { pathname, search } = new URL(url, 'http://tenant');
		const logged = this.begin(0, method, pathname + search, headers);
		const envelope = read(logged, body.toString());
		await this.beforeAnswer?.(logged);
		return await gather(await this.reply(logged, envelope, sleep));
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		response.sendDate = false;
		const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
		const connection = this.connections.get(request.socket) ?? this.connections.size + 1;
		this.connections.set(request.socket, connection);
		const logged = this.begin(connection, request.method ?? '', request.url ?? '', Object.fromEntries(headers));
		const envelope = read(logged, await bodyOf(request));
		try {
			await this.beforeAnswer?.(logged);
		} catch {
			request.socket.resetAndDestroy();
			return;
		}
		const reply = await this.reply(logged, envelope, (milliseconds) => sleep(milliseconds, response));
		if (reply.status === 0) request.socket.resetAndDestroy();
		else await send(request, response, reply);
	}

	private begin(connection: number, method: string, path: string, headers: Record<string, string>): LoggedRequest {
		const logged: LoggedRequest = {
			number: this.requests.length + 1,
			connection,
			method,
			path,
			headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
			body: '',
			operation: '',
			page: 1,
			count: 0,
			problems: [],
			responseProblems: [],
			status: 0,
		};
		this.requests.push(logged);
		return logged;
	}

	private async reply(
		logged: LoggedRequest,
		envelope: Envelope | undefined,
		wait: (milliseconds: number) => Promise<void>,
	): Promise<Reply> {
		const { number, operation, page, count } = logged;
		const switches = this.switches.take({ number, operation, page, count });
		const first = switches.get('slowFirstByte');
		if (first) await wait(first.milliseconds);
		const own = switches.instead(this.clock.now(), logged) ?? (await this.route(logged, envelope, switches));
		const after = switches.get('afterEffect');
		if (after?.answer === 'late') await wait(after.milliseconds);
		const reply = switches.answerLost() ?? own;
		logged.status = reply.status;
		return { ...reply, headers: { ...reply.headers, ...this.dateHeader(switches), ...charsetOf(switches) } };
	}

	/** Workday's clock is what a client learns from it. */
	private dateHeader(switches: ActiveSwitches): Record<string, string> {
		const instead = switches.get('date');
		const date = instead ? instead.value : this.settings.dateHeader && new Date(this.clock.now()).toUTCString();
		return date ? { date } : {};
	}

	private async route(
		logged: LoggedRequest,
		envelope: Envelope | undefined,
		switches: ActiveSwitches,
	): Promise<Reply> {
		const pathname = pathOf(logged);
		if (logged.operation === 'token') return this.answerToken(pathname, logged);
		if (isReportPath(pathname)) return this.reports.answer(logged, switches);
		if (isRestPath(pathname)) return this.rest.answer(logged, switches);
		const path = soapPath(pathname);
		// Unproven: what a services host says to a tenant that it does not have. A page, as web servers do.
		if (!path || path.tenant !== this.tenant) return notFound();
		if (logged.method !== 'POST') return textReply(405, 'text/plain', '', { allow: 'POST' });
		try {
			return await this.soap.answer(path, logged, envelope, switches);
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

const notFound = (): Reply =>
	textReply(404, 'text/html; charset=utf-8', '<!DOCTYPE html>\n<html><body><h1>Page not found</h1></body></html>');

function charsetOf(switches: ActiveSwitches): Record<string, string> {
	const header = switches.get('charset')?.header;
	if (header === undefined) return {};
	return { 'content-type': header === '' ? 'text/xml' : `text/xml; charset=${header}` };
}

/** Starts a tenant on 127.0.0.1, on a free port unless the options name one, or want none. */
export async function startTenant(options: TenantOptions = {}): Promise<Tenant> {
	const settings = settingsOf(options);
	if (!options.apiClients) settings.apiClients = [defaultApiClient(settings.users[0]?.userName ?? '')];
	const tenant = new Tenant(settings, new TenantClock(options.clock), options.oauth ?? {}, () =>
		options.apiClients ? '' : keyPair().privateKey,
	);
	if (options.listen !== false) await tenant.listen(options.port ?? 0);
	return tenant;
}
