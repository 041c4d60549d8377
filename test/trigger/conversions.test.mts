/** A contingent worker becomes an employee, or the other way round: one person, two workers. */
import type { IDataObject } from 'n8n-workflow';
import type { Poller } from '../support/poller.mts';
import { closeScenes, everyHours, startScene, type Scene } from './scene.mts';

const EVENTS = ['hired', 'updated', 'terminated', 'rehired', 'converted'];
const ENTERED = { entered: '2026-03-15T18:02:00Z' };
const DAYS = everyHours(12, '2026-03-15T19:30:00Z', '2026-03-25T19:30:00Z');

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

const contractor = () => scene.colleague({ contingent: true, timeZone: 'America/Los_Angeles' });
const employee = () => scene.colleague({ timeZone: 'America/Los_Angeles' });

async function everything(trigger: Poller, moments = DAYS): Promise<Record<string, string[]>> {
	const told: Record<string, string[]> = {};
	for (const moment of moments) {
		const items = await scene.pollAt(trigger, moment);
		if (items.length > 0) told[moment] = items;
	}
	return told;
}

async function story(enter: () => void, parameters: IDataObject = {}) {
	const trigger = await scene.startedTrigger({ events: EVENTS, ...parameters });
	enter();
	return await everything(trigger);
}

it('comes for both workers, and the end of the one does not come as an end', async () => {
	const told = await story(() => scene.ledger.convert(contractor(), { effective: '2026-03-20', ...ENTERED }));
	expect(told).toEqual({ '2026-03-20T07:30:00.000Z': ['converted 1 2026-03-20', 'converted 0 2026-03-19'] });
});

it('tells each who the other is, and which of the two it was', async () => {
	const trigger = await scene.startedTrigger({ events: EVENTS });
	const before = employee();
	const after = scene.ledger.convert(before, { effective: '2026-03-20', ...ENTERED });
	scene.at('2026-03-20T07:30:00Z');
	const items = await trigger.poll();
	const { workforce } = scene.tenant;
	expect(items.map(({ conversion }) => conversion)).toEqual([
		{ role: 'current', counterpart: { id: workforce.wid(before), employeeNumber: workforce.workerId(before), contingentWorkerId: null, workerType: 'Employee' } },
		{
			role: 'former',
			counterpart: { id: workforce.wid(after), employeeNumber: null, contingentWorkerId: workforce.workerId(after), workerType: 'Contingent Worker' },
		},
	]);
	expect(items.map(({ worker }) => [worker.employmentStatus, worker.universalId])).toEqual([
		['Active', workforce.universalId(before)],
		['Terminated', workforce.universalId(before)],
	]);
});

it('that is entered after the day comes with the next poll', async () => {
	const told = await story(() => scene.ledger.convert(contractor(), { effective: '2026-03-10', ...ENTERED }));
	expect(told).toEqual({ '2026-03-15T19:30:00.000Z': ['converted 0 2026-03-09', 'converted 1 2026-03-10'] });
});

it('may have days between the two, as many as the option says', async () => {
	const enter = () => {
		const before = contractor();
		scene.ledger.terminate(before, { lastDay: '2026-03-16', ...ENTERED });
		scene.ledger.hireWorker({ sameAs: before, effective: '2026-03-20', ...ENTERED });
	};
	const told = await story(enter, { options: { conversionGap: 3 } });
	expect(told).toEqual({ '2026-03-17T07:30:00.000Z': ['converted 0 2026-03-16'], '2026-03-20T07:30:00.000Z': ['converted 1 2026-03-20'] });
});

it('with more days between is an end and a hire', async () => {
	const enter = () => {
		const before = contractor();
		scene.ledger.terminate(before, { lastDay: '2026-03-16', ...ENTERED });
		scene.ledger.hireWorker({ sameAs: before, effective: '2026-03-20', ...ENTERED });
	};
	const told = await story(enter, { options: { conversionGap: 2 } });
	expect(told).toEqual({ '2026-03-17T07:30:00.000Z': ['terminated 0 2026-03-16'], '2026-03-20T07:30:00.000Z': ['hired 1 2026-03-20'] });
});

it('is none for two people, however well their days fit', async () => {
	const enter = () => {
		scene.ledger.terminate(contractor(), { lastDay: '2026-03-19', ...ENTERED });
		scene.ledger.hireWorker({ effective: '2026-03-20', ...ENTERED });
	};
	expect(await story(enter)).toEqual({ '2026-03-20T07:30:00.000Z': ['hired 1 2026-03-20', 'terminated 0 2026-03-19'] });
});

it('is none for one person who is an employee both times', async () => {
	const enter = () => {
		const before = employee();
		scene.ledger.terminate(before, { lastDay: '2026-03-19', ...ENTERED });
		scene.ledger.hireWorker({ sameAs: before, effective: '2026-03-20', ...ENTERED });
	};
	expect(await story(enter)).toEqual({ '2026-03-20T07:30:00.000Z': ['hired 1 2026-03-20', 'terminated 0 2026-03-19'] });
});

it('is none where the hire was taken back: then it is an end', async () => {
	const enter = () => {
		const before = contractor();
		const after = scene.ledger.convert(before, { effective: '2026-03-20', ...ENTERED });
		scene.ledger.rescind(after, scene.ledger.entries(after)[0]?.key ?? '', { entered: '2026-03-17T12:00:00Z' });
	};
	expect(await story(enter)).toEqual({
		'2026-03-17T19:30:00.000Z': ['updated 1 2026-03-20'],
		'2026-03-20T07:30:00.000Z': ['terminated 0 2026-03-19'],
	});
});

it('that nobody asked for is an end and a hire, and nobody is asked about persons', async () => {
	const told = await story(() => scene.ledger.convert(contractor(), { effective: '2026-03-20', ...ENTERED }), { events: ['hired', 'terminated'] });
	expect(told).toEqual({ '2026-03-20T07:30:00.000Z': ['hired 1 2026-03-20', 'terminated 0 2026-03-19'] });
	expect(scene.requests().filter(({ body }) => body.includes('Universal_ID_Reference'))).toEqual([]);
});

it('alone is told nothing of other ends and hires', async () => {
	const enter = () => {
		scene.ledger.convert(contractor(), { effective: '2026-03-20', ...ENTERED });
		scene.ledger.terminate(employee(), { lastDay: '2026-03-19', ...ENTERED });
		scene.colleague({ effective: '2026-03-20', ...ENTERED });
	};
	expect(await story(enter, { events: ['converted'] })).toEqual({ '2026-03-20T07:30:00.000Z': ['converted 1 2026-03-20', 'converted 0 2026-03-19'] });
});
