/** n8n's clock and Workday's differ. */
import type { TenantOptions } from '../tenant/server/index.mts';
import type { Poller } from '../support/poller.mts';
import { closeScenes, HOUR, MINUTE, NOW, startScene, type Scene } from './scene.mts';

let scene: Scene;
const start = async (options: TenantOptions = {}, skewMs = 0) => {
	scene = await startScene(options);
	scene.skewMs = skewMs;
};
afterEach(closeScenes);

const refused = () => scene.requests().filter(({ status }) => status !== 200).length;

/** Somebody is hired every three minutes, with each poll. @returns how late each came, in minutes */
async function anHour(trigger: Poller, beforePoll: (minute: number) => void = () => {}): Promise<number[]> {
	const hired = new Map<number, number>();
	const late: number[] = [];
	for (let minute = 1; minute <= 61; minute += 3) {
		scene.at(Date.parse(NOW) + minute * MINUTE);
		if (minute <= 43) hired.set(scene.colleague({ effective: '2026-03-01', entered: scene.now }), scene.now);
		beforePoll(minute);
		for (const { worker, window } of await trigger.poll()) {
			const entered = hired.get(scene.numberOf(worker)) ?? NaN;
			hired.delete(scene.numberOf(worker));
			late.push((scene.now - entered) / MINUTE);
			expect(Date.parse(window.through)).toBeLessThan(scene.now);
		}
	}
	// Each came, and once.
	expect([...hired.keys()]).toEqual([]);
	return late;
}

it.each([
	['ahead by five minutes', 5 * MINUTE],
	['ahead by an hour', HOUR],
	['behind by five minutes', -5 * MINUTE],
	['behind by an hour', -HOUR],
	['the same', 0],
])("n8n's clock is %s: what Workday says in its answers corrects it, without a refused request", async (_name, skewMs) => {
	await start({}, skewMs);
	const late = await anHour(await scene.startedTrigger());
	expect(Math.max(...late)).toBe(3);
	expect(refused()).toBe(0);
});

it("a clock that is set right in between is corrected within a poll", async () => {
	await start();
	const late = await anHour(await scene.startedTrigger(), (minute) => {
		if (minute === 16) scene.skewMs = 5 * MINUTE;
		if (minute === 34) scene.skewMs = -5 * MINUTE;
	});
	expect(Math.max(...late)).toBeLessThanOrEqual(14);
	// The poll after the clock went ahead asked about a moment to come, was told, and asked again.
	expect(refused()).toBe(1);
});

describe('where answers tell no time', () => {
	it('a clock that is ahead is put back until Workday takes the window, once and for all', async () => {
		await start({ dateHeader: false });
		const trigger = await scene.startedTrigger();
		scene.skewMs = 5 * MINUTE;
		const late = await anHour(trigger);
		expect(Math.max(...late)).toBeLessThanOrEqual(12);
		expect(refused()).toBe(3);
	});

	it('a clock that is behind makes changes come as much later', async () => {
		await start({ dateHeader: false }, -5 * MINUTE);
		const late = await anHour(await scene.startedTrigger());
		expect(Math.min(...late)).toBe(6);
		expect(Math.max(...late)).toBe(6);
	});
});

it('a time that is not Workday\'s own makes a poll fail, and nothing is lost', async () => {
	await start();
	const trigger = await scene.startedTrigger();
	const pollAt = async (moment: string) => await scene.pollAt(trigger, moment);
	// Some proxy on the way writes its own time.
	scene.tenant.switches.arm({ kind: 'date', value: 'Sun, 15 Mar 2026 19:00:00 GMT' }, { times: Infinity });
	expect(await pollAt('2026-03-15T18:05:00Z')).toEqual([]);
	scene.colleague({ effective: '2026-03-01', entered: '2026-03-15T18:05:30Z' });
	const state = trigger.saved;
	await expect(pollAt('2026-03-15T18:10:00Z')).rejects.toThrow(/Updated Through must be less than or equal to Current Moment/);
	expect(trigger.saved).toBe(state);
	scene.tenant.switches.clear();
	expect(await pollAt('2026-03-15T18:15:00Z')).toEqual(['hired 0 2026-03-01']);
});
