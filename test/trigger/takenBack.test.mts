/** What was entered is taken back, or corrected. */
import type { IDataObject } from 'n8n-workflow';
import type { NewHire } from '../tenant/workers/ledgerTypes.mts';
import { closeScenes, everyHours, startScene, type Scene } from './scene.mts';

const EVENTS = ['hired', 'futureHire', 'updated', 'futureTermination', 'terminated', 'rescinded'];
// The trigger begins at 18:00.
const ENTERED = { entered: '2026-03-15T18:02:00Z' };
const SOON = '2026-03-15T18:05:00Z';
/** Entered then, and met at the poll after it. */
const CHANGED = { entered: '2026-03-16T18:02:00Z' };
const AFTERWARDS = '2026-03-16T19:30:00.000Z';
const DAYS = [AFTERWARDS, ...everyHours(24, '2026-03-17T07:30:00Z', '2026-03-27T07:30:00Z')];

afterEach(closeScenes);

describe.each([
	['with a mark on what was replaced', true, 'dayAfter'],
	["without one, and with the last day as an end's moment", false, 'lastDay'],
] as const)('%s', (_name, marksOriginals, terminationEffective) => {
	let scene: Scene;
	beforeEach(async () => {
		scene = await startScene({ marksOriginals, terminationEffective });
	});
	/** What the log says of the end of an employment. */
	const logged = (lastDay: string, dayAfter: string) => (terminationEffective === 'lastDay' ? lastDay : dayAfter);
	const hired = (more: Partial<NewHire> = {}) => scene.colleague({ timeZone: 'America/Los_Angeles', ...more });

	/** Something is entered and met by a poll; then something else is, and polls go on for days. */
	async function story<T>(enter: () => T, change: (entered: T) => void, parameters: IDataObject = {}) {
		const trigger = await scene.startedTrigger({ events: EVENTS, ...parameters });
		const entered = enter();
		const told: Record<string, string[]> = {};
		const pollAt = async (moment: string) => {
			const items = await scene.pollAt(trigger, moment);
			if (items.length > 0) told[moment] = items;
		};
		await pollAt(SOON);
		change(entered);
		for (const moment of DAYS) await pollAt(moment);
		return told;
	}
	const keyOf = (worker: number, nth = 0) => scene.ledger.entries(worker)[nth]?.key ?? '';

	it('a hire to come that is taken back is said so, and does not come on its day', async () => {
		const told = await story(() => hired({ effective: '2026-03-20', ...ENTERED }), (worker) => scene.ledger.rescind(worker, keyOf(worker), CHANGED));
		expect(told).toEqual({ [SOON]: ['futureHire 0 2026-03-20'], [AFTERWARDS]: ['rescinded 0 2026-03-20'] });
	});

	it('a hire of today that is taken back is said so after it came', async () => {
		const told = await story(() => hired({ effective: '2026-03-15', ...ENTERED }), (worker) => scene.ledger.rescind(worker, keyOf(worker), CHANGED));
		expect(told).toEqual({ [SOON]: ['hired 0 2026-03-15'], [AFTERWARDS]: ['rescinded 0 2026-03-15'] });
	});

	it('a hire that was taken back before anybody asked was never there', async () => {
		const enter = () => {
			const worker = hired({ effective: '2026-03-15', ...ENTERED });
			scene.ledger.rescind(worker, keyOf(worker), { entered: '2026-03-15T18:03:00Z' });
		};
		expect(await story(enter, () => {})).toEqual({ [SOON]: ['rescinded 0 2026-03-15'] });
	});

	const end = (lastDay: string) => () => {
		const worker = hired();
		return { worker, key: scene.ledger.terminate(worker, { lastDay, ...ENTERED }) };
	};

	it('an end to come that is taken back is said so, and does not come', async () => {
		const told = await story(end('2026-03-20'), ({ worker, key }) => scene.ledger.rescind(worker, key, CHANGED));
		expect(told).toEqual({ [SOON]: ['futureTermination 0 2026-03-20'], [AFTERWARDS]: [`rescinded 0 ${logged('2026-03-20', '2026-03-21')}`] });
	});

	it('an end that has come is taken back', async () => {
		const told = await story(end('2026-03-10'), ({ worker, key }) => scene.ledger.rescind(worker, key, CHANGED));
		expect(told).toEqual({ [SOON]: ['terminated 0 2026-03-10'], [AFTERWARDS]: [`rescinded 0 ${logged('2026-03-10', '2026-03-11')}`] });
	});

	it('a rescind that nobody chose is an update', async () => {
		const told = await story(end('2026-03-20'), ({ worker, key }) => scene.ledger.rescind(worker, key, CHANGED), { events: ['terminated', 'updated'] });
		expect(told).toEqual({ [AFTERWARDS]: [`updated 0 ${logged('2026-03-20', '2026-03-21')}`] });
	});

	// Where nothing says that an entry was replaced, a hire that moved to an earlier day is found once more on the former one.
	const unmarked = (day: string) => (marksOriginals ? {} : { [`${day}T07:30:00.000Z`]: [`hired 0 ${day}`] });
	it.each([
		['later', '2026-03-24', { [AFTERWARDS]: ['futureHire 0 2026-03-24'], '2026-03-24T07:30:00.000Z': ['hired 0 2026-03-24'] }],
		['earlier', '2026-03-18', { [AFTERWARDS]: ['futureHire 0 2026-03-18'], '2026-03-18T07:30:00.000Z': ['hired 0 2026-03-18'], ...unmarked('2026-03-20') }],
		['into the past', '2026-03-12', { [AFTERWARDS]: ['hired 0 2026-03-12'], ...unmarked('2026-03-20') }],
	])('a hire date that is corrected to %s counts, and the former one does not', async (_where, effective, then) => {
		const told = await story(() => hired({ effective: '2026-03-20', ...ENTERED }), (worker) => scene.ledger.correct(worker, keyOf(worker), { effective, ...CHANGED }));
		expect(told).toEqual({ [SOON]: ['futureHire 0 2026-03-20'], ...then });
	});

	it.each([
		['later', '2026-03-24', { [AFTERWARDS]: ['futureTermination 0 2026-03-24'], '2026-03-25T07:30:00.000Z': ['terminated 0 2026-03-24'] }],
		['earlier', '2026-03-18', { [AFTERWARDS]: ['futureTermination 0 2026-03-18'], '2026-03-19T07:30:00.000Z': ['terminated 0 2026-03-18'] }],
		['into the past', '2026-03-12', { [AFTERWARDS]: ['terminated 0 2026-03-12'] }],
	])('a last day that is corrected to %s counts, and the former one does not', async (_where, lastDay, then) => {
		const told = await story(end('2026-03-20'), ({ worker, key }) => scene.ledger.correct(worker, key, { lastDay, ...CHANGED }));
		expect(told).toEqual({ [SOON]: ['futureTermination 0 2026-03-20'], ...then });
	});

	it.each<[string, (worker: number) => string]>([
		['a leave', (worker) => scene.ledger.leave(worker, { effective: '2026-03-20', ...ENTERED })],
		['a title', (worker) => scene.ledger.retitle(worker, 'Chief', { effective: '2026-03-20', ...ENTERED })],
	])('%s to come that is taken back does not come', async (_what, enter) => {
		const begin = () => {
			const worker = hired();
			return { worker, key: enter(worker) };
		};
		const told = await story(begin, ({ worker, key }) => scene.ledger.rescind(worker, key, CHANGED), { events: ['onLeave', 'updated', 'rescinded'] });
		expect(told).toEqual({ [AFTERWARDS]: ['rescinded 0 2026-03-20'] });
	});

	it('a title that is corrected comes again, with the right one', async () => {
		const trigger = await scene.startedTrigger();
		const worker = hired();
		const key = scene.ledger.retitle(worker, 'Cheif', { effective: '2026-03-15', ...ENTERED });
		scene.at(SOON);
		expect((await trigger.poll()).map((item) => item.worker.businessTitle)).toEqual(['Cheif']);
		scene.ledger.correct(worker, key, { set: { businessTitle: 'Chief' }, ...CHANGED });
		scene.at(AFTERWARDS);
		expect((await trigger.poll()).map((item) => item.worker.businessTitle)).toEqual(['Chief']);
	});
});
