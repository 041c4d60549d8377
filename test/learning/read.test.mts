/** Reading many by their ids: over real HTTP from the tenant, and together with those that come next. */
import { createClient } from '../../nodes/Workday/workday/client.ts';
import { Permission } from '../../nodes/Workday/workday/errors.ts';
import { IDS_PER_READ, ReadAhead, ReadTogether } from '../../nodes/Workday/workday/learning/ahead.ts';
import { CONTENT, type LearningKind } from '../../nodes/Workday/workday/learning/kinds.ts';
import { namesWith } from '../../nodes/Workday/workday/learning/names.ts';
import { readerOf, type ReadByIds } from '../../nodes/Workday/workday/learning/readLearning.ts';
import type { Shown } from '../../nodes/Workday/workday/learning/values.ts';
import { withUsernameToken } from '../../nodes/Workday/workday/soap/security.ts';
import { frozenClock } from '../support/clock.mts';
import { nodeTransport } from '../support/nodeTransport.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';

const NOW = '2026-06-15T12:00:00Z';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startTenant({ clock: NOW, users: [{ userName: 'ISU_n8n', password: 'x' }, { userName: 'ISU_blind', password: 'x', tasks: [] }] });
	for (const id of ['A', 'B', 'C <&>']) tenant.desk.learning.Learning_Imported_Content.set(id, { ID: id, Title: `Title of ${id}` });
});
afterAll(() => tenant.close());
beforeEach(() => tenant.requests.splice(0));
afterEach(() => {
	tenant.desk.rules.learningNamesOneUnknown = false;
	for (const { problems, responseProblems } of tenant.requests) expect([problems, responseProblems]).toEqual([[], []]);
});

function reader(kind: LearningKind = CONTENT, userName = 'ISU_n8n'): ReadByIds {
	const transport = nodeTransport({ authenticate: (request) => ({ ...request, body: withUsernameToken(request.body ?? '', `${userName}@${tenant.tenant}`, 'x') }) });
	const client = createClient({ transport, clock: frozenClock(NOW), servicesHost: tenant.credentials.baseUrl, tenant: tenant.tenant, version: 'v46.1' });
	return readerOf(kind, { client, version: 'v46.1', names: namesWith([], 'Names') });
}
const titles = (found: ReadonlyMap<string, Shown>) => [...found].map(([id, { values }]) => [id, values.title]);

describe('ids in one request', () => {
	test('all of them there: one request', async () => {
		expect(titles(await reader()(['A', 'C <&>']))).toEqual([['A', 'Title of A'], ['C <&>', 'Title of C <&>']]);
		expect(tenant.requests).toHaveLength(1);
	});

	test.each([
		['all', false, 2],
		// Asked for together, without the one that was named, and then each alone.
		['the first of them', true, 4],
	])('some not there, and %s named', async (_which, oneOnly, requests) => {
		tenant.desk.rules.learningNamesOneUnknown = oneOnly;
		expect(titles(await reader()(['X', 'A', 'Y', 'B']))).toEqual([['A', 'Title of A'], ['B', 'Title of B']]);
		expect(tenant.requests).toHaveLength(requests);
	});

	test('none of them there: nothing is asked again', async () => {
		expect(titles(await reader()(['X', 'Y']))).toEqual([]);
		expect(tenant.requests).toHaveLength(1);
	});

	test('one that spoils the request for another reason does not take the others along', async () => {
		tenant.switches.arm({ kind: 'processingError', text: 'Something about one of them.' }, { when: () => (tenant.requests.at(-1)?.body ?? '').includes('>B<'), times: Infinity });
		const [ahead, together] = [new ReadAhead(reader(), ['A', 'B']), new ReadTogether(reader())];
		const read = await Promise.allSettled(['A', 'B'].flatMap((id) => [ahead.take(id), together.now(id)]));
		expect(read.map((one) => (one.status === 'fulfilled' ? one.value?.id : String(one.reason)))).toEqual(['A', 'A', ...[1, 2].map(() => expect.stringContaining('Something about one of them'))]);
		tenant.switches.clear();
	});

	test('who may not read is told at once', async () => {
		await expect(reader(CONTENT, 'ISU_blind')(['A', 'B'])).rejects.toBeInstanceOf(Permission);
		expect(tenant.requests).toHaveLength(1);
	});
});

describe('what comes next in the run', () => {
	const asked: string[][] = [];
	beforeEach(() => asked.splice(0));
	/** Whatever ends in `?` is not there. */
	const read: ReadByIds = async (ids) => {
		asked.push([...ids]);
		await Promise.resolve();
		return new Map(ids.filter((id) => !id.endsWith('?')).map((id) => [id, { wid: null, id, values: {} }]));
	};
	const ids = Array.from({ length: 120 }, (_, index) => `R-${index}`);

	test('is read along, each id once', async () => {
		const ahead = new ReadAhead(read, ids);
		for (const id of ids) expect((await ahead.take(id))?.id).toBe(id);
		expect(asked.map(({ length }) => length)).toEqual([IDS_PER_READ, IDS_PER_READ, 20]);
		expect(asked.flat()).toEqual(ids);
	});

	test('is read along for those who ask while it is read, and anew for who asks again: it may have been written', async () => {
		const ahead = new ReadAhead(read, ['A', 'B?', 'C']);
		expect(await Promise.all(['B?', 'A', 'C'].map(async (id) => (await ahead.take(id))?.id))).toEqual([undefined, 'A', 'C']);
		expect(asked).toEqual([['B?', 'C'], ['A']]);
		await ahead.take('A');
		await ahead.take('not in the list');
		expect(asked.slice(2)).toEqual([['A'], ['not in the list']]);
	});

	test('who asks while others are answered comes along in the next request, and fails alone', async () => {
		const together = new ReadTogether(async (wanted) => {
			if (wanted.includes('bad')) throw new Error('bad');
			return await read(wanted);
		});
		const answers = ['A', 'B', 'C', 'C'].map(async (id) => (await together.now(id))?.id);
		await Promise.resolve();
		const late = ['bad', 'D'].map(async (id) => (await together.now(id))?.id);
		expect((await Promise.allSettled([...answers, ...late])).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
		expect(asked.flat().sort()).toEqual(['A', 'B', 'C', 'D']);
		expect(asked.length).toBeLessThan(4);
	});
});
