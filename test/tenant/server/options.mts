import { DEFAULT_RULES, type LedgerRules } from '../workers/ledgerTypes.mts';
import type { Density } from '../workers/sections/context.mts';

export interface TenantUser {
	/** Without @tenant. */
	userName: string;
	password: string;
	/** Operations this user may call; absent: all. */
	tasks?: readonly string[];
	/** Business processes that this user may start; absent: all. A task that starts one needs both. */
	processes?: readonly string[];
	/** Parts of Worker_Data (`Compensation_Data`, `Personal_Data`, …) that this user may not see. */
	hidden?: readonly string[];
	/** Domains that this user's security group is not given (domains.mts); absent: it has all. */
	withoutDomains?: readonly string[];
}

export interface ApiClient {
	clientId: string;
	clientSecret: string;
	/** The integration system user whose permissions its tokens carry. */
	userName: string;
	refreshTokens: readonly string[];
	/** REST services that are in its scope (`staffing/v6`); absent: all. */
	scopes?: readonly string[];
	/** PEM (SPKI); without it the JWT bearer grant is refused. */
	publicKey?: string;
}

export interface TenantOptions {
	seed?: number;
	/** Number of workers; fifty have every scenario. */
	workers?: number;
	density?: Density;
	/** Freezes the clock there (milliseconds or ISO 8601); absent: the machine's time. */
	clock?: number | string;
	tenantName?: string;
	users?: readonly TenantUser[];
	apiClients?: readonly ApiClient[];
	/** Lowest and highest version that is answered. */
	versions?: { min: string; max: string };
	/** true: requests and responses are held against the schema; 'requests': only they; false: neither (load tests). */
	validate?: boolean | 'requests';
	/** Do responses repeat the request's references, criteria and group? */
	echo?: boolean;
	/** 'some': one worker in four has none, unless the request's header asks for them. */
	descriptors?: 'some' | 'all' | 'none';
	/** Wrong passwords in a row after which an account is locked. */
	lockAfter?: number;
	/**
	 * For load tests: only this many workers are rendered, all others repeat their content under ids of their own.
	 * Default 0: every worker is its own.
	 */
	repeatBodies?: number;
	/** Effective moment of an end in the log: Pacific midnight after the last day of employment, or before it. */
	terminationEffective?: LedgerRules['terminationEffective'];
	/** Does an entry that was taken back or replaced (by a scripted one) carry the flag as well? */
	marksOriginals?: boolean;
	/** Which entries a worker's log lists when the request has transaction criteria: those that meet them, or all. */
	logEntries?: 'matching' | 'all';
	/** Do From and Through themselves belong to a range? */
	boundaries?: 'closed' | 'open';
	/** Does an answer say in `Date` what the tenant's clock says? */
	dateHeader?: boolean;
	port?: number;
	/** false: no port is opened; `tenant.answer()` is the way in. */
	listen?: boolean;
	oauth?: Partial<OAuthBehaviour>;
}

/** What tenants differ in; `tenant.oauth` may be changed while it runs. */
export interface OAuthBehaviour {
	/** Seconds that an access token lives. */
	lifetime: number;
	/** Say so in the answer? */
	expiresIn: boolean;
	/** Give a new refresh token with each answer and refuse the old one? */
	rotate: boolean;
}

/** May be changed while the tenant runs, as far as it is no matter of who the workers are. */
export type Settings = Required<Omit<TenantOptions, 'clock' | 'oauth' | 'port' | 'listen'>>;

/** Credentials of a tenant that was started without naming any. Passwords carry what XML and forms must escape. */
export const DEFAULT_USER: TenantUser = { userName: 'ISU_n8n', password: 'P@ss<word>&"1\'é' };

export const DEFAULT_API_CLIENT: Omit<ApiClient, 'publicKey'> = {
	clientId: 'MDAwMDAwMDAtY2xpZW50',
	clientSecret: 's3cret+/=&?client',
	userName: DEFAULT_USER.userName,
	refreshTokens: ['refresh-token-0001'],
};

export function settingsOf(options: TenantOptions): Settings {
	return {
		seed: options.seed ?? 1,
		workers: options.workers ?? 100,
		density: options.density ?? 'small',
		tenantName: options.tenantName ?? 'acme_dpt1',
		users: options.users ?? [DEFAULT_USER],
		apiClients: options.apiClients ?? [DEFAULT_API_CLIENT],
		versions: options.versions ?? { min: 'v30.0', max: 'v46.1' },
		validate: options.validate ?? true,
		echo: options.echo ?? true,
		descriptors: options.descriptors ?? 'some',
		lockAfter: options.lockAfter ?? 5,
		repeatBodies: options.repeatBodies ?? 0,
		terminationEffective: options.terminationEffective ?? DEFAULT_RULES.terminationEffective,
		marksOriginals: options.marksOriginals ?? DEFAULT_RULES.marksOriginals,
		logEntries: options.logEntries ?? 'matching',
		boundaries: options.boundaries ?? 'closed',
		dateHeader: options.dateHeader ?? true,
	};
}
