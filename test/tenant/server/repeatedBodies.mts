import type { Workforce } from '../workers/workforce.mts';

/** Rendered bodies of more requests than this are not kept: a load test asks for the same sections all the time. */
const MOST_KEPT = 2;

/**
 * For load tests, where making a worker costs more than reading one: only the first few workers are rendered, and every
 * other one is one of theirs with its own WID and worker id. Their managers, dates and sections repeat.
 */
export class RepeatedBodies {
	private readonly kept = new Map<string, Map<number, string>>();

	/** @param different how many workers are rendered; 0: all of them, each time. */
	constructor(
		private readonly workforce: Workforce,
		private readonly different: number,
	) {}

	/** @param request what decides how a worker is rendered, besides the worker. */
	get(request: string, number: number, render: (number: number) => string | undefined): string | undefined {
		if (this.different === 0) return render(number);
		const source = number % this.different;
		// Whom a test has changed is nobody's double and has none.
		const changed = [number, source].some((each) => this.workforce.ledger.isTouched(each));
		if (changed || !this.workforce.exists(source)) return render(number);
		const bodies = this.bodiesFor(request);
		const body = bodies.get(source) ?? render(source);
		if (body === undefined) return undefined;
		bodies.set(source, body);
		if (source === number) return body;
		const { workforce } = this;
		return body
			.replaceAll(workforce.wid(source), workforce.wid(number))
			.replaceAll(`>${workforce.workerId(source)}<`, `>${workforce.workerId(number)}<`);
	}

	private bodiesFor(request: string): Map<number, string> {
		const bodies = this.kept.get(request) ?? new Map<number, string>();
		this.kept.set(request, bodies);
		const [oldest] = this.kept.keys();
		if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
		return bodies;
	}
}
