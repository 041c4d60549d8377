/** Who of a main process and its workers executed what. */
import { QueueServer } from '../../queueServer.mts';
import { holds } from '../../scenario.mts';
import type { Stage } from '../../stage.mts';

/** Throws unless n8n runs in queue mode: give the scenario `only: ['queue']`. */
export function clusterOf({ n8n }: Stage): QueueServer {
	holds(n8n instanceof QueueServer, 'n8n does not run in queue mode');
	return n8n;
}

/** Numbers of the workers (from 0) that began this execution, as each says in its own log. */
export function executedBy(cluster: QueueServer, execution: string): number[] {
	const says = new RegExp(`Worker started execution ${execution} \\(job`);
	return cluster.workers.flatMap(({ log }, number) => (says.test(log) ? [number] : []));
}

/** Throws when one of them was executed by no worker. */
export function allOnWorkers(cluster: QueueServer, executions: ReadonlyArray<{ id: string }>): void {
	const elsewhere = executions.filter(({ id }) => executedBy(cluster, id).length === 0).map(({ id }) => id);
	holds(executions.length > 0 && elsewhere.length === 0, `Of ${executions.length} executions, no worker says that it executed ${elsewhere.join(', ')}`);
}
