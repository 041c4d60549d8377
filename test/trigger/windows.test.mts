/** Which moments a poll answers for: each exactly once. */
import type { IDataObject } from 'n8n-workflow';
import type { TenantOptions } from '../tenant/server/index.mts';
import { closeScenes, DAY, everyHours, HOUR, MINUTE, NOW, startScene, type Scene } from './scene.mts';

let scene: Scene;
const start = async (options: TenantOptions = {}) => (scene = await startScene(options));
afterEach(closeScenes);

/** Somebody new, whose entry has this moment. @returns the worker's number */
const enter = (entered: string, visible = entered) => scene.colleague({ effective: '2026-03-01', entered, visible });
const SINCE = { start: 'date', startDate: '2026-03-15T10:00:00Z' };

describe('the first poll', () => {
	it('begins now, unless told otherwise', async () => {
		await start();
		enter('2026-03-15T17:59:59.999Z');
		enter(NOW);
		const trigger = await scene.startedTrigger();
		enter('2026-03-15T18:00:00.001Z');
		expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(['hired 2 2026-03-01']);
	});

	it('begins at a date', async () => {
		await start();
		for (const moment of ['2026-03-15T10:00:00.000Z', '2026-03-15T10:00:00.001Z', '2026-03-15T17:00:00Z']) enter(moment);
		const trigger = scene.trigger(SINCE);
		expect(scene.told(await trigger.poll())).toEqual(['hired 1 2026-03-01', 'hired 2 2026-03-01']);
		expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual([]);
	});

	it('takes a date without offset in the time zone of the workflow', async () => {
		await start();
		const trigger = scene.trigger({ start: 'date', startDate: '2026-03-15' });
		await trigger.poll();
		expect(trigger.state).toMatchObject({ start: { w: '2026-03-15T00:00:00.000Z' } });
	});

	it.each([
		['2026-03-15T18:00:01Z', 'Start Date: 2026-03-15T18:00:01.000Z lies in the future'],
		['soon', 'Start Date: "soon" is not a date'],
		['', 'Start Date: is empty'],
	])('refuses to begin at %j', async (startDate, message) => {
		await start();
		await expect(scene.trigger({ start: 'date', startDate }).poll()).rejects.toThrow(message);
		expect(scene.requests()).toEqual([]);
	});

	it('loads everybody first if told so, then what happens after that moment', async () => {
		await start();
		const before = [enter('2026-03-15T10:00:00Z'), enter('2026-03-15T17:40:00Z')];
		const trigger = scene.trigger({ start: 'all' });
		expect(scene.told(await trigger.poll())).toEqual(before.map((number) => `loaded ${number} -`));
		// Behind the last minute, to which the load did not reach.
		enter('2026-03-15T17:59:30Z');
		expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(['hired 2 2026-03-01']);
		expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
	});
});

describe('a first load', () => {
	it('does not hide what was entered just before it and came to light after it', async () => {
		await start();
		const leaver = enter('2026-03-15T10:00:00Z');
		scene.ledger.terminate(leaver, { lastDay: '2026-03-14', entered: '2026-03-15T17:58:30Z', visible: '2026-03-15T18:00:30Z' });
		enter('2026-03-15T17:58:30Z', '2026-03-15T18:00:30Z');
		const trigger = scene.trigger({ start: 'all' });
		expect(scene.told(await trigger.poll())).toEqual(['loaded 0 -']);
		expect((await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).sort()).toEqual(['hired 1 2026-03-01', 'terminated 0 2026-03-14']);
		expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
	});

	it('is followed by what was entered within the overlap before it, as it may not have held it', async () => {
		await start();
		enter('2026-03-15T17:40:00Z');
		enter('2026-03-15T17:55:00Z');
		const trigger = scene.trigger({ start: 'all' });
		expect(scene.told(await trigger.poll())).toEqual(['loaded 0 -', 'loaded 1 -']);
		expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(['hired 1 2026-03-01']);
		expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
	});
});

describe.each(['closed', 'open'] as const)('where the ends of a range are %s', (boundaries) => {
	it('what was entered at the very end of a window comes once', async () => {
		await start({ boundaries });
		const trigger = await scene.startedTrigger();
		// Windows end a minute before the poll.
		for (const [minute, moment] of ['18:04:00.000Z', '18:04:00.001Z', '18:08:59.999Z', '18:09:00.000Z'].entries()) enter(`2026-03-15T${moment}`, `2026-03-15T18:0${minute}:00Z`);
		expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual(boundaries === 'closed' ? ['hired 0 2026-03-01'] : []);
		const second = await scene.pollAt(trigger, '2026-03-15T18:10:00Z');
		const third = await scene.pollAt(trigger, '2026-03-15T18:15:00Z');
		expect([...second, ...third].sort()).toEqual([0, 1, 2, 3].slice(boundaries === 'closed' ? 1 : 0).map((number) => `hired ${number} 2026-03-01`));
	});

	it('what becomes effective at the very end of a window comes once', async () => {
		await start({ boundaries });
		const trigger = await scene.startedTrigger();
		for (const effective of ['2026-03-16T08:00:00.000Z', '2026-03-16T09:00:00.000Z']) {
			scene.ledger.note(scene.colleague(), { type: 'Title Change', effective, entered: '2026-03-15T18:01:00Z' }, { rescinded: false, corrected: false });
		}
		const told = [];
		for (const minute of ['08:00', '08:01', '08:02', '09:00', '09:01', '09:02']) told.push(...(await scene.pollAt(trigger, `2026-03-16T${minute}:00Z`)));
		expect(told).toEqual(['updated 0 2026-03-16', 'updated 1 2026-03-16']);
	});
});

describe('windows', () => {
	/** Of the answers: what each request asked about. */
	const asked = (name: string, since = 0) => [
		...new Set(scene.requests(since).flatMap(({ body }) => [...body.matchAll(new RegExp(`<wd:${name}>([^<]*)<`, 'g'))].map((match) => match[1]))),
	];

	it('begin where the last one ended, a lag behind Workday, and ask for entries a while back', async () => {
		await start();
		const trigger = await scene.startedTrigger({ options: { safetyLag: 90, overlap: 5 } });
		await scene.pollAt(trigger, '2026-03-15T18:20:00Z');
		expect(trigger.state).toMatchObject({ watermark: { w: NOW } });
		enter('2026-03-15T18:19:00Z');
		const since = scene.requests().length;
		scene.at('2026-03-15T18:30:00Z');
		const [item] = await trigger.poll();
		expect(item?.window).toEqual({ from: '2026-03-15T18:18:30.000Z', through: '2026-03-15T18:28:30.000Z' });
		expect(trigger.state).toMatchObject({ watermark: { w: '2026-03-15T18:28:30.000Z' }, window: null });
		expect(asked('Updated_From', since)).toEqual(['2026-03-15T18:13:30.000Z']);
		expect(asked('Updated_Through', since)).toEqual(['2026-03-15T18:28:30.000Z']);
	});

	it('ask for nothing before the start', async () => {
		await start();
		const trigger = await scene.startedTrigger({ options: { overlap: 60 } });
		await scene.pollAt(trigger, '2026-03-15T18:20:00Z');
		expect(asked('Updated_From')).toEqual([NOW]);
	});

	it('show on every request what Workday knew at their end', async () => {
		await start();
		const trigger = await scene.startedTrigger({ events: ['hired', 'futureHire', 'updated', 'terminated', 'converted'] });
		scene.colleague({ effective: '2026-03-20', entered: '2026-03-15T18:01:00Z' });
		scene.ledger.convert(scene.colleague(), { effective: '2026-03-10', entered: '2026-03-15T18:01:00Z' });
		const since = scene.requests().length;
		expect(await scene.pollAt(trigger, '2026-03-16T07:30:00Z')).not.toEqual([]);
		expect(scene.requests(since).length).toBeGreaterThan(6);
		for (const { body } of scene.requests(since)) expect(body).toContain('<wd:As_Of_Entry_DateTime>2026-03-16T07:29:00.000Z<');
	});

	it('are not opened before there is anything to ask about', async () => {
		await start();
		const trigger = await scene.startedTrigger();
		const since = scene.requests().length;
		expect(await scene.pollAt(trigger, '2026-03-15T18:01:00Z')).toEqual([]);
		expect(scene.requests(since)).toEqual([]);
	});

	it('of a long silence are as long as the option says, each with the workers as they were at its end', async () => {
		await start();
		const trigger = await scene.startedTrigger({ options: { longestWindow: 24 } });
		const worker = scene.colleague();
		for (const day of [16, 17, 18]) scene.ledger.retitle(worker, `Title of ${day}`, { effective: `2026-03-${day}`, entered: `2026-03-${day}T12:00:00Z` });
		scene.at('2026-03-18T20:00:00Z');
		const items = await trigger.poll();
		expect(items.map((item) => item.worker.businessTitle)).toEqual(['Title of 16', 'Title of 17', 'Title of 18']);
		expect(items.map(({ window }) => Date.parse(window.through) - Date.parse(window.from ?? ''))).toEqual([DAY, DAY, DAY]);
		expect(trigger.state).toMatchObject({ watermark: { w: '2026-03-18T19:59:00.000Z' } });
	});
});

describe('what was entered and comes to light later', () => {
	const trigger = async (options: IDataObject = {}) => await scene.startedTrigger({ options: { overlap: 10, ...options } });

	it('comes, and once, while the overlap reaches back to it', async () => {
		await start();
		const poller = await trigger();
		enter('2026-03-15T18:03:00Z', '2026-03-15T18:09:00Z');
		enter('2026-03-15T18:03:00Z');
		const told = [];
		for (let minute = 5; minute < 40; minute += 4) told.push(await scene.pollAt(poller, Date.parse(NOW) + minute * MINUTE));
		expect(told.filter((items) => items.length > 0)).toEqual([['hired 1 2026-03-01'], ['hired 0 2026-03-01']]);
	});

	it('is remembered no longer than the overlap needs', async () => {
		await start();
		const poller = await trigger();
		enter('2026-03-15T18:03:00Z');
		await scene.pollAt(poller, '2026-03-15T18:05:00Z');
		const remembered = () => JSON.stringify(poller.state.memory).match(/[\w-]{11}/g)?.length ?? 0;
		expect(remembered()).toBe(1);
		enter('2026-03-15T18:12:00Z');
		await scene.pollAt(poller, '2026-03-15T18:13:30Z');
		expect(remembered()).toBe(2);
		enter('2026-03-15T18:30:00Z');
		await scene.pollAt(poller, '2026-03-15T18:32:00Z');
		expect(remembered()).toBe(1);
	});

	it('is lost behind the overlap, which is what the option is for', async () => {
		await start();
		const poller = await trigger({ overlap: 2 });
		enter('2026-03-15T18:03:00Z', '2026-03-15T18:09:30Z');
		for (let minute = 5; minute < 20; minute += 4) expect(await scene.pollAt(poller, Date.parse(NOW) + minute * MINUTE)).toEqual([]);
	});
});

it('only what is due comes of a log that lists all there ever was', async () => {
	await start({ logEntries: 'all' });
	const trigger = await scene.startedTrigger({ events: ['hired', 'futureHire', 'updated', 'onLeave', 'futureTermination', 'terminated', 'rescinded'] });
	const worker = scene.colleague({ timeZone: 'America/Los_Angeles' });
	scene.ledger.retitle(worker, 'Old', { effective: '2026-03-01', entered: '2026-03-01T12:00:00Z' });
	scene.ledger.leave(worker, { effective: '2026-03-20', entered: '2026-03-02T12:00:00Z' });
	scene.ledger.terminate(worker, { lastDay: '2026-03-22', entered: '2026-03-03T12:00:00Z' });
	scene.ledger.retitle(worker, 'New', { effective: '2026-03-15', entered: '2026-03-15T18:02:00Z' });
	const told: Record<string, string[]> = {};
	for (const moment of ['2026-03-15T18:05:00Z', ...everyHours(12, '2026-03-15T19:30:00Z', '2026-03-24T19:30:00Z')]) {
		const items = await scene.pollAt(trigger, moment);
		if (items.length > 0) told[moment] = items;
	}
	expect(told).toEqual({
		'2026-03-15T18:05:00Z': ['updated 0 2026-03-15'],
		'2026-03-20T07:30:00.000Z': ['onLeave 0 2026-03-20'],
		'2026-03-23T07:30:00.000Z': ['terminated 0 2026-03-22'],
	});
});

it('an hour that is asked about in one go or in sixty gives the same', async () => {
	await start();
	const [often, once] = [await scene.startedTrigger(), await scene.startedTrigger()];
	for (let minute = 2; minute < 50; minute += 7) enter(new Date(Date.parse(NOW) + minute * MINUTE + 500).toISOString());
	const told = [];
	for (let minute = 1; minute <= 60; minute += 3) told.push(...(await scene.pollAt(often, Date.parse(NOW) + minute * MINUTE)));
	expect(told).toHaveLength(7);
	expect(await scene.pollAt(once, Date.parse(NOW) + HOUR)).toEqual(told);
});
