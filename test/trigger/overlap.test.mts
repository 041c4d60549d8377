/** The overlap, when the user changes it. */
import { closeScenes, HOUR, startScene } from './scene.mts';

afterEach(closeScenes);

test.each(['legacy', 'durable'] as const)('a longer overlap does not hand over again what was forgotten (%s poller)', async (kind) => {
	const scene = await startScene();
	const trigger = await scene.startedTrigger({}, { kind });
	scene.colleague({ effective: '2026-03-01', entered: '2026-03-15T18:05:00Z' });
	expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual(['hired 0 2026-03-01']);
	scene.colleague({ effective: '2026-03-01', entered: '2026-03-15T18:40:00Z' });
	expect(await scene.pollAt(trigger, '2026-03-15T18:45:00Z')).toEqual(['hired 1 2026-03-01']);
	trigger.parameters = { options: { overlap: 120 } };
	trigger.restart();
	expect(await scene.pollAt(trigger, '2026-03-15T18:50:00Z')).toEqual([]);
	expect(await scene.pollAt(trigger, '2026-03-15T19:20:00Z')).toEqual([]);
});

test('and reaches as far back as it says once there is so much to remember', async () => {
	const scene = await startScene();
	const trigger = await scene.startedTrigger();
	expect(await scene.pollAt(trigger, '2026-03-15T18:30:00Z')).toEqual([]);
	trigger.parameters = { options: { overlap: 120 } };
	trigger.restart();
	expect(await scene.pollAt(trigger, '2026-03-15T18:35:00Z')).toEqual([]);
	const late = Date.parse('2026-03-15T19:00:00Z');
	scene.colleague({ effective: '2026-03-01', entered: late, visible: late + HOUR });
	expect(await scene.pollAt(trigger, late + HOUR / 2)).toEqual([]);
	expect(await scene.pollAt(trigger, late + HOUR + 60_000)).toEqual(['hired 0 2026-03-01']);
});
