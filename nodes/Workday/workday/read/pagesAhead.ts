import type { Answer } from '../soap/exchange';

interface PendingPage {
	page: number;
	/** Records asked for. */
	count: number;
	answer: Promise<Answer>;
	/** Drops the request, whether its answer has begun or not. */
	drop(): void;
}

/**
 * Pages that were asked for before their turn, in their order. Their bodies wait in the sockets: what is in memory is one record
 * of one page.
 */
export class PagesAhead {
	private readonly pending: PendingPage[] = [];

	/** @param most how many may wait at the same time */
	constructor(
		private readonly most: number,
		private readonly send: (page: number, count: number, signal: AbortSignal) => Promise<Answer>,
	) {}

	/** That page's answer if it was asked for. If another one waits in its place, all are dropped. */
	take(page: number, count: number): Promise<Answer> | undefined {
		const next = this.pending.shift();
		if (next?.page === page && next.count === count) return next.answer;
		next?.drop();
		this.drop();
		return undefined;
	}

	/** Asks for what comes behind `page`, as far as it is expected. */
	fill(page: number, count: number, isExpected: (page: number) => boolean): void {
		while (this.pending.length < this.most) {
			const next = page + this.pending.length + 1;
			if (!isExpected(next)) return;
			this.pending.push(this.ask(next, count));
		}
	}

	drop(): void {
		for (const { drop } of this.pending.splice(0)) drop();
	}

	private ask(page: number, count: number): PendingPage {
		const unwanted = new AbortController();
		const answer = this.send(page, count, unwanted.signal);
		// Its failure is met when the page's turn comes, or never.
		answer.catch(() => undefined);
		const drop = () => {
			unwanted.abort();
			answer.then((begun) => begun.discard()).catch(() => undefined);
		};
		return { page, count, answer, drop };
	}
}
