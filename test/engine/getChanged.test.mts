/** Get Changed against a company in which things happen: what the trigger gives, without its state. */
import type { IDataObject } from 'n8n-workflow';
import { closeScenes, DAY, everyHours, startScene, type Scene } from '../trigger/scene.mts';
import { reads, runNode, type NodeRun } from './workdayNode.mts';

const EVENTS = ['hired', 'futureHire', 'updated', 'onLeave', 'returnedFromLeave', 'futureTermination', 'terminated', 'rehired', 'converted', 'rescinded'];

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

async function getChanged(parameters: IDataObject): Promise<NodeRun> {
	const run = await runNode(scene.tenant, { operation: 'getChanged', events: EVENTS, ...parameters });
	expect(run.message).toBe('');
	return run;
}

/** The window item's, which is the last one. */
const throughOf = ({ json }: NodeRun): string => String((json.at(-1)?.window as IDataObject).through);

/** A week in which somebody comes, goes, is announced, moved and taken back. */
function aWeek({ ledger }: Scene): void {
	const [leaver, mover, ill] = [scene.colleague({ timeZone: 'Pacific/Auckland' }), scene.colleague(), scene.colleague()];
	const end = ledger.terminate(leaver, { lastDay: '2026-03-18', entered: '2026-03-16T10:00:00Z' });
	ledger.correct(leaver, end, { lastDay: '2026-03-20', entered: '2026-03-17T10:00:00Z' });
	ledger.retitle(mover, 'Cook', { effective: '2026-03-19', entered: '2026-03-16T11:00:00Z' });
	ledger.leave(ill, { effective: '2026-03-17', entered: '2026-03-16T12:00:00Z' });
	ledger.returnFromLeave(ill, { effective: '2026-03-20', entered: '2026-03-18T12:00:00Z' });
	const withdrawn = scene.colleague({ effective: '2026-03-19', entered: '2026-03-16T13:00:00Z' });
	ledger.rescind(withdrawn, ledger.entries(withdrawn)[0]?.key ?? '', { entered: '2026-03-17T13:00:00Z' });
	const contractor = scene.colleague({ contingent: true });
	ledger.convert(contractor, { effective: '2026-03-20', entered: '2026-03-18T13:00:00Z' });
}

test('windows that follow each other give what the trigger gives at the same moments, item by item', async () => {
	const trigger = scene.trigger({ events: EVENTS, output: 'ids' });
	expect(await trigger.poll()).toEqual([]);
	let from = scene.in(0);
	aWeek(scene);
	const told: string[] = [];
	for (const moment of everyHours(12, '2026-03-15T20:30:00Z', '2026-03-22T20:30:00Z')) {
		scene.at(moment);
		const run = await getChanged({ from, output: 'ids' });
		from = throughOf(run);
		const polled = await trigger.poll();
		expect(run.json.slice(0, -1)).toEqual(polled);
		expect(run.json.at(-1)).toMatchObject({ event: 'window', changes: polled.length });
		told.push(...scene.told(polled));
	}
	// So that there was something to compare.
	expect(new Set(told.map((line) => line.split(' ')[0]))).toEqual(new Set(['futureTermination', 'updated', 'futureHire', 'onLeave', 'rescinded', 'returnedFromLeave', 'terminated', 'converted']));
});

test('a window of a week, read at once, gives a change once that several of its reads find', async () => {
	aWeek(scene);
	scene.at('2026-03-23T12:00:00Z');
	const { json } = await getChanged({ from: '2026-03-15T18:00:00Z', options: { longestWindow: 8760 } });
	const keys = json.slice(0, -1).map(({ event, worker, effectiveDate }) => JSON.stringify([event, (worker as IDataObject).id, effectiveDate]));
	expect(keys.length).toBeGreaterThan(6);
	expect(new Set(keys).size).toBe(keys.length);
});

test.each(['closed', 'open'] as const)('what stands at the very end of a window comes once, if ranges are %s', async (boundaries) => {
	scene = await startScene({ boundaries });
	const [end, later] = ['2026-03-16T07:00:00.000Z', '2026-03-17T07:00:00.000Z'];
	const [entered, effective] = [scene.colleague(), scene.colleague()];
	scene.ledger.retitle(entered, 'Cook', { effective: '2026-03-01', entered: end });
	scene.ledger.retitle(effective, 'Baker', { effective: end, entered: '2026-03-10T12:00:00Z' });
	scene.at('2026-03-18T12:00:00Z');
	const windows = [{ from: scene.in(-3 * DAY), through: end }, { from: end, through: later }];
	const told: string[][] = [];
	for (const window of windows) told.push((await getChanged({ ...window, output: 'ids' })).json.slice(0, -1).map(({ worker }) => String((worker as IDataObject).id)));
	expect(told).toEqual([expect.arrayContaining([entered, effective].map((one) => scene.tenant.workforce.wid(one))), []]);
});

test('an empty window asks nothing and says so', async () => {
	const before = scene.tenant.requests.length;
	const moment = scene.in(-DAY);
	const { json } = await getChanged({ from: moment, through: moment });
	expect(json).toEqual([{ event: 'window', window: { from: moment, through: moment }, changes: 0 }]);
	expect(scene.tenant.requests).toHaveLength(before);
});

test('other days of many workers are read fifty workers at a time', async () => {
	const from = scene.in(0);
	for (let hire = 0; hire < 120; hire++) scene.colleague({ effective: '2026-03-25', entered: scene.in(60_000) });
	scene.at('2026-03-15T19:00:00Z');
	const before = scene.tenant.requests.length;
	const { json } = await getChanged({ from, events: ['futureHire'], output: 'ids' });
	expect(json).toHaveLength(121);
	const byIds = reads(scene.tenant, before).map(({ body }) => (body.match(/<wd:Worker_Reference>/g) ?? []).length).filter((ids) => ids > 0);
	expect(byIds).toEqual([50, 50, 20]);
});
