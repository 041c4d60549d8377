import { Retriable, type WorkdayError } from '../errors';
import { toWorkdayError } from './failures';
import { TransportError, type Clock } from '../transport';

export { toWorkdayError } from './failures';

export interface RetryPolicy {
	/** Tries after the first one. */
	retries: number;
	/** Longest wait before the first retry; doubles with each. */
	baseMs: number;
	/** No wait of our own choosing is longer. */
	capMs: number;
	/** Longest Retry-After that is honoured. A longer one ends the read: a run that sleeps for minutes looks hung. */
	maxRetryAfterMs: number;
}

/** Three retries, 30 s at most, as identity connectors for Workday do. */
export const DEFAULT_RETRY_POLICY: RetryPolicy = { retries: 3, baseMs: 1000, capMs: 30_000, maxRetryAfterMs: 30_000 };

export interface Retry {
	/** What went wrong, one line. */
	reason: string;
	waitMs: number;
}

/** Waits between tries of one piece of work, and gives up when the policy says so. Acts on the error's class alone. */
export class Backoff {
	private failures = 0;

	constructor(
		private readonly policy: RetryPolicy,
		private readonly clock: Clock,
		/** Reads may be sent again whenever they failed; a write only if it cannot have been carried out. */
		private readonly isRead: boolean,
		private readonly onRetry?: (retry: Retry) => void,
	) {}

	/** Something was gained since the last failure: the next one counts as the first. */
	progressed(): void {
		this.failures = 0;
	}

	/**
	 * Resolves when it is time to try again.
	 *
	 * @throws WorkdayError when trying again is of no use, not safe, or was tried often enough
	 */
	async afterFailure(failure: unknown): Promise<void> {
		const error = toWorkdayError(failure);
		if (!mayRetry(failure, error, this.isRead)) throw error;
		const asked = error instanceof Retriable ? error.retryAfterMs : undefined;
		if (asked !== undefined && asked > this.policy.maxRetryAfterMs) throw asksTooLong(error, asked, this.policy);
		if (this.failures >= this.policy.retries) throw gaveUp(error, this.failures);
		const waitMs = asked ?? this.jitter();
		this.failures++;
		this.onRetry?.({ reason: error.message, waitMs });
		try {
			await this.clock.sleep(waitMs);
		} catch (interruption) {
			throw toWorkdayError(interruption);
		}
	}

	/** Full jitter: anything between nothing and the exponential bound, so that clients that failed together part. */
	private jitter(): number {
		const bound = Math.min(this.policy.capMs, this.policy.baseMs * 2 ** this.failures);
		return Math.round(this.clock.random() * bound);
	}
}

/** Runs `work`, again after failures that may pass. Errors that are bugs of ours pass through. */
export async function withRetry<T>(
	work: () => Promise<T>,
	policy: RetryPolicy,
	clock: Clock,
	isRead: boolean,
	onRetry?: (retry: Retry) => void,
): Promise<T> {
	const backoff = new Backoff(policy, clock, isRead, onRetry);
	for (;;) {
		try {
			return await work();
		} catch (failure) {
			await backoff.afterFailure(failure);
		}
	}
}

function mayRetry(failure: unknown, error: WorkdayError, isRead: boolean): error is Retriable {
	if (!(error instanceof Retriable)) return false;
	if (isRead) return true;
	// A write is not sent again once it may have reached Workday, which knows no idempotency key. Refused: it was not
	// sent. 429: it was turned away before it was read.
	return error.details.status === 429 || (failure instanceof TransportError && failure.failure === 'refused');
}

function asksTooLong(error: WorkdayError, askedMs: number, policy: RetryPolicy): Retriable {
	const seconds = (ms: number) => `${Math.ceil(ms / 1000)} s`;
	const longest = seconds(policy.maxRetryAfterMs);
	const message = `${error.message} Workday asks to wait ${seconds(askedMs)}, longer than the ${longest} that this node waits.`;
	return new Retriable(message, error.details, askedMs);
}

function gaveUp(error: Retriable, retries: number): Retriable {
	const times = retries === 1 ? 'one retry' : `${retries} retries`;
	const message = retries === 0 ? error.message : `${error.message} Given up after ${times}.`;
	return new Retriable(message, error.details, error.retryAfterMs);
}
