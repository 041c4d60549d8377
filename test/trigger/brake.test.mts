/** Somebody's mass change, or a wrong filter, must not disable everybody's account. */
import type { IDataObject } from 'n8n-workflow';
import type { Poller } from '../support/poller.mts';
import { closeScenes, everyHours, startScene, type Scene } from './scene.mts';

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

const SOON = '2026-03-15T18:05:00Z';
const EVENTS = ['hired', 'updated', 'terminated'];

/** Terminations of last week that are entered now, and other changes. */
function enter(ends: number, others = 0): void {
	for (let each = 0; each < ends; each++) {
		scene.ledger.terminate(scene.colleague({ timeZone: 'America/Los_Angeles' }), { lastDay: '2026-03-10', entered: '2026-03-15T18:01:00Z' });
	}
	for (let each = 0; each < others; each++) scene.colleague({ effective: '2026-03-01', entered: '2026-03-15T18:02:00Z' });
}
const started = async (options: IDataObject, more: IDataObject = {}): Promise<Poller> => await scene.startedTrigger({ events: EVENTS, ...more, options });
const counts = (told: readonly string[]) => ({ ends: told.filter((each) => each.startsWith('terminated')).length, all: told.length });

it('is off unless somebody sets a limit', async () => {
	const trigger = await started({});
	enter(12);
	expect(counts(await scene.pollAt(trigger, SOON))).toEqual({ ends: 12, all: 12 });
});

describe('by number', () => {
	it('lets as many through as the limit says', async () => {
		const trigger = await started({ mostTerminations: 3 });
		enter(3, 2);
		expect(counts(await scene.pollAt(trigger, SOON))).toEqual({ ends: 3, all: 5 });
	});

	it('with one more hands nothing over, says why, and leaves the state alone until the limit is raised', async () => {
		const trigger = await started({ mostTerminations: 3 });
		enter(4, 2);
		const { saved } = trigger;
		for (const moment of [SOON, '2026-03-15T18:30:00Z', '2026-03-15T20:00:00Z']) {
			scene.at(moment);
			await expect(trigger.poll()).rejects.toMatchObject({
				message: expect.stringMatching(/^Most Terminations: 4 of the 6 workers that changed between .* are terminated, and the limit is 3\. Nothing of it was handed over/),
				description: 'The trigger waits until the limit is raised, and loses nothing meanwhile.',
			});
			expect(trigger.saved).toBe(saved);
		}
		trigger.parameters = { events: EVENTS, options: { mostTerminations: 4 } };
		trigger.restart();
		expect(counts(scene.told(await trigger.poll()))).toEqual({ ends: 4, all: 6 });
		expect(await scene.pollAt(trigger, '2026-03-15T20:05:00Z')).toEqual([]);
	});

	it('counts the terminations of one window, not of a day', async () => {
		const trigger = await started({ mostTerminations: 3 });
		enter(3);
		expect(counts(await scene.pollAt(trigger, SOON))).toEqual({ ends: 3, all: 3 });
		for (let each = 0; each < 3; each++) scene.ledger.terminate(scene.colleague(), { lastDay: '2026-03-10', entered: '2026-03-15T18:06:00Z' });
		expect(counts(await scene.pollAt(trigger, '2026-03-15T18:10:00Z'))).toEqual({ ends: 3, all: 3 });
	});

	it('counts what comes with midnight as well, each once', async () => {
		const trigger = await started({ mostTerminations: 3, longestWindow: 240 });
		for (const lastDay of ['2026-03-16', '2026-03-17', '2026-03-18']) {
			scene.ledger.terminate(scene.colleague({ timeZone: 'Pacific/Honolulu' }), { lastDay, entered: '2026-03-15T18:01:00Z' });
		}
		expect(await scene.pollAt(trigger, '2026-03-15T19:00:00Z')).toEqual([]);
		expect(await scene.pollAt(trigger, '2026-03-21T18:00:00Z')).toEqual(['terminated 0 2026-03-16', 'terminated 1 2026-03-17', 'terminated 2 2026-03-18']);
		for (const moment of everyHours(12, '2026-03-22T00:00:00Z', '2026-03-23T00:00:00Z')) expect(await scene.pollAt(trigger, moment)).toEqual([]);
	});

	it('counts nothing else, and nothing of a first load', async () => {
		enter(5);
		const trigger = scene.trigger({ events: EVENTS, start: 'all', batchSize: 2, options: { mostTerminations: 1 } });
		scene.at('2026-03-15T19:00:00Z');
		for (const many of [2, 2, 1, 0]) expect(await trigger.poll()).toHaveLength(many);
	});
});

describe('by share', () => {
	it.each([
		['fewer than ten are no share of anything', 9, 0, 9],
		['ten of a hundred are ten percent', 10, 90, 100],
	])('%s', async (_name, ends, others, all) => {
		const trigger = await started({ mostTerminationsPercent: 10 });
		enter(ends, others);
		expect(counts(await scene.pollAt(trigger, SOON))).toEqual({ ends, all });
	});

	it('ten of ninety-nine are more, and nothing is handed over', async () => {
		const trigger = await started({ mostTerminationsPercent: 10 });
		enter(10, 89);
		scene.at(SOON);
		await expect(trigger.poll()).rejects.toThrow(/^Most Terminations \(Percent\): 10 of the 99 workers .* and the limit is 10 %/);
	});
});

describe('a window that is larger than a batch', () => {
	const small = { batchSize: 4, events: EVENTS };
	const everything = async (trigger: Poller) => {
		const told: string[][] = [];
		do told.push(scene.told(await trigger.poll()));
		while (trigger.isUnfinished);
		return told;
	};

	it('is counted to its end before anything is handed over, and then comes in batches', async () => {
		const trigger = await started({ mostTerminations: 10, pageSize: 3 }, small);
		enter(10, 3);
		scene.at(SOON);
		const told = await everything(trigger);
		expect(told.map((items) => items.length)).toEqual([0, 4, 4, 4, 1]);
		expect(counts(told.flat())).toEqual({ ends: 10, all: 13 });
		expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
	});

	it('with too many terminations in its last batch hands nothing over', async () => {
		const trigger = await started({ mostTerminations: 4, pageSize: 3 }, small);
		enter(0, 9);
		enter(5);
		scene.at(SOON);
		await expect(trigger.poll()).rejects.toThrow(/^Most Terminations: 5 of the 14 workers/);
		trigger.parameters = { ...small, options: { pageSize: 3 } };
		trigger.restart();
		expect(counts((await everything(trigger)).flat())).toEqual({ ends: 5, all: 14 });
	});

	it('is counted on where the time was up, and the limit holds over all of it', async () => {
		const trigger = await started({ mostTerminations: 9, pageSize: 100 }, { events: ['terminated'], batchSize: 4 });
		enter(0, 400);
		enter(10);
		scene.at('2026-03-15T18:15:00Z');
		scene.tenant.beforeAnswer = () => scene.tenant.clock.advance(20_000);
		let polls = 0;
		const failed = async (): Promise<void> => {
			for (; polls < 10; polls++) expect(await trigger.poll()).toEqual([]);
		};
		await expect(failed()).rejects.toThrow(/^Most Terminations: 10 of the 410 workers/);
		expect(polls).toBeGreaterThan(0);
	});
});
