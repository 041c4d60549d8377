/**
 * Random updates of random workers: after each, nothing that was not named has changed in the tenant, by rules that know nothing of how the
 * node plans. SEQUENCES=1000 plays more of them, SEED=123 one.
 */
import type { IDataObject } from 'n8n-workflow';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import type { NamedEmail, NamedPhone } from '../tenant/workers/contact.mts';
import { Random } from '../tenant/workers/random.mts';
import { AT_ONCE, changed, content, everything, update } from './contactWrites.mts';
import { CANARY, schemaProblems } from './workdayNode.mts';

const WORKERS = 24;
const STEPS = 4;
const SIDE_BY_SIDE = 3;
const seeds = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: Number(process.env.SEQUENCES ?? 8) }, (_, seed) => seed + 1);

type Entry = NamedEmail | NamedPhone;
type State = ReadonlyMap<string, Entry>;
interface Wish extends IDataObject {
	kind: 'email' | 'phone';
	usage: string;
	action: string;
	which?: IDataObject;
	values?: IDataObject | IDataObject[] | null;
}

let tenant: Tenant;
let completed = 0;
beforeEach(async () => {
	tenant = await startTenant({ workers: WORKERS, validate: 'requests', users: [{ userName: 'ISU_n8n', password: CANARY }] });
	// Else who has no home data left could not get it back.
	tenant.desk.rules.homeRecordRequired = false;
});
afterEach(() => tenant.close());

const PREFIX = { email: 'EMAIL', phone: 'PHONE' } as const;
const ownedBy = (key: string, number: number) => key.split('-')[1] === String(number);
const isOf = ({ key, usage }: Entry, kind: Wish['kind'], ofUsage: string, number: number) => key.startsWith(PREFIX[kind]) && ownedBy(key, number) && usage === ofUsage;

function values(random: Random, kind: Wish['kind']): IDataObject {
	const more = random.chance(0.3) ? { public: random.chance(0.5), usageComment: random.chance(0.5) ? null : `u${random.between(1, 3)}` } : {};
	if (kind === 'email') return { address: `a${random.between(1, 9)}@example.com`, ...(random.chance(0.2) && { comment: 'c' }), ...more };
	return { number: `+1 415 555 01${random.between(10, 19)}`, device: random.chance(0.5) ? 'Mobile' : 'Fax', ...(random.chance(0.3) && { extension: '7' }), ...more };
}

function wishFor(random: Random, state: State, number: number): Wish {
	const kind = random.chance(0.6) ? 'email' : 'phone';
	const usage = random.chance(0.6) ? 'WORK' : 'HOME';
	const there = [...state.values()].filter((entry) => isOf(entry, kind, usage, number));
	const one = there[random.between(0, Math.max(0, there.length - 1))];
	const which = one && random.chance(0.8) ? { which: { id: one.id } } : {};
	const chosen = random.between(0, 9);
	const set = Array.from({ length: random.between(0, 3) }, () => values(random, kind));
	if (chosen < 2) return { kind, usage, action: 'exactly', values: set.length > 0 ? set : null };
	if (chosen < 4) return { kind, usage, action: 'delete', ...which };
	if (chosen < 6) return { kind, usage, action: 'add', values: values(random, kind) };
	if (chosen < 7 && one) return { kind, usage, action: 'replace', ...which, values: { public: random.chance(0.5) } };
	return { kind, usage, action: 'set', ...which, values: values(random, kind) };
}

const FIELDS: Record<string, string[]> = { number: ['number', 'areaCode', 'country', 'extension'], device: ['device'] };
const differing = (a: Entry, b: Entry) => Object.keys({ ...a, ...b }).filter((name) => JSON.stringify(Object(a)[name]) !== JSON.stringify(Object(b)[name]));

/** Whether a wish may have changed this entry as it did. */
function mayBe(wish: Wish, before: Entry | undefined, after: Entry | undefined, number: number): boolean {
	const entry = after ?? before;
	if (!entry || !isOf(entry, wish.kind, wish.usage, number)) return false;
	if (!before) return ['add', 'exactly', 'set'].includes(wish.action);
	const { device } = Object([wish.values].flat()[0]);
	const meant = wish.which ? before.id === wish.which.id : device === undefined ? before.primary : Object(before).device === device;
	if (!after) return wish.action === 'exactly' || (wish.action === 'delete' && meant);
	const named = [wish.values ?? []].flat().flatMap((one) => Object.keys(one).flatMap((name) => FIELDS[name] ?? [name]));
	const onlyNamed = differing(before, after).every((name) => named.includes(name));
	if (wish.action === 'exactly') return after.key === before.key && after.primary === before.primary;
	// One that says the same is not added again, but may be shown to others, for example.
	if (wish.action === 'add') return onlyNamed && JSON.stringify(valueOf(before)) === JSON.stringify(valueOf(after));
	return meant && onlyNamed;
}

const valueOf = (entry: Entry) => ('address' in entry ? entry.address : [entry.areaCode + entry.number, entry.device, entry.extension]);

test.each(seeds)('sequence %d', async (seed) => {
	const random = new Random(seed, 'contact updates');
	for (let step = 0; step < STEPS; step++) {
		const before = everything(tenant);
		const audited = tenant.audit.length;
		const numbers = [...new Set(Array.from({ length: SIDE_BY_SIDE }, () => random.between(0, WORKERS - 1)))].filter((number) => tenant.workforce.exists(number));
		const wishes = numbers.map((number) => wishFor(random, before, number));
		const input = numbers.map((number, index) => ({ w: tenant.workforce.wid(number), changes: [wishes[index]] }) as IDataObject);
		const run = await update(tenant, { worker: '={{ $json.w }}', json: '={{ $json.changes }}', options: AT_ONCE }, { input, onError: 'continueRegularOutput' });
		const after = everything(tenant);
		const story = JSON.stringify({ wishes, items: run.json });

		const wrong = changed(before, after).filter((key) => {
			const index = numbers.findIndex((number) => ownedBy(key, number));
			const wish = wishes[index];
			return !wish || !mayBe(wish, before.get(key), after.get(key), numbers[index] ?? -1);
		});
		expect([wrong, wrong.length > 0 ? story : '']).toEqual([[], '']);
		numbers.forEach((number, index) => {
			const item = run.json[index] ?? {};
			const own = changed(before, after).some((key) => ownedBy(key, number));
			const events = tenant.audit.slice(audited).filter(({ worker }) => worker === number).length;
			if (item.outcome === 'completed') completed++;
			const told = item.error === undefined ? item.outcome : 'error';
			expect([number, told, events, story]).toEqual([number, own ? 'completed' : expect.stringMatching(/^(no change|error)$/), own ? 1 : 0, story]);
		});
		if (random.chance(0.7)) continue;

		const undoable = run.json.filter(({ undo }) => undo);
		const undo = await update(tenant, { worker: '={{ $json.worker }}', json: '={{ $json }}', options: AT_ONCE }, { input: undoable.map((item) => item.undo as IDataObject) });
		expect([undo.message, story]).toEqual(['', story]);
		for (const number of undoable.length > 0 ? numbers : []) expect(content(everything(tenant), number)).toEqual(content(before, number));
	}
	expect(schemaProblems(tenant)).toEqual([]);
});

test('many of them changed something', () => {
	expect(completed).toBeGreaterThan(seeds.length);
});
