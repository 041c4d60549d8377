/** Workflows that a Workday Trigger starts, and what of the changes arrives in them. */
import { eachOnce } from './changes.mts';
import type { Variant } from './scenario.mts';
import type { Credential, Stage } from './stage.mts';
import { until } from './until.mts';
import type { NodeJson, Workflow } from './workflow.mts';

export interface PolledOptions {
	behind?: NodeJson;
	/** Absent: the one that works. */
	credential?: Credential;
}

/** n8n has three: that of 1.x, and two of 2.x. For what depends on how n8n keeps state; the rest runs as most people run n8n. */
export const EVERY_POLLER: readonly Variant[] = ['1', '2', 'durable'];

/** Workers an execution: small, so that a window needs many. */
export const BATCH_SIZE = 5;

/** Windows after which what would come twice has come. */
const QUIET_WINDOWS = 3;

/** n8n polls at most once a minute by one rule: this many rules, each with a second of its own. */
const RULES = 60;

/** Every second. */
export const pollTimes = {
	item: Array.from({ length: RULES }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${(index * 60) / RULES} * * * * *`,
	})),
};

const NOTHING: NodeJson = { name: 'Next', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

export const FAILING: NodeJson = {
	name: 'Fails',
	type: 'n8n-nodes-base.stopAndError',
	typeVersion: 1,
	parameters: { errorMessage: 'The workflow failed on purpose' },
};

/** All changes of workers from now on; the lag is the shortest there is. */
const PARAMETERS = {
	authentication: 'isu',
	watch: ['workers'],
	start: 'now',
	batchSize: BATCH_SIZE,
	options: { safetyLag: 1 },
};

/** A workflow of the trigger and one node behind it, not active yet. */
export async function polledWorkflow(stage: Stage, name: string, { behind = NOTHING, credential }: PolledOptions = {}): Promise<Workflow> {
	const trigger: NodeJson = {
		name: 'Workday Trigger',
		type: 'n8n-nodes-workday.workdayTrigger',
		typeVersion: 1,
		parameters: { pollTimes, ...PARAMETERS },
		credentials: { workdayIsuApi: credential ?? (await stage.workdayCredential()) },
	};
	return await stage.addWorkflow({ name, nodes: [trigger, behind] });
}

/** Switches it on, and waits until it has opened its first window. */
export async function activate(stage: Stage, workflow: Workflow): Promise<void> {
	const before = stage.tenant.requests.length;
	await stage.activate(workflow);
	await until('the first request of the trigger', async () => stage.tenant.requests.length > before);
}

/** Waits until so many items have come, and then as long as it takes to see that no more come. */
export async function arrive(stage: Stage, workflow: Workflow, wanted: readonly string[]): Promise<void> {
	await until(`${wanted.length} items`, async () => (await countItems(stage, workflow)) >= wanted.length, {
		explain: async () => `${await countItems(stage, workflow)} came.`,
	});
	await afterWindows(stage, QUIET_WINDOWS);
	eachOnce(wanted, await workflow.executions(stage.rest));
}

export async function countItems(stage: Stage, workflow: Workflow): Promise<number> {
	return (await workflow.executions(stage.rest)).reduce((sum, { handedOver }) => sum + handedOver.length, 0);
}

/** Waits until so many windows more have been begun: what came twice would have come by then. */
export async function afterWindows(stage: Stage, count: number): Promise<void> {
	const before = windows(stage);
	await until(`${count} windows`, async () => windows(stage) >= before + count);
}

/** Each window pins its own moment of entry, so the requests tell how many have been begun. */
function windows({ tenant }: Stage): number {
	const moments = tenant.requests.map(({ body }) => /As_Of_Entry_DateTime>([^<]+)</.exec(body)?.[1]);
	return new Set(moments.filter((moment) => moment !== undefined)).size;
}
