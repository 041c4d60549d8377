/** Changes come in batches, and what does not fit comes with the next polls. */
import type { IDataObject } from 'n8n-workflow';
import { closeScenes, MINUTE, NOW, startScene, type Scene } from './scene.mts';

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

/** So many hires, a second apart. */
function hire(many: number, since = '2026-03-15T18:01:00Z'): void {
	for (let each = 0; each < many; each++) scene.colleague({ effective: '2026-03-01', entered: Date.parse(since) + each * 1000 });
}
const hires = (...workers: number[]) => workers.map((worker) => `hired ${worker} 2026-03-01`);
const small = (batchSize: number, options: IDataObject = {}): IDataObject => ({ batchSize, options });

it.each([
	[1, [[0], [1], [2], [3], [4], [5], [6], []]],
	[3, [[0, 1, 2], [3, 4, 5], [6], []]],
	[7, [[0, 1, 2, 3, 4, 5, 6], []]],
	[500, [[0, 1, 2, 3, 4, 5, 6], []]],
])('batches of %d hold so many workers at most, in order', async (batchSize, expected) => {
	const trigger = await scene.startedTrigger(small(batchSize));
	hire(7);
	scene.at('2026-03-15T18:05:00Z');
	for (const workers of expected) expect(scene.told(await trigger.poll())).toEqual(hires(...workers));
	expect(trigger.isUnfinished).toBe(false);
});

it('the rest of a window comes before anything newer', async () => {
	const trigger = await scene.startedTrigger(small(3));
	hire(4);
	expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(hires(0, 1, 2));
	hire(3, '2026-03-15T18:05:00Z');
	expect(trigger.state).toMatchObject({ watermark: { w: NOW }, window: { through: '2026-03-15T18:04:00.000Z' } });
	// What room is left is for the next window.
	expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual(hires(3, 4, 5));
	expect(await scene.pollAt(trigger, '2026-03-15T18:15:00Z')).toEqual(hires(6));
	expect(trigger.state).toMatchObject({ watermark: { w: '2026-03-15T18:14:00.000Z' }, window: null });
});

it('all that happened to a worker counts as one', async () => {
	const trigger = await scene.startedTrigger({ ...small(2), events: ['hired', 'updated', 'onLeave'] });
	for (const worker of [scene.colleague(), scene.colleague(), scene.colleague()]) {
		scene.ledger.retitle(worker, 'Chief', { effective: '2026-03-15', entered: '2026-03-15T18:01:00Z' });
		scene.ledger.leave(worker, { effective: '2026-03-15', entered: '2026-03-15T18:02:00Z' });
	}
	expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(['updated 0 2026-03-15', 'updated 1 2026-03-15', 'onLeave 0 2026-03-15', 'onLeave 1 2026-03-15']);
	expect(scene.told(await trigger.poll())).toEqual(['updated 2 2026-03-15', 'onLeave 2 2026-03-15']);
});

it('a batch is in the order in which things came due, whichever read has found them', async () => {
	const trigger = await scene.startedTrigger({ events: ['hired', 'terminated', 'rehired'] });
	const worker = scene.colleague({ timeZone: 'Pacific/Honolulu' });
	scene.ledger.terminate(worker, { lastDay: '2026-03-17', entered: '2026-03-15T18:01:00Z' });
	scene.ledger.rehire(worker, { effective: '2026-03-19', entered: '2026-03-15T18:02:00Z' });
	expect(await scene.pollAt(trigger, '2026-03-18T09:00:00Z')).toEqual([]);
	// Midnight after the last day is at ten o'clock UTC there, Pacific midnight before the rehire at seven.
	expect(await scene.pollAt(trigger, '2026-03-19T08:59:00Z')).toEqual(['terminated 0 2026-03-17', 'rehired 0 2026-03-19']);
});

it.each([
	[1, 1],
	[1, 4],
	[4, 3],
	[5, 100],
])('over many polls nothing is missed and nothing comes twice: batches of %d, pages of %d', async (batchSize, pageSize) => {
	const trigger = await scene.startedTrigger(small(batchSize, { pageSize }));
	hire(12);
	const told = [];
	for (let minute = 2; minute <= 30; minute += 1) {
		if (minute === 5) hire(8, scene.in(0));
		told.push(...(await scene.pollAt(trigger, Date.parse(NOW) + minute * MINUTE)));
	}
	expect(told).toEqual(hires(...Array.from({ length: 20 }, (_, worker) => worker)));
});

describe('a full load', () => {
	it('comes in batches as of one moment, and the changes since that moment come after it', async () => {
		hire(5, '2026-03-15T17:00:00Z');
		const trigger = scene.trigger({ ...small(2), start: 'all', events: ['hired', 'updated'] });
		expect(scene.told(await trigger.poll())).toEqual(['loaded 0 -', 'loaded 1 -']);
		scene.ledger.retitle(0, 'Chief', { effective: '2026-03-15', entered: '2026-03-15T18:01:00Z' });
		scene.ledger.retitle(4, 'Boss', { effective: '2026-03-15', entered: '2026-03-15T18:01:00Z' });
		hire(1, '2026-03-15T18:02:00Z');
		expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(['loaded 2 -', 'loaded 3 -']);
		const [last, ...others] = await trigger.poll();
		expect(scene.told(last ? [last] : [])).toEqual(['loaded 4 -']);
		// As of the moment of the load: what came later is a change.
		expect(last).toMatchObject({ worker: { businessTitle: expect.not.stringContaining('Boss') }, window: { from: null, through: '2026-03-15T17:59:00.000Z' } });
		expect(scene.told(others)).toEqual(['updated 0 2026-03-15']);
		expect(scene.told(await trigger.poll())).toEqual(['updated 4 2026-03-15', 'hired 5 2026-03-01']);
	});

	it('of a tenant without anybody goes on with the changes', async () => {
		const trigger = await scene.startedTrigger({ start: 'all' });
		hire(1);
		expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(hires(0));
	});
});
