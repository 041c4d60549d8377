/** `npm run demo`: the example workflow in n8n's own engine, against the embedded tenant, over real HTTP. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { runWorkflow, STICKY_NOTE, type WorkflowJson } from '../support/engine.mts';
import { startTenant } from '../tenant/server/index.mts';

const EXAMPLE = 'examples/get-workers.json';
const SHOWN = 16;

function row(worker: IDataObject): Record<string, unknown> {
	return {
		ID: worker.employeeNumber ?? worker.contingentWorkerId,
		Name: worker.preferredName,
		Status: worker.employmentStatus,
		Enabled: worker.accountEnabled,
		Title: worker.businessTitle,
		Department: worker.department,
		Hired: worker.hireDate,
		'E-mail': worker.email,
	};
}

/** Some of each status, in the order in which they came: a page of active people would show little. */
function variety(workers: IDataObject[]): IDataObject[] {
	const perStatus = new Map<unknown, number>();
	const rank = (worker: IDataObject): number => {
		const rankInStatus = perStatus.get(worker.employmentStatus) ?? 0;
		perStatus.set(worker.employmentStatus, rankInStatus + 1);
		return rankInStatus;
	};
	const ranked = workers.map((worker, index) => ({ worker, index, rank: rank(worker) }));
	const chosen = ranked.sort((a, b) => a.rank - b.rank || a.index - b.index).slice(0, SHOWN);
	return chosen.sort((a, b) => a.index - b.index).map(({ worker }) => worker);
}

async function demo(): Promise<number> {
	const workflow = JSON.parse(readFileSync(join(process.cwd(), EXAMPLE), 'utf8')) as WorkflowJson;
	const tenant = await startTenant({ workers: 200 });
	try {
		const { baseUrl, isu } = tenant.credentials;
		const credentials = { workdayIsuApi: { servicesHost: baseUrl, tenant: tenant.tenant, ...isu, version: 'v46.1' } };
		const run = await runWorkflow(workflow, { credentials });
		if (run.error) {
			console.error(`\nThe workflow failed: ${run.error.message}\n${run.error.description ?? ''}`);
			return 1;
		}
		const node = workflow.nodes.filter(({ type }) => type !== STICKY_NOTE).at(-1)?.name ?? '';
		const workers = run.items(node).map((item) => item.json);
		const problems = tenant.requests.flatMap((request) => [...request.problems, ...request.responseProblems]);
		console.log(`\n${EXAMPLE} ran in n8n's engine against an embedded Workday tenant at ${baseUrl}.`);
		console.log(`${workers.length} workers came in ${tenant.requests.length} request(s); ${problems.length} schema problem(s). ${SHOWN} of them:\n`);
		console.table(variety(workers).map(row));
		for (const hint of run.hints(node)) console.log(`Hint in the editor: ${hint.message}`);
		console.log(`
What to do next
  1. npm run n8n                 the same in a real n8n with its editor, and a tenant beside it with credentials to paste.
  2. npm run tenant              the tenant alone, for an n8n of your own: README.md, Install in n8n.
  3. With a Workday of your own: docs/set-up-isu.md, step by step.
`);
		return workers.length > 0 && problems.length === 0 ? 0 : 1;
	} finally {
		await tenant.close();
	}
}

demo().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
