/** A directory, a tenant, and the template as its notes tell to set it up. */
import { startTenant, type Tenant } from '../../../tenant/server/index.mts';
import { type Slapd, startSlapd } from '../../servers/slapd.mts';
import { pollTimes } from '../../polled.mts';
import type { RunResult } from '../../runResult.mts';
import { PASSWORD } from '../../secrets.mts';
import type { Stage } from '../../stage.mts';
import { until } from '../../until.mts';
import type { NodeJson, Workflow } from '../../workflow.mts';

export const NIGHT = 'Every night';

export interface Company {
	tenant: Tenant;
	slapd: Slapd;
}

export interface Choices {
	settings?: Record<string, unknown>;
	/** Lines of How it should be, instead of the template's: what follows `unit: `, and the whole of `attributes: {…},`. */
	rules?: { unit?: string; attributes?: string };
	batchSize?: number;
}

export interface CompanyOptions {
	workers: number;
	/** Names of the organizational units below People. */
	unitsOf(tenant: Tenant): Iterable<string>;
	/** Of the directory, beside what it knows. */
	schema?: string;
}

export async function withCompany({ workers, unitsOf, schema = '' }: CompanyOptions, action: (company: Company) => Promise<void>): Promise<void> {
	const tenant = await startTenant({ workers, users: [{ userName: 'ISU_directory', password: PASSWORD }] });
	try {
		const units = [...new Set(unitsOf(tenant))].map((name) => `ou=${name},ou=People`);
		const slapd = await startSlapd({ schema, unique: ['mail'], units: ['ou=People', 'ou=Disabled', ...units] });
		try {
			await action({ tenant, slapd });
			const problems = tenant.requests.flatMap(({ problems: found }) => found);
			if (problems.length > 0) throw new Error(`Requests against the schema: ${problems.join('; ')}`);
		} finally {
			await slapd.stop();
		}
	} finally {
		await tenant.close();
	}
}

/** Departments of all leaders' organizations, which people may move to. */
export function departments({ workforce: { organizations } }: Tenant): string[] {
	return Array.from({ length: organizations.supervisoryCount }, (_, number) => organizations.chainOf(number).at(-1)?.name ?? '');
}

export async function importTemplate(stage: Stage, { tenant, slapd }: Company, choices: Choices = {}): Promise<Workflow> {
	const credentials = { workdayIsuApi: await stage.workdayCredential(tenant), ldap: await stage.addCredential('ldap', 'Directory', slapd.credential) };
	return await stage.importExample('ldap-joiner-mover-leaver', { credentials, edit: (node) => edit(node, choices) });
}

function edit(node: NodeJson, { settings = {}, rules = {}, batchSize }: Choices): void {
	if (node.name === 'Settings') for (const [name, value] of Object.entries(settings)) row(node, name).value = value;
	if (node.name === 'How it should be') {
		const { unit, attributes } = rules;
		if (unit !== undefined) replaceLine(row(node, 'changes'), /^unit: .*$/m, `unit: ${unit},`);
		if (attributes !== undefined) replaceLine(row(node, 'changes'), /^attributes: \{[^]*?^\},$/m, attributes);
	}
	if (node.type !== 'n8n-nodes-workday.workdayTrigger') return;
	const options = { ...(node.parameters.options as object), safetyLag: 1 };
	// Every two seconds instead of every ten minutes.
	Object.assign(node.parameters, { pollTimes, options, ...(batchSize !== undefined && { batchSize }) });
}

interface Row {
	name: string;
	value: unknown;
}

function row({ name, parameters }: NodeJson, wanted: string): Row {
	const { assignments } = parameters.assignments as { assignments: Row[] };
	const found = assignments.find((each) => each.name === wanted);
	if (!found) throw new Error(`${name} has no row ${wanted}`);
	return found;
}

function replaceLine(target: Row, line: RegExp, by: string): void {
	const before = String(target.value);
	if (!line.test(before)) throw new Error(`No ${String(line)} in ${target.name}`);
	target.value = before.replace(line, () => by);
}

/** Waits until the trigger has opened its first window. */
export async function switchOn(stage: Stage, workflow: Workflow, { tenant }: Company): Promise<void> {
	const before = tenant.requests.length;
	await stage.activate(workflow);
	await until('the first request of the trigger', async () => tenant.requests.length > before);
}

/** The nightly comparison, as a person starts it in the editor. */
export async function compareAll(stage: Stage, workflow: Workflow): Promise<RunResult> {
	return await stage.execute(workflow, { start: NIGHT });
}

export const wrote = (result: RunResult): number =>
	['Create', 'Set', 'Remove', 'Move or rename', 'Give them the new name'].reduce((sum, name) => sum + result.items(name).length, 0);
