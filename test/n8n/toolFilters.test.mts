/** As a tool of an AI agent: who comes says what is true of them, so what chooses people may not be private either. */
import type { ItemContext } from '../../nodes/Workday/n8n/defineOperation.ts';
import { Parameters } from '../../nodes/Workday/n8n/parameters.ts';
import { getChanged } from '../../nodes/Workday/operations/worker/getChanged/operation.ts';
import { putEnrollment } from '../../nodes/Workday/operations/learning/enrollment/put/operation.ts';
import { putRecord } from '../../nodes/Workday/operations/learning/record/put/operation.ts';
import { readWhose } from '../../nodes/Workday/operations/organization/memberships/filters.ts';
import { readCriteria as readOrganizationCriteria } from '../../nodes/Workday/operations/organization/criteria.ts';
import { readCriteria } from '../../nodes/Workday/operations/worker/criteria.ts';
import { Privacy, type PrivateKind } from '../../nodes/Workday/workday/privacy/kinds.ts';

const NOW = '2026-03-15T12:00:00Z';
const CONNECTED = 'would have connected';

function contextOf(values: Record<string, unknown>, allowed: readonly PrivateKind[] = []): ItemContext {
	return {
		parameters: new Parameters((name) => values[name]),
		clock: { now: () => Date.parse(NOW), sleep: async () => {}, random: () => 0 },
		timeZone: 'UTC',
		privacy: new Privacy(allowed),
		mayWrite: false,
		hint: () => {},
		connect: () => Promise.reject(new Error(CONNECTED)),
		storeBuffer: () => Promise.reject(new Error('stores nothing')),
		itemIndex: 0,
		lanes: [],
		tellsOfChange: () => {},
		once: async (_key, make) => await make(),
	};
}

const begin = async (operation: { run(context: ItemContext): AsyncIterable<unknown> }, context: ItemContext): Promise<void> => {
	for await (const item of operation.run(context)) throw new Error(`gave ${JSON.stringify(item)}`);
};

describe('Get Changed', () => {
	const window = { from: '2026-03-08', through: '2026-03-15', events: ['futureHire'] };
	const ask = async (options: Record<string, unknown>, allowed?: readonly PrivateKind[]) => await begin(getChanged, contextOf({ ...window, options: { ...options, futureHireDays: 365 } }, allowed));

	test.each([
		['hireTypes', 'Hire Types'],
		['leaveTypes', 'Leave Types'],
		['returnTypes', 'Return Types'],
		['terminationTypes', 'Termination Types'],
		['onlyTypes', 'Only Transaction Types'],
		['ignoredTypes', 'Ignored Transaction Types'],
	])('%s says what the transactions are of those who come', async (name, label) => {
		await expect(ask({ [name]: 'Terminate Employee' })).rejects.toThrow(new RegExp(`^${label}: A choice of transactions is private data \\(Reasons\\)`));
		await expect(ask({ [name]: 'Terminate Employee' }, ['reasons'])).rejects.toThrow(CONNECTED);
	});

	test('without types of its own it is asked', async () => {
		await expect(ask({})).rejects.toThrow(CONNECTED);
	});
});

describe.each([
	['Get Many', (context: ItemContext) => readCriteria(context)],
	['memberships', (context: ItemContext) => readWhose(context, context.parameters.group('filters', 'Filters'))],
])('who has something effective on a day to come: %s', (_what, read) => {
	const filters = (effectiveThrough: string) => ({ filters: { effectiveFrom: '2026-03-01', effectiveThrough, excludeInactive: true } });

	test('is said to those only who may know when people leave', () => {
		expect(() => read(contextOf(filters('2026-06-30')))).toThrow(/^Effective Through: .* is private data \(Termination Dates\)/);
		expect(() => read(contextOf(filters('P1D')))).toThrow(/Termination Dates/);
		expect(() => read(contextOf(filters('2026-06-30'), ['terminationDates']))).not.toThrow();
	});

	test('is open up to now', () => {
		expect(() => read(contextOf(filters('Now')))).not.toThrow();
	});
});

test('what becomes of organizations is open', () => {
	expect(() => readOrganizationCriteria(contextOf({ filters: { effectiveFrom: '2026-03-01', effectiveThrough: '2026-06-30' } }))).not.toThrow();
});

describe.each([
	['a record', putRecord, { recordId: 'R-1' }],
	['an enrollment', putEnrollment, { enrollmentId: 'E-1' }],
])('%s of a learner', (_what, operation, id) => {
	const values = { ...id, learner: '21001', contentId: 'C-1', completionDate: '2026-01-31', grade: 'PASS' };

	test('is not even planned, since what is there would show, and whose it is', async () => {
		await expect(begin(operation, contextOf(values))).rejects.toThrow(/^Learner: What somebody learned is private data \(Performance and Talent\)/);
		await expect(begin(operation, contextOf(values, ['talent']))).rejects.toThrow(CONNECTED);
	});
});
