/** Rivals taking turns, round after round, so that whatever else the machine does hits all of them alike. */
import { OutOfMemory } from './children.mts';
import type { Reading } from './turn.mts';
import type { Rival } from '../rivals.mts';

/** By rival's id; null: out of memory. */
export type Saved = Array<[id: string, readings: Array<Reading | null>]>;

/** What a rival made of its turns, a reading a round; undefined: it ran out of memory. */
export class Readings {
	private readonly all = new Map<string, Array<Reading | undefined>>();

	/** As JSON, and back. */
	toJSON(): Saved {
		return [...this.all].map(([id, readings]) => [id, readings.map((reading) => reading ?? null)]);
	}

	restore(saved: Saved): void {
		for (const [id, readings] of saved) this.all.set(id, readings.map((reading) => reading ?? undefined));
	}

	add(rival: Rival, reading: Reading | undefined): void {
		this.all.set(rival.id, [...this.of(rival), reading]);
	}

	/** Whether this rival reached the end every time. */
	has(rival: Rival): boolean {
		const readings = this.of(rival);
		return readings.length > 0 && !readings.includes(undefined);
	}

	/** Milliseconds of a read, once warm. */
	time(rival: Rival): number {
		return median(this.of(rival).map(timeOf));
	}

	/** Megabytes at most. */
	peak(rival: Rival): number {
		return median(this.of(rival).map(peakOf));
	}

	/** How many times as fast as `other`, the median of the rounds. */
	speedup(rival: Rival, other: Rival): number {
		return this.ratio(other, rival, timeOf);
	}

	/** How many times as much memory as `other` takes, the median of the rounds. */
	memoryRatio(rival: Rival, other: Rival): number {
		return this.ratio(rival, other, peakOf);
	}

	private of(rival: Rival): Array<Reading | undefined> {
		return this.all.get(rival.id) ?? [];
	}

	private ratio(rival: Rival, other: Rival, valueOf: (reading: Reading | undefined) => number): number {
		const others = this.of(other);
		return median(this.of(rival).map((reading, round) => valueOf(reading) / valueOf(others[round])));
	}
}

// Who ran out of memory has no time: whatever is made of it is no number either.
const timeOf = (reading: Reading | undefined): number => (reading ? median(reading.times) : NaN);
const peakOf = (reading: Reading | undefined): number => (reading ? reading.peakKilobytes / 1024 : NaN);

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** One thing that all rivals read, each in its own process. */
export interface Case {
	readings: Readings;
	play(rival: Rival): Promise<Reading>;
}

/** @param rounds each begins with another rival */
export async function takeTurns(rounds: number, cases: readonly Case[], rivals: readonly Rival[], tell: (done: number, of: number) => void): Promise<void> {
	const all = rounds * cases.length * rivals.length;
	let done = 0;
	for (let round = 0; round < rounds; round++) {
		const order = rivals.map((_, index) => rivals[(index + round) % rivals.length]).filter((rival) => rival !== undefined);
		for (const { readings, play } of cases) {
			for (const rival of order) {
				readings.add(rival, await played(rival, play));
				tell(++done, all);
			}
		}
	}
}

async function played(rival: Rival, play: Case['play']): Promise<Reading | undefined> {
	try {
		return await play(rival);
	} catch (error) {
		if (!rival.isOwn && error instanceof OutOfMemory) return undefined;
		throw error;
	}
}
