/** Organizations that changed: Workday says which, not what, so each comes once with the same content. */
import type { Item, Poller } from '../support/poller.mts';
import { closeScenes, MINUTE, NOW, startScene, type Scene } from './scene.mts';

const COMPANY = 'COMPANY_100';
const SOON = '2026-03-15T18:05:00Z';
const LATER = '2026-03-15T18:10:00Z';
const WATCHED = { watch: ['organizations'], organizationTypes: 'COMPANY' };

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

const names = (items: readonly Item[]) => items.map(({ event, organization }) => `${event} ${String(organization.name)}`);
async function toldAt(trigger: Poller, moment: string | number): Promise<string[]> {
	scene.at(moment);
	return names(await trigger.poll());
}
const change = (entered: string, set: { name?: string; inactive?: boolean }, more: { effective?: string; visible?: string } = {}) =>
	scene.ledger.changeOrganization(COMPANY, { entered, set, ...more });

it('one that changed comes once, with its new content and the window', async () => {
	const trigger = await scene.startedTrigger(WATCHED);
	change('2026-03-15T18:02:00Z', { name: 'Acme & Partners' });
	scene.at(SOON);
	expect(await trigger.poll()).toEqual([
		{
			event: 'organizationUpdated',
			organization: expect.objectContaining({ id: expect.stringMatching(/^[0-9a-f]{32}$/), referenceId: COMPANY, name: 'Acme & Partners', inactive: false }),
			window: { from: NOW, through: '2026-03-15T18:04:00.000Z' },
		},
	]);
	for (let minute = 7; minute < 40; minute += 6) expect(await toldAt(trigger, Date.parse(NOW) + minute * MINUTE)).toEqual([]);
});

it('one that was closed comes, with the day since when', async () => {
	const trigger = await scene.startedTrigger(WATCHED);
	change('2026-03-15T18:02:00Z', { inactive: true });
	scene.at(SOON);
	expect((await trigger.poll()).map(({ organization }) => [organization.inactive, organization.inactiveDate])).toEqual([[true, '2026-03-15']]);
});

it('a name that holds from a day on comes when it holds', async () => {
	const trigger = await scene.startedTrigger(WATCHED);
	change('2026-03-15T18:02:00Z', { name: 'Acme from Friday' }, { effective: '2026-03-20' });
	// It was touched: that is all that Workday says.
	expect(await toldAt(trigger, SOON)).toEqual(['organizationUpdated Acme, Inc.']);
	expect(await toldAt(trigger, '2026-03-20T07:00:59Z')).toEqual([]);
	expect(await toldAt(trigger, '2026-03-20T07:01:00Z')).toEqual(['organizationUpdated Acme from Friday']);
	expect(await toldAt(trigger, '2026-03-20T07:10:00Z')).toEqual([]);
});

it.each(['closed', 'open'] as const)('a name that holds from the very end of a window on comes, and once, where the ends of a range are %s', async (boundaries) => {
	scene = await startScene({ boundaries });
	const trigger = await scene.startedTrigger(WATCHED);
	change('2026-03-15T18:02:00Z', { name: 'Acme from Friday' }, { effective: '2026-03-20' });
	expect(await toldAt(trigger, SOON)).toHaveLength(1);
	const told = [];
	for (const minute of ['06:55', '07:01', '07:02', '07:09']) told.push(...(await toldAt(trigger, `2026-03-20T${minute}:00Z`)));
	expect(told).toEqual(['organizationUpdated Acme from Friday']);
});

it('a name that was changed and changed back comes twice', async () => {
	const trigger = await scene.startedTrigger(WATCHED);
	change('2026-03-15T18:02:00Z', { name: 'Other' });
	expect(await toldAt(trigger, SOON)).toEqual(['organizationUpdated Other']);
	change('2026-03-15T18:06:00Z', { name: 'Acme, Inc.' });
	expect(await toldAt(trigger, '2026-03-15T18:08:00Z')).toEqual(['organizationUpdated Acme, Inc.']);
	change('2026-03-15T18:08:30Z', { name: 'Other' });
	expect(await toldAt(trigger, '2026-03-15T18:11:00Z')).toEqual(['organizationUpdated Other']);
	expect(await toldAt(trigger, '2026-03-15T18:14:00Z')).toEqual([]);
});

it('a change that comes to light late comes, and once', async () => {
	const trigger = await scene.startedTrigger(WATCHED);
	change('2026-03-15T18:03:00Z', { name: 'Late' }, { visible: '2026-03-15T18:09:30Z' });
	expect(await toldAt(trigger, SOON)).toEqual([]);
	expect(await toldAt(trigger, LATER)).toEqual(['organizationUpdated Late']);
	expect(await toldAt(trigger, '2026-03-15T18:15:00Z')).toEqual([]);
});

it('only those of the types that were named come', async () => {
	const trigger = await scene.startedTrigger({ ...WATCHED, organizationTypes: 'REGION, COST_CENTER' });
	change('2026-03-15T18:02:00Z', { name: 'Not this' });
	const { organizations } = scene.tenant.workforce;
	const [region] = [...organizations.all(new Set(['REGION']))];
	scene.ledger.changeOrganization(region?.referenceId ?? '', { entered: '2026-03-15T18:02:00Z', set: { name: 'Everywhere' } });
	expect(await toldAt(trigger, SOON)).toEqual(['organizationUpdated Everywhere']);
});

it('a full load gives all of them in batches, then what changes', async () => {
	const trigger = scene.trigger({ ...WATCHED, start: 'all', batchSize: 3 });
	scene.at(NOW);
	const all = [...names(await trigger.poll()), ...names(await trigger.poll())];
	expect(all).toEqual(['loaded Acme, Inc.', 'loaded Acme Deutschland GmbH', "loaded L'Acme & Fils S.A.", 'loaded アクメ株式会社']);
	change('2026-03-15T18:02:00Z', { name: 'New' });
	expect(await toldAt(trigger, SOON)).toEqual(['organizationUpdated New']);
});

it('beside workers each has its own window, and what is full of one waits with the other', async () => {
	const trigger = await scene.startedTrigger({ watch: ['workers', 'organizations'], organizationTypes: 'COMPANY', batchSize: 2 });
	for (let each = 0; each < 3; each++) scene.colleague({ effective: '2026-03-01', entered: '2026-03-15T18:01:00Z' });
	change('2026-03-15T18:02:00Z', { name: 'New' });
	const events = async () => (await trigger.poll()).map(({ event }) => event);
	scene.at(SOON);
	expect([await events(), await events(), await events()]).toEqual([['hired', 'hired'], ['hired', 'organizationUpdated'], []]);
	expect(trigger.isUnfinished).toBe(false);
});

it('a user who may read workers only is told so when the trigger is switched on', async () => {
	scene = await startScene({ users: [{ userName: 'ISU_n8n', password: 'secret', tasks: ['Get_Workers'] }] });
	await expect(scene.trigger(WATCHED).poll()).rejects.toMatchObject({ description: expect.stringMatching(/The integration user may not read what is watched.*View: Supervisory Organization/s) });
});

it('a user who may not read workers can watch organizations', async () => {
	scene = await startScene({ users: [{ userName: 'ISU_n8n', password: 'secret', tasks: ['Get_Organizations'] }] });
	const trigger = await scene.startedTrigger(WATCHED);
	change('2026-03-15T18:02:00Z', { name: 'New' });
	expect(await toldAt(trigger, SOON)).toEqual(['organizationUpdated New']);
});
