/** What a template that keeps accounts goes through: first load, nothing to do, joiners, movers, leavers, somebody refused, a return. */
import { isDeepStrictEqual } from 'node:util';
import type { Tenant } from '../../../tenant/server/index.mts';
import { isoDay, pacificDay } from '../../../tenant/workers/dates.mts';
import type { RunResult } from '../../runResult.mts';
import { holds } from '../../scenario.mts';
import type { Door } from '../../servers/door.mts';
import { atWork, type Colleague } from './people.mts';

export interface Shown {
	active: boolean;
	[attribute: string]: string | boolean | undefined;
}

export interface Company {
	tenant: Tenant;
	target: Door;
	run(): Promise<RunResult>;
	/** Accounts by Workday ID. */
	there(): Map<string, Shown>;
	/** What the account of somebody at work must be. The manager is undefined where no account is there to refer to. */
	wanted(colleague: Colleague, manager: Colleague | undefined): Shown;
	/** After how many requests of the first load the target says that there are too many, or breaks off. */
	busy: { throttle: number; hangUp: number };
	/** Whoever left before the first load may have an account that is switched off. */
	alsoKeepsLeavers?: boolean;
	/** The target takes nobody of that name, until the returned function is called. */
	refuse(colleague: Colleague): () => void;
}

export async function playCompany(company: Company): Promise<void> {
	const { tenant, target, busy } = company;
	const { ledger } = tenant.workforce;
	const now = tenant.clock.now();
	const day = pacificDay(now);
	const entered = now - 60_000;
	const once = new Set<string>();

	target.throttle(2, busy.throttle);
	target.hangUp(busy.hangUp);
	await succeeds(company, 'the first load');
	asWorkdaySays(company, once);
	holds(target.toldTooMany === 2, 'It was not told that there are too many requests');

	const before = target.seen.length;
	await succeeds(company, 'the second run');
	const writes = target.writesSince(before);
	holds(writes.length === 0, `The second run wrote: ${writes.map(({ method, path }) => `${method} ${path}`).join(', ')}`);

	const [mover, leaver, retitled] = [...atWork(tenant).values()].filter(({ number }) => !tenant.workforce.isLeader(number));
	if (!mover || !leaver || !retitled) throw new Error('Too few people');
	const elsewhere = otherManager(tenant, mover);
	ledger.move(mover.number, elsewhere, { effective: isoDay(day), entered });
	ledger.retitle(retitled.number, 'Head of Ideas', { effective: isoDay(day), entered });
	ledger.terminate(leaver.number, { lastDay: isoDay(day - 1), entered });
	const joiner = atWorkNow(tenant, ledger.hireWorker({ effective: isoDay(day), entered }));
	holds(atWork(tenant).get(mover.wid)?.manager !== mover.manager, 'The mover has the manager of before');

	const letIn = company.refuse(joiner);
	const refused = await company.run();
	holds(refused.status === 'error', `It ended with ${refused.status} although somebody was refused`);
	holds(refused.error?.message.startsWith('1 not done: ') === true && refused.error.message.includes(joiner.workerId), `It tells ${refused.error?.message}`);
	asWorkdaySays(company, once, joiner.wid);

	letIn();
	ledger.rehire(leaver.number, { effective: isoDay(day), entered: entered + 1000 });
	await succeeds(company, 'the run after a return');
	asWorkdaySays(company, once);
}

async function succeeds({ run }: Company, what: string): Promise<void> {
	try {
		(await run()).mustSucceed();
	} catch (error) {
		throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
	}
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

/** The whole state of the target. @param once who has had an account; grows */
function asWorkdaySays({ tenant, there, wanted, alsoKeepsLeavers }: Company, once: Set<string>, except?: string): void {
	const people = atWork(tenant);
	const accounts = there();
	for (const wid of people.keys()) if (wid !== except) once.add(wid);
	const wrong = [...once].flatMap((wid) => {
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
