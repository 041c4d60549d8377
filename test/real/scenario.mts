import type { Stage } from './stage.mts';

/** One thing that holds in a running n8n. Its workflows are switched off after it. */
export interface Scenario {
	/** A sentence. */
	name: string;
	/** Throws when it does not hold. */
	run(stage: Stage): Promise<void>;
	/** What n8n may write at warning or error level meanwhile. */
	mayLog?: RegExp;
}

export function holds(condition: boolean, sentence: string): asserts condition {
	if (!condition) throw new Error(sentence);
}
