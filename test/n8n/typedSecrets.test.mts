/** What the node of an error may carry. */
import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { toNodeError } from '../../nodes/Workday/n8n/toNodeError.ts';
import { withoutTypedSecrets } from '../../nodes/Workday/n8n/typedSecrets.ts';

const nodeOf = (parameters: object): INode => ({ id: '1', name: 'Workday', type: 'n8n-nodes-workday.workday', typeVersion: 1, position: [0, 0], parameters: parameters as INode['parameters'] });
const shown = (parameters: object): string => JSON.stringify(withoutTypedSecrets(nodeOf(parameters)));

test.each<[string, object]>([
	['typed', { changes: { password: 'c4nary' } }],
	['typed as a number', { changes: { password: 4711.25 } }],
	['in an expression', { changes: { password: '={{ "c4nary" }}' } }],
	['in an expression with text around it', { changes: { password: '=c4nary-{{ $json.id }}' } }],
	['in an expression of a whole collection', { changes: '={{ ({ password: "c4nary" }) }}' }],
	['in JSON', { changesJson: '{ "Password": "c4nary" }' }],
	['in JSON by expression', { changesJson: '={{ ({ pwd: "c4nary" }) }}' }],
	['in an object', { changesJson: { new: [{ secret: 'c4nary' }] } }],
	['in a custom call', { bodyXml: '<wd:Data><wd:Password>c4nary</wd:Password></wd:Data>' }],
])('a password is not among them: %s', (_what, parameters) => {
	expect(shown(parameters)).not.toMatch(/c4nary|4711/);
	expect(shown(parameters)).toContain('***');
});

test('everything else stays', () => {
	const parameters = { workerIds: { __rl: true, mode: 'id', value: '21001' }, changes: { userName: 'ana', newPasswordAtNextSignIn: true, password: '' }, options: { names: { name: [{ key: 'a', sentAs: 'b' }] } } };
	expect(withoutTypedSecrets(nodeOf(parameters)).parameters).toEqual(parameters);
});

test("n8n's own errors carry none either", () => {
	const node = nodeOf({ changes: { password: 'c4nary' } });
	const error = toNodeError(node, new NodeOperationError(node, 'Node does not have any credentials set'), { resource: 'worker', operation: 'updateAccount', itemIndex: 0 });
	expect(error.message).toBe('Node does not have any credentials set');
	expect(JSON.stringify(error.node)).not.toMatch(/c4nary/);
});
