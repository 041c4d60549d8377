/** What the person at the canvas is told to do. */
import type { INode } from 'n8n-workflow';
import { toNodeError } from '../../nodes/Workday/n8n/toNodeError.ts';
import { InvalidRequest, Validation } from '../../nodes/Workday/workday/errors.ts';

const node: INode = { id: '1', name: 'Workday', type: 'n8n-nodes-workday.workday', typeVersion: 1, position: [0, 0], parameters: {} };
const place = { resource: 'worker', operation: 'getAll', itemIndex: 0 };
const described = (error: unknown) => toNodeError(node, error, place).description;

test('an input that is refused before anything is sent says so', () => {
	expect(described(new InvalidRequest('Limit', 'must be a number'))).toMatch(/Nothing was sent/);
});

test('an input that shows to be wrong only when workers come does not', () => {
	expect(described(new InvalidRequest('Fields by XPath, "a"', 'too expensive', true))).not.toMatch(/Nothing was sent/);
});

test('what Workday says several times, with other spaces, is said once', () => {
	const said = "Invalid ID value.  'x' is not a valid ID value";
	const error = new Validation(`Workday refused the request: ${said.replace('  ', ' ')}`, [{ message: said, path: '/wd:A' }], { workdayText: said });
	expect(described(error)?.match(/Invalid ID value/g)).toHaveLength(1);
	expect(described(error)).toMatch(/at \/wd:A/);
});

describe('a fault whose text repeats its issues', () => {
	const said = "Invalid ID value.  'x' is not a valid ID value";
	const fault = (more: string) => {
		const text = `Validation error occurred. ${said}`;
		const issues = [{ message: said, path: '/wd:A' }];
		return new Validation(`Workday refused the request: ${text}`, issues, { workdayText: `${text} ${said} at /wd:A${more}` });
	};

	test('is not given again behind them', () => {
		expect(described(fault(''))?.match(/Invalid ID value|Validation error/g)).toEqual(['Invalid ID value']);
	});

	test('is given where it says more', () => {
		expect(described(fault('. Ask Payroll.'))).toMatch(/Ask Payroll/);
	});
});
