import { Attribute, Change, type Client } from 'ldapts';
import { startTenant, type Tenant } from '../../../tenant/server/index.mts';
import { contactOf } from '../../../tenant/workers/contact.mts';
import { pacificDay } from '../../../tenant/workers/dates.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import { type Slapd, startSlapd } from '../../servers/slapd.mts';
import { told } from './ended.mts';
import { setTo } from './settings.mts';

/** What the directory has for somebody. */
interface Mailbox {
	mail: string;
	mobile?: string;
	uid: string;
}

export const writeBack: Scenario = {
	name: 'The template that writes back shows it first, then brings e-mail, mobile and user name into Workday, waits for approvals, changes nothing twice, and leaves who has two mailboxes',
	mayLog: /more than mostChanges|colon|mailboxes in the directory/,
	async run(stage) {
		const tenant = await startTenant({ workers: 40, users: [{ userName: 'ISU_back', password: PASSWORD }] });
		const slapd = await startSlapd({ units: ['ou=people'] });
		try {
			const writes = (): number => tenant.audit.length;
			const numbers = [0, 1, 2, 3].map((nth) => tenant.workforce.example('active', nth));
			const [ana = 0, ben = 0, eve = 0, same = 0] = numbers;
			await fill(slapd, tenant, new Map([
				[ana, { mail: 'ana.lima@example.com', mobile: '+44 7700 900123', uid: 'ana.lima' }],
				[ben, { mail: 'ben.weiss@example.com', uid: accountOf(tenant, ben) }],
				// Workday takes no colon in a user name.
				[eve, { mail: mailOf(tenant, eve), uid: 'eve:adams' }],
				[same, { mail: mailOf(tenant, same).toUpperCase(), uid: accountOf(tenant, same) }],
			]));
			const credentials = { workdayIsuApi: await stage.workdayCredential(tenant), ldap: await stage.addCredential('ldap', 'Directory of mailboxes', slapd.credential) };
			const set = async (settings: Readonly<Record<string, unknown>>) => await stage.importExample('write-back', { credentials, edit: setTo(settings) });

			const dry = await stage.execute(await set({}));
			holds(writes() === 0, 'The dry run changed something');
			const shown = JSON.stringify(dry.items('E-mail and mobile back'));
			holds(shown.includes('ana.lima@example.com') && shown.includes('ben.weiss@example.com'), `The dry run showed ${shown}`);
			told(await stage.execute(await set({ dryRun: false, mostChanges: 2 })), /^3 people differ, more than mostChanges/);
			holds(writes() === 0, 'More than mostChanges, and something was changed');

			const workflow = await set({ dryRun: false });
			const first = await stage.execute(workflow);
			told(first, new RegExp(`^${tenant.workforce.workerId(eve)}: .*colon`, 'i'));
			holds(first.items('Ask for the approval').length === 2, 'Not both changes of contact data wait for an approval');
			holds(accountOf(tenant, ana) === 'ana.lima', `The user name is ${accountOf(tenant, ana)}`);
			holds(writes() === 3, `${writes()} changes instead of three`);

			// While it waits, nothing is sent again, and nobody is told of a failure but of the user name.
			const waiting = await stage.execute(workflow);
			holds(waiting.items('Ask for the approval').length === 2 && writes() === 3, 'What waits was not left alone');
			for (const { wid } of tenant.desk.processes.pending) tenant.desk.processes.approve(wid);
			holds(mailOf(tenant, ana) === 'ana.lima@example.com' && mobilesOf(tenant, ana).some((number) => number.endsWith('900123')), `Ana has ${mailOf(tenant, ana)} and ${mobilesOf(tenant, ana)}`);
			holds(mailOf(tenant, ben) === 'ben.weiss@example.com', `Ben has ${mailOf(tenant, ben)}`);

			await rename(slapd, eve, 'eve.adams');
			(await stage.execute(workflow)).mustSucceed();
			holds(accountOf(tenant, eve) === 'eve.adams', `Eve's user name is ${accountOf(tenant, eve)}`);
			const length = writes();
			const last = (await stage.execute(workflow)).mustSucceed();
			holds(writes() === length && !last.ran('E-mail and mobile back') && !last.ran('User name back'), 'The last run changed something');
			holds(new Set(tenant.audit.map(({ worker }) => worker)).size === 3, 'Somebody was changed who did not differ');

			// Two mailboxes of one employee would take turns in Workday.
			await addSecond(slapd, tenant.workforce.workerId(ana));
			const twice = new RegExp(`^${tenant.workforce.workerId(ana)}: 2 mailboxes in the directory`);
			for (const _hour of [1, 2]) told(await stage.execute(workflow), twice);
			holds(writes() === length, 'One of two mailboxes was written');
		} finally {
			await slapd.stop();
			await tenant.close();
		}
	},
};

async function fill(slapd: Slapd, { workforce }: Tenant, mailboxes: ReadonlyMap<number, Mailbox>): Promise<void> {
	const client = await slapd.connect();
	for (const [number, mailbox] of mailboxes) {
		await add(client, `Person ${number}`, workforce.workerId(number), mailbox);
	}
	await client.unbind();
}

async function add(client: Client, cn: string, employeeNumber: string, mailbox: Mailbox): Promise<void> {
	await client.add(`cn=${cn},ou=people,dc=example,dc=com`, { objectClass: 'inetOrgPerson', cn, sn: 'Person', employeeNumber, ...mailbox });
}

async function addSecond(slapd: Slapd, employeeNumber: string): Promise<void> {
	const client = await slapd.connect();
	await add(client, 'Second mailbox', employeeNumber, { mail: 'second@example.com', uid: 'second' });
	await client.unbind();
}

async function rename(slapd: Slapd, number: number, uid: string): Promise<void> {
	const client = await slapd.connect();
	await client.modify(dnOf(number), new Change({ operation: 'replace', modification: new Attribute({ type: 'uid', values: [uid] }) }));
	await client.unbind();
}

const dnOf = (number: number): string => `cn=Person ${number},ou=people,dc=example,dc=com`;

/** What Workday's own books say today. */
function contactIn({ workforce, clock }: Tenant, number: number) {
	const now = clock.now();
	const view = workforce.view(number, { day: pacificDay(now), entered: now, now });
	holds(view !== undefined, `There is no worker ${number}`);
	return contactOf(view.person, number);
}

const mailOf = (tenant: Tenant, number: number): string =>
	contactIn(tenant, number).email.find(({ usage, primary }) => usage === 'WORK' && primary)?.address ?? '';
const mobilesOf = (tenant: Tenant, number: number): string[] =>
	contactIn(tenant, number).phone.filter(({ usage, device }) => usage === 'WORK' && device === 'Mobile').map((phone) => phone.areaCode + phone.number);
const accountOf = ({ workforce }: Tenant, number: number): string => workforce.accounts.current(number).userName;
