/** A poll reads what changed, not the tenant. */
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { closeScenes, MINUTE, startScene, type Scene } from './scene.mts';

const WORKERS = 100_000;
const CHANGES = 50;
const EVENTS = ['hired', 'futureHire', 'updated', 'onLeave', 'returnedFromLeave', 'futureTermination', 'terminated', 'rehired', 'converted', 'rescinded'];

let scene: Scene;
let proxy: Server;
let bytes = 0;
let records = 0;
beforeAll(async () => {
	// Counts what comes back, as it is on the wire.
	proxy = createServer((client) => {
		const upstream = connect(scene.tenant.port, '127.0.0.1');
		upstream.on('data', (chunk) => (bytes += chunk.length));
		client.pipe(upstream).pipe(client);
		for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterEach(closeScenes);
afterAll(async () => {
	await new Promise((resolve) => proxy.close(resolve));
});

async function company(workers: number): Promise<void> {
	scene = await startScene({ workers, validate: 'requests' });
	const { workforce } = scene.tenant;
	const view = workforce.view.bind(workforce);
	workforce.view = (number, asOf) => {
		records++;
		return view(number, asOf);
	};
}
const counting = () => ({ credential: { servicesHost: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` } });

/** What a poll costs. */
async function costOf(poll: () => Promise<unknown>): Promise<{ requests: number; records: number; bytes: number }> {
	const since = scene.requests().length;
	[bytes, records] = [0, 0];
	await poll();
	return { requests: scene.requests(since).length, records, bytes };
}

it('one poll of a hundred thousand workers with fifty changes reads those fifty', async () => {
	await company(CHANGES);
	const everybody = scene.trigger({ events: EVENTS, start: 'all' }, counting());
	const whole = await costOf(async () => expect(await everybody.poll()).toHaveLength(CHANGES));

	await company(WORKERS);
	const trigger = await scene.startedTrigger({ events: EVENTS }, counting());
	const { workforce } = scene.tenant;
	const entered = '2026-03-15T18:02:00Z';
	for (let each = 0; each < CHANGES - 10; each++) scene.ledger.retitle(workforce.example('active', each * 50), 'Chief', { effective: '2026-03-15', entered });
	for (let each = 0; each < 5; each++) scene.ledger.terminate(workforce.example('active', 3 + each * 60), { lastDay: '2026-03-10', entered });
	for (let each = 0; each < 5; each++) scene.ledger.hireWorker({ effective: '2026-03-20', entered });
	scene.at('2026-03-15T18:05:00Z');
	const cost = await costOf(async () => expect(await trigger.poll()).toHaveLength(CHANGES));
	// What was entered, what became effective, what is to be announced; other roles of those who left; hires as of their day.
	expect(cost.requests).toBe(5);
	expect(cost.records).toBeLessThanOrEqual(CHANGES + 10);
	// As much as fifty workers take that are simply read, and a log of each.
	expect(cost.bytes).toBeLessThan(2 * whole.bytes);
	expect(await scene.pollAt(trigger, '2026-03-15T18:10:00Z')).toEqual([]);
});

it('a quiet poll reads nobody', async () => {
	await company(WORKERS);
	const trigger = await scene.startedTrigger({ events: EVENTS }, counting());
	scene.at(scene.now + 4 * MINUTE);
	expect(await costOf(async () => expect(await trigger.poll()).toEqual([]))).toMatchObject({ requests: 3, records: 0 });
});

it('a poll over a midnight reads whom these days concern', async () => {
	await company(WORKERS);
	scene.at('2026-03-16T11:50:00Z');
	const trigger = await scene.startedTrigger({ events: EVENTS }, counting());
	// At noon UTC a day is over in Fiji.
	scene.at('2026-03-16T12:05:00Z');
	const cost = await costOf(async () => await trigger.poll());
	expect(cost.records).toBeGreaterThan(0);
	expect(cost.records).toBeLessThan(WORKERS / 200);
	expect(cost.requests).toBeLessThan(10);
});
