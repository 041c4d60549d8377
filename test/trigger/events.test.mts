/** Every event: when it comes, and that it comes once. */
import type { IDataObject } from 'n8n-workflow';
import type { NewHire } from '../tenant/workers/ledgerTypes.mts';
import { closeScenes, everyHours, startScene, type Scene } from './scene.mts';

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

const ALL = ['hired', 'futureHire', 'updated', 'onLeave', 'returnedFromLeave', 'futureTermination', 'terminated', 'rehired', 'converted', 'rescinded'];
// The trigger begins at 18:00. A poll looks up to a minute before now; Pacific midnight is at 07:00 UTC.
const ENTERED = { entered: '2026-03-15T18:02:00Z' };
const SOON = '2026-03-15T18:05:00Z';

/** Polls at these moments; only those that gave something are listed, with what they gave. */
async function story(enter: () => void, moments: readonly string[], parameters: IDataObject = {}): Promise<Record<string, string[]>> {
	const trigger = await scene.startedTrigger({ events: ALL, ...parameters });
	enter();
	const told: Record<string, string[]> = {};
	for (const moment of moments) {
		const items = await scene.pollAt(trigger, moment);
		if (items.length > 0) told[moment] = items;
	}
	return told;
}

const hired = (more: Partial<NewHire> = {}) => scene.colleague({ timeZone: 'America/Los_Angeles', ...more });

describe('a hire', () => {
	it('of today comes with the next poll', async () => {
		const told = await story(() => hired({ effective: '2026-03-15', ...ENTERED }), [SOON, ...everyHours(12, '2026-03-15T19:30:00Z', '2026-03-18T19:30:00Z')]);
		expect(told).toEqual({ [SOON]: ['hired 0 2026-03-15'] });
	});

	it('of last month that is entered now comes now', async () => {
		const told = await story(() => hired({ effective: '2026-02-01', ...ENTERED }), [SOON, '2026-03-15T19:00:00Z']);
		expect(told).toEqual({ [SOON]: ['hired 0 2026-02-01'] });
	});

	it('to come is announced so many days ahead, and comes on its day', async () => {
		const moments = [SOON, ...everyHours(12, '2026-03-15T19:30:00Z', '2026-03-24T19:30:00Z')];
		const told = await story(() => hired({ effective: '2026-03-23', ...ENTERED }), moments, { futureHireDays: 5 });
		expect(told).toEqual({ '2026-03-18T07:30:00.000Z': ['futureHire 0 2026-03-23'], '2026-03-23T07:30:00.000Z': ['hired 0 2026-03-23'] });
	});

	it('that is nearer than that is announced at once', async () => {
		const told = await story(() => hired({ effective: '2026-03-20', ...ENTERED }), [SOON, '2026-03-16T18:00:00Z', '2026-03-20T08:00:00Z']);
		expect(told).toEqual({ [SOON]: ['futureHire 0 2026-03-20'], '2026-03-20T08:00:00Z': ['hired 0 2026-03-20'] });
	});

	it('after an end is a rehire', async () => {
		const enter = () => {
			const worker = hired();
			scene.ledger.terminate(worker, { lastDay: '2026-02-20', entered: '2026-02-10T12:00:00Z' });
			scene.ledger.rehire(worker, { effective: '2026-03-20', ...ENTERED });
		};
		const told = await story(enter, [SOON, ...everyHours(12, '2026-03-15T19:30:00Z', '2026-03-22T19:30:00Z')]);
		expect(told).toEqual({ [SOON]: ['futureHire 0 2026-03-20'], '2026-03-20T07:30:00.000Z': ['rehired 0 2026-03-20'] });
	});

	it('is a hire to those who did not choose rehired', async () => {
		const enter = () => {
			const worker = hired();
			scene.ledger.terminate(worker, { lastDay: '2026-02-20', entered: '2026-02-10T12:00:00Z' });
			scene.ledger.rehire(worker, { effective: '2026-03-15', ...ENTERED });
		};
		expect(await story(enter, [SOON], { events: ['hired'] })).toEqual({ [SOON]: ['hired 0 2026-03-15'] });
	});
});

describe('an end', () => {
	it('of today comes at midnight, and what is to come is announced', async () => {
		const enter = () => {
			const worker = hired();
			scene.ledger.terminate(worker, { lastDay: '2026-03-22', ...ENTERED });
		};
		const told = await story(enter, [SOON, ...everyHours(12, '2026-03-15T19:30:00Z', '2026-03-25T19:30:00Z')], { futureTerminationDays: 5 });
		expect(told).toEqual({
			'2026-03-18T07:30:00.000Z': ['futureTermination 0 2026-03-22'],
			'2026-03-23T07:30:00.000Z': ['terminated 0 2026-03-22'],
		});
	});

	it('of last week that is entered now comes now', async () => {
		const told = await story(() => scene.ledger.terminate(hired(), { lastDay: '2026-03-08', ...ENTERED }), [SOON, '2026-03-15T19:00:00Z']);
		expect(told).toEqual({ [SOON]: ['terminated 0 2026-03-08'] });
	});

	it('of a contract is one, too', async () => {
		const told = await story(() => scene.ledger.terminate(hired({ contingent: true }), { lastDay: '2026-03-08', ...ENTERED }), [SOON, '2026-03-15T19:00:00Z']);
		expect(told).toEqual({ [SOON]: ['terminated 0 2026-03-08'] });
	});
});

describe('a leave', () => {
	it('comes when it begins and when it is over, whenever it was entered', async () => {
		const enter = () => {
			const worker = hired();
			scene.ledger.leave(worker, { effective: '2026-03-20', ...ENTERED });
			scene.ledger.returnFromLeave(worker, { effective: '2026-03-25', ...ENTERED });
		};
		const told = await story(enter, [SOON, ...everyHours(12, '2026-03-15T19:30:00Z', '2026-03-27T19:30:00Z')]);
		expect(told).toEqual({ '2026-03-20T07:30:00.000Z': ['onLeave 0 2026-03-20'], '2026-03-25T07:30:00.000Z': ['returnedFromLeave 0 2026-03-25'] });
	});
});

describe('any other change', () => {
	it('entered today and effective in a week comes when it becomes effective', async () => {
		const trigger = await scene.startedTrigger();
		scene.ledger.retitle(hired(), 'Chief', { effective: '2026-03-22', ...ENTERED });
		for (const moment of [SOON, '2026-03-16T18:00:00Z', '2026-03-22T07:00:59Z']) expect(await scene.pollAt(trigger, moment)).toEqual([]);
		scene.at('2026-03-22T07:01:00Z');
		const [item, ...others] = await trigger.poll();
		expect(item).toMatchObject({ event: 'updated', effectiveDate: '2026-03-22', worker: { businessTitle: 'Chief' } });
		expect(others).toEqual([]);
		expect(await scene.pollAt(trigger, '2026-03-22T07:05:00Z')).toEqual([]);
	});

	it('of yesterday that is entered now comes now', async () => {
		const told = await story(() => scene.ledger.retitle(hired(), 'Chief', { effective: '2026-03-14', ...ENTERED }), [SOON, '2026-03-15T19:00:00Z']);
		expect(told).toEqual({ [SOON]: ['updated 0 2026-03-14'] });
	});

	it('comes once for a worker, with all that was entered since', async () => {
		const trigger = await scene.startedTrigger();
		const worker = hired();
		scene.ledger.retitle(worker, 'One', { effective: '2026-03-14', ...ENTERED });
		scene.ledger.retitle(worker, 'Two', { effective: '2026-03-15', entered: '2026-03-15T18:03:00Z' });
		scene.at(SOON);
		const items = await trigger.poll();
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({ event: 'updated', worker: { businessTitle: 'Two' } });
		expect(items[0]?.transactions.map(({ effectiveMoment }) => effectiveMoment)).toEqual(['2026-03-14T07:00:00.000Z', '2026-03-15T07:00:00.000Z']);
	});
});
