/** Several pages under way at the same time: as many as allowed, never more, and what comes out of it is the same. */
import { clientFor, honest, range, readAll, workersRequest } from './support/pages.mts';
import { scriptedServer, type ScriptedServer, type Step } from './support/scriptedServer.mts';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

const PAGES = 20;
const SIZE = 3;
const TOTAL = PAGES * SIZE - 1;

async function happened(condition: () => boolean): Promise<void> {
	for (let tries = 0; !condition() && tries < 400; tries++) await new Promise((resolve) => setTimeout(resolve, 25));
	expect(condition()).toBe(true);
}

/** Answers pages behind the first one only when `together` of them wait, or all that are left. */
function barrier(together: number) {
	let asked = 1;
	let most = 0;
	let waiting: Array<() => void> = [];
	const arrive = async (): Promise<void> => {
		await new Promise<void>((resolve) => {
			waiting.push(resolve);
			asked++;
			most = Math.max(most, waiting.length);
			if (waiting.length < together && asked < PAGES) return;
			for (const release of waiting) release();
			waiting = [];
		});
	};
	return { arrive, most: () => most };
}

test.each([1, 2, 4, 8])('%i requests are under way at the same time, and the items come in their order', async (parallel) => {
	const { arrive, most } = barrier(parallel);
	server = await scriptedServer((request) => ({ ...honest(TOTAL, request), ...(request.page > 1 && { after: arrive() }) }));
	const outcome = await readAll(server, { pageSize: SIZE, parallel });
	expect(outcome.error).toBeUndefined();
	expect(outcome.items).toEqual(range(1, TOTAL));
	expect(server.received.map(({ page }) => page)).toEqual(range(1, PAGES));
	expect(most()).toBe(parallel);
});

test('no page is asked for that the limit does not need', async () => {
	server = await scriptedServer((request) => honest(TOTAL, request));
	const outcome = await readAll(server, { pageSize: SIZE, parallel: 8, limit: 2 * SIZE + 1 });
	expect(outcome.items).toEqual(range(1, 2 * SIZE + 1));
	expect(server.received.map(({ page }) => page).sort()).toEqual([1, 2, 3]);
});

test('after a page that fails those behind it are dropped, and nothing is asked for beside it until it has come', async () => {
	let failures = 2;
	const script = (request: { page: number; count: number }): Step => (request.page === 3 && failures-- > 0 ? { status: 429 } : honest(TOTAL, request));
	server = await scriptedServer(script);
	const outcome = await readAll(server, { pageSize: SIZE, parallel: 4 });
	expect(outcome.error).toBeUndefined();
	expect(outcome.items).toEqual(range(1, TOTAL));
	const pages = server.received.map(({ page }) => page);
	const [first = -1, second = -1] = pages.flatMap((page, index) => (page === 3 ? [index] : [])).slice(1);
	// Between its second and its third try only it was asked for.
	expect(pages.slice(first, second + 1)).toEqual([3, 3]);
});

test('whoever leaves early leaves no request behind', async () => {
	server = await scriptedServer((request) => (request.page === 1 ? honest(TOTAL, request) : { ...honest(TOTAL, request), after: new Promise(() => undefined) }));
	const { client } = clientFor(server);
	const { received, abandoned } = server;
	for await (const _one of client.read(workersRequest(), { pageSize: SIZE, parallel: 4 })) {
		await happened(() => received.length === 4);
		break;
	}
	await happened(() => abandoned() === 3);
});

test.each([0, 9, 1.5, NaN])('%d requests at the same time are refused before anything is sent', async (parallel) => {
	server = await scriptedServer((request) => honest(TOTAL, request));
	const outcome = await readAll(server, { parallel });
	expect(String(outcome.error)).toMatch(/Parallel Requests.*whole numbers from 1 to 8/);
	expect(server.received).toEqual([]);
});
