import { ask, flags, reference, texts, total, windows } from './client.mts';
import { logOf as log, one, seen as look } from './scripted.mts';
import { startTenant, type Tenant, type TenantOptions } from './server/index.mts';
import type { NewHire } from './workers/ledgerTypes.mts';
import { SUPERVISORY } from './workers/organizations.mts';

const NOW = '2026-03-15T18:00:00.000Z';
const EARLY = '2026-03-01T09:00:00Z';
let tenant: Tenant;
const start = async (options: TenantOptions = {}): Promise<Tenant> =>
	(tenant = await startTenant({ workers: 0, clock: NOW, listen: false, ...options }));
// Every answer was held against the schema, or there would have been none.
afterEach(() => tenant.close());

const seen = (worker: number, day?: string, entered?: string) => look(tenant, worker, day, entered);

async function facts(worker: number, names: readonly string[], day?: string, entered?: string) {
	const xml = await seen(worker, day, entered);
	return xml && names.map((name) => one(xml, name));
}

const STATUS = ['Active', 'Terminated', 'Hire_Date', 'Termination_Date'];
const hired = (more: Partial<NewHire> = {}) =>
	tenant.workforce.ledger.hireWorker({ effective: '2026-02-02', entered: EARLY, ...more });

describe('in a tenant that began empty', () => {
	it('a hired worker appears, without a manager', async () => {
		await start({ density: 'medium' });
		expect(total((await ask(tenant)).text)).toBe(0);
		const worker = hired();
		const xml = (await seen(worker)) ?? '';
		expect(STATUS.map((name) => one(xml, name))).toEqual(['1', '0', '2026-02-02', undefined]);
		expect(xml).toContain('>SUPERVISORY_ORGANIZATION-1-100<');
		expect(xml).not.toContain('<wd:Manager_Reference');
		expect(log(xml)).toEqual(['Hire Employee 2026-02-02 2026-03-01 - -']);
	});

	it('a hire to come is thin before its date and unknown before its entry', async () => {
		await start();
		const worker = hired({ effective: '2026-04-01' });
		expect(await facts(worker, STATUS)).toEqual(['0', '0', '2026-04-01', undefined]);
		expect(await seen(worker)).not.toContain('User_Account_Data');
		expect(await facts(worker, STATUS, '2026-04-01')).toEqual(['1', '0', '2026-04-01', undefined]);
		expect(await seen(worker, '2026-04-01', '2026-03-01T08:59:59Z')).toBeUndefined();
	});

	it('has the kind, the time zone and the person that it was told', async () => {
		await start();
		const contingent = hired({ contingent: true, timeZone: 'Pacific/Auckland' });
		const same = hired({ sameAs: contingent, timeZone: null });
		const [first = '', second = ''] = [await seen(contingent), await seen(same)];
		expect(first).toMatch(/wd:type="Contingent_Worker_ID">C-00000</);
		expect(first).toContain('wd:type="Time_Zone_ID">Pacific/Auckland<');
		expect(log(first)[0]).toMatch(/^Contract Contingent Worker/);
		expect(second).toContain('wd:type="Employee_ID"');
		expect(second).not.toContain('Time_Zone_Reference');
		const universal = reference('Universal_ID_Reference', 'Universal_Identifier_ID', one(first, 'Universal_ID') ?? '');
		const both = await ask(tenant, `<Request_Criteria>${universal}</Request_Criteria>${flags('Include_Reference')}`);
		expect(texts(both.text, 'Worker_ID')).toEqual([contingent, same].map((n) => tenant.workforce.workerId(n)));
	});
});

describe('an employment', () => {
	it.each([
		['dayAfter', '2026-03-11', '2026-03-11T07:00:00.000Z'],
		['lastDay', '2026-03-10', '2026-03-10T07:00:00.000Z'],
	] as const)('ends after its last day, which the log gives as: %s', async (terminationEffective, effective, moment) => {
		await start({ terminationEffective });
		const worker = hired();
		const { ledger } = tenant.workforce;
		const key = ledger.terminate(worker, { lastDay: '2026-03-10', entered: '2026-03-05T12:00:00Z' });
		expect(await facts(worker, STATUS, '2026-03-10')).toEqual(['1', '0', '2026-02-02', undefined]);
		expect(await facts(worker, [...STATUS, 'End_Employment_Date'], '2026-03-11')).toEqual(
			['0', '1', '2026-02-02', '2026-03-10', '2026-03-10'],
		);
		const unknown = await facts(worker, STATUS, '2026-03-11', '2026-03-05T11:59:59Z');
		expect(unknown).toEqual(['1', '0', '2026-02-02', undefined]);
		expect(log(await seen(worker))[1]).toBe(`Terminate Employee ${effective} 2026-03-05 - -`);
		// The same by its effective moment.
		const other = hired();
		ledger.enter(other, { type: 'Terminate Employee', effective, entered: EARLY });
		expect((await facts(other, STATUS))?.[3]).toBe('2026-03-10');
		expect(ledger.entries(worker).find((entry) => entry.key === key)?.effective).toBe(Date.parse(moment));
	});

	it('begins again with a rehire, and that can be taken back', async () => {
		await start();
		const worker = hired();
		const { ledger } = tenant.workforce;
		ledger.terminate(worker, { lastDay: '2026-02-20', entered: EARLY });
		const names = ['Active', 'Hire_Date', 'Original_Hire_Date', 'Rehire', 'Termination_Date'];
		const key = ledger.rehire(worker, { effective: '2026-03-12', entered: '2026-03-04T12:00:00Z' });
		expect(await facts(worker, names, '2026-03-11')).toEqual(['0', '2026-02-02', '2026-02-02', '0', '2026-02-20']);
		expect(await facts(worker, names)).toEqual(['1', '2026-03-12', '2026-02-02', '1', undefined]);
		ledger.rescind(worker, key, { entered: '2026-03-14T12:00:00Z' });
		expect(await facts(worker, names)).toEqual(['0', '2026-02-02', '2026-02-02', '0', '2026-02-20']);
	});

	it('goes on under another manager after a move', async () => {
		await start({ workers: 40 });
		const { ledger, organizations } = tenant.workforce;
		const worker = 30;
		const manager = async (day: string): Promise<boolean[]> => {
			const xml = (await seen(worker, day)) ?? '';
			return [2, 3].map((number) => xml.includes(`>${organizations.get(SUPERVISORY, number).referenceId}<`));
		};
		expect(organizations.supervisoryOf(worker)).toBe(2);
		ledger.move(worker, 3, { effective: '2026-03-12', entered: EARLY });
		expect(await manager('2026-03-11')).toEqual([true, false]);
		expect(await manager('2026-03-12')).toEqual([false, true]);
	});

	it('whose hire was rescinded never was', async () => {
		await start();
		const worker = hired({ effective: '2026-03-20' });
		const { ledger } = tenant.workforce;
		const [hire] = ledger.entries(worker);
		ledger.rescind(worker, hire?.key ?? '', { entered: '2026-03-10T12:00:00Z' });
		const names = ['Active', 'Hire_Rescinded', 'Hire_Date'];
		expect(await facts(worker, names, '2026-03-21')).toEqual(['0', '1', '2026-03-20']);
		expect(await facts(worker, names, '2026-03-21', '2026-03-10T11:59:59Z')).toEqual(['1', '0', '2026-03-20']);
		ledger.rehire(worker, { effective: '2026-03-25', entered: '2026-03-11T12:00:00Z' });
		expect(await facts(worker, [...names, 'Rehire'], '2026-03-26')).toEqual(['1', '0', '2026-03-25', '0']);
	});

	it('of an employee can be converted to a contract, by the same person', async () => {
		await start();
		const before = hired({ timeZone: 'Pacific/Auckland' });
		const after = tenant.workforce.ledger.convert(before, { effective: '2026-03-10', entered: EARLY });
		expect(await facts(before, STATUS)).toEqual(['0', '1', '2026-02-02', '2026-03-09']);
		expect(await facts(after, STATUS)).toEqual(['1', '0', '2026-03-10', undefined]);
		expect(await facts(after, ['Universal_ID', 'Last_Name'])).toEqual(await facts(before, ['Universal_ID', 'Last_Name']));
		expect(await seen(after)).toContain('>Pacific/Auckland<');
		tenant.workforce.ledger.terminate(after, { lastDay: '2026-09-30', entered: EARLY });
		expect(await facts(after, ['Contract_End_Date', 'Active'])).toEqual(['2026-09-30', '1']);
	});
});

it('a leave begins and ends when it takes effect, and no sooner than it was entered', async () => {
	await start();
	const worker = hired();
	const { ledger } = tenant.workforce;
	ledger.leave(worker, { effective: '2026-03-05', entered: EARLY });
	ledger.returnFromLeave(worker, { effective: '2026-03-12', entered: '2026-03-10T12:00:00Z' });
	const leave = (day: string, entered?: string) => facts(worker, ['On_Leave', 'Leave_End_Date', 'Active'], day, entered);
	expect(await leave('2026-03-04')).toEqual(['0', undefined, '1']);
	expect(await leave('2026-03-11')).toEqual(['1', undefined, '1']);
	expect(await leave('2026-03-12')).toEqual(['0', '2026-03-12', '1']);
	expect(await leave('2026-03-12', '2026-03-10T11:00:00Z')).toEqual(['1', undefined, '1']);
});

it('the later effective change holds, whenever it was entered', async () => {
	await start();
	const worker = hired();
	const { ledger } = tenant.workforce;
	ledger.retitle(worker, 'Later', { effective: '2026-03-10', entered: EARLY });
	ledger.retitle(worker, 'Sooner', { effective: '2026-03-08', entered: '2026-03-02T12:00:00Z' });
	ledger.enter(worker, {
		type: 'Contact Change',
		effective: '2026-03-09',
		entered: EARLY,
		set: { emails: [{ address: 'new@example.com', usage: 'WORK', primary: true, public: true }] },
	});
	const names = ['Business_Title', 'Email_Address'];
	expect((await facts(worker, names, '2026-03-08'))?.[0]).toBe('Sooner');
	expect(await facts(worker, names, '2026-03-09')).toEqual(['Sooner', 'new@example.com']);
	expect(await facts(worker, names)).toEqual(['Later', 'new@example.com']);
});

describe('a correction', () => {
	it('replaces the entry from its own entry on, with another moment or other values', async () => {
		await start();
		const worker = hired();
		const { ledger } = tenant.workforce;
		const title = ledger.retitle(worker, 'Wrong', { effective: '2026-03-05', entered: EARLY });
		ledger.correct(worker, title, { entered: '2026-03-10T12:00:00Z', set: { businessTitle: 'Right' } });
		const [hire] = ledger.entries(worker);
		ledger.enter(worker, {
			type: 'Hire Employee',
			effective: '2026-02-09',
			entered: '2026-03-11T12:00:00Z',
			corrects: hire?.key ?? '',
		});
		const names = ['Business_Title', 'Hire_Date', 'Original_Hire_Date', 'Rehire'];
		expect(await facts(worker, names)).toEqual(['Right', '2026-02-09', '2026-02-09', '0']);
		const former = await facts(worker, names, undefined, '2026-03-10T11:00:00Z');
		expect(former).toEqual(['Wrong', '2026-02-02', '2026-02-02', '0']);
		const end = ledger.terminate(worker, { lastDay: '2026-03-12', entered: EARLY });
		const later = ledger.correct(worker, end, { lastDay: '2026-03-31', entered: '2026-03-12T12:00:00Z' });
		expect((await facts(worker, STATUS, '2026-03-31'))?.[0]).toBe('1');
		expect((await facts(worker, STATUS, '2026-04-01'))?.[3]).toBe('2026-03-31');
		ledger.rescind(worker, later, { entered: '2026-03-13T12:00:00Z' });
		expect((await facts(worker, STATUS, '2026-04-01'))?.[0]).toBe('1');
	});

	it('and a rescind are refused where nothing is in force, and for what does not fit', async () => {
		await start();
		const worker = hired();
		const { ledger } = tenant.workforce;
		const end = ledger.terminate(worker, { lastDay: '2026-03-12', entered: EARLY });
		const rescind = ledger.rescind(worker, end, { entered: NOW });
		expect(() => ledger.correct(worker, end, { lastDay: '2026-03-13', entered: NOW })).toThrow(/not in force/);
		expect(() => ledger.rescind(worker, rescind, { entered: NOW })).toThrow(/a rescind itself/);
		expect(() => ledger.rescind(worker, 'none', { entered: NOW })).toThrow(/no entry/);
		const contract = { type: 'Contract Contingent Worker', effective: NOW, entered: NOW } as const;
		expect(() => ledger.enter(worker, contract)).toThrow(/not for an employee/);
		expect(() => hired({ sameAs: 99 })).toThrow('There is no worker 99.');
		expect(() => hired({ entered: 'yesterday' })).toThrow('Not a moment: yesterday');
	});
});

it('a purged worker is gone from every answer', async () => {
	await start({ workers: 30 });
	const worker = hired();
	tenant.workforce.ledger.purge(worker);
	tenant.workforce.ledger.purge(0);
	const everybody = await ask(
		tenant,
		flags('Include_Reference', 'Include_Organizations', 'Include_Management_Chain_Data'),
	);
	expect(total(everybody.text)).toBe(29);
	for (const gone of [0, worker]) {
		expect(everybody.text).not.toContain(tenant.workforce.wid(gone));
		const byId = reference('Worker_Reference', 'WID', tenant.workforce.wid(gone));
		expect((await ask(tenant, `<Request_References>${byId}</Request_References>`)).text).toContain('Invalid ID value.');
	}
});

it('a changed worker shows the change, and nobody else does, where bodies are repeated', async () => {
	await start({ workers: 60, repeatBodies: 10 });
	const { ledger } = tenant.workforce;
	const shown = async () => texts((await ask(tenant, flags('Include_Employment_Information'))).text, 'Business_Title');
	await shown();
	for (const [worker, title] of [
		[14, 'Double'],
		[3, 'Source'],
	] as const)
		ledger.retitle(worker, title, { effective: '2026-03-01', entered: EARLY });
	const titles = await shown();
	expect([titles[14], titles[3]]).toEqual(['Double', 'Source']);
	expect(titles.filter((title) => ['Double', 'Source'].includes(title))).toHaveLength(2);
});

it('generated workers take scripted entries as well', async () => {
	await start({ workers: 60 });
	const { workforce } = tenant;
	const { ledger } = workforce;
	const active = workforce.example('active');
	ledger.leave(active, { effective: '2026-03-14', entered: '2026-03-14T12:00:00Z' });
	ledger.terminate(active, { lastDay: '2026-03-16', entered: NOW });
	expect(await facts(active, ['Active', 'On_Leave'])).toEqual(['1', '1']);
	expect((await facts(active, STATUS, '2026-03-17'))?.[1]).toBe('1');
	const terminated = workforce.example('terminated');
	const end = ledger.entries(terminated).find(({ type }) => type === 'Terminate Employee');
	ledger.rescind(terminated, end?.key ?? '', { entered: NOW });
	expect((await facts(terminated, STATUS))?.slice(0, 2)).toEqual(['1', '0']);
	const request = windows({ Updated: ['2026-03-14T00:00:00Z', NOW] });
	expect(texts((await ask(tenant, request + flags('Include_Reference'))).text, 'Worker_ID')).toEqual(
		[active, terminated].sort((a, b) => a - b).map((number) => workforce.workerId(number)),
	);
});
