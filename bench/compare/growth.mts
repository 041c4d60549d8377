/** Ever more workers through the client: whether its memory stays and its time grows with them alone. */
import type { ClientReading, ClientWay } from './programs/client.mts';
import { runProgram } from './turns/children.mts';
import type { Task, Turn } from './turns/turn.mts';

export interface Growth {
	workers: number;
	/** Milliseconds of the whole read. */
	time: number;
	/** Megabytes, with V8 left alone and with as little of heap as it takes. */
	peak: number;
	peakInSmallHeap: number;
}

const WARM_UP = 5000;

/** Left alone, V8 lets garbage pile up before it looks: what is in use shows in a small heap. */
const SMALL_HEAP = ['--max-old-space-size=64', '--max-semi-space-size=2'];

/** @param tasks from few workers to many. Few are read again and again until V8 has compiled what runs: each read remembers its own. */
export async function measureGrowth(client: string, tasks: readonly Task[], tell: (task: Task) => void): Promise<Growth[]> {
	const all: Growth[] = [];
	for (const task of tasks) {
		tell(task);
		const turn: Turn<ClientWay> = { ...task, way: { output: 'profile' }, warmUp: WARM_UP, turn: 0 };
		const left = await runProgram<ClientReading>({ file: client }, turn);
		const small = await runProgram<ClientReading>({ file: client, nodeOptions: SMALL_HEAP }, turn);
		all.push({ workers: task.workers, time: left.last, peak: left.lastPeakKilobytes / 1024, peakInSmallHeap: small.lastPeakKilobytes / 1024 });
	}
	return all;
}
