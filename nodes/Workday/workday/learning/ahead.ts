/** One request for many ids: of items that come later in the run, and of items that ask at the same time. */
import { failsAll, type ReadByIds } from './readLearning';
import type { Shown } from './values';

/** Below the 100 that Workday gives without a filter. Larger ones gain little, and what was read grows old. */
export const IDS_PER_READ = 50;

/** What one id has to be blamed for must not fail the others that were read with it. */
async function aloneUnlessAll(error: unknown, read: ReadByIds, id: string): Promise<Map<string, Shown>> {
	return failsAll(error) ? await Promise.reject(error) : await read([id]);
}

/** What the items of a run need before they write: each read also reads for the items that come next. */
export class ReadAhead {
	private readonly reads = new Map<string, Promise<Map<string, Shown>>>();
	private readonly taken = new Set<string>();

	constructor(
		private readonly read: ReadByIds,
		/** Of all items of the run, in their order. */
		private readonly ids: readonly string[],
	) {}

	/** null: there is none. What was asked for once is read anew: it may have been written meanwhile. */
	async take(id: string): Promise<Shown | null> {
		const known = this.reads.get(id);
		this.reads.delete(id);
		const wasTaken = this.taken.has(id);
		this.taken.add(id);
		const read = known ?? (wasTaken ? this.read([id]) : this.begin(id));
		const found = await read.catch((error: unknown) => aloneUnlessAll(error, this.read, id));
		return found.get(id) ?? null;
	}

	private begin(id: string): Promise<Map<string, Shown>> {
		const from = Math.max(0, this.ids.indexOf(id));
		const next = this.ids.slice(from).filter((one) => one !== id && !this.taken.has(one) && !this.reads.has(one));
		const wanted = [id, ...new Set(next)].slice(0, IDS_PER_READ);
		const read = this.read(wanted);
		for (const one of wanted.slice(1)) this.reads.set(one, read);
		return read;
	}
}

/** Reads side by side: more would only make smaller requests. */
const SIDE_BY_SIDE = 1;

interface Asked {
	id: string;
	resolve(shown: Shown | null): void;
	reject(error: unknown): void;
}

/** What is there now: whoever asks while others are being answered comes along in the next request. */
export class ReadTogether {
	private asked: Asked[] = [];
	private running = 0;

	constructor(private readonly read: ReadByIds) {}

	async now(id: string): Promise<Shown | null> {
		const answer = new Promise<Shown | null>((resolve, reject) => this.asked.push({ id, resolve, reject }));
		// Not at once: who asks in the same turn comes along.
		await Promise.resolve();
		this.go();
		return await answer;
	}

	private go(): void {
		if (this.running >= SIDE_BY_SIDE || this.asked.length === 0) return;
		const now = this.asked.splice(0, IDS_PER_READ);
		this.running++;
		void this.read([...new Set(now.map(({ id }) => id))])
			.then(
				(found) => now.forEach(({ id, resolve }) => resolve(found.get(id) ?? null)),
				(error: unknown) => now.forEach(({ id, resolve, reject }) => aloneUnlessAll(error, this.read, id).then((found) => resolve(found.get(id) ?? null), reject)),
			)
			.finally(() => {
				this.running--;
				this.go();
			});
	}
}
