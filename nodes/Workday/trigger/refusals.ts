/**
 * A sign-in that was refused is not tried again at once. Workday locks an account after a few, and a poller tries
 * every minute; n8n 2.41 tries five times in a quarter of a minute when a workflow is switched on.
 */
import { Authentication } from '../workday/errors';

const MINUTE = 60_000;
/** How long to wait after the first refusal, the second, … */
const WAITS_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE];

interface Refusal {
	/** Of the credential that was refused: with another one it is tried at once. */
	readonly credential: string;
	readonly until: number;
	readonly times: number;
	readonly error: Authentication;
}

/** By node, as long as the process lives. */
const refusals = new Map<string, Refusal>();

/**
 * Does the work unless its sign-in was refused a moment ago.
 *
 * @param now milliseconds since the epoch; Infinity: somebody waits for it, try
 * @throws Authentication, the one of before, without sending anything
 */
export async function unlessRefused<T>(key: string, credential: string, now: number, work: () => Promise<T>): Promise<T> {
	const before = refusals.get(key);
	const same = before?.credential === credential ? before : undefined;
	if (same && now < same.until) throw stillRefused(same);
	try {
		const result = await work();
		refusals.delete(key);
		return result;
	} catch (error) {
		if (error instanceof Authentication && now !== Infinity) {
			const times = (same?.times ?? 0) + 1;
			refusals.set(key, { credential, times, error, until: now + (WAITS_MS[Math.min(times, WAITS_MS.length) - 1] ?? 0) });
		}
		return await Promise.reject(error);
	}
}

function stillRefused({ error, until }: Refusal): Authentication {
	const when = `${new Date(until).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
	const message = `${error.message.replace(/\.$/, '')}. It is not tried again before ${when}, so that the account does not lock; at once when the credential is changed, and by Fetch Test Event.`;
	return new Authentication(message, error.details);
}
