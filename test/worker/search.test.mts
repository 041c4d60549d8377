/** Looking for a worker by name, when the tenant is large: real requests to the tenant, and a clock that runs as the test says. */
import { createClient } from '../../nodes/Workday/workday/client.ts';
import { withUsernameToken } from '../../nodes/Workday/workday/soap/security.ts';
import type { Clock } from '../../nodes/Workday/workday/transport.ts';
import { searchWorkers } from '../../nodes/Workday/workday/worker/search.ts';
import { frozenClock } from '../support/clock.mts';
import { nodeTransport } from '../support/nodeTransport.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';

const NOW = '2026-07-15T18:00:00.000Z';
/** More than are looked at for one page of the list. */
const WORKERS = 2_300;

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startTenant({ workers: WORKERS, clock: NOW, validate: 'requests' });
});
afterAll(() => tenant.close());
beforeEach(() => void tenant.requests.splice(0));

function search(text: string, clock: Clock = frozenClock(NOW), from?: string) {
	const { baseUrl, isu } = tenant.credentials;
	const transport = nodeTransport({
		authenticate: (request) => ({ ...request, body: withUsernameToken(request.body ?? '', `${isu.userName}@${tenant.tenant}`, isu.password) }),
	});
	const client = createClient({ transport, clock: frozenClock(NOW), servicesHost: baseUrl, tenant: tenant.tenant, version: 'v46.1' });
	return searchWorkers(client, 'v46.1', { text, from, clock });
}

const nameOf = (number: number) => {
	const { first, last } = tenant.workforce.view(number, { day: 30_000, entered: Infinity })?.person.legalName ?? { first: '', last: '' };
	return `${first} ${last}`;
};
/** Seconds pass with every look at it. */
function hastyClock(seconds: number): Clock {
	let at = Date.parse(NOW);
	return { ...frozenClock(NOW), now: () => (at += seconds * 1000) };
}

test('as long as nothing was found it is looked on, to the last worker', async () => {
	expect(await search('nobody is called like this')).toEqual({ entries: [] });
	expect(tenant.requests).toHaveLength(Math.ceil(WORKERS / 200));
});

test('once somebody was found a page ends after a while, and the next one goes on there', async () => {
	const name = nameOf(0);
	const first = await search(name);
	expect(first.entries.length).toBeGreaterThan(0);
	expect(first.next).toMatch(/^2000@2026-07-15T18:00:00.000Z$/);
	expect(tenant.requests.length).toBeLessThanOrEqual(2_000 / 200 + 1);
	const second = await search(name, frozenClock('2026-07-16T18:00:00.000Z'), first.next);
	expect(second.next).toBeUndefined();
	expect(tenant.requests.at(-1)?.body).toContain('<wd:As_Of_Entry_DateTime>2026-07-15T18:00:00.000Z<');
	const values = [...first.entries, ...second.entries].map((entry) => entry.value);
	expect(new Set(values).size).toBe(values.length);
});

test('nobody waits forever: after a while it says how far it came', async () => {
	await expect(search('nobody is called like this', hastyClock(1))).rejects.toMatchObject({
		name: 'NotFound',
		message: expect.stringMatching(/^None of the first \d+ of 2300 workers matches "nobody is called like this"/),
	});
	expect(tenant.requests.length).toBeLessThanOrEqual(2);
});
