/** n8n polls while a poll runs, polls on an older state, is killed between two requests, and starts while Workday is away. */
import type { PollerOptions } from '../support/poller.mts';
import { closeScenes, MINUTE, startScene, type Scene } from './scene.mts';

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(closeScenes);

const SOON = '2026-03-15T18:05:00Z';
const hireAt = (entered: string) => scene.colleague({ effective: '2026-03-01', entered });
const hires = (...workers: number[]) => workers.map((worker) => `hired ${worker} 2026-03-01`);

describe.each(['legacy', 'durable'] as const)("with n8n's %s poller", (kind) => {
	it('a poll that begins while another one runs gives nothing and sends nothing', async () => {
		const trigger = await scene.startedTrigger({}, { kind });
		hireAt('2026-03-15T18:01:00Z');
		scene.at(SOON);
		const since = scene.requests().length;
		let second: Promise<unknown> | undefined;
		let sent = 0;
		scene.tenant.beforeAnswer = async () => {
			if (second) return;
			second = trigger.poll();
			expect(await second).toEqual([]);
			sent = scene.requests(since).length;
		};
		expect(scene.told(await trigger.poll())).toEqual(hires(0));
		expect(sent).toBe(1);
		expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
	});

	it('one that fails makes room for the next', async () => {
		const trigger = await scene.startedTrigger({ options: { retries: 0 } }, { kind });
		hireAt('2026-03-15T18:01:00Z');
		scene.at(SOON);
		scene.tenant.switches.arm({ kind: 'refuseAnswer' });
		await expect(trigger.poll()).rejects.toThrow(/broke/);
		expect(scene.told(await trigger.poll())).toEqual(hires(0));
	});

	it('two triggers in one process do not wait for each other', async () => {
		const [one, other] = [await scene.startedTrigger({}, { kind }), await scene.startedTrigger({}, { kind })];
		hireAt('2026-03-15T18:01:00Z');
		scene.at(SOON);
		const both = await Promise.all([one.poll(), other.poll()]);
		expect(both.map((items) => scene.told(items))).toEqual([hires(0), hires(0)]);
	});

	it('killed before any request, it loses nothing and gives nothing twice', async () => {
		const enter = () => {
			for (const minute of [1, 2, 3]) hireAt(`2026-03-15T18:0${minute}:00Z`);
			scene.ledger.convert(scene.colleague(), { effective: '2026-03-14', entered: '2026-03-15T18:02:00Z' });
			scene.colleague({ effective: '2026-03-20', entered: '2026-03-15T18:01:00Z' });
		};
		const parameters = { events: ['hired', 'futureHire', 'updated', 'terminated', 'converted'], batchSize: 4, options: { pageSize: 2, retries: 0 } };
		const trigger = await scene.startedTrigger(parameters, { kind });
		enter();
		scene.at(SOON);
		// One request more each time, until it is through.
		const told = [];
		let deaths = 0;
		for (let survived = 0; ; survived++) {
			const { saved } = trigger;
			const since = scene.requests().length;
			scene.tenant.beforeAnswer = ({ number }) => {
				if (number > since + survived) throw new Error('killed');
			};
			const items = await trigger.poll('activate').catch(() => 'killed' as const);
			if (items === 'killed') {
				expect(trigger.saved).toBe(saved);
				deaths++;
				trigger.restart();
				continue;
			}
			told.push(...scene.told(items));
			if (items.length === 0) break;
			trigger.restart();
			survived = -1;
		}
		expect(told.sort()).toEqual(['converted 3 2026-03-13', 'converted 4 2026-03-14', 'futureHire 5 2026-03-20', ...hires(0, 1, 2)].sort());
		expect(deaths).toBeGreaterThan(10);
	});
});

describe('a durable poll that is given the state of before the last one', () => {
	const stale = async (seconds: number, polls = 1) => {
		const trigger = await scene.startedTrigger({}, { kind: 'durable' });
		for (let poll = 0; poll < polls; poll++) expect(await scene.pollAt(trigger, scene.now + 2 * MINUTE)).toEqual([]);
		hireAt(scene.in(MINUTE));
		scene.at(scene.now + 5 * MINUTE);
		const { saved, state } = trigger;
		expect(scene.told(await trigger.poll())).toEqual(hires(0));
		const after = trigger.saved;
		trigger.saved = saved;
		scene.at(scene.now + seconds * 1000);
		const since = scene.requests().length;
		const items = scene.told(await trigger.poll());
		return { items, sent: scene.requests(since).length, state, after, trigger };
	};

	it.each([
		['after others', 1],
		['the first one, before which there was none', 0],
	])('gives nothing, sends nothing and leaves the state alone: %s', async (_name, polls) => {
		const { items, sent, state, after, trigger } = await stale(1, polls);
		expect([items, sent]).toEqual([[], 0]);
		expect(trigger.state).toEqual(state);
		// n8n writes what the good poll gave.
		trigger.saved = after;
		expect(await scene.pollAt(trigger, scene.now + 5 * MINUTE)).toEqual([]);
	});

	it('believes n8n after half a minute: it may have lost what it was given', async () => {
		expect((await stale(31)).items).toEqual(hires(0));
	});
});

describe('when n8n starts and Workday is not there', () => {
	const started = async (options: Partial<PollerOptions> = {}) => {
		const trigger = await scene.startedTrigger({ options: { retries: 0 } }, options);
		hireAt('2026-03-15T18:01:00Z');
		trigger.restart();
		scene.at(SOON);
		scene.tenant.switches.arm({ kind: 'maintenance' }, { times: Infinity });
		return trigger;
	};

	it.each(['init', 'leadershipChange'] as const)('the first poll (%s) warns and fails not, the second one fails, and nothing is lost', async (mode) => {
		const trigger = await started();
		const { saved } = trigger;
		expect(await trigger.poll(mode)).toEqual([]);
		expect(trigger.logs.join('\n')).toMatch(/"level":"warn".*Workday Trigger: the first poll after the start of n8n failed, the next one tries again/);
		expect(trigger.saved).toBe(saved);
		await expect(trigger.poll(mode)).rejects.toMatchObject({ description: expect.stringContaining('Nothing is lost') });
		scene.tenant.switches.clear();
		scene.at(scene.now + MINUTE);
		expect(scene.told(await trigger.poll(mode))).toEqual(hires(0));
	});

	it.each(['activate', 'update'] as const)('somebody who switches it on (%s) is told at once', async (mode) => {
		const trigger = await started();
		await expect(trigger.poll(mode)).rejects.toThrow();
		expect(trigger.logs.join('\n')).not.toContain('the first poll after the start');
	});
});
