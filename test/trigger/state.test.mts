/** What the trigger keeps between polls, and what becomes of it when settings change. */
import type { IDataObject } from 'n8n-workflow';
import type { Poller } from '../support/poller.mts';
import { closeScenes, NOW, startScene, type Scene } from './scene.mts';

const COMPANY = 'COMPANY_100';
let scene: Scene;
beforeEach(async () => {
	scene = await startScene({ workers: 0 });
});
afterEach(closeScenes);

const hireAt = (entered: string, more: IDataObject = {}) => scene.colleague({ effective: '2026-03-01', entered, ...more });
const rename = (entered: string, name = `Acme of ${entered}`) => scene.ledger.changeOrganization(COMPANY, { entered, set: { name } });
const companies = { organizationTypes: 'COMPANY' };
const both = { watch: ['workers', 'organizations'], ...companies };

async function toldOf(trigger: Poller, moment?: string): Promise<string[]> {
	if (moment !== undefined) scene.at(moment);
	const items = await trigger.poll();
	return items.map((item) => (item.organization ? `organization ${String(item.organization.name)}` : (scene.told([item])[0] ?? '')));
}

describe('after the first poll', () => {
	it('it holds where each part began and how far it is, and nothing of anybody', async () => {
		const trigger = await scene.startedTrigger(both);
		expect(trigger.state).toEqual({
			version: 1,
			watermark: { w: NOW, o: NOW },
			start: { w: NOW, o: NOW },
			source: expect.stringMatching(/^[\w-]{11}$/),
			sequence: 1,
			memory: {},
			window: null,
			clockOffset: 0,
			clockBehind: 0,
			overlapMs: 600_000,
			reconcile: null,
		});
	});

	it('a window that is not finished says how far it is', async () => {
		const trigger = await scene.startedTrigger({ batchSize: 1 });
		for (let each = 0; each < 3; each++) hireAt('2026-03-15T18:01:00Z');
		await toldOf(trigger, '2026-03-15T18:05:00Z');
		expect(trigger.state).toMatchObject({
			watermark: { w: NOW },
			window: { feed: 'w', all: false, from: NOW, through: '2026-03-15T18:04:00.000Z', at: { step: 'entered', offset: 1, total: 3 } },
		});
	});
});

describe('of an earlier installation', () => {
	const since = '2026-03-15T12:00:00.000Z';
	it.each<[string, unknown]>([
		['one moment for both', since],
		['one moment with an offset', '2026-03-15T05:00:00-07:00'],
		['a moment each, as text', JSON.stringify({ w: since, o: since })],
	])('%s is where both go on', async (_form, watermark) => {
		for (const moment of [since, '2026-03-15T12:00:00.001Z']) hireAt(moment);
		rename('2026-03-15T13:00:00Z', 'New');
		const trigger = scene.trigger(both);
		trigger.state = { watermark } as IDataObject;
		expect(await toldOf(trigger)).toEqual(['hired 1 2026-03-01', 'organization New']);
		expect(trigger.state).toMatchObject({ version: 1, watermark: { w: '2026-03-15T17:59:00.000Z', o: '2026-03-15T17:59:00.000Z' }, start: { w: since, o: since } });
		expect(await toldOf(trigger, '2026-03-15T18:05:00Z')).toEqual([]);
	});

	it('with different moments each goes on from its own', async () => {
		hireAt('2026-03-15T13:00:00Z');
		rename('2026-03-15T13:00:00Z', 'New');
		const trigger = scene.trigger(both);
		trigger.state = { watermark: JSON.stringify({ w: '2026-03-15T12:00:00Z', o: '2026-03-15T14:00:00Z' }) };
		expect(await toldOf(trigger)).toEqual(['hired 0 2026-03-01']);
	});
});

describe('that is damaged is reported, and nothing is sent or changed:', () => {
	const window = { feed: 'w', all: false, from: NOW, through: '2026-03-15T18:04:00.000Z', pageSize: 100, filters: 'x', at: null, counted: null };
	const good = { version: 1, watermark: { w: NOW }, start: { w: NOW }, source: 'x', sequence: 3, memory: {}, window: null, clockOffset: null, clockBehind: 0, overlapMs: 0, reconcile: null };
	it.each<[string, IDataObject, RegExp]>([
		['no watermark', { version: 1 }, /it has no watermark/],
		['text that is no moment', { watermark: 'yesterday' }, /"watermark\.w" is not/],
		['text that is no JSON', { watermark: '{"w":' }, /"watermark" is not/],
		['a part that nobody knows', { watermark: JSON.stringify({ x: NOW }) }, /"watermark" has "x"/],
		['a moment that there is not', { ...good, watermark: { w: '2026-02-30T99:00:00Z' } }, /"watermark\.w"/],
		['a list for a watermark', { ...good, watermark: [NOW] }, /"watermark" is not/],
		['a version to come', { ...good, version: 2 }, /its version is 2, and this node writes version 1/],
		['a start that is none', { ...good, start: { w: 5 } }, /"start\.w"/],
		['no source', { ...good, source: null }, /"source"/],
		['a sequence below nothing', { ...good, sequence: -1 }, /"sequence"/],
		['a memory of something else', { ...good, memory: { w: [[1, 2]] } }, /"memory"/],
		['a clock that is no number', { ...good, clockOffset: 'late' }, /"clockOffset"/],
		['a window of a part that nobody knows', { ...good, window: { ...window, feed: 'z' } }, /"window\.feed"/],
		['a window without an end', { ...good, window: { ...window, through: undefined } }, /"window\.through"/],
		['a place before the beginning', { ...good, window: { ...window, at: { step: 'entered', offset: -1, total: 3 } } }, /"window\.at\.offset"/],
		['a count that is none', { ...good, window: { ...window, counted: { seen: 'many', ended: 0, at: null } } }, /"window\.counted\.seen"/],
		['a reconcile that is none', { ...good, reconcile: 'weekly' }, /"reconcile"/],
	])('%s', async (_what, state, message) => {
		const trigger = scene.trigger();
		trigger.state = state;
		const { saved } = trigger;
		const failure: unknown = await trigger.poll('activate').catch((error: unknown) => error);
		expect(failure).toMatchObject({ message: expect.stringMatching(message), description: expect.any(String) });
		expect(failure).toMatchObject({ message: expect.stringMatching(/^Stored State: .*Nothing was read\. Replace the node by a copy/) });
		expect(scene.requests()).toEqual([]);
		expect(trigger.saved).toBe(saved);
	});
});

describe('when settings change', () => {
	it('new filters count from the watermark on, and what they let through now does not replay', async () => {
		const country = (id: string) => ({ filters: { countries: { reference: [{ idType: 'ISO_3166-1_Alpha-2_Code', id }] } } });
		const codes = Array.from({ length: 4 }, () => hireAt('2026-03-15T18:01:00Z')).map((worker) => scene.tenant.workforce.positions(worker)[0].place.country.alpha2);
		const [first = '', second = ''] = [...new Set(codes)];
		const trigger = await scene.startedTrigger(country(first));
		const told = await toldOf(trigger, '2026-03-15T18:20:00Z');
		expect(told.length).toBeGreaterThan(0);
		trigger.parameters = country(second);
		trigger.restart();
		expect(await toldOf(trigger, '2026-03-15T18:40:00Z')).toEqual([]);
		const next = codes.indexOf(second);
		scene.ledger.retitle(next, 'Chief', { effective: '2026-03-15', entered: '2026-03-15T18:41:00Z' });
		expect(await toldOf(trigger, '2026-03-15T18:45:00Z')).toEqual([`updated ${next} 2026-03-15`]);
	});

	it('new filters begin an unfinished window again, and what was handed over does not come again', async () => {
		const trigger = await scene.startedTrigger({ batchSize: 2, events: ['hired'] });
		for (let each = 0; each < 5; each++) hireAt('2026-03-15T18:01:00Z', { contingent: each % 2 === 1 });
		expect(await toldOf(trigger, '2026-03-15T18:05:00Z')).toEqual(['hired 0 2026-03-01', 'hired 1 2026-03-01']);
		trigger.parameters = { batchSize: 2, events: ['hired'], filters: { excludeContingentWorkers: true } };
		trigger.restart();
		expect(await toldOf(trigger)).toEqual(['hired 2 2026-03-01', 'hired 4 2026-03-01']);
	});

	it('the same with as many workers as before, of whom none was handed over', async () => {
		const only = (filters: IDataObject) => ({ batchSize: 1, events: ['hired'], filters });
		const trigger = await scene.startedTrigger(only({ excludeContingentWorkers: true }));
		for (let each = 0; each < 4; each++) hireAt('2026-03-15T18:01:00Z', { contingent: each % 2 === 1 });
		expect(await toldOf(trigger, '2026-03-15T18:05:00Z')).toEqual(['hired 0 2026-03-01']);
		trigger.parameters = only({ excludeEmployees: true });
		trigger.restart();
		expect([...(await toldOf(trigger)), ...(await toldOf(trigger)), ...(await toldOf(trigger))]).toEqual(['hired 1 2026-03-01', 'hired 3 2026-03-01']);
	});

	it.each<[string, IDataObject]>([
		['another start', { start: 'date', startDate: '2026-03-15T18:02:00Z' }],
		['a first load', { start: 'all' }],
	])('%s begins anew', async (_what, start) => {
		const trigger = await scene.startedTrigger();
		hireAt('2026-03-15T18:01:00Z');
		hireAt('2026-03-15T18:03:00Z');
		expect(await toldOf(trigger, '2026-03-15T18:05:00Z')).toHaveLength(2);
		trigger.parameters = start;
		trigger.restart();
		const told = await toldOf(trigger, '2026-03-15T18:20:00Z');
		expect(told).toEqual(start.start === 'all' ? ['loaded 0 -', 'loaded 1 -'] : ['hired 1 2026-03-01']);
	});

	it('the same start date in other words begins anew, one that moves with the clock does not', async () => {
		const trigger = scene.trigger({ start: 'date', startDate: '-P1D' });
		await trigger.poll();
		await toldOf(trigger, '2026-03-16T18:00:00Z');
		expect(trigger.state).toMatchObject({ start: { w: '2026-03-14T18:00:00.000Z' } });
	});

	it('another tenant begins now', async () => {
		const trigger = await scene.startedTrigger();
		const other = await startScene({ tenantName: 'other_dpt1', clock: '2026-03-15T18:30:00Z' });
		const moved = other.trigger({}, { staticData: JSON.parse(trigger.saved) as IDataObject });
		other.colleague({ entered: '2026-03-15T18:20:00Z' });
		expect(await moved.poll()).toEqual([]);
		expect(moved.state).toMatchObject({ watermark: { w: '2026-03-15T18:30:00.000Z' }, start: { w: '2026-03-15T18:30:00.000Z' } });
	});
});

describe('when what is watched changes', () => {
	it('organizations that are added begin then, and workers go on', async () => {
		const trigger = await scene.startedTrigger();
		rename('2026-03-15T18:02:00Z', 'Before');
		hireAt('2026-03-15T18:04:30Z');
		trigger.parameters = both;
		trigger.restart();
		expect(await toldOf(trigger, '2026-03-15T18:05:00Z')).toEqual([]);
		rename('2026-03-15T18:06:00Z', 'After');
		expect(await toldOf(trigger, '2026-03-15T18:10:00Z')).toEqual(['hired 0 2026-03-01', 'organization After']);
		expect(trigger.state).toMatchObject({ start: { w: NOW, o: '2026-03-15T18:05:00.000Z' } });
	});

	it('workers that are taken away and added again do not replay what was between', async () => {
		const trigger = await scene.startedTrigger(both);
		trigger.parameters = { watch: ['organizations'], ...companies };
		trigger.restart();
		hireAt('2026-03-15T18:04:00Z');
		rename('2026-03-15T18:04:00Z', 'Between');
		expect(await toldOf(trigger, '2026-03-15T18:06:00Z')).toEqual(['organization Between']);
		trigger.parameters = both;
		trigger.restart();
		expect(await toldOf(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
		hireAt('2026-03-15T18:11:00Z');
		expect(await toldOf(trigger, '2026-03-15T18:15:00Z')).toEqual(['hired 1 2026-03-01']);
	});

	it('an unfinished window of what is not watched any more is dropped', async () => {
		const trigger = await scene.startedTrigger({ ...both, batchSize: 1 });
		for (let each = 0; each < 3; each++) hireAt('2026-03-15T18:01:00Z');
		expect(await toldOf(trigger, '2026-03-15T18:05:00Z')).toEqual(['hired 0 2026-03-01']);
		trigger.parameters = { watch: ['organizations'], ...companies, batchSize: 1 };
		trigger.restart();
		expect(await toldOf(trigger, '2026-03-15T18:06:00Z')).toEqual([]);
		expect(trigger.isUnfinished).toBe(false);
	});
});
