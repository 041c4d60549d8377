import { isoDay, pacificDay } from '../../../tenant/workers/dates.mts';
import { holds, type Scenario } from '../../scenario.mts';
import type { Stage } from '../../stage.mts';
import { told } from '../templates/ended.mts';
import { LOCKED, mustHold, stampOf } from './compare.mts';
import { HELD_BY_NOBODY_SHOWN, lock, putThere } from './existing.mts';
import { BY_COUNTRY, expectedPeople } from './expected.mts';
import { compareAll, type Company, importTemplate, withCompany, wrote } from './setUp.mts';

export const COUNTRIES = ['US', 'DE', 'FR', 'IE', 'JP', 'CN', 'ES', 'IN'];
const WORKERS = 50;
/** Of many, the message names these first ones; here all but a few. */
const MOST_NAMED = 45;

export const load: Scenario = {
	name: 'Template 1, LDAP: a dry run writes nothing, a load writes everybody beside whom is there, from scratch into the same directory nothing; locks that are not the template\'s stay',
	mayLog: /Everything else is done\. Not done: (cn=Somebody Else|.*whether this person is at work)/,
	async run(stage) {
		await withCompany({ workers: WORKERS, unitsOf: () => COUNTRIES }, async (company) => {
			const { tenant, slapd } = company;
			const empty = await stampOf(slapd);
			const dry = (await compareAll(stage, await importTemplate(stage, company))).mustSucceed();
			const people = expectedPeople(tenant, BY_COUNTRY);
			const would = new Set(dry.items('This would be done').map(({ json }) => json.who));
			holds(would.size === people.size, `${would.size} people are told of, there are ${people.size}`);
			holds((await stampOf(slapd)) === empty, 'The dry run wrote something');

			const existing = await putThere(company);
			told(await compareAll(stage, await importTemplate(stage, company, { settings: { dryRun: false } })), HELD_BY_NOBODY_SHOWN);
			await existing.mustBeRight();
			await existing.removeSomebodyElse();
			await mustHold(slapd, people);
			const loaded = await stampOf(slapd);
			const again = (await compareAll(stage, await importTemplate(stage, company, { settings: { dryRun: false } }))).mustSucceed();
			holds(wrote(again) === 0 && (await stampOf(slapd)) === loaded, `The second load wrote ${wrote(again)} times`);

			await nothingShown(stage, company);
			await locksStay(stage, company);
			await mustHold(slapd, people);
			await firstDay(stage, company);
		});
	},
};

/** A permission that was taken away is told, of everybody, and does nothing. */
async function nothingShown(stage: Stage, company: Company): Promise<void> {
	const { tenant: { switches }, slapd } = company;
	const before = await stampOf(slapd);
	const workflow = await importTemplate(stage, company, { settings: { dryRun: false } });
	switches.arm({ kind: 'hideSections', sections: ['Employment_Data'] }, { times: Infinity, operation: 'Get_Workers' });
	const night = await compareAll(stage, workflow);
	switches.clear();
	const named = (night.error?.message ?? '').split('Workday does not show whether this person is at work').length - 1;
	holds(night.status === 'error' && named >= MOST_NAMED, `${named} are told of: ${night.error?.message}`);
	holds(wrote(night) === 0 && (await stampOf(slapd)) === before, 'It wrote although Workday did not show who is at work');
}

/** The directory's own lock says when it began; the template's is another value. */
async function locksStay(stage: Stage, company: Company): Promise<void> {
	const { tenant: { workforce }, slapd } = company;
	const filter = `(employeeNumber=${workforce.workerId(workforce.example('active', 2))})`;
	const workflow = await importTemplate(stage, company, { settings: { dryRun: false } });
	await lock(slapd, filter, '20260101000000Z');
	const locked = await stampOf(slapd);
	const night = (await compareAll(stage, workflow)).mustSucceed();
	holds(wrote(night) === 0 && (await stampOf(slapd)) === locked, 'An account that the directory had locked was unlocked');
	await lock(slapd, filter, LOCKED);
	(await compareAll(stage, workflow)).mustSucceed();
}

/** Somebody who begins tomorrow, by Workday's day. */
async function firstDay(stage: Stage, company: Company): Promise<void> {
	const { tenant, tenant: { workforce: { ledger }, clock }, slapd } = company;
	const entered = clock.now();
	ledger.hireWorker({ entered, effective: isoDay(pacificDay(entered) + 1) });
	for (const enableDaysBefore of [0, 1]) {
		const workflow = await importTemplate(stage, company, { settings: { dryRun: false, enableDaysBefore } });
		(await compareAll(stage, workflow)).mustSucceed();
		await mustHold(slapd, expectedPeople(tenant, BY_COUNTRY, new Map(), enableDaysBefore));
	}
}
