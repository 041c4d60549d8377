/** What the check found out, one thing each: always the same keys. */
import { listed, processText } from '../permissions/advice';
import { TASK, type Domain, type Scope } from '../permissions/names';
import { requestOf, type RequestKey } from '../permissions/requests';
import type { Access, Grant, ProcessGrant, Proof } from '../permissions/types';
import { partOf, type PartKey } from '../permissions/workerParts';

/**
 * `refused`: Workday said no. `missing`: nothing of it came, and Workday does not say why. `failed`: it could not be found
 * out. `notTried`: on purpose, or because something else came first.
 */
export const STATES = ['refused', 'missing', 'failed', 'notTried', 'works'] as const;
export type State = (typeof STATES)[number];

/** What the finding on the sign-in is about. */
export const CONNECTION = 'connection';

export interface Finding {
	readonly state: State;
	/** Stable: the name of a request, or of a part of workers with `worker.` before it. */
	readonly about: string;
	readonly title: string;
	/** What was seen, for people. */
	readonly message: string;
	/** Names of the chosen operations that need it. */
	readonly operations: readonly string[];
	/** Chosen output fields that no sampled worker had. */
	readonly fields: readonly string[];
	readonly domains: readonly Domain[];
	/** Where to look when the first are given already. */
	readonly otherDomains: readonly Domain[];
	readonly access: Access | null;
	readonly businessProcesses: ReadonlyArray<{ policy: string; initiatingAction: string }>;
	/** Functional areas of the API client, when one signs in. */
	readonly scopes: readonly Scope[];
	/** What to run in Workday, in this order. None for what works. */
	readonly tasks: readonly string[];
	/** How sure it is that these are the domains. */
	readonly proof: Proof | null;
	/** For Workday's support. */
	readonly requestId: string | null;
}

/** What all findings of a run share. */
export interface About {
	readonly operations: readonly string[];
	/** An API client signs in: it needs functional areas. */
	readonly byToken: boolean;
}

interface Facts {
	readonly message: string;
	readonly fields?: readonly string[];
	readonly requestId?: string | undefined;
}

const NOTHING = { fields: [], domains: [], otherDomains: [], access: null, businessProcesses: [], scopes: [], tasks: [], proof: null } as const;

/** Of what is no matter of a domain: the sign-in. */
export const plainFinding = (state: State, about: string, title: string, { operations }: About, facts: Facts, tasks: readonly string[] = []): Finding => ({
	...NOTHING,
	state,
	about,
	title,
	message: facts.message,
	operations,
	tasks,
	requestId: facts.requestId ?? null,
});

export function requestFinding(state: State, key: RequestKey, about: About, facts: Facts): Finding {
	const request = requestOf(key);
	const leftOut = request.grants.filter(({ without }) => without === 'left out');
	const refused = request.grants.filter(({ without }) => without === 'refused');
	const always = refused.filter(({ only }) => only === undefined);
	const grants = state === 'missing' && leftOut.length > 0 ? leftOut : always.length > 0 ? always : refused;
	const others = refused.filter((grant) => !grants.includes(grant) && state !== 'missing').flatMap(({ domains }) => domains);
	return {
		...plainFinding(state, key, request.title, about, facts),
		...permissionsOf(state, grants, request.processes ?? [], request.scope, about),
		otherDomains: others,
		...(needsDoing(state) && { tasks: tasksFor({ ...request, grants, about: request.title, byToken: about.byToken }) }),
	};
}

const needsDoing = (state: State): boolean => state === 'refused' || state === 'missing';

function permissionsOf(state: State, grants: readonly Grant[], processes: readonly ProcessGrant[], scope: Scope | undefined, { byToken }: About) {
	return {
		domains: grants.flatMap(({ domains }) => domains),
		access: grants[0]?.access ?? null,
		businessProcesses: processes.map(({ policy, action }) => ({ policy, initiatingAction: action })),
		scopes: byToken && scope !== undefined && state !== 'missing' ? [scope] : [],
		proof: grants[0]?.proof ?? null,
	};
}

/** For what is not tried because it would change something: everything that has to be set up. */
export function writeFinding(key: RequestKey, about: About): Finding {
	const request = requestOf(key);
	return {
		...plainFinding('notTried', key, request.title, about, {
			message: 'Not tried: the check changes nothing in Workday, so nobody can tell whether this is allowed. If it is not, it needs what stands here.',
		}),
		...permissionsOf('notTried', request.grants, request.processes ?? [], request.scope, about),
		tasks: tasksFor({ ...request, about: request.title, byToken: about.byToken }),
	};
}

export function partFinding(state: State, key: PartKey, about: About, facts: Facts): Finding {
	const { title, domain, orElse = [], proof, section } = partOf(key);
	const domains = domain === undefined ? [] : [domain];
	const grants: Grant[] = domain === undefined ? [] : [{ domains, access: 'Get', without: 'left out', proof }];
	return {
		...plainFinding(state, `worker.${key}`, title, about, facts),
		fields: facts.fields ?? [],
		domains,
		otherDomains: orElse,
		access: 'Get',
		proof: domain === undefined ? null : proof,
		...(needsDoing(state) && { tasks: tasksFor({ grants, about: `${title} (${section})`, byToken: false }) }),
	};
}

/** Of a part that no field shows: its section is all that is known of it. */
export const sectionFinding = (state: State, section: string, title: string, domains: readonly Domain[], about: About, facts: Facts): Finding => ({
	...plainFinding(state, `worker.${section}`, title, about, facts),
	domains,
	access: 'Get',
	proof: domains.length > 0 ? 'seen' : null,
	...(needsDoing(state) && {
		tasks: tasksFor({ grants: domains.length > 0 ? [{ domains, access: 'Get', without: 'left out', proof: 'seen' }] : [], about: `${title} (${section})`, byToken: false }),
	}),
});

interface SetUp {
	readonly grants: readonly Grant[];
	readonly processes?: readonly ProcessGrant[];
	readonly scope?: Scope;
	readonly unsure?: true;
	/** Instead of the domains: a report is shared. */
	readonly tasks?: readonly string[];
	readonly about: string;
	readonly byToken: boolean;
}

/** In the order in which they are run. What activates the others is the last. */
function tasksFor({ grants, processes = [], scope, unsure, tasks = [], about, byToken }: SetUp): string[] {
	const look = unsure || grants.length === 0 || grants.some(({ proof }) => proof === 'unproven');
	const given = grants.map(({ access, domains, only, modify }) => `${access} on ${listed(domains)}${only ? ` (for ${only})` : ''}${modify ? ' (some tenants want Modify as well)' : ''}`);
	return [
		...tasks,
		...(look ? [`${TASK.look}: which domain protects ${about}`] : []),
		`${TASK.give}: ${given.length > 0 ? given.join('; ') : 'Get on the domains that the report names'}`,
		...processes.map((process) => `${TASK.editProcess} > ${processText(process)}`),
		...(byToken && scope !== undefined ? [`${TASK.clients}: the functional area ${scope} for the API client`] : []),
		TASK.activate,
	];
}
