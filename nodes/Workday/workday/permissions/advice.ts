/** From rows of the table to sentences for the person at the canvas: what to do, in order, ending with what activates it. */
import { domainsOfSection } from './workerParts';
import { DOMAIN, SCOPE, TASK, type Domain, type Scope } from './names';
import { isOperationKey, OPERATION_KEYS, operationOf, type OperationKey, type OperationPermissions } from './operations';
import { requestOf } from './requests';
import type { Access, Grant, ProcessGrant } from './types';
import { sentences } from '../values/text';

/** `a`, `a and b`, `a, b and c` */
export function listed(texts: readonly string[]): string {
	return texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

const ACTIVATE = `Then run ${TASK.activate}: nothing works until then.`;

/** What an operation needs, over all of its requests, each domain once with the most that is needed. */
export interface Needed {
	readonly grants: readonly Grant[];
	readonly processes: readonly ProcessGrant[];
	readonly scopes: readonly Scope[];
	readonly unsure: boolean;
}

/** @param keys operations */
export function neededBy(keys: readonly OperationKey[]): Needed {
	const requests = [...new Set(keys.flatMap((key) => operationOf(key).requests))].map(requestOf);
	return {
		grants: merged(requests.flatMap(({ grants }) => grants)),
		processes: requests.flatMap(({ processes = [] }) => processes),
		scopes: [...new Set(requests.flatMap(({ scope }) => scope ?? []))],
		unsure: requests.some(({ unsure }) => unsure),
	};
}

const STRENGTH: readonly Access[] = ['View', 'Get', 'Get and Put'];

/** A domain that must be written to is not asked for a second time, to be read. */
function merged(grants: readonly Grant[]): Grant[] {
	const strongest = (domain: Domain) => Math.max(...grants.filter((one) => one.domains.includes(domain)).map(({ access }) => STRENGTH.indexOf(access)));
	const taken = new Set<Domain>();
	const kept: Grant[] = [];
	for (const grant of grants) {
		const domains = grant.domains.filter((domain) => !taken.has(domain) && STRENGTH.indexOf(grant.access) === strongest(domain));
		domains.forEach((domain) => taken.add(domain));
		if (domains.length > 0) kept.push({ ...grant, domains });
	}
	return kept;
}

/** `Get access to the domains A, B and C (for leavers); Get and Put access to the domain D` */
export function grantsText(grants: readonly Grant[]): string {
	const accesses = [...new Set(grants.map(({ access }) => access))];
	return accesses.map((access) => accessText(access, grants.filter((one) => one.access === access))).join('; ');
}

function accessText(access: Access, grants: readonly Grant[]): string {
	// What is always needed comes first.
	const sorted = [...grants.filter(({ only }) => only === undefined), ...grants.filter(({ only }) => only !== undefined)];
	const names = sorted.flatMap(({ domains, only }) => domains.map((domain) => domain + onlyText(only)));
	return `${access} access to the domain${names.length === 1 ? '' : 's'} ${listed(names)}`;
}

const onlyText = (only: string | undefined): string => (only === undefined ? '' : ` (for ${only})`);

/** `Work Contact Change, and add the group to the initiating action Change Work Contact Information (Web Service)` */
export const processText = ({ policy, action, only }: ProcessGrant): string => `${policy}${onlyText(only)}, and add the group to the initiating action ${action}`;

const processesText = (processes: readonly ProcessGrant[]): string => (processes.length === 0 ? '' : `Then ${TASK.editProcess} > ${processes.map(processText).join('; ')}.`);

/** The advice for an operation that Workday did not allow. */
export function adviceFor(keys: readonly OperationKey[]): string {
	const [first] = keys.map(operationOf);
	if (first === undefined) return GENERAL;
	const needed = neededBy(keys);
	const { act, besides = '', rest } = first;
	const also = [...new Set(keys.flatMap((key) => operationOf(key).also ?? []))].join(' ');
	const who = rest ? 'API client' : 'integration user';
	return sentences(`The ${who} may not ${act}.`, unsureText(needed), giveText(first, needed), processesText(needed.processes), also, ACTIVATE, besides);
}

function giveText({ instead, rest }: OperationPermissions, { grants, scopes, unsure }: Needed): string {
	if (instead !== undefined) return `In Workday, ${instead}.`;
	if (rest) return `In Workday, give it the scope ${listed(scopes)}, and the security group of its user ${grantsText(grants)}.`;
	const scope = unsure && scopes.length > 0 ? `, an API client the functional area ${listed(scopes)}` : '';
	return unsure ? `Integrations are usually given ${grantsText(grants)}${scope}.` : `In Workday, give its security group ${grantsText(grants)}.`;
}

const unsureText = ({ grants, unsure }: Needed): string =>
	unsure && grants.length > 0 ? `Which domain this needs stands in no public document. In Workday, the report ${TASK.look} names it.` : '';

/** Where nothing is known of what was to be done. */
export const GENERAL = `The integration user may not do this. In Workday, give its security group the domain with ${TASK.give}. ${ACTIVATE}`;

/**
 * Which rows of the table speak for where an error happened: the operation's own; for a poll both kinds that are watched; for
 * a list of the editor the first of its resource.
 */
export function operationsOf(resource: string, operation: string): OperationKey[] {
	const own = `${resource}:${operation}`;
	if (isOperationKey(own)) return [own];
	const ofResource = OPERATION_KEYS.filter((key) => key.startsWith(`${resource}:`));
	return resource === 'trigger' ? ofResource : ofResource.slice(0, 1);
}

/** `check its domain security policies for A and B`: what is left out without a word, or refused, alike */
export const checkText = (...keys: OperationKey[]): string => `check its domain security policies for ${listed(neededBy(keys).grants.flatMap(({ domains }) => domains))}`;

/** Where to look when a part of a record never came: domains, or the report that names them. */
export function whereToLook(section: string): string {
	const domains = domainsOfSection(section);
	return domains.length > 0 ? `: ${domains.join('; ')}` : ` (the report ${TASK.look} names them)`;
}

/** Which domain the log has stands in no public document. */
export const LOG_PERMISSION = `the permission to see transaction logs (the report ${TASK.look} names the domain)`;

/** Least for the credential's test. */
const TO_READ_WORKERS: readonly Domain[] = [DOMAIN.publicWorkers, DOMAIN.workers, DOMAIN.currentStaffing, DOMAIN.leavers, DOMAIN.name];

/** For who may sign in and no more. @param byToken an API client is between */
export function adviceForTheTest(byToken: boolean): string {
	const scope = byToken
		? ` The API client needs the scopes (functional areas) ${listed([SCOPE.staffing, SCOPE.system, SCOPE.tenant])} as well, and Include Workday Owned Scope.`
		: '';
	return `The sign-in works, but this user may not read workers. Give its security group Get on these domains: ${TO_READ_WORKERS.join('; ')}. Then run ${TASK.activate}; before that nothing changes.${scope}`;
}
