/** "Fetch test event": samples to build a workflow with. The state stays as it is. */
import type { IDataObject } from 'n8n-workflow';
import { closeScenes, startScene, type Scene } from './scene.mts';

const SOON = '2026-03-15T18:05:00Z';
const EVENTS = ['hired', 'futureHire', 'updated', 'terminated'];
let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

const hireAt = (entered: string) => scene.colleague({ effective: '2026-03-01', entered });
const samples = async (parameters: IDataObject = {}) => {
	scene.at(SOON);
	return await scene.trigger({ events: EVENTS, ...parameters }).fetchTestEvent();
};

it('gives the newest five, the newest first', async () => {
	for (let minute = 10; minute < 19; minute++) hireAt(`2026-03-15T17:${minute}:00Z`);
	const items = await samples();
	expect(scene.told(items)).toEqual([8, 7, 6, 5, 4].map((worker) => `hired ${worker} 2026-03-01`));
	expect(items[0]).toMatchObject({ event: 'hired', transactions: [{ type: 'Hire Employee' }], worker: { employmentStatus: 'Active' } });
});

it.each([
	['a day', '2026-03-14T20:00:00Z'],
	['a week', '2026-03-10T20:00:00Z'],
	['a month', '2026-02-20T20:00:00Z'],
])('looks back as far as %s', async (_far, entered) => {
	hireAt(entered);
	hireAt('2026-01-05T20:00:00Z');
	expect(scene.told(await samples({ events: ['hired'] }))).toEqual(['hired 0 2026-03-01']);
});

it('shows somebody who is there when nothing changed for a month', async () => {
	for (let each = 0; each < 9; each++) hireAt('2026-01-05T20:00:00Z');
	const items = await samples({ events: ['updated'] });
	expect(items.map(({ event }) => event)).toEqual(['loaded', 'loaded', 'loaded', 'loaded', 'loaded']);
	expect(items[0]).toMatchObject({ worker: { employmentStatus: 'Active' }, transactions: [], window: { from: null } });
});

it('gives nothing where there is nobody', async () => {
	expect(await samples()).toEqual([]);
});

it('gives samples of all that is watched', async () => {
	hireAt('2026-03-15T17:30:00Z');
	scene.ledger.changeOrganization('COMPANY_100', { entered: '2026-03-15T17:40:00Z', set: { name: 'New' } });
	const items = await samples({ watch: ['workers', 'organizations'], organizationTypes: 'COMPANY' });
	expect(items.map(({ event }) => event)).toEqual(['organizationUpdated', 'hired']);
});

it('shows terminations whatever the brake says', async () => {
	for (let each = 0; each < 3; each++) scene.ledger.terminate(scene.colleague(), { lastDay: '2026-03-10', entered: '2026-03-15T17:30:00Z' });
	expect(await samples({ options: { mostTerminations: 1 } })).toHaveLength(3);
});

it('leaves a trigger that runs alone: its next poll gives what it would have given', async () => {
	const trigger = await scene.startedTrigger({ events: EVENTS });
	hireAt('2026-03-15T18:02:00Z');
	scene.at(SOON);
	const { saved } = trigger;
	expect(scene.told(await trigger.fetchTestEvent())).toEqual(['hired 0 2026-03-01']);
	expect(trigger.saved).toBe(saved);
	expect(scene.told(await trigger.poll())).toEqual(['hired 0 2026-03-01']);
	expect(scene.told(await trigger.fetchTestEvent())).toEqual(['hired 0 2026-03-01']);
	expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
});

it('reads no more of a busy month than it shows', async () => {
	for (let each = 0; each < 120; each++) hireAt('2026-03-15T17:30:00Z');
	scene.at(SOON);
	const since = scene.requests().length;
	expect(await samples({ options: { pageSize: 20 } })).toHaveLength(5);
	expect(scene.requests(since).length).toBeLessThan(8);
});

it('says what is wrong, as a poll does', async () => {
	scene.at(SOON);
	const trigger = scene.trigger({}, { credential: { password: 'wrong' } });
	await expect(trigger.fetchTestEvent()).rejects.toMatchObject({ description: expect.stringContaining('Check user name and password') });
});
