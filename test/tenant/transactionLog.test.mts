import { asOf, ask, flags, texts, total, windows } from './client.mts';
import { GROUP, logOf, one, seen } from './scripted.mts';
import { startTenant, type Tenant, type TenantOptions } from './server/index.mts';

const NOW = '2026-03-15T18:00:00.000Z';

let tenant: Tenant;
const start = async (options: TenantOptions = {}): Promise<Tenant> =>
	(tenant = await startTenant({ workers: 0, clock: NOW, listen: false, ...options }));
afterEach(() => tenant.close());

const hire = () => tenant.workforce.ledger.hireWorker({ effective: '2026-02-02', entered: '2026-03-01T09:00:00Z' });

describe('the log', () => {
	/** A termination, corrected and then rescinded. */
	async function story(options: TenantOptions) {
		await start(options);
		const worker = hire();
		const { ledger } = tenant.workforce;
		const end = ledger.terminate(worker, { lastDay: '2026-03-20', entered: '2026-03-05T12:00:00Z' });
		const other = ledger.correct(worker, end, { lastDay: '2026-03-27', entered: '2026-03-06T12:00:00Z' });
		ledger.rescind(worker, other, { entered: '2026-03-07T12:00:00Z' });
		return worker;
	}

	it('has entries of their own for corrections and rescinds, and marks what they took the place of', async () => {
		const worker = await story({});
		expect(logOf(await seen(tenant, worker))).toEqual([
			'Hire Employee 2026-02-02 2026-03-01 - -',
			'Terminate Employee 2026-03-21 2026-03-05 - C',
			'Terminate Employee 2026-03-28 2026-03-06 R C',
			'Terminate Employee 2026-03-28 2026-03-07 R -',
		]);
		expect(logOf(await seen(tenant, worker, undefined, '2026-03-06T18:00:00Z'))).toEqual([
			'Hire Employee 2026-02-02 2026-03-01 - -',
			'Terminate Employee 2026-03-21 2026-03-05 - C',
			'Terminate Employee 2026-03-28 2026-03-06 - C',
		]);
		const xml = (await seen(tenant, worker)) ?? '';
		expect(xml.match(/<wd:Corrected_Or_Rescinded_Transaction_Log_Data>/g)).toHaveLength(1);
	});

	it('leaves originals unmarked in tenants of the other kind', async () => {
		const worker = await story({ marksOriginals: false });
		expect(logOf(await seen(tenant, worker)).slice(1).map((line) => line.slice(-3))).toEqual(['- -', '- C', 'R -']);
	});

	it('names transactions as the ledger does', async () => {
		const worker = await story({});
		const xml = (await seen(tenant, worker)) ?? '';
		const named = /<wd:Transaction_Log_Reference[^>]*><wd:ID wd:type="WID">(\w+)</g;
		const wids = [...xml.matchAll(named)].map((match) => match[1]);
		const { ledger } = tenant.workforce;
		expect(wids).toEqual(expect.arrayContaining(ledger.entries(worker).map((entry) => entry.wid)));
		expect(ledger.all()).toEqual(ledger.entries(worker));
		expect(new Set(ledger.all().map(({ wid }) => wid)).size).toBe(4);
	});

	it.each([
		['matching', 1],
		['all', 4],
	] as const)('lists these entries when the request has criteria: %s', async (logEntries, count) => {
		await story({ logEntries });
		const answer = await ask(tenant, windows({ Updated: ['2026-03-05T00:00:00Z', '2026-03-05T23:00:00Z'] }) + GROUP);
		expect([total(answer.text), logOf(answer.text).length]).toEqual([1, count]);
	});

	it.each([
		['closed', 1],
		['open', 0],
	] as const)('has ranges whose ends are %s', async (boundaries, count) => {
		await story({ boundaries });
		const found = async (kind: 'Updated' | 'Effective', from: string, through: string) =>
			total((await ask(tenant, windows({ [kind]: [from, through] }))).text);
		const moment = '2026-03-05T12:00:00Z';
		expect(await found('Updated', moment, '2026-03-05T13:00:00Z')).toBe(count);
		expect(await found('Updated', '2026-03-05T11:00:00Z', moment)).toBe(count);
		expect(await found('Effective', '2026-03-21T07:00:00Z', '2026-03-21T08:00:00Z')).toBe(count);
		expect(await found('Effective', '2026-03-21T06:00:00Z', '2026-03-21T08:00:00Z')).toBe(1);
	});
});

describe('a commit that comes late', () => {
	it('is seen when the clock is there, under its own entry moment', async () => {
		await start();
		const worker = hire();
		const title = async (entered?: string) =>
			one((await seen(tenant, worker, undefined, entered)) ?? '', 'Business_Title');
		tenant.workforce.ledger.retitle(worker, 'Late', {
			effective: '2026-03-15',
			entered: '2026-03-15T17:55:00Z',
			visible: '2026-03-15T18:03:00Z',
		});
		const request = windows({ Updated: ['2026-03-15T17:50:00Z', NOW] }) + asOf('2026-03-15', NOW);
		expect(total((await ask(tenant, request)).text)).toBe(0);
		expect(await title()).not.toBe('Late');
		tenant.clock.advance(3 * 60_000);
		expect(total((await ask(tenant, request)).text)).toBe(1);
		expect(await title(NOW)).toBe('Late');
		tenant.clock.advance(-1);
		expect(total((await ask(tenant, request)).text)).toBe(0);
	});
});

it('a window over a large tenant looks at those who may be in it, not at everybody', async () => {
	await start({ workers: 20_000, validate: false });
	const { workforce } = tenant;
	const request = (through: string) =>
		windows({ Updated: ['2026-03-14T00:00:00Z', through] }) + flags('Include_Reference');
	const before = total((await ask(tenant, request(NOW))).text);
	const looked = new Set<number>();
	const standing = workforce.standing.bind(workforce);
	workforce.standing = (number, asOf) => {
		looked.add(number);
		return standing(number, asOf);
	};
	workforce.ledger.retitle(77, 'New', { effective: NOW, entered: '2026-03-15T17:00:00Z' });
	workforce.ledger.terminate(hire(), { lastDay: '2026-03-16', entered: '2026-03-15T17:30:00Z' });
	expect(total((await ask(tenant, request(NOW))).text)).toBe(before + 2);
	expect(looked.size).toBe(before + 2);
});

it('a window finds workers that are generated after the first one was asked for', async () => {
	await start({ workers: 20 });
	const { workforce } = tenant;
	const request = windows({ Updated: ['2026-02-01T00:00:00Z', NOW] }) + flags('Include_Reference');
	const expected = () =>
		[...workforce.numbers()]
			.filter((number) =>
				workforce
					.transactions(number, { entered: Date.parse(NOW) })
					.some(({ entered }) => entered >= Date.parse('2026-02-01T00:00:00Z')),
			)
			.map((number) => workforce.workerId(number));
	const ids = async () => texts((await ask(tenant, request)).text, 'Worker_ID');
	const before = expected();
	expect(await ids()).toEqual(before);
	hire();
	workforce.grow(60);
	expect(await ids()).toEqual(expected());
	expect(expected().length).toBeGreaterThan(before.length + 1);
});
