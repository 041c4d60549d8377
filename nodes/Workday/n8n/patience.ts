/**
 * Gives up on an answer that does not come. n8n's HTTP library counts a socket as idle also while nobody reads from it,
 * which is the rule for the page that was asked for ahead; here time counts only while somebody waits.
 */
export class Patience {
	private deadline = Infinity;
	/** When the timer that counts looks in; others are left over from a longer wait. */
	private wakesAt = Infinity;

	constructor(private giveUp: (() => void) | undefined) {}

	/** Somebody waits from now on, for this long at most. */
	wait(ms: number): void {
		this.deadline = Date.now() + ms;
		if (this.deadline < this.wakesAt) this.arm(ms);
	}

	/** What was waited for is there. */
	rest(): void {
		this.deadline = Infinity;
	}

	/**
	 * Nobody will wait again. Lets go of what there was to give up: Node keeps a timer's listener until the time has come,
	 * and with it, if it could, 14 KB of every request of the last ten minutes.
	 */
	end(): void {
		this.rest();
		this.giveUp = undefined;
	}

	/** One timer for many waits, not one for each piece of an answer: it looks again when the deadline has moved. */
	private arm(ms: number): void {
		const wakesAt = Date.now() + ms;
		this.wakesAt = wakesAt;
		// AbortSignal.timeout, because its timer does not keep a finished process alive.
		AbortSignal.timeout(ms).addEventListener('abort', () => {
			if (this.wakesAt !== wakesAt) return;
			this.wakesAt = Infinity;
			const left = this.deadline - Date.now();
			if (left <= 0) this.giveUp?.();
			else if (left !== Infinity) this.arm(left);
		});
	}
}
