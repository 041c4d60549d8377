/** Runs the built Workday node against the embedded tenant in n8n's engine. */
import { inspect } from 'node:util';
import type { ICredentialDataDecryptedObject, IDataObject, INode, INodeExecutionData, OnError } from 'n8n-workflow';
import { chain, node, runWorkflow, usesCredential, type RunOptions, type WorkflowRun } from '../support/engine.mts';
import { startTenant, type LoggedRequest, type Tenant, type TenantOptions } from '../tenant/server/index.mts';
import { pacificDay } from '../tenant/workers/dates.mts';
import type { AsOf, WorkerView } from '../tenant/workers/workforce.mts';

export const NODE = 'Workday';
/** A word that no error, item, hint or log may hold. Characters that XML, forms and JSON must escape. */
export const CANARY = 'cAnArY<&"\'>é-pass';

export interface NodeRun extends WorkflowRun {
	workers: INodeExecutionData[];
	json: IDataObject[];
	hintTexts: string[];
	/** Of the error that ended the run; '' when none did. */
	message: string;
	/** The hint below the message in the editor. */
	description: string;
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

/** Credential type and values, as n8n stores them. */
export function credentialFor(tenant: Tenant, { authentication = 'isu', credential = {} }: NodeOptions = {}) {
	const [type, values] =
		authentication === 'isu' ? ['workdayIsuApi', isuCredential(tenant)] : ['workdayOAuth2Api', oauthCredential(tenant)];
	return { type, data: { ...values, ...credential } as ICredentialDataDecryptedObject };
}

/**
 * Manual Trigger → Items → Workday, with these parameters; Worker → Get Many unless they say otherwise.
 *
 * @throws when anything that the run shows holds a secret: no test can forget to look
 */
export async function runNode(tenant: Tenant, parameters: IDataObject, options: NodeOptions = {}): Promise<NodeRun> {
	const { input = [{}], onError, authentication = 'isu' } = options;
	const { type, data } = credentialFor(tenant, options);
	const all = { authentication, resource: 'worker', operation: 'getAll', ...parameters } as INode['parameters'];
	const workday = node(NODE, 'n8n-nodes-workday.workday', { parameters: all, ...usesCredential(type), ...(onError && { onError }) });
	const run = await runWorkflow(chain(node('Input', 'test.items', { parameters: { items: JSON.stringify(input) } }), workday), {
		...options,
		credentials: { [type]: data, ...options.credentials },
	});
	const leaked = secretsIn(everythingShown(run), tenant);
	if (leaked.length > 0) throw new Error(`the run shows a secret: ${leaked.join(', ')}`);
	const workers = run.items(NODE);
	const shown: { message?: string; description?: string | null } = run.error ?? {};
	return {
		...run,
		workers,
		json: workers.map((item) => item.json),
		hintTexts: run.hints(NODE).map((hint) => hint.message),
		message: shown.message ?? '',
		description: shown.description ?? '',
	};
}

/** Everything that a user or an administrator could see of a run, causes and hidden fields of errors included. */
export function everythingShown(run: Pick<NodeRun, 'error' | 'runData' | 'logs'>): string {
	const whole = { depth: Infinity, showHidden: true, getters: true, maxArrayLength: Infinity, maxStringLength: Infinity, breakLength: Infinity };
	return inspect([run.error, run.runData, run.logs], whole);
}

const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2);

/** Secrets of the tenant that `text` holds, whatever they are written in; must be none. */
export function secretsIn(text: string, tenant: Tenant): string[] {
	const { oauth, isu } = tenant.credentials;
	const [, key = ''] = oauth.privateKey.split('\n');
	const words = {
		password: isu.password.split('<')[0] ?? '',
		'password in base64': base64(`${isu.userName}@${tenant.tenant}:${isu.password}`),
		'client secret': oauth.clientSecret.split('+')[0] ?? '',
		'client secret in base64': base64(`${oauth.clientId}:${oauth.clientSecret}`),
		'refresh token': oauth.refreshToken,
		'private key': key,
	};
	const found = Object.entries(words).filter(([, word]) => word !== '' && text.includes(word)).map(([name]) => name);
	// The tenant's tokens are UUIDs behind these words; a signed assertion is a JWT.
	const patterns = { 'access token': /access-[0-9a-f]{8}-/, 'new refresh token': /refresh-[0-9a-f]{8}-/, assertion: /eyJ[\w-]{20,}\.eyJ/ };
	return [...found, ...Object.entries(patterns).filter(([, pattern]) => pattern.test(text)).map(([name]) => name)];
}

/** Problems that the tenant's schema found in any request or answer. */
export function schemaProblems(tenant: Tenant): unknown[] {
	return tenant.requests.flatMap((request) => [...request.problems, ...request.responseProblems]);
}

/** Requests that asked for workers; what came before `since` is left out. */
export function reads(tenant: Tenant, since = 0): LoggedRequest[] {
	return tenant.requests.slice(since).filter((request) => request.operation === 'Get_Workers');
}

/** The tenant's own view of its workers, as of now: what every read is held against. */
export function tenantWorkers({ workforce, clock }: Tenant, asOf: Partial<AsOf> = {}): WorkerView[] {
	const moment: AsOf = { day: pacificDay(clock.now()), entered: clock.now(), ...asOf };
	return Array.from({ length: workforce.count }, (_, number) => workforce.view(number, moment)).filter((view) => view !== undefined);
}

export const widsOf = (views: readonly WorkerView[]): string[] => views.map((view) => view.worker.wid);
