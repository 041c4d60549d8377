/** Pages that take long to begin: what it brings to ask for several of them at the same time. */
import type { ClientReading, ClientWay } from './programs/client.mts';
import { median } from './turns/rounds.mts';
import { runProgram } from './turns/children.mts';
import type { Task, Turn } from './turns/turn.mts';

export const PARALLEL = [1, 2, 4] as const;
export type Parallel = (typeof PARALLEL)[number];

export interface Overlap {
	pages: number;
	/** Milliseconds until a page begins. */
	latency: number;
	/** Milliseconds of the whole read. */
	times: Record<Parallel, number>;
	/** How many times as fast as one after the other. */
	speedups: Record<Parallel, number>;
	/** Whether all gave the same items in the same order. */
	identical: boolean;
}

export async function measureOverlap(client: string, task: Task, latency: number, rounds: number): Promise<Overlap> {
	const times: Record<Parallel, number[]> = { 1: [], 2: [], 4: [] };
	const digests = new Set<string | undefined>();
	for (let round = 0; round < rounds; round++) {
		for (const parallel of PARALLEL) {
			const turn: Turn<ClientWay> = { ...task, way: { output: 'profile', parallel, digest: true }, warmUp: 0, turn: 0 };
			const { first, digest } = await runProgram<ClientReading>({ file: client }, turn);
			times[parallel].push(first);
			digests.add(digest);
		}
	}
	const speedup = (parallel: Parallel) => median(times[1].map((time, round) => time / (times[parallel][round] ?? NaN)));
	return {
		pages: task.pages,
		latency,
		times: { 1: median(times[1]), 2: median(times[2]), 4: median(times[4]) },
		speedups: { 1: 1, 2: speedup(2), 4: speedup(4) },
		identical: digests.size === 1 && !digests.has(undefined),
	};
}
