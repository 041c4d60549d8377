/** The built trigger in n8n-core's own poll context, over HTTP. Everything else about it is tested from source. */
import { inspect } from 'node:util';
import '../support/n8n-environment.mts';
import { PollContext } from 'n8n-core';
import type { IDataObject, INode, INodeExecutionData, INodeType, WorkflowExecuteMode } from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import { CredentialStore } from '../support/credential-store.mts';
import { additionalData, collectLogs } from '../support/engine-data.mts';
import { usesCredential } from '../support/engine.mts';
import { builtPackage, OnlyTypes } from '../support/node-types.mts';
import type { Tenant } from '../tenant/server/index.mts';
import { CANARY, credentialFor, schemaProblems, secretsIn, startCanaryTenant, type NodeOptions } from './workdayNode.mts';

const TYPE = 'n8n-nodes-workday.workdayTrigger';
const NAME = 'Workday Trigger';
const MINUTE = 60_000;

let tenant: Tenant;
let logs: string[];
beforeEach(async () => {
	tenant = await startCanaryTenant({ workers: 0, clock: '2026-03-15T18:00:00Z' });
	jest.spyOn(Date, 'now').mockImplementation(() => tenant.clock.now());
	logs = collectLogs();
});
afterEach(async () => {
	jest.restoreAllMocks();
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

const trigger = (): INodeType => {
	const type = builtPackage().nodes[TYPE];
	if (!type || 'nodeVersions' in type) throw new Error(`${TYPE} was not built`);
	return type;
};

let workflows = 0;
function workflowOf(parameters: IDataObject, type: string, staticData: IDataObject = {}): Workflow {
	const node: INode = {
		...{ id: 'trigger', name: NAME, type: TYPE, typeVersion: 1, position: [0, 0], ...usesCredential(type) },
		parameters: parameters as INode['parameters'],
	};
	const nodeTypes = new OnlyTypes({ [TYPE]: trigger() });
	return new Workflow({ id: `workflow ${workflows++}`, nodes: [node], connections: {}, active: true, nodeTypes, staticData, settings: { timezone: 'UTC' } });
}

/** A trigger with this credential, as n8n switches it on. */
function switchedOn(parameters: IDataObject, { authentication = 'isu', credential }: NodeOptions = {}) {
	const { type, data } = credentialFor(tenant, { authentication, credential });
	const credentials = new CredentialStore(builtPackage().credentials, { [type]: data });
	let workflow = workflowOf({ authentication, ...parameters }, type);
	return {
		get workflow() {
			return workflow;
		},
		/** n8n starts again with what it has saved. */
		restart: (saved: string) => {
			workflow = workflowOf({ authentication, ...parameters }, type, JSON.parse(saved) as IDataObject);
		},
		poll: async (mode: WorkflowExecuteMode = 'trigger'): Promise<IDataObject[]> => {
			const node = workflow.getNode(NAME);
			if (!node) throw new Error('no trigger');
			const context = new PollContext(workflow, node, additionalData(credentials), mode, 'activate');
			const items: INodeExecutionData[][] | null | undefined = await trigger().poll?.call(context);
			return (items?.[0] ?? []).map(({ json }) => json);
		},
	};
}

const later = (minutes: number) => tenant.clock.advance(minutes * MINUTE);
const hire = () => {
	later(1);
	tenant.workforce.ledger.hireWorker({ effective: '2026-03-01', entered: tenant.clock.now() });
};

test('n8n takes its description: a poller with one output, whose defaults are complete', () => {
	const { description } = trigger();
	expect(description).toMatchObject({ name: 'workdayTrigger', polling: true, inputs: [], outputs: ['main'], group: ['trigger'] });
	expect(description.credentials?.map(({ name }) => name).sort()).toEqual(['workdayIsuApi', 'workdayOAuth2Api']);
	const node = workflowOf({}, 'workdayIsuApi').getNode(NAME);
	expect(node && NodeHelpers.getNodeParametersIssues(description.properties, node, description)).toBeNull();
	expect(node?.parameters).toMatchObject({ watch: ['workers'], events: expect.arrayContaining(['hired', 'terminated']), start: 'now', batchSize: 500 });
});

test.each(['isu', 'oAuth2'] as const)('%s: changes come once, and static data carries the trigger over a restart', async (authentication) => {
	const on = switchedOn({}, { authentication });
	expect(await on.poll()).toEqual([]);
	hire();
	later(5);
	expect(await on.poll()).toMatchObject([{ event: 'hired', effectiveDate: '2026-03-01', worker: { id: tenant.workforce.wid(0) } }]);
	// By this mark n8n knows that there is something to save.
	expect(on.workflow.staticData.__dataChanged).toBe(true);
	on.restart(JSON.stringify(on.workflow.staticData));
	hire();
	later(5);
	expect((await on.poll()).map(({ worker }) => (worker as IDataObject).id)).toEqual([tenant.workforce.wid(1)]);
	later(5);
	expect(await on.poll()).toEqual([]);
});

test('a test event shows what there is and leaves static data alone', async () => {
	const on = switchedOn({});
	hire();
	later(5);
	const before = JSON.stringify(on.workflow.staticData);
	expect(await on.poll('manual')).toMatchObject([{ event: 'hired' }]);
	expect(JSON.stringify(on.workflow.staticData)).toBe(before);
});

test.each<[string, NodeOptions, RegExp]>([
	['a wrong password', { credential: { password: `${CANARY}-wrong` } }, /invalid username or password/],
	['a wrong client secret', { authentication: 'oAuth2', credential: { clientSecret: 's3cret-of-another' } }, /gives no access token/],
])('%s is an error of n8n with a message and a hint, and without a secret', async (_what, options, message) => {
	const error: unknown = await switchedOn({}, options).poll().catch((thrown: unknown) => thrown);
	expect(error).toMatchObject({ message: expect.stringMatching(message), description: expect.stringMatching(/Check /), node: { name: NAME } });
	const shown = inspect([error, logs], { depth: Infinity, showHidden: true, getters: true, maxStringLength: Infinity, maxArrayLength: Infinity });
	expect(secretsIn(shown, tenant)).toEqual([]);
});
