/** An integration user who may not see transaction logs still learns who changed: known by what the item says. */
import { closeScenes, startScene, type Scene } from './scene.mts';

let scene: Scene;
beforeEach(async () => {
	scene = await startScene({ users: [{ userName: 'ISU_n8n', password: 'secret', hidden: ['Transaction_Log_Entry_Data'] }] });
});
afterEach(closeScenes);

const retitle = (worker: number, title: string, minute: number) =>
	scene.ledger.retitle(worker, title, { effective: '2026-03-15', entered: `2026-03-15T18:${String(minute).padStart(2, '0')}:00Z` });
const at = (minute: number) => `2026-03-15T18:${String(minute).padStart(2, '0')}:00Z`;

it('who changed comes as updated, without a day and without transactions', async () => {
	const trigger = await scene.startedTrigger();
	retitle(scene.colleague(), 'Chief', 2);
	scene.at(at(5));
	expect(await trigger.poll()).toMatchObject([{ event: 'updated', effectiveDate: null, worker: { businessTitle: 'Chief' }, transactions: [] }]);
});

it('each content comes once, and a change back is a change', async () => {
	const trigger = await scene.startedTrigger();
	const worker = scene.colleague();
	const told: unknown[] = [];
	for (let minute = 1; minute < 40; minute += 3) {
		if (minute === 4) retitle(worker, 'One', minute);
		if (minute === 10) retitle(worker, 'Two', minute);
		if (minute === 13) retitle(worker, 'One', minute);
		scene.at(at(minute).replace('00Z', '30Z'));
		told.push(...(await trigger.poll()).map((item) => item.worker.businessTitle));
	}
	expect(told).toEqual(['One', 'Two', 'One']);
});

it('what becomes effective comes when it does', async () => {
	const trigger = await scene.startedTrigger();
	scene.ledger.retitle(scene.colleague(), 'Chief', { effective: '2026-03-20', entered: '2026-03-15T18:02:00Z' });
	const titles = async (moment: string) => {
		scene.at(moment);
		return (await trigger.poll()).map((item) => item.worker.businessTitle === 'Chief');
	};
	// That something was entered is all that Workday says.
	expect(await titles(at(5))).toEqual([false]);
	expect(await titles('2026-03-20T07:00:30Z')).toEqual([]);
	expect(await titles('2026-03-20T07:01:30Z')).toEqual([true]);
	expect(await titles('2026-03-20T07:10:00Z')).toEqual([]);
});

it('an end is told by the worker, and not for every midnight there is', async () => {
	const trigger = await scene.startedTrigger({ events: ['updated', 'terminated'] });
	scene.ledger.terminate(scene.colleague({ timeZone: 'Pacific/Auckland' }), { lastDay: '2026-03-16', entered: '2026-03-15T18:02:00Z' });
	const told = [];
	for (let hour = 0; hour < 72; hour += 4) told.push(...(await scene.pollAt(trigger, Date.parse('2026-03-15T18:05:00Z') + hour * 3_600_000)));
	expect(told).toEqual(['updated 0 -', 'terminated 0 2026-03-16']);
});

it('without updated among the events the poll fails, and says which permission is missing', async () => {
	const trigger = await scene.startedTrigger({ events: ['hired', 'terminated'] });
	scene.colleague({ entered: '2026-03-15T18:02:00Z' });
	scene.at(at(5));
	await expect(trigger.poll()).rejects.toThrow(/without its transaction log.*permission to see transaction logs .*, or choose Updated/);
});

it('a test event says the same', async () => {
	scene.colleague({ entered: '2026-03-15T17:30:00Z' });
	await expect(scene.trigger({ events: ['hired'] }).fetchTestEvent()).rejects.toThrow(/without its transaction log/);
});
