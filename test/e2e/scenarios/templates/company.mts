/** What a template that keeps accounts is played by: its runs, and what must be there after them. */
import { isDeepStrictEqual } from 'node:util';
import type { Tenant } from '../../../tenant/server/index.mts';
import type { RunResult } from '../../runResult.mts';
import { holds } from '../../scenario.mts';
import type { Door } from '../../servers/door.mts';
import type { Stage } from '../../stage.mts';
import { until } from '../../until.mts';
import type { NodeJson, Workflow } from '../../workflow.mts';
import { atWork, type Colleague } from './people.mts';
import { setTo } from './settings.mts';

export interface Shown {
	active: boolean;
	[attribute: string]: string | boolean | undefined;
}

export interface Company {
	stage: Stage;
	tenant: Tenant;
	target: Door;
	/** Imported with `edited`. */
	workflow: Workflow;
	/** Accounts by Workday ID. */
	there(): Map<string, Shown>;
	/** What the account of somebody at work must be. The manager is undefined where no account is there to refer to. */
	wanted(colleague: Colleague, manager: Colleague | undefined): Shown;
	/** After how many requests of the first load the target says that there are too many, or breaks off. */
	busy: { throttle: number; hangUp: number };
	/**
	 * Puts an account with that person's login there that was not made by the template: nobody's, or of the holder of that key.
	 * Absent: the target is only sent to. @returns takes it away again
	 */
	put?(colleague: Colleague, key?: string): () => void;
	/**
	 * Puts an account there that has that person's key and another login; of that kind of worker, where the target knows kinds.
	 * @returns takes it away again
	 */
	twin?(colleague: Colleague, login: string, kind?: 'Employee' | 'Contingent Worker'): () => void;
	/** The target answers every search with all it has, until the returned function is called. */
	ignoreFilters?(): () => void;
	/** The key is a number that an employee and a contingent worker may share, and the target knows which of them it is. */
	knowsKinds?: boolean;
	/** Whoever left before the first load may have an account that is switched off. */
	alsoKeepsLeavers?: boolean;
	/** It switches nobody off itself, so it has no limit for that. */
	noBrake?: boolean;
	/** It hears nothing of titles and the like between two nights. */
	noUpdates?: boolean;
	/** The target takes nobody of that name, until the returned function is called. */
	refuse(colleague: Colleague): () => void;
}

/** What n8n logs of a run that told who was refused. */
export const NOT_DONE = /\d not done: /;

/** Settings, and a trigger that begins a while ago, so that its first poll finds what was done meanwhile. */
export function edited(settings: Readonly<Record<string, unknown>>): (node: NodeJson) => void {
	const set = setTo({ waitSeconds: 1, ...settings });
	return (node) => {
		set(node);
		if (node.name !== 'Workday Trigger') return;
		const startDate = new Date(Date.now() - 10 * 60_000).toISOString();
		Object.assign(node.parameters, { start: 'date', startDate, options: { ...(node.parameters.options as object), safetyLag: 1 } });
	};
}

const NIGHT = 'Every night';
/** Of many, the message names these first ones. */
const MOST_NAMED = 20;

/** Resolves once it has ended, be it good or bad. */
export async function runAtNight({ stage, workflow }: Company): Promise<RunResult> {
	return await stage.execute(workflow, { start: NIGHT });
}

export async function night(company: Company, what: string): Promise<void> {
	const { status, error } = await runAtNight(company);
	holds(status === 'success', `${what} ended with ${status}: ${error?.message}`);
}

/** The trigger's first poll has all that happened since the workflow was imported, or switched off. */
export async function triggered({ stage, workflow }: Company, wanted: readonly string[], ends = 'success'): Promise<RunResult> {
	const before = (await workflow.executions(stage.rest)).length;
	await stage.activate(workflow);
	const [execution] = await until('the execution of the trigger', async () => {
		const executions = (await workflow.executions(stage.rest)).slice(before);
		return executions.length > 0 && executions;
	});
	if (!execution) throw new Error('There is no execution');
	if (ends === 'success') execution.mustSucceed();
	const events = new Set(execution.handedOver.map(({ json }) => json.event));
	const missing = wanted.filter((event) => !events.has(event));
	holds(missing.length === 0, `Nothing came of ${missing.join(', ')}`);
	await stage.deactivate(workflow);
	return execution;
}

/** @param reason of all of them */
export function tellsOf({ status, error }: RunResult, people: readonly Colleague[], reason = /\(400: \S/): void {
	holds(status === 'error', `It ended with ${status} although somebody was not done`);
	const { message = '' } = error ?? {};
	const named = people.filter(({ workerId }) => message.includes(workerId));
	holds(message.startsWith(`${people.length} not done: `) && named.length === Math.min(people.length, MOST_NAMED) && reason.test(message), `Of ${people.length} it tells ${message}`);
}

export function atWorkNow(tenant: Tenant, number: number): Colleague {
	const found = atWork(tenant).get(tenant.workforce.wid(number));
	if (!found) throw new Error(`Worker ${number} is not at work`);
	return found;
}

/**
 * The whole state of the target.
 * @param once who has had an account; grows
 * @param except whom the run did not do
 */
export function asWorkdaySays({ tenant, there, wanted, alsoKeepsLeavers }: Company, once: Set<string>, except: readonly Colleague[] = []): void {
	const open = new Set(except.map(({ wid }) => wid));
	const people = atWork(tenant);
	const accounts = there();
	for (const wid of people.keys()) if (!open.has(wid)) once.add(wid);
	const wrong = [...once].flatMap((wid) => {
		if (open.has(wid)) return [];
		const colleague = people.get(wid);
		const account = accounts.get(wid);
		if (!colleague) return account?.active === false ? [] : [`${wid} has left and is ${JSON.stringify(account)}`];
		const manager = colleague.manager !== undefined && once.has(colleague.manager) ? managerOf(tenant, colleague.manager) : undefined;
		const expected = wanted(colleague, manager);
		return isDeepStrictEqual(account, expected) ? [] : [`${JSON.stringify(account)}, not ${JSON.stringify(expected)}`];
	});
	const strangers = [...accounts].filter(([wid, { active }]) => !once.has(wid) && (active || alsoKeepsLeavers !== true)).map(([wid]) => wid);
	holds(wrong.length === 0 && strangers.length === 0, `${wrong.length} accounts are wrong, first ${wrong[0]}; nobody expected ${strangers.join(', ')}`);
	holds(accounts.size > 20, `Only ${accounts.size} accounts are there`);
}

function managerOf(tenant: Tenant, wid: string): Colleague | undefined {
	return atWork(tenant).get(wid);
}
