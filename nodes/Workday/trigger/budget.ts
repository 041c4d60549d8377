/** How long a poll may take. */
import type { Clock } from '../workday/transport';

const DEFAULT_MS = 40_000;
/** After this share no new work is begun; the rest is for what is under way. */
const BEGIN_WITHIN = 0.7;
/** n8n gives up a poll that takes longer, and throws its result away, only where it sets so short a time. */
const STRICT_BELOW_MS = 120_000;
const STOP_AT = 0.92;

export interface Budget {
	/** Nothing more should be begun. */
	isUsed(): boolean;
	/** Ends requests shortly before n8n gives up; undefined where it does not. */
	readonly stop: AbortSignal | undefined;
	readonly seconds: number;
}

export function budgetOf(context: { getPollBudgetMs?(): number }, clock: Clock): Budget {
	const given = context.getPollBudgetMs?.();
	const ms = given ?? DEFAULT_MS;
	const begin = clock.now() + ms * BEGIN_WITHIN;
	const isStrict = given !== undefined && given < STRICT_BELOW_MS;
	return {
		isUsed: () => clock.now() >= begin,
		stop: isStrict ? AbortSignal.timeout(Math.floor(ms * STOP_AT)) : undefined,
		seconds: Math.round(ms / 1000),
	};
}
