import { holds, type Scenario } from '../../scenario.mts';
import { mustHold, stampOf } from './compare.mts';
import { BY_COUNTRY, expectedPeople } from './expected.mts';
import { compareAll, importTemplate, withCompany, wrote } from './setUp.mts';

export const COUNTRIES = ['US', 'DE', 'FR', 'IE', 'JP', 'CN', 'ES', 'IN'];
const WORKERS = 50;

export const load: Scenario = {
	name: 'Template 1, LDAP: a dry run writes nothing, a load writes everybody, a load from scratch into the same directory writes nothing',
	async run(stage) {
		await withCompany({ workers: WORKERS, unitsOf: () => COUNTRIES }, async (company) => {
			const { tenant, slapd } = company;
			const empty = await stampOf(slapd);
			const dry = (await compareAll(stage, await importTemplate(stage, company))).mustSucceed();
			const people = expectedPeople(tenant, BY_COUNTRY);
			const told = new Set(dry.items('This would be done').map(({ json }) => json.who));
			holds(told.size === people.size, `${told.size} people are told of, there are ${people.size}`);
			holds((await stampOf(slapd)) === empty, 'The dry run wrote something');
			(await compareAll(stage, await importTemplate(stage, company, { settings: { dryRun: false } }))).mustSucceed();
			await mustHold(slapd, people);
			const loaded = await stampOf(slapd);
			const again = (await compareAll(stage, await importTemplate(stage, company, { settings: { dryRun: false } }))).mustSucceed();
			holds(wrote(again) === 0 && (await stampOf(slapd)) === loaded, `The second load wrote ${wrote(again)} times`);
		});
	},
};
