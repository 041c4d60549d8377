/** Transaction logs as the schema allows them, and as the embedded tenant does not write them. */
import type { Tenant } from '../tenant/server/index.mts';
import { closeScenes, startScene, type Scene } from './scene.mts';

const ENTERED = { entered: '2026-03-15T18:02:00Z' };
const SOON = '2026-03-15T18:05:00Z';
const IN_PROCESS = { transport: 'inProcess' } as const;

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

/** From here on answers say something else. */
function rewritten(tenant: Tenant, what: RegExp, by: string): void {
	const answer = tenant.answer.bind(tenant);
	tenant.answer = async (request) => {
		const { body, ...rest } = await answer(request);
		return { ...rest, body: Buffer.from(body.toString().replace(what, by)) };
	};
}

const REFERENCE = /<wd:Transaction_Log_Reference\b[\s\S]*?<\/wd:Transaction_Log_Reference>/g;
const OTHER_TYPE = '<wd:Transaction_Log_Type_Reference wd:Descriptor="Other"><wd:ID wd:type="Business_Process_Type">Other</wd:ID></wd:Transaction_Log_Type_Reference>';

it.each([
	['one WID for all', '<wd:Transaction_Log_Reference><wd:ID wd:type="WID">0123456789abcdef0123456789abcdef</wd:ID></wd:Transaction_Log_Reference>'],
	['no WID', ''],
])('a mass change whose entries have %s is one of each worker', async (_which, reference) => {
	const trigger = await scene.startedTrigger({}, IN_PROCESS);
	rewritten(scene.tenant, REFERENCE, reference);
	// More than are looked at together: those after them must not be taken for the same.
	const workers = Array.from({ length: 120 }, () => scene.colleague());
	for (const worker of workers) scene.ledger.retitle(worker, 'Chief', { effective: '2026-03-15', ...ENTERED });
	scene.at(SOON);
	const told = scene.told(await trigger.drain());
	expect(told.sort()).toEqual(workers.map((worker) => `updated ${worker} 2026-03-15`).sort());
	expect(await scene.pollAt(trigger, '2026-03-15T18:07:00Z')).toEqual([]);
});

it('an entry with several types is what any of them says', async () => {
	const trigger = await scene.startedTrigger({}, IN_PROCESS);
	rewritten(scene.tenant, /(?=<wd:Transaction_Log_Type_Reference\b)/g, OTHER_TYPE);
	scene.ledger.terminate(scene.colleague(), { lastDay: '2026-03-13', ...ENTERED });
	scene.at(SOON);
	const [item, ...others] = await trigger.poll();
	expect(others).toEqual([]);
	expect(item).toMatchObject({ event: 'terminated', transactions: [{ type: 'Other' }] });
	expect(item?.transactions[0]).toHaveProperty('typeIds', expect.arrayContaining(['Other', 'Terminate Employee']));
});

it('an entry without a moment of its own counts when it is found', async () => {
	const trigger = await scene.startedTrigger({}, IN_PROCESS);
	rewritten(scene.tenant, /<wd:Transaction_Entry_Moment>[^<]*<\/wd:Transaction_Entry_Moment>/g, '');
	scene.ledger.terminate(scene.colleague(), { lastDay: '2026-03-13', ...ENTERED });
	expect(await scene.pollAt(trigger, SOON)).toContain('terminated 0 2026-03-13');
});

describe('should Workday count an entry from another moment than the one it shows', () => {
	const anHourAhead = () => rewritten(scene.tenant, /(?<=<wd:Transaction_Entry_Moment>2026-03-15T)11:/g, '09:');

	it('who changed still comes as updated, and once', async () => {
		const trigger = await scene.startedTrigger({}, IN_PROCESS);
		anHourAhead();
		scene.ledger.retitle(scene.colleague(), 'Chief', { effective: '2026-03-15', ...ENTERED });
		expect(await scene.pollAt(trigger, SOON)).toEqual(['updated 0 -']);
		expect(await scene.pollAt(trigger, '2026-03-15T18:07:00Z')).toEqual([]);
	});

	it('who left still comes as terminated', async () => {
		const trigger = await scene.startedTrigger({}, IN_PROCESS);
		anHourAhead();
		scene.ledger.terminate(scene.colleague(), { lastDay: '2026-03-13', ...ENTERED });
		expect(await scene.pollAt(trigger, SOON)).toEqual(['terminated 0 2026-03-13']);
	});
});

describe('a contract that is over, and whose worker is inactive and not called terminated', () => {
	const CALLED = /<wd:Terminated>[^<]*<\/wd:Terminated>|<wd:Termination_Date>[^<]*<\/wd:Termination_Date>/g;

	it('comes as an end', async () => {
		const trigger = await scene.startedTrigger({}, IN_PROCESS);
		rewritten(scene.tenant, CALLED, '');
		scene.ledger.terminate(scene.colleague({ contingent: true }), { lastDay: '2026-03-13', ...ENTERED });
		expect(await scene.pollAt(trigger, SOON)).toEqual(['terminated 0 2026-03-13']);
	});
});
