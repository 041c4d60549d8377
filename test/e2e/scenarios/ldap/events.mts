import type { Tenant } from '../../../tenant/server/index.mts';
import { isoDay, pacificDay } from '../../../tenant/workers/dates.mts';
import type { Email, PersonName } from '../../../tenant/workers/person.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { until } from '../../until.mts';
import { mustHold, stampOf } from './compare.mts';
import { departmentOf, type ExpectedPeople, expectedPeople } from './expected.mts';
import { compareAll, departments, importTemplate, switchOn, withCompany, wrote } from './setUp.mts';

const WORKERS = 50;
const BY_DEPARTMENT = 'worker.department';

/** Everything that a distinguished name or a filter has to write in another way. */
const AWKWARD: readonly PersonName[] = [
	{ first: '#Ann, Marie', last: 'O\'Neil; "Annie" <x>=+' },
	{ first: ' Jürgen ', last: 'Weiß\\Groß ' },
	{ first: '*', last: '(Ünlü) & 100%' },
	{ first: '香', last: 'C:\\2c' },
];

export const events: Scenario = {
	name: 'Template 1, LDAP: joins, moves, new names, announced hires, leaves and returns reach the directory by their events alone; one who is refused is told of, all others are done',
	mayLog: /Everything else is done\. Not done: Double Address/,
	async run(stage) {
		await withCompany({ workers: WORKERS, unitsOf: departments }, async (company) => {
			const { tenant, slapd } = company;
			const rules = departmentOf(tenant);
			const workflow = await importTemplate(stage, company, { settings: { dryRun: false }, rules: { unit: BY_DEPARTMENT } });
			(await compareAll(stage, workflow)).mustSucceed();
			let people = expectedPeople(tenant, rules);
			await mustHold(slapd, people);
			await switchOn(stage, workflow, company);

			const { refused, leaver } = happen(tenant);
			people = expectedPeople(tenant, rules, people);
			const without = [tenant.workforce.universalId(refused)];
			await until('the directory is as the tenant says', async () => await isAs(people, without), { every: 500, explain: async () => await whyNot(people, without) });
			const [told] = await until('an execution ends with the list of who was refused', async () => {
				const failed = (await workflow.executions(stage.rest)).filter(({ status }) => status === 'error');
				return failed.length > 0 && failed;
			});
			const list = told?.items('One line a person').map(({ json }) => String(json.who)) ?? [];
			holds(list.length === 1 && list[0]?.startsWith('Double Address') === true, `The list names ${list.join(', ')}: ${told?.error?.message}`);

			const reached = await stampOf(slapd);
			const night = await compareAll(stage, workflow);
			holds(night.status === 'error' && night.items('One line a person').length === 1, `The night tells of ${night.items('One line a person').length} people, ends with ${night.status}`);
			holds((await stampOf(slapd)) === reached, `The night changed what events had done: ${wrote(night)} writes`);

			tenant.workforce.ledger.enter(refused, { type: 'Contact Change', ...today(tenant), set: { emails: [email('own@example.com')] } });
			tenant.workforce.ledger.rehire(leaver, today(tenant));
			people = expectedPeople(tenant, rules, people);
			await until('who was refused has an account, and who left is back', async () => await isAs(people), { every: 500, explain: async () => await whyNot(people) });

			async function isAs(wanted: ExpectedPeople, except: readonly string[] = []): Promise<boolean> {
				return (await whyNot(wanted, except)) === '';
			}
			async function whyNot(wanted: ExpectedPeople, except: readonly string[] = []): Promise<string> {
				return await mustHold(slapd, wanted, { without: except }).then(() => '', String);
			}
		});
	},
};

/** @returns the number of the worker whose address belongs to somebody else, and of one who leaves */
function happen(tenant: Tenant): { refused: number; leaver: number } {
	const { workforce, clock } = tenant;
	const { ledger } = workforce;
	const now = today(tenant);
	const daysFromNow = (days: number) => isoDay(pacificDay(clock.now()) + days);
	const [mover, leaver, renamed] = [0, 1, 2].map((nth) => workforce.example('active', nth)) as [number, number, number];
	const elsewhere = (workforce.organizations.supervisoryOf(mover) + 1) % workforce.organizations.supervisoryCount;

	for (const name of AWKWARD) named(ledger.hireWorker({ ...now }), name);
	named(ledger.hireWorker({ ...now, effective: daysFromNow(7) }), { first: 'Soon', last: 'Here' });
	ledger.move(mover, elsewhere, now);
	// Leader of an organization: her people point to her new name.
	named(1, { first: 'New', last: 'Name, Née Old' });
	named(renamed, { first: 'Comma,', last: 'Unequal = Sign' });
	ledger.terminate(leaver, { entered: now.entered, lastDay: daysFromNow(-2) });
	ledger.rehire(workforce.example('terminated'), now);
	ledger.convert(workforce.example('contingent'), now);
	const taken = workforce.view(0, { day: pacificDay(clock.now()), entered: clock.now() })?.person.emails.find(({ usage }) => usage === 'WORK');
	const refused = ledger.hireWorker({ ...now });
	named(refused, { first: 'Double', last: 'Address' });
	ledger.enter(refused, { type: 'Contact Change', ...now, set: { emails: [email(taken?.address ?? '')] } });
	return { refused, leaver };

	function named(worker: number, name: PersonName): void {
		const effective = ledger.entries(worker).at(-1)?.effective ?? now.effective;
		ledger.enter(worker, { type: 'Contact Change', entered: now.entered, effective: Math.max(Number(effective), clock.now() - 1), set: { legalName: name, preferredName: name } });
	}
}

const today = ({ clock }: Tenant) => ({ entered: clock.now(), effective: isoDay(pacificDay(clock.now())) });

const email = (address: string): Email => ({ address, usage: 'WORK', primary: true, public: true });
