/** What comes of each recipe, held against the tenant's own books. */
import { parse } from 'csv-parse/sync';
import type { IDataObject, INode } from 'n8n-workflow';
import type { Tenant } from '../../tenant/server/index.mts';
import type { WorkerView } from '../../tenant/workers/workforce.mts';
import { runNode, tenantWorkers, type NodeOptions, type NodeRun } from '../workdayNode.mts';

export interface Recipe {
	/** Items that come in. */
	input?(tenant: Tenant): IDataObject[];
	options?: NodeOptions;
	holds(run: NodeRun, tenant: Tenant): Promise<void> | void;
}

export async function runRecipe(tenant: Tenant, text: string, { input, options }: Recipe): Promise<NodeRun> {
	const { nodes } = JSON.parse(text) as { nodes: INode[] };
	expect(nodes.map(({ type, typeVersion }) => [type, typeVersion])).toEqual([['n8n-nodes-workday.workday', 1]]);
	const [{ parameters, onError }] = nodes as [INode];
	return await runNode(tenant, parameters as IDataObject, { ...options, ...(input && { input: input(tenant) }), ...(onError && { onError }) });
}

const idOf = ({ worker }: WorkerView, tenant: Tenant): string => tenant.workforce.workerId(worker.number);
const employees = (tenant: Tenant): WorkerView[] => tenantWorkers(tenant).filter(({ status, worker }) => status === 'active' && !worker.contingent);
const first = (tenant: Tenant): WorkerView => {
	const [view] = employees(tenant);
	if (!view) throw new Error('nobody works here');
	return view;
};
const well = (run: NodeRun): void => expect([run.message, run.hintTexts.filter((hint) => /was asked for, but/.test(hint))]).toEqual(['', []]);

async function file(run: NodeRun): Promise<string> {
	const [item] = run.workers;
	if (!item) throw new Error(run.message);
	return String(await run.binary(item, 'data'));
}

/** By heading. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
	'Who starts in the next two weeks': {
		holds: (run, tenant) => {
			expect(run.message).toBe('');
			const statuses = new Map(tenantWorkers(tenant).map((view) => [idOf(view, tenant), view.status]));
			const found = run.json.map(({ employeeNumber, contingentWorkerId, employmentStatus }) => [statuses.get(String(employeeNumber ?? contingentWorkerId)), employmentStatus]);
			expect(found).toContainEqual(['future', 'Future Hire']);
			for (const [status, said] of found) expect([['future', 'Future Hire'], ['rescinded', 'Rescinded']]).toContainEqual([status, said]);
		},
	},
	'What happened yesterday': {
		holds: (run) => {
			well(run);
			expect(run.json.at(-1)).toMatchObject({ event: 'window', changes: run.json.length - 1 });
		},
	},
	'A list for Excel': {
		holds: async (run, tenant) => {
			well(run);
			const [head, ...rows] = (await file(run)).trimEnd().split(/\r?\n/);
			expect(head).toBe('\uFEFFemployeeNumber,firstName,lastName,email,department,managerName,hireDate');
			const active = tenantWorkers(tenant).filter(({ status }) => status === 'active');
			expect(rows.length).toBe(active.length);
		},
	},
	'Everybody in one organization, and below': {
		holds: (run) => {
			well(run);
			expect(run.json.length).toBeGreaterThan(0);
			const inside = run.json.filter(({ organizations }) => (organizations as IDataObject[]).some(({ referenceId }) => referenceId === 'COMPANY_100'));
			expect(inside).toHaveLength(run.json.length);
		},
	},
	'The worker whose ID came in': {
		input: (tenant) => [{ employeeId: idOf(first(tenant), tenant) }, { employeeId: '0' }],
		holds: (run, tenant) => {
			well(run);
			expect(run.json.map(({ id }) => id)).toEqual([first(tenant).worker.wid]);
		},
	},
	'Fields that the profile does not have': {
		holds: (run, tenant) => {
			well(run);
			expect(run.json.map(({ wid }) => wid).sort()).toEqual(tenantWorkers(tenant).map(({ worker }) => worker.wid).sort());
			expect(run.json.filter(({ positionStart, organizations }) => typeof positionStart === 'string' && (organizations as string[]).length > 0).length).toBeGreaterThan(20);
		},
	},
	'Who is in which cost center': {
		holds: (run) => {
			well(run);
			expect(run.json.length).toBeGreaterThan(20);
			expect(new Set(run.json.map(({ organizationType }) => organizationType))).toEqual(new Set(['COST_CENTER']));
			expect(new Set(run.json.map(({ worker, organization }) => `${String(worker)} ${String(organization)}`)).size).toBe(run.json.length);
			expect(run.json.every((row) => 'email' in row)).toBe(true);
		},
	},
	'A report with a prompt, as a file': {
		holds: async (run) => {
			well(run);
			const rows = parse(await file(run), { columns: true }) as Array<Record<string, string>>;
			expect(rows.length).toBeGreaterThan(10);
			expect(rows.filter(({ active }) => active !== '1')).toEqual([]);
		},
	},
	'A new mailbox into Workday, first as a dry run': {
		input: (tenant) => [{ employeeId: idOf(first(tenant), tenant), mail: 'new.mailbox@example.com' }],
		holds: ({ json, message }, tenant) => {
			expect(message).toBe('');
			expect(json).toEqual([expect.objectContaining({ outcome: 'dry run' })]);
			expect(JSON.stringify(json[0]?.changes)).toContain('new.mailbox@example.com');
			expect(tenant.audit).toEqual([]);
		},
	},
	'Nobody signs in with this account any more': {
		input: (tenant) => [{ worker: { id: first(tenant).worker.wid } }],
		holds: ({ json, message }, tenant) => {
			expect([message, json.map(({ outcome }) => outcome)]).toEqual(['', ['completed']]);
			expect(tenant.workforce.accounts.current(first(tenant).worker.number).disabled).toBe(true);
		},
	},
	'A list by a query': {
		options: { authentication: 'oAuth2' },
		holds: (run) => {
			well(run);
			expect(run.json.length).toBeGreaterThan(20);
			expect(Object.keys(run.json[0] ?? {}).sort()).toEqual(['employeeID', 'fullName', 'workdayID']);
		},
	},
	'One bad item does not stop the others': {
		input: (tenant) => [{ employeeId: '0' }, { employeeId: idOf(first(tenant), tenant) }],
		holds: (run, tenant) => {
			expect(run.items('Workday', 0).map(({ json }) => json.id)).toEqual([first(tenant).worker.wid]);
			expect(run.items('Workday', 1).map(({ json }) => json.error)).toEqual([expect.stringMatching(/0/)]);
		},
	},
};
