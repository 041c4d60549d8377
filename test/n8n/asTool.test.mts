/** How the node knows that it is a tool, and what its settings say. */
import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { toolRulesOf } from '../../nodes/Workday/n8n/asTool.ts';
import { readsOnly } from '../../nodes/Workday/n8n/readsOnly.ts';
import { inOtherWords, NotFound, Permission, Validation } from '../../nodes/Workday/workday/errors.ts';
import { withoutWorkdaysWords } from '../../nodes/Workday/workday/privacy/errors.ts';
import { Privacy } from '../../nodes/Workday/workday/privacy/kinds.ts';
import type { WorkdayClient } from '../../nodes/Workday/workday/client.ts';

const PLAIN = 'n8n-nodes-workday.workday';

/** The two questions that are asked of n8n's context. */
function contextOf(type: string, parameters: INodeParameters = {}, isToolExecution?: () => boolean): IExecuteFunctions {
	const context: object = { getNode: () => ({ type, parameters }), ...(isToolExecution && { isToolExecution }) };
	return context as IExecuteFunctions;
}

test.each([
	["n8n's second type", contextOf(`${PLAIN}Tool`)],
	['loaded from a folder', contextOf('CUSTOM.workdayTool')],
	['the context says so', contextOf(PLAIN, {}, () => true)],
])('a tool: %s', (_what, context) => {
	const { privacy, mayWrite } = toolRulesOf(context);
	expect([privacy.isOn, mayWrite]).toEqual([true, false]);
});

test.each([
	['n8n 1', contextOf(PLAIN)],
	['n8n 2', contextOf(PLAIN, {}, () => false)],
	['with settings that a tool left', contextOf(PLAIN, { allowPrivateData: [], allowWrites: false })],
])('no tool, in %s', (_what, context) => {
	const { privacy, mayWrite } = toolRulesOf(context);
	expect([privacy.isOn, mayWrite]).toEqual([false, true]);
});

test('what stands in the workflow counts', () => {
	const { privacy, mayWrite } = toolRulesOf(contextOf(`${PLAIN}Tool`, { allowPrivateData: ['reasons'], allowWrites: true }));
	expect([privacy.allows('reasons'), privacy.allows('leaveTypes'), privacy.allows(undefined), mayWrite]).toEqual([true, false, false, true]);
});

describe('a client that only reads', () => {
	const sent: string[] = [];
	const client = { call: async () => void sent.push('call'), records: () => void sent.push('records'), ask: async () => void sent.push('ask'), askWhole: async () => void sent.push('askWhole'), askItems: () => void sent.push('askItems') };
	const guarded = readsOnly(Object.assign(Object.create(null) as WorkdayClient, client), 'Allow Writes');
	const soap = (isRead: boolean) => ({ isRead, service: 'S', body: '' });
	const web = (isRead: boolean) => ({ isRead, method: 'POST' as const, path: '/', accept: '*/*' });

	test('lets reads through', async () => {
		await guarded.call(soap(true));
		await guarded.ask(web(true));
		expect(sent).toEqual(['call', 'ask']);
	});

	test('refuses whatever may change something, before it is sent', async () => {
		const before = sent.length;
		await expect(guarded.call(soap(false))).rejects.toThrow(/^Allow Writes: is off/);
		await expect(guarded.ask(web(false))).rejects.toThrow(/^Allow Writes/);
		await expect(guarded.askWhole(web(false), () => Promise.resolve(1))).rejects.toThrow(/^Allow Writes/);
		expect(() => guarded.askItems({ request: web(false), read: async function* () {}, textOf: String })).toThrow(/^Allow Writes/);
		expect(sent).toHaveLength(before);
	});
});

describe('errors without what Workday said', () => {
	const MARK = 'Maternity of J. Doe';
	const strict = new Privacy([]);
	const shown = (error: unknown): string => JSON.stringify([Object(withoutWorkdaysWords(strict, error)).message, withoutWorkdaysWords(strict, error)]);

	test('their class, status and request ID stay', () => {
		const error = new Validation(`Workday refused the request: ${MARK}`, [{ message: MARK, detail: MARK }], { status: 500, faultCode: 'Client.validationError', workdayText: MARK, requestId: 'r-1' });
		const told = withoutWorkdaysWords(strict, error);
		expect(told).toBeInstanceOf(Validation);
		expect(shown(error)).not.toContain(MARK);
		expect(Object(told).details).toMatchObject({ faultCode: 'Client.validationError', requestId: 'r-1' });
		expect(shown(inOtherWords(new Permission(MARK, { status: 403, workdayText: MARK }), `Before it: ${MARK}`))).not.toContain(MARK);
	});

	test('what is in our own words stays, and with everything allowed all does', () => {
		const own = new NotFound('No worker with Employee_ID 1 was found');
		expect(withoutWorkdaysWords(strict, own)).toBe(own);
		const error = new Validation(MARK, []);
		expect(withoutWorkdaysWords(Privacy.OFF, error)).toBe(error);
	});
});
