/** n8n keeps what a node keeps under its name: a trigger that is renamed finds nothing there, or what it left long ago. */
import type { Poller } from '../support/poller.mts';
import { closeScenes, startScene, type Scene } from './scene.mts';

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

const hireAt = (entered: string) => scene.colleague({ effective: '2026-03-01', entered });
function rename(trigger: Poller, name: string): void {
	trigger.name = name;
	trigger.restart();
}

test.each([{}, { start: 'date', startDate: '2026-03-15T17:50:00Z' }, { start: 'all' }])('a renamed trigger goes on where it was (%j)', async (parameters) => {
	const trigger = await scene.startedTrigger(parameters);
	hireAt('2026-03-15T18:03:00Z');
	expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(['hired 0 2026-03-01']);
	hireAt('2026-03-15T18:06:00Z');
	rename(trigger, 'Joiners');
	expect(await scene.pollAt(trigger, '2026-03-15T18:20:00Z')).toEqual(['hired 1 2026-03-01']);
	expect(await scene.pollAt(trigger, '2026-03-15T18:25:00Z')).toEqual([]);
});

test('called by its old name again, it does not go back to what it kept under that', async () => {
	const trigger = await scene.startedTrigger();
	hireAt('2026-03-15T18:03:00Z');
	expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(['hired 0 2026-03-01']);
	const first = trigger.name;
	rename(trigger, 'Joiners');
	hireAt('2026-03-15T18:20:00Z');
	expect(await scene.pollAt(trigger, '2026-03-15T18:30:00Z')).toEqual(['hired 1 2026-03-01']);
	rename(trigger, first);
	expect(await scene.pollAt(trigger, '2026-03-15T18:35:00Z')).toEqual([]);
	hireAt('2026-03-15T18:36:00Z');
	expect(await scene.pollAt(trigger, '2026-03-15T18:40:00Z')).toEqual(['hired 2 2026-03-01']);
});
