/** One turn of a rival, in a process of its own. */

/** What is to be read. */
export interface Task {
	/** `http://127.0.0.1:port` */
	server: string;
	/** The data set, as the server calls it. */
	tenant: string;
	pageSize: number;
	pages: number;
	workers: number;
}

/** What a rival's program is told, as JSON in its first argument. */
export interface Turn<Way> extends Task {
	/** How the rival reads. */
	way: Way;
	/** How long to read before the time counts, in ms; the first read is part of it. */
	warmUp: number;
	/** How long to go on after that, in ms; 0: not at all. */
	turn: number;
}

/** What it prints, as its last line. */
export interface Reading {
	/** Most memory that the process had, its first read included and no other. */
	peakKilobytes: number;
	/** Milliseconds of the first read, cold. */
	first: number;
	/** The same of the last one, warm if there was time for that, and most memory until its end. */
	last: number;
	lastPeakKilobytes: number;
	/** Milliseconds of each read after the warm-up. */
	times: number[];
}

/** Milliseconds. V8 has compiled what runs long before the end of a first read that took so long: it counts. */
const WARM_BY_ITSELF = 10_000;

/**
 * Reads once for the memory, again and again to warm up, and then for the time.
 *
 * @param read resolves with the number of workers that it found
 */
export async function takeTurn({ workers, warmUp, turn }: Pick<Turn<unknown>, 'workers' | 'warmUp' | 'turn'>, read: () => Promise<number>): Promise<Reading> {
	const timed = async () => {
		const start = performance.now();
		const found = await read();
		const time = performance.now() - start;
		// Fast and wrong is no result.
		if (found !== workers) throw new Error(`${found} of ${workers} workers were found`);
		return time;
	};
	const first = await timed();
	const peakKilobytes = process.resourceUsage().maxRSS;
	let last = first;
	for (let total = first; total < warmUp; total += last) last = await timed();
	const times: number[] = turn > 0 && first > WARM_BY_ITSELF ? [first] : [];
	for (let total = times[0] ?? 0; total < turn; total += last) times.push((last = await timed()));
	return { peakKilobytes, first, times, last, lastPeakKilobytes: process.resourceUsage().maxRSS };
}

/** As a program: the turn from the first argument, the reading to the output. */
export async function play<Way>(read: (turn: Turn<Way>) => Promise<number>): Promise<void> {
	const turn: Turn<Way> = JSON.parse(process.argv[2] ?? '');
	console.log(JSON.stringify(await takeTurn(turn, () => read(turn))));
}
