/** What a template that keeps accounts goes through: first load, nothing to do, joiners, movers, leavers, somebody refused, a return. */
import { isDeepStrictEqual } from 'node:util';
import type { Tenant } from '../../../tenant/server/index.mts';
import { isoDay, pacificDay } from '../../../tenant/workers/dates.mts';
import { holds } from '../../scenario.mts';
import { asWorkdaySays, atWorkNow, type Company, night, runAtNight, tellsOf, triggered } from './company.mts';
import { atWork, type Colleague } from './people.mts';

const HOUR = 3_600_000;
const SOMEBODY_ELSE = 'somebody-else';

export async function playCompany(company: Company): Promise<void> {
	const { tenant, target, busy, noBrake } = company;
	const { ledger } = tenant.workforce;
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
	const refused = await runAtNight(company);
	const notDone = noBrake ? [joiner] : [joiner, ...(namesake ? [namesake] : []), ...[leaver, another].filter(({ wid }) => company.there().get(wid)?.active)];
	holds(notDone.length === (noBrake ? 1 : 3), `${notDone.length} were not done`);
	tellsOf(refused, notDone);
	takeAway?.();
	asWorkdaySays(company, once, notDone);

	letIn();
	ledger.rehire(leaver.number, { effective: isoDay(day), entered: entered + 1000 });
	await triggered(company, ['hired', 'terminated', 'rehired', ...(company.noUpdates ? [] : ['updated'])]);
	asWorkdaySays(company, once);
	if (!sameDayEverywhere(now)) await betweenMidnights(company, kiwi, once);
	await strangers(company, once);
	await nameless(company);
	await unnamed(company, once);
	await converted(company);
	await hidden(company);
}

/**
 * Neither is it tomorrow in Auckland, nor would be in the time that the play takes: counted in the date line's summer and winter. Then
 * nobody is between two midnights. Another clock for the tenant would not do: what it enters must not be in n8n's future.
 */
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

/** Accounts with somebody's key that are somebody else's, or nobody knows whose: left as they are, and told. */
async function strangers(company: Company, once: Set<string>): Promise<void> {
	const { tenant, twin, knowsKinds } = company;
	if (!twin) return;
	const { ledger } = tenant.workforce;
	const now = tenant.clock.now();
	const joiner = atWorkNow(tenant, ledger.hireWorker({ effective: isoDay(pacificDay(now) - 3), entered: now - 2000 }));
	const two = ['twin-one', 'twin-two'].map((login) => twin(joiner, login));
	tellsOf(await runAtNight(company), [joiner], /more than one account has this/);
	for (const takeAway of two) takeAway();
	if (knowsKinds) {
		const takeAway = twin(joiner, 'namesake', 'Contingent Worker');
		tellsOf(await runAtNight(company), [joiner], /belongs to the account of somebody else/);
		// Who has left with that number is another one, too.
		ledger.terminate(joiner.number, { lastDay: isoDay(pacificDay(now) - 1), entered: now - 1000 });
		await night(company, 'the run after an employee left whose number a contingent worker has');
		takeAway();
	}
	await night(company, 'the run after the strangers had gone');
	asWorkdaySays(company, once);
	const heedFilters = company.ignoreFilters?.();
	if (!heedFilters) return;
	// Whom the answer does not happen to hold cannot be found: that is told, and nobody becomes somebody else.
	const { status, error } = await runAtNight(company);
	holds(status === 'error' && /^\d+ not done: .*\(409: /.test(error?.message ?? ''), `With filters ignored it ended with ${status}: ${error?.message}`);
	asWorkdaySays(company, once);
	heedFilters();
}

/** Nobody's user name is shown: who has an account keeps it as it is, who has none is told. */
async function nameless(company: Company): Promise<void> {
	const { tenant, there, noBrake } = company;
	const now = tenant.clock.now();
	const joiner = tenant.workforce.ledger.hireWorker({ effective: isoDay(pacificDay(now)), entered: now - 500 });
	const before = there();
	tenant.switches.arm({ kind: 'hideSections', sections: ['User_ID', 'User_Account_Data'] }, { times: Infinity, operation: 'Get_Workers' });
	const nameless = noBrake ? [...atWork(tenant).values()] : [atWorkNow(tenant, joiner)];
	tellsOf(await runAtNight(company), nameless, /\(no user name in Workday\)/);
	holds(isDeepStrictEqual(there(), before), 'It changed accounts although Workday shows no user name');
	tenant.switches.clear();
}

/** What says who somebody is, in one target or another. */
const WHO = ['login', 'userName', 'primaryEmail', 'email', 'firstName', 'lastName', 'givenName', 'familyName', 'displayName'];

/** Nobody's names and addresses are shown: accounts keep what says who they are, and what else was missing is back when it is shown again. */
async function unnamed(company: Company, once: Set<string>): Promise<void> {
	const { tenant, there, noBrake } = company;
	if (noBrake) return;
	const whoIsWho = (): Array<[string, Array<string | boolean | undefined>]> => [...there()].map(([wid, account]) => [wid, WHO.map((name) => account[name])]);
	const before = whoIsWho();
	tenant.switches.arm({ kind: 'hideSections', sections: ['Personal_Data'] }, { times: Infinity, operation: 'Get_Workers' });
	await runAtNight(company);
	const after = new Map(whoIsWho());
	const changed = before.filter(([wid, who]) => !isDeepStrictEqual(after.get(wid), who));
	holds(changed.length === 0, `${changed.length} accounts lost who they are: ${JSON.stringify(changed[0])} became ${JSON.stringify(after.get(changed[0]?.[0] ?? ''))}`);
	tenant.switches.clear();
	await night(company, 'the run after names were shown again');
	asWorkdaySays(company, once);
}

/** A new worker with the user name of the former one: the account is left as it is, also by the night, and somebody is told. */
async function converted(company: Company): Promise<void> {
	const { tenant, there, noBrake } = company;
	const { ledger } = tenant.workforce;
	const now = tenant.clock.now();
	const former = [...atWork(tenant).values()].find(({ number, wid }) => !tenant.workforce.isLeader(number) && !tenant.workforce.contingent(number) && there().get(wid)?.active);
	if (!former) throw new Error('Nobody to convert');
	const before = there().get(former.wid);
	const current = atWorkNow(tenant, ledger.convert(former.number, { effective: isoDay(pacificDay(now)), entered: now - 3000 }));
	holds(current.userName === former.userName, 'It is not the same user name');
	const ends = noBrake ? 'success' : 'error';
	for (const [who, result] of [[current, await triggered(company, ['converted'], ends)], [former, await runAtNight(company)]] as const) {
		const { status, error } = result;
		holds(status === ends && (noBrake === true || (error?.message ?? '').includes(who.workerId)), `After a conversion it ended with ${status}: ${error?.message}`);
		const after = there().get(former.wid);
		holds(isDeepStrictEqual(after, before), `A conversion made ${JSON.stringify(after)} of ${JSON.stringify(before)}`);
	}
}

/** A permission that was taken away is told, and does nothing. */
async function hidden(company: Company): Promise<void> {
	const { tenant, target } = company;
	tenant.switches.arm({ kind: 'hideSections', sections: ['Employment_Data'] }, { times: Infinity, operation: 'Get_Workers' });
	const before = target.seen.length;
	const result = await runAtNight(company);
	const { message = '' } = result.error ?? {};
	holds(result.status === 'error' && /^\d{2,} not done: .*does not show/.test(message), `Without the permission it ended with ${result.status}: ${message}`);
	holds(target.writesSince(before).length === 0, 'It wrote although Workday did not show who is at work');
}

/** An organization whose leader is at work and not the manager of today. */
function otherManager(tenant: Tenant, { manager }: Colleague): number {
	const people = atWork(tenant);
	const { workforce } = tenant;
	const leader = [...people.values()].find(({ number, wid }) => workforce.isLeader(number) && wid !== manager && wid !== people.get(manager ?? '')?.manager);
	if (!leader) throw new Error('Nobody else leads');
	return leader.number;
}
