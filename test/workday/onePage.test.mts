/** One page of a plan, read alone: whatever happens while it is read, it is the same records. */
import { InvalidRequest } from '../../nodes/Workday/workday/errors.ts';
import { brokenPage, honest, honestPage, pageXml, range, readAll, workersRequest } from './support/pages.mts';
import { scriptedServer, type Script, type ScriptedServer } from './support/scriptedServer.mts';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

async function serve(script: Script): Promise<ScriptedServer> {
	return (server = await scriptedServer(script));
}

const TOTAL = 47;
const asked = ({ received }: ScriptedServer) => received.map(({ page, count }) => `${page}×${count}`);
const only = (page: number, total = TOTAL) => ({ only: { page, total } });

test.each([
	[1, range(1, 12)],
	[2, range(13, 24)],
	[4, range(37, 47)],
])('page %i of 47 workers in pages of 12 is one request', async (page, expected) => {
	const site = await serve((request) => honest(TOTAL, request));
	const { items, error, notes } = await readAll(site, { pageSize: 12, ...only(page) });
	expect(error).toBeUndefined();
	expect(items).toEqual(expected);
	expect(asked(site)).toEqual([`${page}×12`]);
	expect(notes).toEqual([{ kind: 'finished', totalResults: TOTAL, pagesRead: 1, yielded: expected.length, limitReached: false }]);
});

describe.each([
	['with ids', workersRequest()],
	['without ids', workersRequest({ identify: undefined })],
])('a page that breaks off, %s,', (_, request) => {
	test.each([
		[12, 2, 13, 24, ['2×12', '3×6', '4×6']],
		[12, 4, 37, 47, ['4×12', '7×6', '8×6']],
		// Halves of 15 would be 7: no page of 7 begins at 15.
		[15, 2, 16, 30, ['2×15', '4×5', '5×5', '6×5']],
		[15, 4, 46, 47, ['4×15', '10×5']],
	])('of %i, number %i, is read in smaller ones that begin and end where it does', async (pageSize, page, from, to, pages) => {
		const site = await serve((received) =>
			received.count === pageSize ? { body: brokenPage(TOTAL, received, 1), ending: 'reset' } : honest(TOTAL, received),
		);
		const { items, error, notes } = await readAll(site, { pageSize, ...only(page) }, request);
		expect(error).toBeUndefined();
		expect(items).toEqual(range(from, to));
		expect(asked(site)).toEqual(pages);
		expect(notes.map(({ kind }) => kind)).toEqual(['retried', 'pageSizeReduced', 'finished']);
	});

	test('again and again ends as single workers, each once', async () => {
		const site = await serve((received) => (received.count > 1 && received.page * received.count >= 17 ? { body: brokenPage(TOTAL, received, 0), ending: 'reset' } : honest(TOTAL, received)));
		const { items, error } = await readAll(site, { pageSize: 12, ...only(2) }, request);
		expect(error).toBeUndefined();
		expect(items).toEqual(range(13, 24));
	});
});

test('workers that may not be seen are missed, and not looked for on the next page', async () => {
	const site = await serve((request) => {
		const page = honestPage(TOTAL, request);
		return { body: pageXml({ ...page, workers: page.workers.slice(2) }) };
	});
	const { items, error, notes } = await readAll(site, { pageSize: 12, ...only(2) });
	expect(error).toBeUndefined();
	expect(items).toEqual(range(15, 24));
	expect(asked(site)).toEqual(['2×12']);
	expect(notes[0]).toEqual({ kind: 'missing', announced: 12, received: 10 });
});

test.each([
	['more', 48],
	['fewer', 46],
	['no', 0],
])('a page is refused when Workday counts %s workers than the plan', async (__, total) => {
	const site = await serve((request) => honest(total, request));
	const { items, error } = await readAll(site, { pageSize: 12, ...only(2) });
	expect(items).toEqual([]);
	expect(error).toBeInstanceOf(InvalidRequest);
	expect(String(error)).toMatch(new RegExp(`Page: belongs to a plan of 47 records, and Workday counts ${total} now.*new plan`));
	expect(asked(site)).toEqual(['2×12']);
});
