import { Attribute, Change } from 'ldapts';
import { isoDay, pacificDay } from '../../../tenant/workers/dates.mts';
import { exampleWorkflow } from '../../example.mts';
import { holds, type Scenario } from '../../scenario.mts';
import type { Slapd } from '../../servers/slapd.mts';
import { stampOf } from './compare.mts';
import { BY_COUNTRY, expectedPeople } from './expected.mts';
import { COUNTRIES } from './load.mts';
import { compareAll, importTemplate, withCompany, wrote } from './setUp.mts';

const DIRECTORY_STRING = '1.3.6.1.4.1.1466.115.121.1.15';
const TEXTS = ['sAMAccountName', 'userPrincipalName', 'employeeID', 'company', 'department'];
/** Names and forms of Active Directory's attributes, in a directory that is none. */
const SCHEMA = [
	"attributetype ( 1.2.840.113556.1.4.8 NAME 'userAccountControl' EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )",
	...TEXTS.map((name, at) => `attributetype ( 1.1.2.1.${at} NAME '${name}' EQUALITY caseIgnoreMatch SYNTAX ${DIRECTORY_STRING} SINGLE-VALUE )`),
	`objectclass ( 1.2.840.113556.1.5.9 NAME 'user' SUP inetOrgPerson STRUCTURAL MAY ( userAccountControl $ ${TEXTS.join(' $ ')} ) )`,
].join('\n');

const SETTINGS = {
	dryRun: false,
	objectClasses: 'top, person, organizationalPerson, user',
	numberAttribute: 'employeeID',
	personAttribute: 'employeeNumber',
	disableAttribute: 'userAccountControl',
	disabledValue: '514',
	enabledValue: '512',
};
const NEVER_EXPIRES = 0x10000;

export const activeDirectory: Scenario = {
	name: "Template 1, LDAP: with the values that its note gives for Active Directory, in OpenLDAP with AD's names: a leaver is disabled, enabled on return, other flags stay",
	async run(stage) {
		await withCompany({ workers: 50, unitsOf: () => COUNTRIES, schema: SCHEMA }, async (company) => {
			const { slapd, tenant: { workforce, clock }, tenant } = company;
			const workflow = await importTemplate(stage, company, { settings: SETTINGS, rules: { attributes: attributesOfTheNote() } });
			(await compareAll(stage, workflow)).mustSucceed();
			const people = [...expectedPeople(tenant, BY_COUNTRY).values()];
			const enabled = people.filter(({ state }) => state === 'enabled').length;
			holds((await flags(slapd, '512')) === enabled, `${await flags(slapd, '512')} are enabled, not ${enabled}`);
			holds((await flags(slapd, '514')) === people.length - enabled, `${await flags(slapd, '514')} are disabled, not ${people.length - enabled}`);

			const leaver = workforce.example('active', 3);
			const filter = `(employeeID=${workforce.workerId(leaver)})`;
			await setFlags(slapd, filter, 512 | NEVER_EXPIRES);
			const entered = clock.now();
			workforce.ledger.terminate(leaver, { entered, lastDay: isoDay(pacificDay(entered) - 2) });
			(await compareAll(stage, workflow)).mustSucceed();
			const gone = await one(slapd, filter);
			holds(gone.flags === (514 | NEVER_EXPIRES) && gone.dn.includes('ou=Disabled,'), `${gone.dn} has ${gone.flags}`);

			workforce.ledger.rehire(leaver, { entered: clock.now(), effective: isoDay(pacificDay(entered)) });
			(await compareAll(stage, workflow)).mustSucceed();
			const back = await one(slapd, filter);
			holds(back.flags === (512 | NEVER_EXPIRES) && back.dn.includes('ou=People,'), `${back.dn} has ${back.flags}`);

			const reached = await stampOf(slapd);
			holds(wrote((await compareAll(stage, workflow)).mustSucceed()) === 0 && (await stampOf(slapd)) === reached, 'A run without changes wrote something');
		});
	},
};

/** What a person copies. */
function attributesOfTheNote(): string {
	const { nodes } = exampleWorkflow('ldap-joiner-mover-leaver', { credentials: { workdayIsuApi: { id: '', name: '' }, ldap: { id: '', name: '' } } });
	const block = nodes.map(({ parameters }) => /Active Directory[^]*```\n([^]*?)\n```/.exec(String(parameters.content))?.[1]).find((found) => found !== undefined);
	if (block === undefined) throw new Error('No note has the attributes for Active Directory');
	return block;
}

async function flags(slapd: Slapd, value: string): Promise<number> {
	return (await slapd.search(`(userAccountControl=${value})`)).length;
}

async function one(slapd: Slapd, filter: string): Promise<{ dn: string; flags: number }> {
	const [entry] = await slapd.search(filter);
	return { dn: entry?.dn ?? 'nobody', flags: Number(entry?.attributes.userAccountControl?.[0]) };
}

async function setFlags(slapd: Slapd, filter: string, value: number): Promise<void> {
	const client = await slapd.connect();
	const { dn } = await one(slapd, filter);
	await client.modify(dn, new Change({ operation: 'replace', modification: new Attribute({ type: 'userAccountControl', values: [String(value)] }) }));
	await client.unbind();
}
