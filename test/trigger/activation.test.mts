/** Somebody switches the trigger on, and something is wrong: the message says what to do, and nothing shows a secret. */
import { inspect } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import { CANARY, secretsIn } from '../engine/workdayNode.mts';
import type { Poller } from '../support/poller.mts';
import type { Switch } from '../tenant/server/index.mts';
import { closeScenes, startScene, type Scene } from './scene.mts';

let scene: Scene;
beforeEach(async () => {
	scene = await startScene({ users: [{ userName: 'ISU_n8n', password: CANARY }] });
});
afterEach(closeScenes);

interface Shown {
	message: string;
	description: string;
}

/** What n8n shows of a poll that fails, once it is certain that no secret is in it, in the log or in the state. */
async function failure(trigger: Poller): Promise<Shown> {
	const { saved } = trigger;
	const error: unknown = await trigger.poll('activate').then(
		() => 'it did not fail',
		(thrown: unknown) => thrown,
	);
	const shown = inspect([error, trigger.logs, trigger.saved], { depth: Infinity, showHidden: true, getters: true, maxStringLength: Infinity, maxArrayLength: Infinity });
	expect(secretsIn(shown, scene.tenant)).toEqual([]);
	expect(shown).not.toContain('guessed-by-somebody');
	expect(trigger.saved).toBe(saved);
	const { message, description } = error as Shown;
	// n8n 1.x never tries again to switch a workflow on whose error has this word.
	expect(`${message} ${description}`).not.toContain('Authorization');
	return { message, description };
}

it('a wrong password is tried once, and says where to look', async () => {
	const { message, description } = await failure(scene.trigger({}, { credential: { password: 'guessed-by-somebody' } }));
	expect(message).toMatch(/invalid username or password/);
	expect(description).toMatch(/Check user name and password.*It was tried once, so that the account does not lock/s);
	expect(scene.requests()).toHaveLength(1);
	expect(scene.tenant.accounts.failedSignIns('ISU_n8n')).toBe(1);
});

it.each<[string, Switch, RegExp]>([
	['no permission', { kind: 'taskNotAuthorized' }, /The task submitted is not authorized.*Get access to the domains Worker Data: Workers/s],
	['maintenance', { kind: 'maintenance' }, /Nothing is lost: the next poll begins where the last good one ended/],
	['a page of HTML', { kind: 'html' }, /Check that the services host is the one of the web services/],
	['a gateway that quotes the request', { kind: 'echoRequest' }, /./],
	['a gateway that quotes it as HTML', { kind: 'echoRequest', how: 'html' }, /./],
	['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:9/' }, /redirect/],
])('%s', async (_what, fault, said) => {
	scene.tenant.switches.arm(fault, { times: Infinity });
	const { message, description } = await failure(scene.trigger({ options: { retries: 1, maxWait: 0 } }));
	expect(`${message}\n${description}`).toMatch(said);
});

it.each<[string, IDataObject, RegExp]>([
	['nothing to watch', { watch: [] }, /^Watch: at least one of workers, organizations is needed/],
	['something unknown to watch', { watch: ['workers', 'candidates'] }, /^Watch: "candidates" is not one of/],
	['no event', { events: [] }, /^Events: at least one is needed\. There are hired, /],
	['an unknown event', { events: ['fired'] }, /^Events: "fired" is not one of hired, /],
	['an unknown output', { output: 'pdf' }, /^Output: must be one of /],
	['a batch of nothing', { batchSize: 0 }, /^Batch Size: must be a whole number from 1/],
	['days that are none', { events: ['futureHire'], futureHireDays: 'soon' }, /^Future Hire Days: must be a whole number/],
	['a path that is none', { output: 'xpath', xpathFields: { field: [{ name: 'title', path: '//wd:[' }] } }, /^Fields by XPath/],
	['a filter that came out empty', { filters: { countries: { reference: [] } } }, /^Countries: was added as a filter but is empty/],
	['a lag of nothing', { options: { safetyLag: 0 } }, /^Safety Lag: must be/],
])('%s is refused by the name of the field before anything is sent', async (_what, parameters, message) => {
	const shown = await failure(scene.trigger(parameters));
	expect(shown.message).toMatch(message);
	expect(shown.description).toContain('Nothing was sent to Workday');
	expect(scene.requests()).toEqual([]);
});

it('items, state and log of a good poll hold no secret', async () => {
	const trigger = await scene.startedTrigger();
	scene.colleague({ entered: '2026-03-15T18:01:00Z' });
	scene.at('2026-03-15T18:05:00Z');
	const items = await trigger.poll();
	expect(items).toHaveLength(1);
	expect(secretsIn(JSON.stringify([items, trigger.saved, trigger.logs]), scene.tenant)).toEqual([]);
});
