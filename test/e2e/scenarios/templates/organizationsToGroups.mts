import { Attribute, Change } from 'ldapts';
import type { Tenant } from '../../../tenant/server/index.mts';
import { startTenant } from '../../../tenant/server/index.mts';
import { SUPERVISORY } from '../../../tenant/workers/organizations.mts';
import { pacificDay } from '../../../tenant/workers/dates.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import { type Slapd, startSlapd } from '../../servers/slapd.mts';
import { told } from './ended.mts';
import { setTo } from './settings.mts';

const NOBODY = 'cn=nobody,dc=example,dc=com';
/** Not ours: nothing may happen to it. */
const FOREIGN = 'cn=Printers,ou=groups,dc=example,dc=com';
/** Has no account yet. */
const WITHOUT_ACCOUNT = 7;

/** Members by name of the group. */
type Groups = Record<string, string[]>;

export const organizationsToGroups: Scenario = {
	name: 'The template for groups makes, renames and deletes groups and their members in OpenLDAP as Workday says, within its limits, and changes nothing a second time',
	mayLog: /could not be made|would be deleted|Workday gave nobody|The directory gave no account|may belong to an employee/,
	async run(stage) {
		const tenant = await startTenant({ workers: 60, users: [{ userName: 'ISU_groups', password: PASSWORD }] });
		const slapd = await startSlapd({ units: ['ou=people', 'ou=groups'] });
		try {
			const { contingent, employee } = giveOneNumber(tenant);
			await fill(slapd, tenant);
			await setKind(slapd, contingent, 'Contingent Worker');
			await setKind(slapd, employee, 'Employee');
			const workdayIsuApi = await stage.workdayCredential(tenant);
			const ldap = await stage.addCredential('ldap', 'Directory', slapd.credential);
			const limits = { mostGroupsDeleted: 1, mostMembersRemoved: 3 };
			const workflow = await stage.importExample('organizations-to-groups', { credentials: { workdayIsuApi, ldap }, edit: setTo(limits) });

			await occupy(slapd, nameOf(tenant, 2));
			const first = await stage.execute(workflow);
			told(first, /^Engineering 2 \(SUPERVISORY_ORGANIZATION-1-102\) could not be made: .*\S$/);
			same(await groupsIn(slapd), without(wantedOf(tenant), nameOf(tenant, 2)));
			await free(slapd, nameOf(tenant, 2));
			(await stage.execute(workflow)).mustSucceed();
			same(await groupsIn(slapd), wantedOf(tenant));

			// Of two with one number, whose account it is only the directory can say.
			await setKind(slapd, employee);
			told(await stage.execute(workflow), new RegExp(`^cn=Person ${employee}\\W[^\\n]*may belong to an employee[^\\n]*$`));
			same(await groupsIn(slapd), wantedOf(tenant, [employee]));
			await setKind(slapd, employee, 'Employee');
			(await stage.execute(workflow)).mustSucceed();
			same(await groupsIn(slapd), wantedOf(tenant));

			const before = await everythingIn(slapd);
			(await stage.execute(workflow)).mustSucceed();
			holds((await everythingIn(slapd)) === before, 'The second run changed something');

			const wrong = { accountAttribute: 'roomNumber', mostMembersRemoved: 1000 };
			told(await stage.execute(await stage.importExample('organizations-to-groups', { credentials: { workdayIsuApi, ldap }, edit: setTo(wrong) })), /^The directory gave no account of anybody[^\n]*$/);
			holds((await everythingIn(slapd)) === before, 'A wrong attribute of accounts took members away');

			const { ledger } = tenant.workforce;
			const entered = tenant.clock.now() - 60_000;
			const [moved, ended] = [9, 12].map((nth) => tenant.workforce.example('active', nth));
			ledger.changeOrganization(referenceOf(3), { entered, set: { name: 'R&D, "Süd" + <Nord>; #1 = \\o/' } });
			ledger.changeOrganization(referenceOf(5), { entered, set: { inactive: true } });
			ledger.move(moved ?? 0, 2, { entered, effective: entered });
			ledger.terminate(ended ?? 0, { lastDay: '2026-01-31', entered });
			(await stage.execute(workflow)).mustSucceed();
			same(await groupsIn(slapd), wantedOf(tenant));

			// Too much to be right: what is new is done, nothing is taken away.
			for (const number of [1, 2]) ledger.changeOrganization(referenceOf(number), { entered, set: { inactive: true } });
			const full = await everythingIn(slapd);
			const many = [13, 14, 15, 16, 17].map((nth) => tenant.workforce.example('active', nth));
			for (const number of many) ledger.terminate(number, { lastDay: '2026-01-31', entered });
			told(await stage.execute(workflow), /^2 groups would be deleted, .*\n\d+ members would be removed, /);
			holds((await everythingIn(slapd)) === full, 'Something was taken away beyond the limits');
			tenant.switches.arm({ kind: 'hideSections', sections: ['Organization_Data', 'Employment_Data'] }, { times: Infinity, operation: 'Get_Workers' });
			told(await stage.execute(workflow), /Workday gave nobody in any organization/);
			holds((await everythingIn(slapd)) === full, 'Something was taken away because Workday hid who is where');
		} finally {
			await slapd.stop();
			await tenant.close();
		}
	},
};

const referenceOf = (number: number): string => `SUPERVISORY_ORGANIZATION-1-${100 + number}`;

function nameOf({ workforce }: Tenant, number: number): string {
	const { name, referenceId } = workforce.organizations.get(SUPERVISORY, number);
	return `${name} (${referenceId})`;
}

/** Somebody else's group of the same name: this one cannot be made. */
async function occupy(slapd: Slapd, name: string): Promise<void> {
	const client = await slapd.connect();
	await client.add(`cn=${name},ou=groups,dc=example,dc=com`, { objectClass: 'groupOfNames', cn: name, member: NOBODY });
	await client.unbind();
}

async function free(slapd: Slapd, name: string): Promise<void> {
	const client = await slapd.connect();
	await client.del(`cn=${name},ou=groups,dc=example,dc=com`);
	await client.unbind();
}

/** Of an employee and a contingent worker: in Workday their IDs are numbered each by themselves. */
function giveOneNumber({ workforce }: Tenant): { employee: number; contingent: number } {
	const [employee, contingent] = [workforce.example('active', 5), workforce.example('contingent')];
	const own = workforce.workerId.bind(workforce);
	Object.assign(workforce, { workerId: (number: number) => own(number === contingent ? employee : number) });
	return { employee, contingent };
}

async function setKind(slapd: Slapd, number: number, ...kind: string[]): Promise<void> {
	const client = await slapd.connect();
	await client.modify(accountOf(number), new Change({ operation: 'replace', modification: new Attribute({ type: 'employeeType', values: kind }) }));
	await client.unbind();
}

async function fill(slapd: Slapd, tenant: Tenant): Promise<void> {
	const client = await slapd.connect();
	try {
		for (const number of tenant.workforce.numbers()) {
			if (number === WITHOUT_ACCOUNT) continue;
			const id = tenant.workforce.workerId(number);
			await client.add(accountOf(number), { objectClass: 'inetOrgPerson', cn: `Person ${number}`, sn: 'Person', employeeNumber: id });
		}
		await client.add(FOREIGN, { objectClass: 'groupOfNames', cn: 'Printers', member: accountOf(0) });
	} finally {
		await client.unbind();
	}
}

/** A comma in a name is what directories differ in most. */
const accountOf = (number: number): string => `cn=Person ${number}\\2C Jr.,ou=people,dc=example,dc=com`;

async function groupsIn(slapd: Slapd): Promise<Groups> {
	const groups = await slapd.search('(&(objectClass=groupOfNames)(description=workday:*))');
	return sorted(groups.map(({ attributes }) => [String(attributes.cn), (attributes.member ?? []).filter((member) => member !== NOBODY)]));
}

async function everythingIn(slapd: Slapd): Promise<string> {
	return JSON.stringify(await slapd.search('(objectClass=*)'));
}

/** What the tenant's own books say. */
function wantedOf({ workforce, clock }: Tenant, inNone: readonly number[] = []): Groups {
	const now = clock.now();
	const asOf = { day: pacificDay(now), entered: now, now };
	const open = [...workforce.organizations.all(new Set([SUPERVISORY.id]))].map((one) => workforce.organization(one, asOf)).filter(({ inactive }) => !inactive);
	const members = new Map(open.map(({ referenceId }) => [referenceId, new Set<string>()]));
	for (const number of workforce.numbers()) {
		const view = workforce.view(number, asOf);
		if (view?.status !== 'active' || [WITHOUT_ACCOUNT, ...inNone].includes(number)) continue;
		const jobs = view.worker.positions.flatMap((_, job) => workforce.organizations.membershipsOfJob(number, job, view.supervisory));
		for (const { referenceId } of jobs) members.get(referenceId)?.add(accountOf(number));
	}
	return sorted(open.map(({ name, referenceId }) => [`${name} (${referenceId})`, [...(members.get(referenceId) ?? [])]]));
}

const sorted = (groups: ReadonlyArray<readonly [string, readonly string[]]>): Groups =>
	Object.fromEntries([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, members]) => [name, [...members].sort()]));

const without = (groups: Groups, name: string): Groups => Object.fromEntries(Object.entries(groups).filter(([each]) => each !== name));

function same(found: Groups, wanted: Groups): void {
	for (const name of new Set([...Object.keys(found), ...Object.keys(wanted)])) {
		const [is, should] = [found[name], wanted[name]].map((members) => JSON.stringify(members));
		holds(is === should, `The group ${name} has ${is}, not ${should}`);
	}
}
