import { createContentHash } from '../../nodes/Workday/trigger/reconcile/content.ts';
import type { OutputKind } from '../../nodes/Workday/workday/worker/output.ts';
import type { Tenant } from '../tenant/server/index.mts';
import { NOW, ReconcileTrigger, tenantOf } from './reconcileTrigger.mts';

/** Of the two contact changes, the first. */
const WINDOW = { updatedFrom: '2026-03-10T00:00:00Z', updatedThrough: '2026-03-11T00:00:00Z' };
const BEFORE = '2026-03-05T00:00:00.000Z';
let tenant: Tenant;
beforeAll(async () => {
	tenant = await tenantOf(3);
	tenant.workforce.ledger.retitle(1, 'Chef', { effective: '2026-03-06T08:00:00Z', entered: '2026-03-06T09:00:00Z' });
	for (const day of ['10', '14']) {
		const entered = `2026-03-${day}T09:00:00Z`;
		tenant.workforce.ledger.enter(1, { type: 'Contact Change', effective: entered, entered });
	}
});
afterAll(() => tenant.close());

/** The same worker, read in three ways: by id and among all, as a full reconcile reads; and in a window, with its log. */
async function readings(kind: OutputKind): Promise<Array<Record<string, unknown>>> {
	const trigger = new ReconcileTrigger(tenant);
	trigger.kind = kind;
	const [day, wid] = ['2026-03-15', tenant.workforce.wid(1)];
	const items: Array<Record<string, unknown>> = [];
	for await (const item of trigger.source(NOW).readByIds([wid], day, (worker) => worker.item())) items.push(item);
	for (const what of [{ withoutLog: true }, { criteria: { transactionLog: [{ range: WINDOW }] } }]) {
		for await (const one of trigger.source(NOW).read({ day, ...what }, ({ facts, item }) => ({ id: facts.id, item: item() }))) {
			if (one.id === wid) items.push(one.item);
		}
	}
	return items;
}

describe.each<OutputKind>(['profile', 'scim', 'json', 'xml'])('of the output %s', (kind) => {
	test('the hash is the same whatever part of the transaction log came along', async () => {
		const items = await readings(kind);
		expect(items).toHaveLength(3);
		expect(items[0]).toEqual(items[1]);
		expect(items[0]).not.toEqual(items[2]);
		const hashOf = createContentHash(kind);
		expect(new Set(items.map(hashOf)).size).toBe(1);
		const [hash] = items.map(hashOf);
		expect(hash).toBeGreaterThan(0);
		expect(hash).toBeLessThan(2 ** 30);
	});

	test('the hash is another one for another worker, and after a change', async () => {
		const trigger = new ReconcileTrigger(tenant);
		trigger.kind = kind;
		const hashOf = createContentHash(kind);
		const hashes = new Set<number>();
		for (const moment of [BEFORE, NOW]) {
			for await (const hash of trigger.source(moment).read({ day: moment.slice(0, 10) }, ({ item }) => hashOf(item()))) hashes.add(hash);
		}
		// Two who stay as they are, and one before and after.
		expect(hashes.size).toBe(4);
	});
});

test('ids are the same whatever happens to the worker', () => {
	const hashOf = createContentHash('ids');
	const item = { id: '0'.repeat(32), employeeNumber: '21001', contingentWorkerId: null, workerType: 'Employee' };
	expect(hashOf({ ...item })).toBe(hashOf(item));
	expect(hashOf({ ...item, employeeNumber: '21002' })).not.toBe(hashOf(item));
});

test('fields by XPath that read the log do not count', () => {
	const paths = {
		title: 'Worker_Data/Employment_Data/Worker_Job_Data/Position_Data/Business_Title',
		when: 'wd:Worker_Data/wd:Transaction_Log_Entry_Data/wd:Transaction_Log_Entry[1]/wd:Transaction_Log_Data/wd:Transaction_Entry_Moment',
		last: '//Transaction_Effective_Moment',
		count: 'count(//wd:Transaction_Log_Entry)',
	};
	const fields = Object.entries(paths).map(([name, path]) => ({ name, path, list: false }));
	const hashOf = createContentHash('xpath', fields);
	const item = { title: 'Cook', when: '2026', last: '2026', count: 1 };
	expect(hashOf({ ...item, when: '2027', last: null, count: 2 })).toBe(hashOf(item));
	expect(hashOf({ ...item, title: 'Chef' })).not.toBe(hashOf(item));
});

describe('raw XML', () => {
	const hashOf = createContentHash('xml');
	const of = (inside: string) => hashOf({ xml: `<w:Worker><w:Worker_Data><a/>${inside}<b>1</b></w:Worker_Data></w:Worker>` });
	const LOG = 'Transaction_Log_Entry_Data';

	test.each([
		`<w:${LOG}/>`,
		`<w:${LOG} />`,
		`<w:${LOG} x="1"></w:${LOG}>`,
		`<${LOG}><w:Transaction_Log_Entry>2026</w:Transaction_Log_Entry></${LOG} >`,
		`<w:${LOG}>1</w:${LOG}><w:${LOG}>2</w:${LOG}>`,
	])('without the log is what it is without %s', (log) => {
		expect(of(log)).toBe(of(''));
	});

	test.each([`<w:${LOG}_2>1</w:${LOG}_2>`, `<![CDATA[<${LOG}>]]>`, `<w:Other>${LOG}</w:Other>`])('%s is something else', (text) => {
		expect(of(text)).not.toBe(of(''));
		expect(of(text)).not.toBe(of(text.replace('L', 'l')));
	});
});
