import type { ProgramName } from './programs.mts';
import type { Stage } from './stage.mts';

/** Ways of running n8n: 1.123; 2.41; 2.41 with its durable poller; queue mode, that is a main process and two workers. */
export type Variant = '1' | '2' | 'durable' | 'queue';

/** One thing that holds in a running n8n. Its workflows are switched off after it. */
export interface Scenario {
	/** A sentence. */
	name: string;
	/** Throws when it does not hold. */
	run(stage: Stage): Promise<void>;
	/** What n8n may write at warning or error level meanwhile: held against the whole line, which is JSON. */
	mayLog?: RegExp;
	/** Where it runs; absent: in both versions, as most people run them. */
	only?: readonly Variant[];
	/** Programs of other people that must be installed. */
	needs?: readonly ProgramName[];
}

const USUAL: readonly Variant[] = ['1', '2'];

export function runsIn({ only = USUAL }: Scenario, variant: Variant): boolean {
	return only.includes(variant);
}

export function holds(condition: boolean, sentence: string): asserts condition {
	if (!condition) throw new Error(sentence);
}
