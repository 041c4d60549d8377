/** The full reconcile in the trigger itself: beside the windows, through polls and static data. */
import type { Item, Poller } from '../support/poller.mts';
import { closeScenes, DAY, MINUTE, startScene, type Scene } from './scene.mts';

const WEEKLY = { events: ['hired', 'updated', 'terminated'], reconcileDays: 7, batchSize: 4, options: { pageSize: 3 } };

let scene: Scene;
let colleagues: number[];
beforeEach(async () => {
	scene = await startScene();
	colleagues = Array.from({ length: 12 }, () => scene.colleague());
});
afterEach(closeScenes);

/** Half an hour after the other, as often as a reconcile in batches of four needs. */
async function settle(trigger: Poller): Promise<Item[]> {
	const items: Item[] = [];
	for (let polls = 0; polls < 10; polls++) {
		scene.at(scene.now + 30 * MINUTE);
		items.push(...(await trigger.poll()));
	}
	return items;
}

async function aWeekLater(trigger: Poller): Promise<Item[]> {
	scene.at(scene.now + 7 * DAY);
	return await settle(trigger);
}

test.each(['legacy', 'durable'] as const)('a purged worker comes as deleted, once (%s poller)', async (kind) => {
	const trigger = await scene.startedTrigger(WEEKLY, { kind });
	expect(await settle(trigger)).toEqual([]);
	const [one, , , other] = colleagues as [number, number, number, number];
	const wids = [one, other].map((worker) => scene.tenant.workforce.wid(worker)).sort();
	for (const worker of [one, other]) scene.ledger.purge(worker);
	const items = await aWeekLater(trigger);
	expect(items.map(({ event }) => event)).toEqual(['deleted', 'deleted']);
	expect(items.map(({ worker }) => worker.id).sort()).toEqual(wids);
	expect(await aWeekLater(trigger)).toEqual([]);
});

test('what windows handed over is not handed over again, and what they could not know is', async () => {
	const trigger = await scene.startedTrigger(WEEKLY);
	await settle(trigger);
	const [told, late] = colleagues as [number, number];
	scene.ledger.retitle(told, 'Told', { effective: '2026-03-10', entered: scene.now });
	// Entered now, and seen by nobody before the overlap has gone by.
	scene.ledger.retitle(late, 'Late', { effective: '2026-03-10', entered: scene.now, visible: scene.now + 3 * DAY });
	expect(scene.told(await settle(trigger))).toEqual([`updated ${told} 2026-03-10`]);
	const items = await aWeekLater(trigger);
	expect(scene.told(items)).toEqual([`updated ${late} -`]);
	expect(items[0]).toMatchObject({ reconciled: true, transactions: [], worker: { businessTitle: 'Late' } });
});

test('after a full load it knows everybody already', async () => {
	const trigger = scene.trigger({ ...WEEKLY, start: 'all' });
	const loaded = [...(await trigger.poll()), ...(await settle(trigger))];
	expect(loaded.map(({ event }) => event)).toEqual(colleagues.map(() => 'loaded'));
	scene.ledger.purge(colleagues[5] ?? 0);
	expect((await aWeekLater(trigger)).map(({ event }) => event)).toEqual(['deleted']);
});

test('the brake counts the deleted, and the windows go on', async () => {
	const trigger = await scene.startedTrigger({ ...WEEKLY, options: { ...WEEKLY.options, mostTerminations: 1 } });
	await settle(trigger);
	for (const worker of colleagues.slice(0, 3)) scene.ledger.purge(worker);
	scene.at(scene.now + 7 * DAY);
	await expect(settle(trigger)).rejects.toThrow(/Most Terminations: 3 of the 12 workers that the full reconcile knows are deleted/);
	const [stillHere] = colleagues.slice(-1) as [number];
	scene.ledger.retitle(stillHere, 'New', { effective: '2026-03-10', entered: scene.now });
	scene.at(scene.now + 5 * MINUTE);
	expect(scene.told(await trigger.poll())).toEqual([`updated ${stillHere} 2026-03-10`]);
	trigger.parameters = { ...WEEKLY, options: { ...WEEKLY.options, mostTerminations: 3 } };
	trigger.restart();
	expect((await settle(trigger)).map(({ event }) => event)).toEqual(['deleted', 'deleted', 'deleted']);
});

test('switched off, nothing of it is kept', async () => {
	const trigger = await scene.startedTrigger(WEEKLY);
	await settle(trigger);
	expect(trigger.state.reconcile).not.toBeNull();
	trigger.parameters = { ...WEEKLY, reconcileDays: 0 };
	trigger.restart();
	await settle(trigger);
	expect(trigger.state.reconcile).toBeNull();
});
