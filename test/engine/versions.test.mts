import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { chain, node, runWorkflow, usesCredential } from '../support/engine.mts';
import { describeNode } from '../support/test-nodes.mts';

const engine: { version: string; dependencies: Record<string, string> } = require('n8n-core/package.json');
const workflow: { version: string } = require(require.resolve('n8n-workflow').replace(/dist.*$/, 'package.json'));

test('this project runs the engine that its name says', () => {
	expect(['1.122', '2.41']).toContain(engine.version.split('.').slice(0, 2).join('.'));
	// jest gives the display name to no test; the mapped folder says which project this is.
	const mapped = require.resolve('n8n-core').includes('n8n-core-1');
	expect(engine.version.startsWith('1.')).toBe(mapped);
});

test('the harness has the n8n-workflow that the engine asks for', () => {
	expect(workflow.version).toBe(engine.dependencies['n8n-workflow']);
});

test('engine and node have one n8n-workflow: an error of the engine is an instance of the class that the node imports', async () => {
	let thrown: unknown;
	class Ask implements INodeType {
		description = describeNode('ask', { credentials: [{ name: 'noneApi', required: true }] });

		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			// Port 9 of the loopback is closed: the request fails inside of the engine.
			const options = { url: 'http://127.0.0.1:9/' };
			await this.helpers.httpRequestWithAuthentication.call(this, 'noneApi', options).catch((error) => (thrown = error));
			return [[]];
		}
	}
	await runWorkflow(chain(node('Ask', 'test.ask', usesCredential('noneApi'))), {
		usePackage: false,
		nodeTypes: { 'test.ask': new Ask() },
		credentialTypes: { noneApi: { name: 'noneApi', displayName: 'None', properties: [] } },
		credentials: { noneApi: {} },
	});
	expect(thrown).toBeInstanceOf(NodeApiError);
});
