import { UnexpectedResponse } from '../../nodes/Workday/workday/errors.ts';
import { halve } from '../../nodes/Workday/workday/read/paging.ts';
import { honest, honestPage, pageXml, range, readAll, recordingTransport, workersRequest } from './support/pages.mts';
import { scriptedServer, type Script, type ScriptedServer } from './support/scriptedServer.mts';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

async function serve(script: Script): Promise<ScriptedServer> {
	return (server = await scriptedServer(script));
}

const anonymous = workersRequest({ identify: undefined });
const pagesOf = ({ received }: ScriptedServer) => received.map(({ page }) => page);

describe('a read', () => {
	test.each([
		[0, 10, [1]],
		[1, 10, [1]],
		[10, 10, [1]],
		[11, 10, [1, 2]],
		[25, 10, [1, 2, 3]],
		[3, 1, [1, 2, 3]],
	])('of %i workers in pages of %i asks for the pages %j', async (total, pageSize, pages) => {
		const site = await serve((request) => honest(total, request));
		const { items, error, notes } = await readAll(site, { pageSize });
		expect(error).toBeUndefined();
		expect(items).toEqual(range(1, total));
		expect(pagesOf(site)).toEqual(pages);
		expect(notes).toEqual([{ kind: 'finished', totalResults: total, pagesRead: pages.length, yielded: total, limitReached: false }]);
	});

	test.each([
		[0, 25, 10, [1, 2, 3]],
		[1, 25, 10, [1, 2, 3]],
		[9, 25, 10, [1, 2, 3]],
		[10, 25, 10, [1, 2, 3]],
		[11, 25, 10, [2, 3]],
		[20, 25, 10, [2, 3]],
		[24, 25, 10, [3]],
		[25, 25, 10, [3]],
		[20, 20, 10, [2]],
		[3, 5, 1, [3, 4, 5]],
	])('that goes on after %i of %i workers in pages of %i asks for the pages %j', async (offset, total, pageSize, pages) => {
		const site = await serve((request) => honest(total, request));
		const { items, error } = await readAll(site, { pageSize, offset });
		expect(error).toBeUndefined();
		expect(items).toEqual(range(offset + 1, total));
		expect(pagesOf(site)).toEqual(pages);
	});

	test('that goes on tells each worker its place in the whole', async () => {
		const site = await serve((request) => honest(12, request));
		const places: number[] = [];
		const { map } = workersRequest();
		const request = workersRequest({ map: (worker, place, total) => (places.push(place), map(worker, place, total)) });
		await readAll(site, { pageSize: 5, offset: 7 }, request);
		expect(places).toEqual([5, 6, 7, 8, 9, 10, 11]);
	});

	test('shows one moment on all pages: its start', async () => {
		const site = await serve((request) => honest(25, request));
		const { clock } = await readAll(site, { pageSize: 10 });
		expect(new Set(site.received.map(({ moment }) => moment))).toEqual(new Set([new Date(clock.now()).toISOString()]));
	});

	test('or the moment that was asked for', async () => {
		const site = await serve((request) => honest(1, request));
		await readAll(site, { asOfEntryMoment: '2026-01-01T00:00:00.000Z' });
		expect(site.received[0]).toMatchObject({ moment: '2026-01-01T00:00:00.000Z', count: 100 });
	});

	test.each<[string, number, number, number[], number[]]>([
		['stops at it and asks for no page too many', 25, 10, [1, 2, 3], [10, 10, 10]],
		['that ends with a page asks for no further one', 20, 10, [1, 2], [10, 10]],
		['asks for no more than that', 3, 10, [1], [3]],
		['of one', 1, 999, [1], [1]],
	])('with a limit %s', async (_, limit, pageSize, pages, counts) => {
		const site = await serve((request) => honest(100, request));
		const { transport, sent } = recordingTransport();
		const { items, notes } = await readAll(site, { limit, pageSize }, workersRequest(), { transport });
		expect(items).toEqual(range(1, limit));
		// Counted where they leave: one page too many might not have arrived yet.
		expect(sent).toHaveLength(pages.length);
		expect(pagesOf(site)).toEqual(pages);
		expect(site.received.map(({ count }) => count)).toEqual(counts);
		expect(notes.at(-1)).toMatchObject({ kind: 'finished', yielded: limit, totalResults: 100, limitReached: true });
	});

	test('counts to the limit only what is wanted', async () => {
		const site = await serve((request) => honest(100, request));
		const base = workersRequest();
		const even = workersRequest({ map: (...record) => ((base.map(...record) ?? 0) % 2 === 0 ? base.map(...record) : undefined) });
		expect((await readAll(site, { limit: 7, pageSize: 4 }, even)).items).toEqual([2, 4, 6, 8, 10, 12, 14]);
	});

	test.each([
		['pageSize', { pageSize: 0 }, 'Page Size'],
		['pageSize', { pageSize: 1000 }, 'Page Size'],
		['pageSize', { pageSize: 1.5 }, 'Page Size'],
		['limit', { limit: 0 }, 'Limit'],
		['limit', { limit: NaN }, 'Limit'],
	])('with a wrong %s sends nothing: %j', async (_, options, field) => {
		const site = await serve((request) => honest(1, request));
		expect((await readAll(site, options)).error).toMatchObject({ name: 'InvalidRequest', field });
		expect(site.received).toEqual([]);
	});
});

describe('without Response_Results', () => {
	test.each<[string, (page: ReturnType<typeof honestPage>) => object]>([
		['nothing at all', () => ({ totalResults: undefined, totalPages: undefined, pageResults: undefined, page: undefined })],
		['no Total_Pages', () => ({ totalPages: undefined })],
		['no Total_Results', () => ({ totalResults: undefined })],
		['no totals', () => ({ totalResults: undefined, totalPages: undefined })],
		['no Page', () => ({ page: undefined, pageResults: undefined })],
	])('in part or whole, all are read: %s', async (_, strip) => {
		for (const [total, request] of [[25, workersRequest()], [25, anonymous], [0, anonymous]] as const) {
			const site = await serve((received) => {
				const page = honestPage(total, received);
				return { body: pageXml({ ...page, ...strip(page) }) };
			});
			const { items, error } = await readAll(site, { pageSize: 10 }, request);
			expect(error).toBeUndefined();
			expect(items).toEqual(range(1, total));
			await site.close();
		}
		server = undefined;
	});

	test('a full last page is followed by an empty one', async () => {
		const site = await serve((request) => ({ body: pageXml({ workers: honestPage(20, request).workers }) }));
		expect((await readAll(site, { pageSize: 10 })).items).toEqual(range(1, 20));
		expect(pagesOf(site)).toEqual([1, 2, 3]);
	});
});

describe('the loop guard', () => {
	const unknown = { totalResults: undefined, totalPages: undefined, page: undefined, pageResults: undefined };

	test.each<[string, Script, RegExp]>([
		['another page than asked for', () => ({ body: pageXml(honestPage(25, { page: 1, count: 10 })) }), /asked for page 2 and sent page 1/],
		['the same page without saying so', () => ({ body: pageXml({ ...honestPage(25, { page: 1, count: 10 }), page: undefined }) }), /Page 2 begins with the same record|Page 2 repeats/],
		['the same page without totals', () => ({ body: pageXml({ ...honestPage(25, { page: 1, count: 10 }), ...unknown }) }), /Page 2 repeats/],
		[
			'two pages in turn without totals',
			({ page, count }) => ({ body: pageXml({ ...honestPage(25, { page: 2 - (page % 2), count }), ...unknown }) }),
			/Page 3 repeats/,
		],
		['an empty page while more is to come', (request) => ({ body: pageXml({ ...honestPage(25, request), ...(request.page === 2 ? { workers: [] } : {}) }) }), /Page 2 is empty, although 15 of 25/],
		['a last page that is not the last', (request) => ({ body: pageXml({ ...honestPage(25, request), totalPages: 1 }) }), /Page 1 is the last .* 15 of 25/],
		['a page beyond its own count', ({ page, count }) => ({ body: pageXml({ ...honestPage(25, { page, count }), totalPages: page === 1 ? 3 : 1 }) }), /sent page 2 of 1/],
	])('refuses %s', async (_, script, message) => {
		for (const request of [workersRequest(), anonymous]) {
			const site = await serve(script);
			const { error } = await readAll(site, { pageSize: 10 }, request);
			expect(error).toBeInstanceOf(UnexpectedResponse);
			expect(error).toMatchObject({ message: expect.stringMatching(message) });
			expect(site.received.length).toBeLessThan(5);
			await site.close();
		}
		server = undefined;
	});

	test('refuses a page that begins like the one before, whatever follows', async () => {
		const site = await serve((request) => {
			const page = honestPage(25, request);
			return { body: pageXml({ ...page, workers: [1, ...page.workers.slice(1)] }) };
		});
		const { error } = await readAll(site, { pageSize: 10 });
		expect(error).toMatchObject({ name: 'UnexpectedResponse', message: 'Page 2 repeats an earlier page.' });
	});

	test('takes a single record that moved for no loop, as long as there is a total to stop at', async () => {
		const site = await serve(({ page, count }) => {
			const workers = [[1], [2], [1], [4]][page - 1];
			return { body: pageXml({ ...honestPage(4, { page, count }), workers }) };
		});
		const { items, notes } = await readAll(site, { pageSize: 1 });
		expect(items).toEqual([1, 2, 4]);
		expect(notes).toContainEqual({ kind: 'duplicates', count: 1 });
	});

	test('takes fewer records than announced for a matter of permissions, and says so', async () => {
		const site = await serve((request) => {
			const page = honestPage(25, request);
			return { body: pageXml({ ...page, workers: page.workers.filter((n) => n !== 13) }) };
		});
		const { items, notes } = await readAll(site, { pageSize: 10 });
		expect(items).toHaveLength(24);
		expect(notes).toContainEqual({ kind: 'missing', announced: 25, received: 24 });
	});
});

describe('when the total changes between pages', () => {
	/** 25 workers; from request `from` on there are `to`. */
	const drifting = (from: number, to: number): Script => (request, index) => honest(index < from ? 25 : to, request);

	test('reading starts again, and nothing comes twice', async () => {
		const site = await serve(drifting(1, 26));
		const { items, notes, error } = await readAll(site, { pageSize: 10 });
		expect(error).toBeUndefined();
		expect(items).toEqual(range(1, 26));
		expect(notes[0]).toEqual({ kind: 'restarted', totalBefore: 25, totalAfter: 26 });
		expect(new Set(site.received.map(({ moment }) => moment)).size).toBe(1);
	});

	test('a worker that moved to the front is not lost', async () => {
		const site = await serve(({ page, count }, index) => {
			const shifted = [99, ...range(1, 25)].slice((page - 1) * count, page * count);
			const results = { totalResults: 26, totalPages: 3, pageResults: shifted.length, page };
			return index === 0 ? honest(25, { page, count }) : { body: pageXml({ workers: shifted, ...results }) };
		});
		const { items } = await readAll(site, { pageSize: 10 });
		expect([...items].sort((a, b) => a - b)).toEqual([...range(1, 25), 99]);
	});

	test.each([
		[2, 2],
		[2, 5],
		[1, 1],
		[3, 7],
	])('pages of %i that hold nothing new, because %i workers were put in front, are no repetition', async (pageSize, added) => {
		const now = [...range(91, 90 + added), ...range(1, 8)];
		const site = await serve(({ page, count }, index) => {
			if (index < 2) return honest(8, { page, count });
			const workers = now.slice((page - 1) * count, page * count);
			return { body: pageXml({ workers, totalResults: now.length, totalPages: Math.ceil(now.length / count), page }) };
		});
		const { items, error, notes } = await readAll(site, { pageSize });
		expect(error).toBeUndefined();
		expect([...items].sort((a, b) => a - b)).toEqual([...range(1, 8), ...range(91, 90 + added)]);
		expect(notes.filter(({ kind }) => kind === 'restarted')).toHaveLength(1);
	});

	test('pages that go round in circles afterwards are still noticed', async () => {
		const site = await serve(({ page, count }, index) => {
			if (index < 2) return honest(8, { page, count });
			const workers = page % 2 === 0 ? [1, 2] : [3, 4];
			return { body: pageXml({ workers, totalResults: 1e9, totalPages: 5e8, page }) };
		});
		const { error } = await readAll(site, { pageSize: 2 });
		expect(error).toMatchObject({ name: 'UnexpectedResponse', message: expect.stringMatching(/^Page \d repeats an earlier page\.$/) });
		expect(site.received.length).toBeLessThan(12);
	});

	test('it does so twice, not for ever', async () => {
		const site = await serve((request, index) => honest(25 + index, request));
		const { error, notes } = await readAll(site, { pageSize: 10 });
		expect(error).toMatchObject({ name: 'UnexpectedResponse', message: expect.stringMatching(/again after 2 fresh starts/) });
		expect(notes.filter(({ kind }) => kind === 'restarted')).toHaveLength(2);
	});

	test('one record without an id is enough to make it an error', async () => {
		const { identify } = workersRequest();
		let first = true;
		const request = workersRequest({ identify: (tape) => (first ? ((first = false), undefined) : identify?.(tape)) });
		const site = await serve(drifting(1, 26));
		const { error } = await readAll(site, { pageSize: 10 }, request);
		expect(error).toMatchObject({ name: 'UnexpectedResponse', message: expect.stringContaining('without ids') });
	});

	test('without ids it is an error at once', async () => {
		const site = await serve(drifting(1, 26));
		const { error, items } = await readAll(site, { pageSize: 10 }, anonymous);
		expect(error).toMatchObject({ name: 'UnexpectedResponse', message: expect.stringMatching(/from 25 to 26 .*without ids/) });
		expect(items).toEqual(range(1, 10));
	});
});

test('a worker that comes on two pages is one item, and the note says so', async () => {
	const site = await serve(({ page, count }) => {
		const workers = page === 1 ? range(1, 10) : [10, ...range(11, 19)];
		return { body: pageXml({ ...honestPage(20, { page, count }), workers }) };
	});
	const { items, notes } = await readAll(site, { pageSize: 10 });
	expect(items).toEqual(range(1, 19));
	expect(notes).toContainEqual({ kind: 'duplicates', count: 1 });
});


test.each([
	[100, 200, 50, 5],
	[25, 50, 12, 5],
	[3, 2, 1, 3],
	[1, 5, 1, 6],
])('half of %i from record %i on is pages of %i, beginning with page %i', (count, offset, half, page) => {
	expect(halve(count, offset)).toEqual({ count: half, page });
});
