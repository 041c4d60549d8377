import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { ExternalSecretsProxy, type ExecutionLifecycleHooks } from 'n8n-core';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager.js';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { LoggerProxy } from 'n8n-workflow';
import type { CredentialStore } from './credential-store.mts';

const BASE = 'http://127.0.0.1:9';

/** What n8n's server gives to an execution besides the workflow. What no test needs throws when it is called. */
export function additionalData(
	credentialsHelper: CredentialStore,
	hooks?: ExecutionLifecycleHooks,
): IWorkflowExecuteAdditionalData {
	const absent = (what: string) => async (): Promise<never> => {
		throw new Error(`${what} is not available in the test engine`);
	};
	return {
		credentialsHelper,
		hooks,
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		executionId: '1',
		userId: 'user1',
		workflowId: 'workflow1',
		variables: {},
		currentNodeExecutionIndex: 0,
		restApiUrl: `${BASE}/rest`,
		instanceBaseUrl: BASE,
		formBaseUrl: `${BASE}/form`,
		formWaitingBaseUrl: `${BASE}/form-waiting`,
		formTestBaseUrl: `${BASE}/form-test`,
		webhookBaseUrl: `${BASE}/webhook`,
		webhookWaitingBaseUrl: `${BASE}/webhook-waiting`,
		webhookTestBaseUrl: `${BASE}/webhook-test`,
		mcpBaseUrl: `${BASE}/mcp`,
		mcpTestBaseUrl: `${BASE}/mcp-test`,
		setExecutionStatus: () => {},
		logAiEvent: () => {},
		getRunExecutionData: async () => undefined,
		executeWorkflow: absent('a sub-workflow'),
		getRuntimeCredential: absent('a runtime credential'),
		startRunnerTask: absent('a task runner'),
	};
}

let lines: string[] = [];
const record = (level: string) => (message: string, meta?: object) => {
	lines.push(JSON.stringify({ level, message, ...meta }, plainErrors()));
};
const levels = { error: record('error'), warn: record('warn'), info: record('info'), debug: record('debug') };
// The logger's own methods are read-only: an object in front of it answers first.
const logger: Logger = Object.create(Container.get(Logger), Object.getOwnPropertyDescriptors(levels));
// Set before n8n-core creates the services that ask for it.
Container.set(Logger, logger);
LoggerProxy.init(logger);
// Its constructor starts a timer that keeps a process alive (n8n 1.122); no test opens an SSH tunnel.
const noTunnels: SSHClientsManager = Object.create(SSHClientsManager.prototype);
Container.set(SSHClientsManager, noTunnels);

/** Collects what n8n and the nodes log from now on; n8n writes to no other place. */
export function collectLogs(): string[] {
	return (lines = []);
}

/** Errors keep their own fields and their cause, since a secret would hide there; cycles are cut. */
function plainErrors(): (key: string, value: unknown) => unknown {
	const seen = new Set<object>();
	return (_key, value) => {
		if (typeof value !== 'object' || value === null) return value;
		if (seen.has(value)) return '[seen]';
		seen.add(value);
		if (!(value instanceof Error)) return value;
		return { ...value, name: value.name, message: value.message, stack: value.stack, cause: value.cause };
	};
}
