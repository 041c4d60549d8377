/** What a scenario has at hand: a tenant, an n8n, credentials and workflows. */
import type { Tenant } from '../tenant/server/index.mts';
import { Titles } from './changes.mts';
import { isuData, oauthData } from './credentialData.mts';
import { type ExampleOptions, exampleWorkflow } from './example.mts';
import type { N8n } from './n8nServer.mts';
import { Rest, textField } from './rest.mts';
import type { Binary, RunResult } from './runResult.mts';
import type { Variant } from './scenario.mts';
import { until } from './until.mts';
import { Workflow, type WorkflowJson } from './workflow.mts';

export interface Credential {
	id: string;
	name: string;
}

export class Stage {
	readonly titles: Titles;
	private readonly workflows: Workflow[] = [];
	/** Made by the scenario that runs. */
	private fresh: Workflow[] = [];
	private readonly accounts = new Map<Tenant, Credential>();
	private readonly clients = new Map<Tenant, Credential>();
	private session: Rest | undefined;

	constructor(
		readonly variant: Variant,
		readonly n8n: N8n,
		/** Shared by all scenarios: what one changes must not matter to the others. */
		readonly tenant: Tenant,
	) {
		this.titles = new Titles(tenant);
	}

	get rest(): Rest {
		if (!this.session) throw new Error('n8n has not been started');
		return this.session;
	}

	/** Resolves once n8n answers; polls may have begun by then. */
	async start(): Promise<void> {
		await this.n8n.start();
		this.session = await Rest.connect(this.n8n.url);
	}

	async restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		await this.n8n.end(signal);
		await this.start();
	}

	/** @param type of the credential, such as `workdayIsuApi`, `ldap`, `httpHeaderAuth` */
	async addCredential(type: string, name: string, data: object): Promise<Credential> {
		return { id: textField(await this.rest.post('/credentials', { name, type, data }), 'id'), name };
	}

	/** `workdayIsuApi` of a tenant's first user; one for each tenant. */
	async workdayCredential(tenant = this.tenant): Promise<Credential> {
		return await this.once(this.accounts, tenant, async () => await this.addCredential('workdayIsuApi', 'Workday', isuData(tenant)));
	}

	/** `workdayOAuth2Api` of a tenant's first API client, by its refresh token; one for each tenant. */
	async workdayOAuthCredential(tenant = this.tenant): Promise<Credential> {
		return await this.once(this.clients, tenant, async () => await this.addCredential('workdayOAuth2Api', 'Workday API client', oauthData(tenant)));
	}

	async addWorkflow(json: WorkflowJson): Promise<Workflow> {
		const workflow = await Workflow.create(this.rest, json);
		this.workflows.push(workflow);
		this.fresh.push(workflow);
		return workflow;
	}

	/** `examples/<file>.json` as a user imports it: credentials chosen, and what its notes tell to change changed by `edit`. */
	async importExample(file: string, options: ExampleOptions): Promise<Workflow> {
		return await this.addWorkflow(exampleWorkflow(file, options));
	}

	/** Runs it to its end, be it good or bad. */
	async execute(workflow: Workflow, { start }: { start?: string } = {}): Promise<RunResult> {
		return await workflow.execute(this.rest, start);
	}

	/** Content of a file in an item. */
	async content({ id, data }: Binary): Promise<Buffer> {
		return id === '' ? Buffer.from(data, 'base64') : await this.rest.download(`/binary-data?action=view&id=${encodeURIComponent(id)}`);
	}

	/** Resolves once its triggers are there. */
	async activate(workflow: Workflow): Promise<void> {
		const { status, data } = await workflow.activate(this.rest);
		if (status !== 200) throw new Error(`n8n did not activate the workflow: ${JSON.stringify(data)}`);
		// n8n 2.x says yes, and then sets about it.
		if (this.variant !== '1') await until('the workflow is published', async () => await workflow.isPublished(this.rest));
	}

	async deactivate(workflow: Workflow): Promise<void> {
		const { status, data } = await workflow.deactivate(this.rest);
		if (status !== 200) throw new Error(`n8n did not deactivate the workflow: ${JSON.stringify(data)}`);
	}

	/** After a scenario, also one that failed: nothing polls, nothing is armed, n8n runs. */
	async clear(): Promise<void> {
		this.tenant.beforeAnswer = undefined;
		this.tenant.switches.clear();
		if (!this.n8n.running) await this.start();
		// One that is off already stays off.
		for (const workflow of this.fresh) await workflow.deactivate(this.rest);
		this.fresh = [];
	}

	/** Everything that n8n keeps of all executions, as JSON texts. */
	async *executionTexts(): AsyncGenerator<string> {
		for (const workflow of this.workflows) yield* workflow.texts(this.rest);
	}

	private async once(known: Map<Tenant, Credential>, tenant: Tenant, make: () => Promise<Credential>): Promise<Credential> {
		const credential = known.get(tenant) ?? (await make());
		known.set(tenant, credential);
		return credential;
	}
}
