/** From the answer to a write, and what was read back, to what became of it. */
import { Cancelled, WorkdayError } from '../errors';
import { stoppedDuringWrite } from './afterWrite';
import type { WriteOutcome } from './outcome';
import type { WriteAnswer } from './send';

/** What a read shows of a plan: all of it, nothing of it, or something else. */
export type Shows = 'all' | 'nothing' | 'something else';

export interface Settlement {
	outcome: WriteOutcome;
	/** What went wrong on the way, for people; null: nothing. */
	problem: string | null;
}

export interface SettleOptions {
	/** False: a good answer is not looked into. A doubtful one always is. */
	verify: boolean;
	/** Workday answered with an event, which somebody may have to approve. */
	event: boolean;
	readBack(): Promise<Shows>;
}

/** @throws the failure of the write where Workday itself said that it failed, and nothing else shows; Cancelled */
export async function settleWrite(answer: WriteAnswer, { verify, event, readBack }: SettleOptions): Promise<Settlement> {
	if (answer.known && !verify) return { outcome: 'accepted', problem: null };
	const read = await readBack().catch(async (error: unknown) => await asProblem(error, answer));
	if (answer.known) {
		if (typeof read === 'object') return { outcome: 'accepted', problem: `Reading back failed: ${read.problem}` };
		if (read === 'all') return { outcome: 'completed', problem: null };
		return { outcome: read === 'nothing' && event ? 'pending approval' : 'not applied', problem: null };
	}
	const { failure, saidNo } = answer;
	if (read === 'all') return { outcome: 'completed', problem: failure.message };
	if (saidNo && read === 'nothing') throw failure;
	const besides = typeof read === 'object' ? ` Reading back failed as well: ${read.problem}` : '';
	return { outcome: 'unknown', problem: failure.message + besides };
}

/** A write is done whether or not it can be read back: it must not be lost with the error. */
async function asProblem(error: unknown, { requestId }: WriteAnswer): Promise<{ problem: string }> {
	if (error instanceof Cancelled) throw stoppedDuringWrite(error, requestId);
	if (!(error instanceof WorkdayError)) return await Promise.reject(error);
	return { problem: error.message };
}
