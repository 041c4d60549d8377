/** What a template that keeps accounts goes through: first load, nothing to do, joiners, movers, leavers, somebody refused, a return. */
import { isDeepStrictEqual } from 'node:util';
import type { Tenant } from '../../../tenant/server/index.mts';
import { isoDay, pacificDay } from '../../../tenant/workers/dates.mts';
import type { RunResult } from '../../runResult.mts';
import type { Stage } from '../../stage.mts';
import { until } from '../../until.mts';
import type { NodeJson, Workflow } from '../../workflow.mts';
import { setTo } from './settings.mts';
import { holds } from '../../scenario.mts';
import type { Door } from '../../servers/door.mts';
import { atWork, type Colleague } from './people.mts';

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

export async function playCompany(company: Company): Promise<void> {
	const { tenant, target, busy, noBrake } = company;
	const { ledger } = tenant.workforce;
	if (sameDayEverywhere(tenant.clock.now())) tenant.clock.advance(5.5 * HOUR);
	const now = tenant.clock.now();
	const day = pacificDay(now);
	const entered = now - 60_000;
	const once = new Set<string>();

	const kiwi = atWorkNow(tenant, ledger.hireWorker({ effective: isoDay(day - 30), entered, timeZone: 'Pacific/Auckland' }));
	const [keptBefore] = atWork(tenant).values();
	if (keptBefore) company.put?.(keptBefore);

	target.throttle(2, busy.throttle);
	target.hangUp(busy.hangUp);
	target.loseAnswer(2);
	await night(company, 'the first load');
	asWorkdaySays(company, once);
	holds(target.seen.some(({ method, status }) => method !== 'GET' && status === 0), 'No answer to a write was lost');
	holds(target.toldTooMany === 2, 'It was not told that there are too many requests');

	const before = target.seen.length;
	await night(company, 'the second run');
	const writes = target.writesSince(before);
	holds(writes.length === 0, `The second run wrote: ${writes.map(({ method, path }) => `${method} ${path}`).join(', ')}`);

	const [mover, leaver, retitled, another] = [...atWork(tenant).values()].filter(({ number }) => !tenant.workforce.isLeader(number) && number !== kiwi.number);
	if (!mover || !leaver || !retitled || !another) throw new Error('Too few people');
	const elsewhere = otherManager(tenant, mover);
	ledger.move(mover.number, elsewhere, { effective: isoDay(day), entered });
	ledger.retitle(retitled.number, 'Head of Ideas', { effective: isoDay(day), entered });
	for (const { number } of [leaver, another]) ledger.terminate(number, { lastDay: isoDay(day - 1), entered });
	const joiner = atWorkNow(tenant, ledger.hireWorker({ effective: isoDay(day), entered }));
	holds(atWork(tenant).get(mover.wid)?.manager !== mover.manager, 'The mover has the manager of before');

	const letIn = company.refuse(joiner);
	const namesake = company.put && atWorkNow(tenant, ledger.hireWorker({ effective: isoDay(day), entered }));
	const takeAway = namesake && company.put?.(namesake, SOMEBODY_ELSE);
	const refused = await company.stage.execute(company.workflow, { start: NIGHT });
	const notDone = noBrake ? [joiner] : [joiner, ...(namesake ? [namesake] : []), ...[leaver, another].filter(({ wid }) => company.there().get(wid)?.active)];
	tellsOf(refused, notDone, noBrake ? 1 : 3);
	takeAway?.();
	asWorkdaySays(company, once, notDone);

	letIn();
	ledger.rehire(leaver.number, { effective: isoDay(day), entered: entered + 1000 });
	await triggered(company, ['hired', 'terminated', 'rehired', ...(company.noUpdates ? [] : ['updated'])]);
	asWorkdaySays(company, once);
	await betweenMidnights(company, kiwi, once);
	await converted(company);
	await hidden(company);
}

const HOUR = 3_600_000;

/** Neither is it tomorrow in Auckland, nor would be in the time that the play takes: counted in the date line's summer and winter. */
function sameDayEverywhere(moment: number): boolean {
	const hour = (moment / HOUR) % 24;
	return hour > 6.5 && hour < 12;
}

/** Who has left by the own midnight and is still there by Workday's: what else is entered about them switches nothing on. */
async function betweenMidnights(company: Company, kiwi: Colleague, once: Set<string>): Promise<void> {
	const { tenant } = company;
	const { ledger } = tenant.workforce;
	const now = tenant.clock.now();
	ledger.terminate(kiwi.number, { lastDay: isoDay(pacificDay(now)), entered: now - 5000 });
	await triggered(company, ['terminated']);
	holds(atWork(tenant).has(kiwi.wid), 'Workday has the new day already');
	asWorkdaySays(company, once, [kiwi]);
	holds(company.there().get(kiwi.wid)?.active === false, 'Who has left in Auckland is on');
	if (company.noUpdates) return;
	ledger.retitle(kiwi.number, 'Left already', { effective: isoDay(pacificDay(now)), entered: tenant.clock.now() - 3000 });
	await triggered(company, ['updated']);
	holds(company.there().get(kiwi.wid)?.active === false, 'Who has left in Auckland was switched on again');
}

/** A new worker with the user name of the former one: the account is left as it is, also by the night, and somebody is told. */
async function converted(company: Company): Promise<void> {
	const { tenant, there, noBrake, stage, workflow } = company;
	const { ledger } = tenant.workforce;
	const now = tenant.clock.now();
	const former = [...atWork(tenant).values()].find(({ number, wid }) => !tenant.workforce.isLeader(number) && !tenant.workforce.contingent(number) && there().get(wid)?.active);
	if (!former) throw new Error('Nobody to convert');
	const before = there().get(former.wid);
	const current = atWorkNow(tenant, ledger.convert(former.number, { effective: isoDay(pacificDay(now)), entered: now - 3000 }));
	holds(current.userName === former.userName, 'It is not the same user name');
	const ends = noBrake ? 'success' : 'error';
	for (const [who, result] of [[current, await triggered(company, ['converted'], ends)], [former, await stage.execute(workflow, { start: NIGHT })]] as const) {
		const { status, error } = result;
		holds(status === ends && (noBrake === true || (error?.message ?? '').includes(who.workerId)), `After a conversion it ended with ${status}: ${error?.message}`);
		const after = there().get(former.wid);
		holds(isDeepStrictEqual(after, before), `A conversion made ${JSON.stringify(after)} of ${JSON.stringify(before)}`);
	}
}

/** A permission that was taken away is told, and does nothing. */
async function hidden(company: Company): Promise<void> {
	const { tenant, stage, workflow, target } = company;
	tenant.switches.arm({ kind: 'hideSections', sections: ['Employment_Data'] }, { times: Infinity, operation: 'Get_Workers' });
	const before = target.seen.length;
	const result = await stage.execute(workflow, { start: NIGHT });
	const { message = '' } = result.error ?? {};
	holds(result.status === 'error' && /^\d{2,} not done: .*does not show/.test(message), `Without the permission it ended with ${result.status}: ${message}`);
	holds(target.writesSince(before).length === 0, 'It wrote although Workday did not show who is at work');
}

const NIGHT = 'Every night';
const SOMEBODY_ELSE = 'somebody-else';

async function night({ stage, workflow }: Company, what: string): Promise<void> {
	const result = await stage.execute(workflow, { start: NIGHT });
	holds(result.status === 'success', `${what} ended with ${result.status}: ${result.error?.message}`);
}

/** The trigger's first poll has all that happened since the workflow was imported, or switched off. */
async function triggered({ stage, workflow }: Company, wanted: readonly string[], ends = 'success'): Promise<RunResult> {
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

function tellsOf({ status, error }: RunResult, people: readonly Colleague[], count: number): void {
	holds(status === 'error', `It ended with ${status} although somebody was not done`);
	const { message = '' } = error ?? {};
	const unnamed = people.filter(({ workerId }) => !message.includes(workerId));
	holds(people.length === count && message.startsWith(`${count} not done: `) && unnamed.length === 0 && /\(400: \S/.test(message), `Of ${people.length} it tells ${message}`);
}

function atWorkNow(tenant: Tenant, number: number): Colleague {
	const found = atWork(tenant).get(tenant.workforce.wid(number));
	if (!found) throw new Error(`Worker ${number} is not at work`);
	return found;
}

/** An organization whose leader is at work and not the manager of today. */
function otherManager(tenant: Tenant, { manager }: Colleague): number {
	const people = atWork(tenant);
	const { workforce } = tenant;
	const leader = [...people.values()].find(({ number, wid }) => workforce.isLeader(number) && wid !== manager && wid !== people.get(manager ?? '')?.manager);
	if (!leader) throw new Error('Nobody else leads');
	return leader.number;
}

/**
 * The whole state of the target.
 * @param once who has had an account; grows
 * @param except whom the run did not do
 */
function asWorkdaySays({ tenant, there, wanted, alsoKeepsLeavers }: Company, once: Set<string>, except: readonly Colleague[] = []): void {
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
