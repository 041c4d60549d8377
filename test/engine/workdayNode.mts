/** Runs the built Workday node against the embedded tenant in n8n's engine. */
import type { IDataObject, INode, INodeExecutionData, OnError } from 'n8n-workflow';
import { runWorkflow, type RunOptions, type WorkflowRun } from '../support/engine.mts';
import { startTenant, type Tenant, type TenantOptions } from '../tenant/server/index.mts';

export const NODE = 'Workday';
/** A word that no error, item, hint or log may hold. Characters that XML, forms and JSON must escape. */
export const CANARY = 'cAnArY<&"\'>é-pass';

export interface NodeRun extends WorkflowRun {
	workers: INodeExecutionData[];
	json: IDataObject[];
	hintTexts: string[];
}

export interface NodeOptions extends RunOptions {
	/** Input items; default one empty item. */
	input?: IDataObject[];
	onError?: OnError;
	authentication?: 'isu' | 'oAuth2';
	/** Overwrites fields of the credential. */
	credential?: IDataObject;
}

export async function startCanaryTenant(options: TenantOptions = {}): Promise<Tenant> {
	return await startTenant({ workers: 60, users: [{ userName: 'ISU_n8n', password: CANARY }], ...options });
}

export function isuCredential(tenant: Tenant): IDataObject {
	const { baseUrl, isu } = tenant.credentials;
	return { servicesHost: baseUrl, tenant: tenant.tenant, ...isu, version: tenant.settings.versions.max };
}

export function oauthCredential(tenant: Tenant): IDataObject {
	const { baseUrl, oauth } = tenant.credentials;
	const { clientId, clientSecret, refreshToken } = oauth;
	return { servicesHost: baseUrl, tenant: tenant.tenant, clientId, clientSecret, refreshToken, version: tenant.settings.versions.max };
}

/** Manual Trigger → Items → Workday, with these parameters. */
export async function runNode(tenant: Tenant, parameters: IDataObject, options: NodeOptions = {}): Promise<NodeRun> {
	const { input = [{}], onError, authentication = 'isu', credential = {} } = options;
	const credentialType = authentication === 'isu' ? 'workdayIsuApi' : 'workdayOAuth2Api';
	const values = { ...(authentication === 'isu' ? isuCredential(tenant) : oauthCredential(tenant)), ...credential };
	const run = await runWorkflow(
		{
			nodes: [
				node('Start', 'n8n-nodes-base.manualTrigger', {}),
				node('Input', 'test.items', { items: input.map((json) => ({ json })) }),
				{
					...node(NODE, 'n8n-nodes-workday.workday', { authentication, resource: 'worker', operation: 'getAll', ...parameters }),
					credentials: { [credentialType]: { id: '1', name: 'Test' } },
					...(onError ? { onError } : {}),
				},
			],
			connections: {
				Start: { main: [[{ node: 'Input', type: 'main', index: 0 }]] },
				Input: { main: [[{ node: NODE, type: 'main', index: 0 }]] },
			},
		},
		{ ...options, credentials: { [credentialType]: values, ...options.credentials } },
	);
	const workers = run.runData[NODE] ? run.items(NODE) : [];
	return {
		...run,
		workers,
		json: workers.map((item) => item.json),
		hintTexts: run.runData[NODE] ? run.hints(NODE).map((hint) => hint.message) : [],
	};
}

function node(name: string, type: string, parameters: INode['parameters']): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

/** Everything that a user or an administrator could see of a run, as one text. */
export function everythingShown(run: NodeRun): string {
	const seen = new WeakSet<object>();
	const readable = (key: string, value: unknown): unknown => {
		if (typeof value !== 'object' || value === null) return value;
		if (seen.has(value)) return undefined;
		seen.add(value);
		if (value instanceof Error) {
			return { name: value.name, message: value.message, stack: value.stack, cause: value.cause, ...value };
		}
		return key === 'credentials' ? undefined : value;
	};
	return JSON.stringify([run.error, run.runData, run.logs, run.hintTexts], readable);
}

/** Problems that the tenant's schema found in any request or answer. */
export function schemaProblems(tenant: Tenant): unknown[] {
	return tenant.requests.flatMap((request) => [...request.problems, ...request.responseProblems]);
}
