import { asOf, ask, workers } from './client.mts';
import { contractOf, type Era } from './schema/contract.mts';
import { startTenant, type Tenant } from './server/index.mts';
import { DAY_MS } from './workers/dates.mts';
import { isHire } from './workers/entries.mts';
import { Random } from './workers/random.mts';

const START = Date.parse('2026-03-01T17:00:00Z');
const HOUR_MS = 3_600_000;

let tenant: Tenant;
afterEach(() => tenant.close());
const start = async (workers: number): Promise<void> => {
	tenant = await startTenant({ workers, clock: START, listen: false, density: 'medium' });
};

const includes = (era: Era): string =>
	(contractOf(era).types['Worker_Response_GroupType'] ?? [])
		.map((line) => String(line).split(' ')[0] ?? '')
		.filter((name) => name.startsWith('Include'))
		.map((name) => `<${name}>1</${name}>`)
		.join('');

/** All workers with everything there is, as of a day and an entry moment. */
async function everybody(at: number, days = 0, version = 'v46.1'): Promise<string[]> {
	const day = new Date(at + days * DAY_MS).toISOString().slice(0, 10);
	const group = includes(version === 'v30.0' ? 'v30' : 'v46');
	const inside = `${asOf(day, new Date(at).toISOString())}<Response_Group>${group}</Response_Group>`;
	const answer = await ask(tenant, inside, { version });
	if (answer.status !== 200) throw new Error(answer.text);
	return workers(answer.text);
}

/** Something that happens in a company, somewhere between a month ago and in a month. */
function happen(random: Random): void {
	const { workforce, clock } = tenant;
	const { ledger } = workforce;
	const now = clock.now();
	const entered = { entered: now, visible: now };
	const effective = now + random.between(-30, 30) * DAY_MS;
	const lastDay = new Date(effective).toISOString().slice(0, 10);
	const known = [...workforce.numbers()].filter((number) => workforce.exists(number));
	const [first] = known;
	if (first === undefined || random.chance(0.2)) {
		const timeZone = random.pick([null, 'Asia/Tokyo']);
		ledger.hireWorker({ ...entered, effective, contingent: random.chance(0.3), timeZone });
		return;
	}
	const worker = random.pick([first, ...known]);
	const voided = new Set(ledger.entries(worker).flatMap(({ rescinds, corrects }) => rescinds ?? corrects ?? []));
	const open = ledger.entries(worker).filter((entry) => !entry.rescinds && !voided.has(entry.key));
	const [entry, ...others] = open;
	const chosen = entry && random.pick([entry, ...others]);
	random.pick<() => unknown>([
		() => ledger.terminate(worker, { lastDay, ...entered }),
		() => ledger.rehire(worker, { effective, ...entered }),
		() => ledger.leave(worker, { effective, ...entered }),
		() => ledger.returnFromLeave(worker, { effective, ...entered }),
		() => ledger.retitle(worker, `Title ${now}`, { effective, ...entered }),
		() => ledger.convert(worker, { effective, ...entered }),
		() => chosen && ledger.rescind(worker, chosen.key, entered),
		() => chosen && ledger.correct(worker, chosen.key, { effective, ...entered }),
	])();
}

describe('whatever happens', () => {
	it.each([1, 2, 3, 4, 5, 6])('answers are valid, and as of a moment they stay as they were (history %i)', async (seed) => {
		await start(seed % 2 === 0 ? 0 : 12);
		const random = new Random('history', seed);
		const before: Array<{ at: number; days: number; answer: string[] }> = [];
		for (let step = 0; step < 40; step += 1) {
			happen(random);
			if (step % 8 === 0) {
				const [at, days] = [tenant.clock.now(), random.between(-20, 40)];
				before.push({ at, days, answer: await everybody(at, days) });
			}
			tenant.clock.advance(random.between(1, 30) * HOUR_MS);
		}
		for (const { at, days, answer } of before) expect(await everybody(at, days)).toEqual(answer);
		expect((await everybody(tenant.clock.now(), 0, 'v30.0')).length).toBeGreaterThan(0);
	});

	it('taking everything back but the hire leaves the worker as hired', async () => {
		await start(0);
		const { ledger } = tenant.workforce;
		const worker = ledger.hireWorker({ effective: START - 40 * DAY_MS, entered: START });
		const profile = async () =>
			(await everybody(tenant.clock.now(), 20)).map((xml) =>
				xml.replace(/<wd:(Transaction_Log_(?:Entry|Corrected_And_Rescinded)_Data)>.*?<\/wd:\1>/gs, ''),
			);
		const hired = await profile();
		const later = () => {
			tenant.clock.advance(60_000);
			return { effective: START, entered: tenant.clock.now() };
		};
		ledger.leave(worker, later());
		ledger.retitle(worker, 'Other', later());
		ledger.enter(worker, { type: 'Terminate Employee', ...later() });
		expect(await profile()).not.toEqual(hired);
		for (const entry of ledger.entries(worker)) if (!isHire(entry)) ledger.rescind(worker, entry.key, later());
		expect(await profile()).toEqual(hired);
	});
});
