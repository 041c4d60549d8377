/** What happens between two pages, between two polls of a window, and when the time is up. */
import type { IDataObject } from 'n8n-workflow';
import { closeScenes, MINUTE, NOW, startScene, type Scene } from './scene.mts';

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

const SOON = '2026-03-15T18:05:00Z';
/** So many hires, a second apart. */
function hire(many: number, since = '2026-03-15T18:01:00Z'): void {
	for (let each = 0; each < many; each++) scene.colleague({ effective: '2026-03-01', entered: Date.parse(since) + each * 1000 });
}
const hires = (...workers: number[]) => workers.map((worker) => `hired ${worker} 2026-03-01`);
const paged = (options: IDataObject = {}, more: IDataObject = {}) => ({ events: ['hired', 'updated'], ...more, options: { pageSize: 2, ...options } });

/** Once, before a page of the read for entries is answered. */
function beforePage(wanted: number, change: () => void): void {
	scene.tenant.beforeAnswer = ({ page, body }) => {
		if (page !== wanted || !body.includes('Updated_From')) return;
		scene.tenant.beforeAnswer = undefined;
		change();
	};
}

describe('between two pages', () => {
	it('somebody new does not move the others: it comes with the next window', async () => {
		const trigger = await scene.startedTrigger(paged());
		hire(5);
		beforePage(2, () => hire(1, SOON));
		expect(await scene.pollAt(trigger, SOON)).toEqual(hires(0, 1, 2, 3, 4));
		expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual(hires(5));
	});

	it('an entry that comes to light late makes the read begin again, and nobody comes twice', async () => {
		const trigger = await scene.startedTrigger(paged());
		const first = scene.colleague();
		hire(5);
		scene.ledger.retitle(first, 'Chief', { effective: '2026-03-15', entered: '2026-03-15T18:03:00Z', visible: '2026-03-15T18:05:01Z' });
		beforePage(2, () => scene.at('2026-03-15T18:05:01Z'));
		expect((await scene.pollAt(trigger, SOON)).sort()).toEqual([...hires(1, 2, 3, 4, 5), 'updated 0 2026-03-15']);
		expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
		expect(trigger.logs.join()).toMatch(/the number of records changed from 5 to 6 while reading, so reading began again/);
	});

	it('somebody who is purged does not take others along', async () => {
		const trigger = await scene.startedTrigger(paged());
		hire(5);
		beforePage(2, () => scene.ledger.purge(0));
		scene.at(SOON);
		const wids = (await trigger.poll()).map(({ worker }) => worker.id);
		// Who was read before comes as well.
		expect(wids).toEqual([0, 1, 2, 3, 4].map((worker) => scene.tenant.workforce.wid(worker)));
	});
});

describe('between two polls of a window', () => {
	const early = { start: 'date', startDate: '2026-03-14T18:30:00Z' };

	it('an entry that comes to light late moves the others, and nobody comes twice', async () => {
		const first = scene.colleague();
		hire(3, '2026-03-14T20:00:00Z');
		scene.ledger.retitle(first, 'Chief', { effective: '2026-03-15', entered: '2026-03-15T17:58:00Z', visible: '2026-03-15T18:01:00Z' });
		const trigger = scene.trigger(paged({}, { ...early, batchSize: 1 }));
		const told = [];
		for (let minute = 0; minute < 12; minute++) told.push(...(await scene.pollAt(trigger, Date.parse(NOW) + minute * MINUTE)));
		expect(told.sort()).toEqual([...hires(1, 2, 3), 'updated 0 2026-03-15']);
	});

	it('somebody who is purged does not take others along', async () => {
		hire(5, '2026-03-14T20:00:00Z');
		const trigger = scene.trigger(paged({}, { ...early, batchSize: 2 }));
		expect(scene.told(await trigger.poll())).toEqual(hires(0, 1));
		scene.ledger.purge(0);
		expect(scene.told(await trigger.drain())).toEqual(hires(2, 3, 4));
	});

	it('somebody who is purged does not take others of a full load along', async () => {
		hire(5, '2026-03-14T20:00:00Z');
		const trigger = scene.trigger(paged({}, { start: 'all', batchSize: 2 }));
		expect(await trigger.poll()).toHaveLength(2);
		scene.ledger.purge(1);
		expect(scene.told(await trigger.drain())).toEqual([2, 3, 4].map((worker) => `loaded ${worker} -`));
	});
});

describe('a page that fails', () => {
	it.each([
		['is busy', { kind: 'unavailable' }],
		['breaks off in the middle', { kind: 'reset', afterRecords: 1 }],
		['is cut short', { kind: 'truncate', afterRecords: 1 }],
	] as const)('%s: it is read again, and nobody comes twice', async (_how, fault) => {
		const trigger = await scene.startedTrigger(paged({ maxWait: 0 }));
		hire(5);
		scene.tenant.switches.arm(fault, { page: 2 });
		expect(await scene.pollAt(trigger, SOON)).toEqual(hires(0, 1, 2, 3, 4));
		expect(scene.tenant.switches.left).toBe(0);
	});

	it('as often as the options allow fails the poll, and the next one gives everything', async () => {
		const trigger = await scene.startedTrigger(paged({ maxWait: 0, retries: 1 }));
		hire(5);
		const { saved } = trigger;
		scene.tenant.switches.arm({ kind: 'unavailable' }, { page: 2, times: 2 });
		scene.at(SOON);
		await expect(trigger.poll()).rejects.toMatchObject({ message: expect.stringContaining('Given up after one retry'), description: expect.stringContaining('Nothing is lost') });
		expect(trigger.saved).toBe(saved);
		expect(scene.told(await trigger.poll())).toEqual(hires(0, 1, 2, 3, 4));
	});
});

describe('when the time is up', () => {
	/** Every answer takes so long. */
	const answersTake = (milliseconds: number) => {
		scene.tenant.beforeAnswer = () => scene.tenant.clock.advance(milliseconds);
	};

	it.each([
		['40 s, where n8n does not say', undefined],
		['what n8n says', 40_000],
	])('a poll begins nothing new, and the next one goes on: %s', async (_name, budgetMs) => {
		const trigger = await scene.startedTrigger(paged({ longestWindow: 1 }), { budgetMs });
		for (const hour of [18, 19, 20, 21]) hire(1, `2026-03-15T${hour}:30:00Z`);
		scene.at('2026-03-15T22:00:00Z');
		answersTake(20_000);
		// Two windows of two reads each would take 80 s.
		const told = [];
		for (let polls = 0; polls < 4; polls++) told.push(scene.told(await trigger.poll()));
		expect(told).toEqual([hires(0), hires(1), hires(2), hires(3)]);
	});

	it('a poll of five minutes does more', async () => {
		const trigger = await scene.startedTrigger(paged({ longestWindow: 1 }), { budgetMs: 300_000 });
		for (const hour of [18, 19, 20, 21]) hire(1, `2026-03-15T${hour}:30:00Z`);
		scene.at('2026-03-15T22:00:00Z');
		answersTake(20_000);
		expect(scene.told(await trigger.poll())).toEqual(hires(0, 1, 2, 3));
	});

	it('also in the middle of a read without anything new in it', async () => {
		const trigger = await scene.startedTrigger({ events: ['onLeave'], options: { pageSize: 100 } });
		hire(450);
		scene.ledger.leave(449, { effective: '2026-03-15', entered: '2026-03-15T18:12:00Z' });
		scene.at('2026-03-15T18:15:00Z');
		answersTake(20_000);
		const told = [];
		for (let polls = 0; polls < 6; polls++) told.push(scene.told(await trigger.poll()).length);
		expect(told.filter((many) => many > 0)).toEqual([1]);
		expect(told[0]).toBe(0);
	});
});

describe('where n8n gives a poll up after a while, it stops before that', () => {
	/** What n8n's durable poller gives, and when that is nearly over. */
	const [GIVEN, STOP] = [36_000, 33_120];
	let stop: AbortController;
	beforeEach(() => {
		stop = new AbortController();
		const timeout = AbortSignal.timeout.bind(AbortSignal);
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => (milliseconds === STOP ? stop.signal : timeout(milliseconds)));
	});

	/** The state of the poll at activation is thrown away; the next one is kept. */
	const polledOnce = async () => {
		const trigger = await scene.startedTrigger(paged(), { kind: 'durable', budgetMs: GIVEN });
		expect(await scene.pollAt(trigger, '2026-03-15T18:01:30Z')).toEqual([]);
		return trigger;
	};

	/** The time is up while this page of the read for entries is waited for. */
	const upAt = (wanted: number) => {
		scene.tenant.switches.arm({ kind: 'slowFirstByte', milliseconds: 60_000 }, { page: wanted, operation: 'Get_Workers' });
		beforePage(wanted, () => stop.abort());
	};

	it('in the middle of a request, and gives what was read before it', async () => {
		const trigger = await polledOnce();
		hire(5);
		upAt(3);
		const first = await scene.pollAt(trigger, SOON);
		// Page 3 is asked for while page 2 is read: on a busy machine the time may be up before that is done.
		expect([hires(0, 1), hires(0, 1, 2, 3)]).toContainEqual(first);
		expect(trigger.state).toMatchObject({ window: { at: { step: 'entered', offset: first.length, total: 5 } } });
		stop = new AbortController();
		expect([...first, ...scene.told(await trigger.poll())]).toEqual(hires(0, 1, 2, 3, 4));
	});

	it('with nothing read yet it fails, says why, and leaves the state alone', async () => {
		const trigger = await polledOnce();
		hire(5);
		upAt(1);
		const { saved } = trigger;
		scene.at(SOON);
		await expect(trigger.poll()).rejects.toMatchObject({
			message: expect.stringMatching(/36 s/),
			description: expect.stringContaining('Nothing is lost'),
		});
		expect(trigger.saved).toBe(saved);
		stop = new AbortController();
		expect(scene.told(await trigger.poll())).toEqual(hires(0, 1, 2, 3, 4));
	});

	it('elsewhere no request is cut short', async () => {
		const trigger = await scene.startedTrigger(paged());
		hire(1);
		scene.at(SOON);
		expect(scene.told(await trigger.poll())).toEqual(hires(0));
		expect(jest.mocked(AbortSignal.timeout).mock.calls.filter(([milliseconds]) => milliseconds < 60_000)).toEqual([]);
	});
});
