/** Time-outs that count only while somebody waits. */
import { Patience } from '../../nodes/Workday/n8n/patience.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function watched(): { patience: Patience; gaveUp: () => boolean } {
	let gaveUp = false;
	return { patience: new Patience(() => (gaveUp = true)), gaveUp: () => gaveUp };
}

test('gives up when the time has come', async () => {
	const { patience, gaveUp } = watched();
	patience.wait(20);
	await pause(400);
	expect(gaveUp()).toBe(true);
});

test('does not give up while nobody waits', async () => {
	const { patience, gaveUp } = watched();
	patience.wait(20);
	patience.rest();
	await pause(200);
	expect(gaveUp()).toBe(false);
});

test('a shorter wait counts though a longer one began before', async () => {
	const { patience, gaveUp } = watched();
	patience.wait(60_000);
	patience.wait(20);
	await pause(400);
	expect(gaveUp()).toBe(true);
});

test('never gives up after its end', async () => {
	const { patience, gaveUp } = watched();
	patience.wait(20);
	patience.end();
	patience.wait(20);
	await pause(200);
	expect(gaveUp()).toBe(false);
});
