/** Where "from now on" begins, also where n8n throws the state of the first poll away. */
import { closeScenes, NOW, startScene, type Scene } from './scene.mts';

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

const hireAt = (entered: string) => scene.colleague({ effective: '2026-03-01', entered });
const ANCHOR = /"workdayTrigger /;

describe.each(['legacy', 'durable'] as const)("with n8n's %s poller", (kind) => {
	it('what happens between the switching on and the first scheduled poll comes', async () => {
		const trigger = await scene.startedTrigger({}, { kind });
		hireAt('2026-03-15T18:03:00Z');
		expect(await scene.pollAt(trigger, '2026-03-16T18:00:00Z')).toEqual(['hired 0 2026-03-01']);
		expect(await scene.pollAt(trigger, '2026-03-16T18:05:00Z')).toEqual([]);
	});

	it('what happens after an attempt to switch on that failed comes only if it happened after the one that did not', async () => {
		const trigger = scene.trigger({}, { kind });
		scene.tenant.switches.arm({ kind: 'taskNotAuthorized' }, { times: Infinity });
		await expect(trigger.poll()).rejects.toThrow(/not authorized/);
		scene.tenant.switches.clear();
		hireAt('2026-03-15T18:01:00Z');
		expect(await scene.pollAt(trigger, '2026-03-15T18:02:00Z')).toEqual([]);
		hireAt('2026-03-15T18:03:00Z');
		expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual(['hired 1 2026-03-01']);
	});

	it('nothing is lost where n8n starts while Workday cannot be reached', async () => {
		const trigger = await scene.startedTrigger({}, { kind });
		hireAt('2026-03-15T18:03:00Z');
		expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(['hired 0 2026-03-01']);
		trigger.restart();
		scene.tenant.switches.arm({ kind: 'taskNotAuthorized' }, { times: Infinity });
		hireAt('2026-03-15T18:07:00Z');
		expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
		expect(trigger.logs.join()).toContain('the next one tries again');
		scene.tenant.switches.clear();
		expect(await scene.pollAt(trigger, '2026-03-15T18:15:00Z')).toEqual(['hired 1 2026-03-01']);
	});

	it('the same after n8n was started again in between', async () => {
		const trigger = await scene.startedTrigger({}, { kind });
		trigger.restart();
		hireAt('2026-03-15T18:03:00Z');
		expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(['hired 0 2026-03-01']);
		expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
	});

	it('who changes the start and changes it back begins anew, then', async () => {
		const trigger = await scene.startedTrigger({}, { kind });
		hireAt('2026-03-15T18:03:00Z');
		expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(['hired 0 2026-03-01']);
		trigger.parameters = { start: 'date', startDate: '2026-03-15T18:20:00Z' };
		trigger.restart();
		expect(await scene.pollAt(trigger, '2026-03-15T18:30:00Z')).toEqual([]);
		expect(await scene.pollAt(trigger, '2026-03-15T18:35:00Z')).toEqual([]);
		trigger.parameters = {};
		trigger.restart();
		expect(await scene.pollAt(trigger, '2026-03-15T18:40:00Z')).toEqual([]);
		expect(await scene.pollAt(trigger, '2026-03-15T18:45:00Z')).toEqual([]);
		hireAt('2026-03-15T18:46:00Z');
		expect(await scene.pollAt(trigger, '2026-03-15T18:50:00Z')).toEqual(['hired 1 2026-03-01']);
	});
});

it('is kept once for each node, and not written again with every poll', async () => {
	const trigger = await scene.startedTrigger({}, { kind: 'durable' });
	const first = trigger.saved;
	expect(first).toMatch(ANCHOR);
	expect(first).toContain(NOW);
	expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
	const all = JSON.parse(trigger.saved) as { global: unknown };
	expect(all.global).toEqual((JSON.parse(first) as { global: unknown }).global);
});

it('does not exist for a trigger that begins at a date or with a load', async () => {
	for (const parameters of [{ start: 'date', startDate: '2026-03-15T17:00:00Z' }, { start: 'all' }]) {
		expect((await scene.startedTrigger(parameters)).saved).not.toMatch(ANCHOR);
	}
});

it('that is damaged counts as none', async () => {
	const trigger = await scene.startedTrigger({}, { kind: 'durable' });
	trigger.saved = trigger.saved.replaceAll(NOW, 'some time');
	expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
	expect(trigger.state).toMatchObject({ watermark: { w: '2026-03-15T18:10:00.000Z' }, start: { w: '2026-03-15T18:10:00.000Z' } });
});
