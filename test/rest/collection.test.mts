import { readCollection, type CollectionOptions, type CollectionRequest, type JsonRecord } from '../../nodes/Workday/workday/rest/collection.ts';
import type { ReadNote } from '../../nodes/Workday/workday/read/paging.ts';
import { createClient } from '../../nodes/Workday/workday/client.ts';
import { pathOf, REST } from '../../nodes/Workday/workday/web/address.ts';
import { frozenClock } from '../support/clock.mts';
import { startTenant } from '../tenant/server/index.mts';
import { fetchTransport } from '../workday/scriptedServer.mts';
import { clientFor, range } from '../workday/support/pages.mts';
import { scriptedServer, type ScriptedServer, type Step } from '../workday/support/scriptedServer.mts';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const step = (body: unknown): Step => ({ headers: JSON_TYPE, body: typeof body === 'string' ? body : JSON.stringify(body) });
const record = (n: number): JsonRecord => ({ id: n.toString(16).padStart(32, '0'), n });
const WORKERS = pathOf(REST('staffing/v6', 'acme'), ['workers'], 'Path');

interface Asked {
	limit: number;
	offset: number;
	index: number;
}

/** An honest server with these records, unless `other` says otherwise. */
const serving =
	(records: readonly unknown[], other: (asked: Asked) => unknown = () => undefined) =>
	({ url }: { url: string }, index: number): Step => {
		const { searchParams } = new URL(url, 'http://x');
		const asked = { limit: Number(searchParams.get('limit')), offset: Number(searchParams.get('offset')), index };
		const page = { total: records.length, data: records.slice(asked.offset, asked.offset + asked.limit) };
		const instead = other(asked);
		return typeof instead === 'object' && instead !== null && 'ending' in instead ? (instead as Step) : step(instead ?? page);
	};

async function read(script: (request: { url: string }, index: number) => Step, options: CollectionOptions = {}, request: Partial<CollectionRequest> = {}) {
	server = await scriptedServer(script);
	const { client } = clientFor(server);
	const records: JsonRecord[] = [];
	const notes: ReadNote[] = [];
	let error: unknown;
	try {
		for await (const one of readCollection(client, { path: WORKERS, ...request }, { onNote: (note) => void notes.push(note), ...options })) records.push(one);
	} catch (failure) {
		error = failure;
	}
	const [finished] = notes.filter(({ kind }) => kind === 'finished');
	return { records, ns: records.map(({ n }) => n), notes: notes.filter(({ kind }) => kind !== 'finished'), finished, error, asked: server.received.map(({ url }) => url) };
}

const all = (count: number) => range(1, count).map(record);

it('reads pages until the total is reached, with the query and Workday’s largest page', async () => {
	const { ns, asked, finished, notes } = await read(serving(all(250)), {}, { query: [['includeTerminatedWorkers', 'true'], ['search', 'a b']] });
	expect(ns).toEqual(range(1, 250));
	expect(asked).toEqual([0, 100, 200].map((offset) => `/ccx/api/staffing/v6/acme/workers?includeTerminatedWorkers=true&search=a%20b&limit=100&offset=${offset}`));
	expect(finished).toEqual({ kind: 'finished', totalResults: 250, pagesRead: 3, yielded: 250, limitReached: false });
	expect(notes).toEqual([]);
});

it('asks for no more than the limit, and says that there is more', async () => {
	const { ns, asked, finished } = await read(serving(all(50)), { limit: 25, pageSize: 20 });
	expect(ns).toEqual(range(1, 25));
	expect(asked.map((url) => url.split('?')[1])).toEqual(['limit=20&offset=0', 'limit=5&offset=20']);
	expect(finished).toMatchObject({ totalResults: 50, yielded: 25, limitReached: true });
});

it('gives each record as its page comes, and asks for no page that is not wanted', async () => {
	server = await scriptedServer(serving(all(1000)));
	for await (const one of readCollection(clientFor(server).client, { path: WORKERS })) if (one.n === 100) break;
	expect(server.received).toHaveLength(1);
});

it.each([
	['an empty collection', { total: 0, data: [] }, []],
	['a total as text', { total: '1', data: [record(1)] }, [record(1)]],
	['what is no object in a value of its own', { total: 2, data: ['a', null] }, [{ value: 'a' }, { value: null }]],
])('reads %s', async (_what, body, expected) => {
	expect((await read(() => step(body))).records).toEqual(expected);
});

it.each([[{ id: '1', descriptor: 'x' }, /an object with id, descriptor/], [[], /a list alone/], ['', /no object/], [{}, /nothing in it/]])(
	'refuses %j, which is no collection',
	async (body, message) => {
		expect((await read(() => step(body))).error).toMatchObject({ name: 'UnexpectedResponse', message: expect.stringMatching(message) as string });
	},
);

it.each([0, 101, 1.5])('refuses a page size of %s before anything is sent', async (pageSize) => {
	const { error, asked } = await read(serving(all(1)), { pageSize });
	expect(error).toMatchObject({ message: expect.stringMatching(/^Page Size: .*from 1 to 100$/) as string });
	expect(asked).toEqual([]);
});

describe('when the total changes on the way', () => {
	// The first record is removed while the first page is read: what was at offset 20 is skipped.
	const removed = ({ limit, offset, index }: Asked) => (index === 0 ? undefined : { total: 49, data: all(50).slice(1 + offset, 1 + offset + limit) });

	it('reads again and finds what was passed over, each record once', async () => {
		const { ns, notes } = await read(serving(all(50), removed), { pageSize: 20 });
		expect([...ns].sort((a, b) => Number(a) - Number(b))).toEqual(range(1, 50));
		expect(notes).toEqual([{ kind: 'restarted', totalBefore: 50, totalAfter: 49 }]);
	});

	it('gives up on a collection that never stands still, and says so', async () => {
		const { ns, notes, asked } = await read(serving(all(50), ({ limit, offset, index }) => ({ total: 50 + index, data: all(50).slice(offset, offset + limit) })), { pageSize: 25 });
		expect(ns).toEqual(range(1, 50));
		expect(notes.map(({ kind }) => kind)).toEqual(['restarted', 'restarted', 'drifted', 'missing']);
		expect(asked.length).toBeLessThan(12);
	});

	it('says what may be wrong where records have no id', async () => {
		const rows = range(1, 50).map((n) => ({ n }));
		const { ns, notes } = await read(serving(rows, ({ limit, offset, index }) => (index === 0 ? undefined : { total: 49, data: rows.slice(1 + offset, 1 + offset + limit) })), { pageSize: 20 });
		expect(ns).toEqual(range(1, 50).filter((n) => n !== 21));
		expect(notes).toEqual([{ kind: 'drifted', totalBefore: 50, totalAfter: 49 }]);
	});
});

describe('when pages contradict each other', () => {
	it('refuses an empty page with records still to come', async () => {
		const { ns, error } = await read(serving(all(100), ({ offset }) => (offset === 40 ? { total: 100, data: [] } : undefined)), { pageSize: 20 });
		expect(ns).toEqual(range(1, 40));
		expect(error).toMatchObject({ name: 'UnexpectedResponse', message: 'The page that begins at offset 40 is empty, although 60 of 100 records are still to come.' });
	});

	it('takes an empty last page for records that may not be seen', async () => {
		const { ns, notes } = await read(serving(all(40), ({ limit, offset }) => ({ total: 45, data: all(40).slice(offset, offset + limit) })), { pageSize: 20 });
		expect(ns).toEqual(range(1, 40));
		expect(notes).toEqual([{ kind: 'missing', announced: 45, received: 40 }]);
	});

	it.each([['with', 60], ['without', undefined]])('refuses a server that does not know offset, %s a total', async (_with, total) => {
		const { error, asked } = await read(serving([], ({ limit }) => ({ total, data: all(limit) })), { pageSize: 20 });
		expect(error).toMatchObject({ name: 'UnexpectedResponse', message: expect.stringMatching(/offset 20 repeats an earlier page/) as string });
		expect(asked).toHaveLength(2);
	});

	it.each(['id', 'content'] as const)('refuses such a server also when its records change from answer to answer, by %s', async (identity) => {
		const changing = ({ limit, index }: Asked) => ({ data: all(limit).map((one) => ({ ...one, asked: index })) });
		const { error, asked } = await read(serving([], changing), { pageSize: 20 }, { identity });
		expect(error).toMatchObject({ name: 'UnexpectedResponse', message: expect.stringMatching(/offset 20 repeats an earlier page/) as string });
		expect(asked).toHaveLength(2);
	});

	it('reads versions of one record, page after page, without a total', async () => {
		const versions = range(1, 45).map((n) => ({ id: 'one', n }));
		const { ns } = await read(serving([], ({ limit, offset }) => ({ data: versions.slice(offset, offset + limit) })), { pageSize: 20 }, { identity: 'content' });
		expect(ns).toEqual(range(1, 45));
	});

	it('reads a list that is not paged and has no total', async () => {
		const { ns, notes } = await read(serving([], () => ({ data: all(7) })), { pageSize: 20 });
		expect(ns).toEqual(range(1, 7));
		expect(notes).toEqual([]);
	});

	it('goes on without a total, and after a total that is too small, until a page is empty', async () => {
		for (const total of [undefined, 5]) {
			const { ns } = await read(serving([], ({ limit, offset }) => ({ total, data: all(45).slice(offset, offset + limit) })), { pageSize: 20 });
			expect(ns).toEqual(range(1, 45));
			await server?.close();
		}
	});

	it('goes on behind a page that is smaller than was asked for', async () => {
		const { ns, asked } = await read(serving([], ({ offset }) => ({ total: 30, data: all(30).slice(offset, offset + 12) })), { pageSize: 20 });
		expect(ns).toEqual(range(1, 30));
		expect(asked).toHaveLength(3);
	});

	it('gives rows that are all alike, but a record only once', async () => {
		const alike = await read(serving(range(1, 50).map(() => ({ country: 'US' }))), { pageSize: 20 });
		expect(alike.records).toHaveLength(50);
		await server?.close();
		const twice = await read(serving([...all(20), record(20), ...range(21, 30).map(record)]), { pageSize: 20 });
		expect(twice.ns).toEqual(range(1, 30));
		expect(twice.notes).toEqual([{ kind: 'duplicates', count: 1 }, { kind: 'missing', announced: 31, received: 30 }]);
		await server?.close();
		const versions = [...all(20), { ...record(20), title: 'before' }, { ...record(20), title: 'before' }, ...range(21, 30).map(record)];
		const shared = await read(serving(versions), { pageSize: 20 }, { identity: 'content' });
		expect(shared.ns).toEqual([...range(1, 20), 20, ...range(21, 30)]);
		expect(shared.notes).toMatchObject([{ kind: 'duplicates', count: 1 }, { kind: 'missing' }]);
	});
});

describe('when a page fails', () => {
	it.each<[string, Step]>([
		['Workday is busy', { status: 503 }],
		['the answer is cut short', step('{"total":45,"data":[{"id":"1"},{"i')],
		['the connection breaks', { headers: JSON_TYPE, body: '{"total":', ending: 'reset' }],
	])('asks for it again: %s', async (_what, failure) => {
		const honest = serving(all(45));
		const { ns, notes, asked } = await read((request, index) => (index === 1 ? failure : honest(request, index)), { pageSize: 20 });
		expect(ns).toEqual(range(1, 45));
		expect(notes).toMatchObject([{ kind: 'retried', page: 2 }]);
		expect(asked).toHaveLength(4);
	});

	it.each<[Step, string, RegExp]>([
		[step('{"total":1,]'), 'UnexpectedResponse', /damaged JSON/],
		[{ headers: { 'content-type': 'text/plain' }, body: 'hello' }, 'UnexpectedResponse', /not JSON, but text\/plain: hello/],
		[{ headers: { 'content-type': 'text/html' }, body: '<html><h1>Sign in</h1></html>' }, 'UnexpectedResponse', /Sign in/],
		[{ status: 400, headers: JSON_TYPE, body: '{"error":"invalid request","errors":[{"error":"Enter a valid value.","field":"limit"}]}' }, 'Validation', /limit Enter a valid value/],
		[{ status: 403, headers: JSON_TYPE, body: '{"error":"permission denied","code":"S22"}' }, 'Permission', /permission denied/],
	])('says what came instead', async (failure, name, message) => {
		const { error, asked } = await read(() => failure);
		expect(error).toMatchObject({ name, message: expect.stringMatching(message) as string });
		expect(asked).toHaveLength(1);
	});
});

it('reads all workers of the tenant, whatever the page size', async () => {
	const tenant = await startTenant({ workers: 60, validate: false });
	try {
		const { oauth } = tenant.credentials;
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const form = `grant_type=refresh_token&refresh_token=${oauth.refreshToken}&client_id=${oauth.clientId}&client_secret=${encodeURIComponent(oauth.clientSecret)}`;
		const { body } = await tenant.answer({ url: `/ccx/oauth2/${tenant.tenant}/token`, headers, body: form });
		const transport = fetchTransport({ authorization: `Bearer ${String(JSON.parse(body.toString()).access_token)}` });
		const client = createClient({ transport, clock: frozenClock(), servicesHost: tenant.servicesHost, tenant: tenant.tenant, version: 'v46.1' });
		const path = pathOf(REST('staffing/v6', tenant.tenant), ['workers'], 'Path');
		const ids = async (pageSize: number) => {
			const found: unknown[] = [];
			for await (const { id } of readCollection(client, { path, query: [['includeTerminatedWorkers', 'true']] }, { pageSize })) found.push(id);
			return found;
		};
		const [few, many] = [await ids(7), await ids(100)];
		expect(few.length).toBeGreaterThan(40);
		expect(few).toEqual(many);
	} finally {
		await tenant.close();
	}
});
