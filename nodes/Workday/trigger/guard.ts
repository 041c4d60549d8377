/**
 * One poll of a node at a time, and none on the state of before. n8n may begin a poll while another one runs, and 2.41's
 * durable poller may give two polls the same state, also one after the other: each would hand over the same changes.
 */

/** A state that was handed over longer ago and came back nevertheless: n8n did not keep what it was given. */
const FORGIVEN_AFTER_MS = 30_000;

interface Seen {
	running: boolean;
	/** The highest number given out: no two states have the same. */
	issued: number;
	/** Of the last state that went with changes. A poll that repeats one without doubles nothing. */
	handedOver: number;
	at: number;
}

/** By node, as long as the process lives. */
const polls = new Map<string, Seen>();

export interface Turn {
	/** Whether this process has polled for the node before. */
	readonly isFirst: boolean;
	/** Whether the state is older than what was handed over a moment ago. */
	isStale(sequence: number, now: number): boolean;
	/** The number of the state that follows one with this number. */
	next(sequence: number): number;
	handedOver(sequence: number, now: number): void;
	end(): void;
}

/** @returns undefined while another poll of this node runs */
export function takeTurn(key: string): Turn | undefined {
	const before = polls.get(key);
	if (before?.running) return undefined;
	const seen: Seen = { ...(before ?? { issued: 0, handedOver: -1, at: -Infinity }), running: true };
	polls.set(key, seen);
	return {
		isFirst: before === undefined,
		isStale: (sequence, now) => sequence < seen.handedOver && now - seen.at < FORGIVEN_AFTER_MS,
		next: (sequence) => (seen.issued = Math.max(seen.issued, sequence) + 1),
		handedOver: (handedOver, at) => Object.assign(seen, { handedOver, at }),
		end: () => (seen.running = false),
	};
}
