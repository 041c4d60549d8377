/** A start date that is an expression: it says something else each time, and the trigger begins once. */
import { closeScenes, DAY, MINUTE, startScene } from './scene.mts';

afterEach(closeScenes);

test.each(['={{ $now.minus({ days: 2 }).toISO() }}', '-P2D'])('%s is asked once', async (startDate) => {
	const scene = await startScene();
	const worker = scene.colleague({ effective: '2026-03-14', entered: scene.in(-DAY) });
	const trigger = scene.trigger({ start: 'date', startDate });
	expect(scene.told(await trigger.drain())).toEqual([`hired ${worker} 2026-03-14`]);
	for (let polls = 0; polls < 4; polls++) {
		scene.at(scene.now + 7 * MINUTE);
		expect(await trigger.poll()).toEqual([]);
	}
});

test('what is written there instead is another start', async () => {
	const scene = await startScene();
	const worker = scene.colleague({ effective: '2026-03-12', entered: scene.in(-3 * DAY) });
	const trigger = scene.trigger({ start: 'date', startDate: '={{ $now.minus({ days: 2 }).toISO() }}' });
	expect(await trigger.drain()).toEqual([]);
	trigger.parameters = { start: 'date', startDate: '={{ $now.minus({ days: 4 }).toISO() }}' };
	trigger.restart();
	expect(scene.told(await trigger.drain())).toEqual([`hired ${worker} 2026-03-12`]);
});
