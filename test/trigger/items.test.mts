/** What an item holds, and which transactions become one. */
import type { IDataObject } from 'n8n-workflow';
import { closeScenes, startScene, type Scene } from './scene.mts';

const ENTERED = { entered: '2026-03-15T18:02:00.000Z' };
const SOON = '2026-03-15T18:05:00.000Z';

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

async function itemsOf(parameters: IDataObject, enter: () => void) {
	const trigger = await scene.startedTrigger(parameters);
	enter();
	scene.at(SOON);
	return await trigger.poll();
}
const entryOf = (worker: number, nth: number) => scene.ledger.entries(worker)[nth];

it('holds the event, its day, the worker, what caused it and the window, and nothing else', async () => {
	const items = await itemsOf({ events: ['hired', 'updated'], options: { fields: 'id, employeeNumber, hireDate' } }, () => scene.colleague({ effective: '2026-03-15', ...ENTERED }));
	const { workforce } = scene.tenant;
	expect(items).toEqual([
		{
			event: 'hired',
			effectiveDate: '2026-03-15',
			worker: { id: workforce.wid(0), employeeNumber: workforce.workerId(0), hireDate: '2026-03-15' },
			transactions: [
				{
					id: entryOf(0, 0)?.wid,
					type: 'Hire Employee',
					typeIds: expect.arrayContaining(['Hire Employee']),
					entryMoment: ENTERED.entered,
					effectiveMoment: '2026-03-15T07:00:00.000Z',
					effectiveDate: '2026-03-15',
					rescind: false,
					correction: false,
				},
			],
			window: { from: '2026-03-15T18:00:00.000Z', through: '2026-03-15T18:04:00.000Z' },
		},
	]);
});

it('says of each transaction whether it corrects or takes back', async () => {
	const items = await itemsOf({ events: ['updated', 'rescinded'] }, () => {
		const worker = scene.colleague();
		const title = scene.ledger.retitle(worker, 'One', { effective: '2026-03-15', entered: '2026-03-15T12:00:00Z' });
		const other = scene.ledger.correct(worker, title, { set: { businessTitle: 'Two' }, ...ENTERED });
		scene.ledger.rescind(worker, other, { entered: '2026-03-15T18:03:00Z' });
	});
	expect(items.map(({ event, transactions }) => [event, ...transactions.map(({ rescind, correction }) => ({ rescind, correction }))])).toEqual([
		['rescinded', { rescind: true, correction: true }, { rescind: true, correction: false }],
	]);
});

describe('the worker comes in the output that was chosen', () => {
	const kinds: Array<[string, IDataObject, (worker: IDataObject) => unknown, unknown]> = [
		['ids', { output: 'ids' }, (worker) => Object.keys(worker), ['id', 'employeeNumber', 'contingentWorkerId', 'workerType']],
		['profile', { output: 'profile' }, ({ businessTitle, employmentStatus }) => [businessTitle, employmentStatus], ['Chief', 'Active']],
		['scim', { output: 'scim' }, ({ schemas, title, active }) => [schemas, title, active], [expect.arrayContaining(['urn:ietf:params:scim:schemas:core:2.0:User']), 'Chief', true]],
		[
			'xpath',
			{ output: 'xpath', include: ['Include_Employment_Information'], xpathFields: { field: [{ name: 'title', path: '//wd:Business_Title' }] } },
			(worker) => worker,
			{ title: 'Chief' },
		],
		['json', { output: 'json', include: ['Include_Reference'] }, (worker) => JSON.stringify(worker), expect.stringContaining('Worker_Reference')],
		['xml', { output: 'xml', include: ['Include_Reference'] }, ({ xml }) => xml, expect.stringMatching(/^<wd:Worker\b.*Worker_Reference/s)],
	];
	it.each(kinds)('%s', async (_kind, parameters, pick, expected) => {
		const items = await itemsOf(parameters, () => scene.ledger.retitle(scene.colleague(), 'Chief', { effective: '2026-03-15', ...ENTERED }));
		expect(items.map(({ event, worker }) => [event, pick(worker)])).toEqual([['updated', expected]]);
	});
});

describe('the worker is as of the day of the event', () => {
	it('as of the hire date for a hire to come, before which Workday sends little', async () => {
		const items = await itemsOf({ events: ['futureHire'] }, () => scene.colleague({ effective: '2026-03-20', ...ENTERED }));
		expect(items.map(({ worker }) => [worker.employmentStatus, worker.active, worker.userName !== null])).toEqual([['Active', true, true]]);
	});

	it('as of today for an end to come', async () => {
		const items = await itemsOf({ events: ['futureTermination'] }, () => scene.ledger.terminate(scene.colleague(), { lastDay: '2026-03-20', ...ENTERED }));
		expect(items.map(({ worker }) => worker.employmentStatus)).toEqual(['Active']);
	});

	it('as of the day after the last one for an end, where it is still that day at Workday', async () => {
		const trigger = await scene.startedTrigger({ events: ['terminated'], terminationZone: 'fixed', timeZone: 'Pacific/Auckland' });
		scene.ledger.terminate(scene.colleague(), { lastDay: '2026-03-20', ...ENTERED });
		scene.at('2026-03-20T11:01:00Z');
		expect((await trigger.poll()).map(({ effectiveDate, worker }) => [effectiveDate, worker.employmentStatus, worker.terminationDate])).toEqual([
			['2026-03-20', 'Terminated', '2026-03-20'],
		]);
	});
});

describe('transactions', () => {
	const changes = () => {
		const worker = scene.colleague();
		scene.ledger.retitle(worker, 'Chief', { effective: '2026-03-15', ...ENTERED });
		const other = scene.colleague();
		scene.ledger.enter(other, { type: 'Change Job', effective: '2026-03-15', ...ENTERED, set: { businessTitle: 'Boss' } });
	};
	const told = async (options: IDataObject, enter = changes, events = ['updated']) => scene.told(await itemsOf({ events, options }, enter));

	it('all count unless somebody says otherwise', async () => {
		expect(await told({})).toEqual(['updated 0 2026-03-15', 'updated 1 2026-03-15']);
	});

	it('of the types that were named count alone, whatever the case', async () => {
		expect(await told({ onlyTypes: 'change job, Hire Employee' })).toEqual(['updated 1 2026-03-15']);
	});

	it('of ignored types do not count', async () => {
		expect(await told({ ignoredTypes: 'Change Job' })).toEqual(['updated 0 2026-03-15']);
	});

	it("of a tenant's own types hire, end, send on leave and bring back", async () => {
		const leaveTypes = { leaveTypes: 'Title Change', returnTypes: 'Change Job' };
		expect(await told(leaveTypes, changes, ['onLeave', 'returnedFromLeave'])).toEqual(['onLeave 0 2026-03-15', 'returnedFromLeave 1 2026-03-15']);
	});

	it('of own types that hire and end take the place of the usual ones', async () => {
		const enter = () => scene.colleague({ effective: '2026-03-15', ...ENTERED });
		expect(await told({ hireTypes: 'Onboard' }, enter, ['hired', 'updated'])).toEqual(['updated 0 2026-03-15']);
	});
});

describe('an event that nobody chose', () => {
	const leaver = () => scene.ledger.terminate(scene.colleague(), { lastDay: '2026-03-10', ...ENTERED });

	it.each<[string, () => void]>([
		['hired', () => scene.colleague({ effective: '2026-03-15', ...ENTERED })],
		['onLeave', () => scene.ledger.leave(scene.colleague(), { effective: '2026-03-15', ...ENTERED })],
		['terminated', leaver],
	])('%s comes as updated where that is chosen', async (_event, enter) => {
		const items = await itemsOf({ events: ['updated'] }, enter);
		expect(items.map(({ event, worker }) => [event, scene.numberOf(worker)])).toEqual([['updated', 0]]);
	});

	it('does not come where updated is not chosen', async () => {
		expect(await itemsOf({ events: ['hired', 'onLeave'] }, leaver)).toEqual([]);
	});
});
