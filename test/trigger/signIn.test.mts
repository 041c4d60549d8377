/** A sign-in that is refused: accounts lock, and a trigger polls every minute. */
import { closeScenes, MINUTE, startScene, type Scene } from './scene.mts';
import type { Poller } from '../support/poller.mts';

let scene: Scene;
let trigger: Poller;
const credential: { password?: string } = {};
beforeEach(async () => {
	scene = await startScene();
	credential.password = 'wrong';
	trigger = scene.trigger({}, { credential });
});
afterEach(closeScenes);

const signIns = () => scene.requests().length;
const REFUSED = /invalid username or password/;

test('is tried once, however often n8n polls within a minute', async () => {
	for (let attempt = 0; attempt < 5; attempt++) await expect(trigger.poll()).rejects.toThrow(REFUSED);
	expect(signIns()).toBe(1);
});

test('is tried again ever more rarely', async () => {
	const tries: number[] = [];
	for (let minute = 0; minute <= 90; minute++) {
		const before = signIns();
		await expect(trigger.poll()).rejects.toThrow(REFUSED);
		if (signIns() > before) tries.push(minute);
		scene.at(scene.now + MINUTE);
	}
	expect(tries).toEqual([0, 1, 6, 21, 51, 81]);
});

test('says when it is tried again, and nothing of the password', async () => {
	await expect(trigger.poll()).rejects.toThrow(REFUSED);
	const error = await trigger.poll().catch((failure: Error) => failure);
	expect(error).toMatchObject({ message: expect.stringMatching(/It is not tried again before 2026-03-15 18:01 UTC, so that the account does not lock/) });
	expect(JSON.stringify(error)).not.toContain('"wrong"');
});

test('is tried at once with another credential', async () => {
	await expect(trigger.poll()).rejects.toThrow(REFUSED);
	delete credential.password;
	expect(await trigger.poll()).toEqual([]);
	expect(signIns()).toBe(2);
});

test('is tried at once by Fetch Test Event, and polls go on when that works', async () => {
	const user = { userName: 'ISU_n8n', password: 'another' };
	scene = await startScene({ users: [user] });
	trigger = scene.trigger({}, { credential: { password: 'right' } });
	await expect(trigger.poll()).rejects.toThrow(REFUSED);
	user.password = 'right';
	await expect(trigger.poll()).rejects.toThrow(REFUSED);
	await trigger.fetchTestEvent();
	const before = signIns();
	expect(await trigger.poll()).toEqual([]);
	expect(signIns()).toBeGreaterThan(before);
});
