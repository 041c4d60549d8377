/** At whose midnight an employment ends. Workday itself says Pacific time's. */
import type { IDataObject } from 'n8n-workflow';
import type { Poller } from '../support/poller.mts';
import type { TenantOptions } from '../tenant/server/index.mts';
import { closeScenes, MINUTE, startScene, type Scene } from './scene.mts';

const ENTERED = { entered: '2026-03-15T18:02:00Z' };
const LAST_DAY = '2026-03-20';
const ALL = { events: ['hired', 'updated', 'terminated'] };
afterEach(closeScenes);

/** Somebody leaves, whose account has this time zone. */
async function leaver(timeZone: string | null, parameters: IDataObject = ALL, options: TenantOptions = {}): Promise<{ scene: Scene; trigger: Poller }> {
	const scene = await startScene(options);
	const trigger = await scene.startedTrigger(parameters);
	scene.ledger.terminate(scene.colleague({ timeZone }), { lastDay: LAST_DAY, ...ENTERED });
	expect(await scene.pollAt(trigger, '2026-03-15T18:05:00Z')).toEqual([]);
	return { scene, trigger };
}

/** Nothing a second before, the end then, and never again. A poll looks up to a minute before now. */
async function comesAt({ scene, trigger }: { scene: Scene; trigger: Poller }, midnight: string): Promise<void> {
	const seen = Date.parse(midnight) + MINUTE;
	for (const moment of [seen - 12 * 60 * MINUTE, seen - 1000]) expect(await scene.pollAt(trigger, moment)).toEqual([]);
	expect(await scene.pollAt(trigger, seen)).toEqual([`terminated 0 ${LAST_DAY}`]);
	// Soon after, past every other midnight and Workday's moments of both kinds, and a day later.
	for (const hours of [0.1, 26, 50]) expect(await scene.pollAt(trigger, seen + hours * 60 * MINUTE)).toEqual([]);
}

describe.each(['dayAfter', 'lastDay'] as const)("where Workday's log gives an end as: %s", (terminationEffective) => {
	it.each([
		['Pacific/Auckland', '2026-03-20T11:00:00.000Z'],
		['Pacific/Kiritimati', '2026-03-20T10:00:00.000Z'],
		['Asia/Kolkata', '2026-03-20T18:30:00.000Z'],
		['Europe/Berlin', '2026-03-20T23:00:00.000Z'],
		['America/Los_Angeles', '2026-03-21T07:00:00.000Z'],
		['Pacific/Honolulu', '2026-03-21T10:00:00.000Z'],
		['Pacific/Pago_Pago', '2026-03-21T11:00:00.000Z'],
	])("a worker's own: in %s it comes at midnight there and not before", async (timeZone, midnight) => {
		await comesAt(await leaver(timeZone, ALL, { terminationEffective }), midnight);
	});

	it('when the last day begins, if that is wanted', async () => {
		const parameters = { ...ALL, options: { terminationTakesEffect: 'dayBefore' } };
		await comesAt(await leaver('Pacific/Auckland', parameters, { terminationEffective }), '2026-03-19T11:00:00.000Z');
	});

	it('a fixed one holds for everybody', async () => {
		const parameters = { ...ALL, terminationZone: 'fixed', timeZone: 'Asia/Tokyo' };
		await comesAt(await leaver('Pacific/Auckland', parameters, { terminationEffective }), '2026-03-20T15:00:00.000Z');
	});
});

it('UTC holds for everybody', async () => {
	await comesAt(await leaver('Pacific/Auckland', { ...ALL, terminationZone: 'utc' }), '2026-03-21T00:00:00.000Z');
});

describe('a worker without a time zone', () => {
	it("has Workday's", async () => {
		await comesAt(await leaver(null), '2026-03-21T07:00:00.000Z');
	});

	it('has the one that the option names', async () => {
		await comesAt(await leaver(null, { ...ALL, options: { otherTimeZone: 'Asia/Kathmandu' } }), '2026-03-20T18:15:00.000Z');
	});

	it('is one whose time zone nobody knows', async () => {
		await comesAt(await leaver('GMT_Somewhere_Else', { ...ALL, options: { otherTimeZone: 'Europe/Berlin' } }), '2026-03-20T23:00:00.000Z');
	});
});

it('an end on the day when clocks change comes at midnight all the same', async () => {
	const scene = await startScene();
	const trigger = await scene.startedTrigger(ALL);
	// Clocks went forward in Berlin at one o'clock UTC that day, so the day was an hour shorter.
	scene.ledger.terminate(scene.colleague({ timeZone: 'Europe/Berlin' }), { lastDay: '2026-03-29', ...ENTERED });
	expect(await scene.pollAt(trigger, '2026-03-29T22:00:59Z')).toEqual([]);
	expect(await scene.pollAt(trigger, '2026-03-29T22:01:00Z')).toEqual(['terminated 0 2026-03-29']);
});

it('an end that is entered in the last night of somebody in Honolulu still comes at midnight there', async () => {
	const scene = await startScene();
	const trigger = await scene.startedTrigger(ALL);
	scene.at('2026-03-21T08:00:00Z');
	scene.ledger.terminate(scene.colleague({ timeZone: 'Pacific/Honolulu' }), { lastDay: LAST_DAY, entered: '2026-03-21T07:30:00Z' });
	expect(await scene.pollAt(trigger, '2026-03-21T08:00:00Z')).toEqual([]);
	expect(await scene.pollAt(trigger, '2026-03-21T10:00:59Z')).toEqual([]);
	expect(await scene.pollAt(trigger, '2026-03-21T10:01:00Z')).toEqual([`terminated 0 ${LAST_DAY}`]);
});

it('a time zone that nobody knows is refused by name before anything is sent', async () => {
	const scene = await startScene();
	const trigger = scene.trigger({ ...ALL, terminationZone: 'fixed', timeZone: 'Mars/Olympus' });
	await expect(trigger.poll()).rejects.toThrow('Time Zone: "Mars/Olympus" is not a time zone');
	expect(scene.requests()).toEqual([]);
});

it('without rights to the account of a worker there is no time zone, and Workday\'s holds', async () => {
	const users = [{ userName: 'ISU_n8n', password: 'secret', hidden: ['User_Account_Data'] }];
	await comesAt(await leaver('Pacific/Auckland', ALL, { users }), '2026-03-21T07:00:00.000Z');
});

it("without the worker's status Workday's own moment holds", async () => {
	const users = [{ userName: 'ISU_n8n', password: 'secret', hidden: ['Employment_Data'] }];
	const { scene, trigger } = await leaver('Pacific/Auckland', ALL, { users });
	expect(await scene.pollAt(trigger, '2026-03-21T07:00:59Z')).toEqual([]);
	expect(await scene.pollAt(trigger, '2026-03-21T07:01:00Z')).toEqual(['terminated 0 2026-03-21']);
	expect(await scene.pollAt(trigger, '2026-03-22T07:01:00Z')).toEqual([]);
});
