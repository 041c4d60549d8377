/** FNV-1a over the parts' text, then mixed: the same seed and parts give the same number on every machine. */
export function hash(...parts: ReadonlyArray<string | number>): number {
	let value = 0x811c9dc5;
	for (const part of parts) {
		const text = String(part);
		for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
		value = Math.imul(value ^ 0x2f, 0x01000193);
	}
	value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
	return (value ^ (value >>> 16)) >>> 0;
}

const hex8 = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

/** 32 hexadecimal digits, as Workday's ids are. */
export function wid(...parts: ReadonlyArray<string | number>): string {
	// Two hashes hold all there is to tell apart; the other half only fills the length.
	const first = hash(...parts);
	const second = hash('wid', ...parts);
	return (
		hex8(first) +
		hex8(second) +
		hex8(Math.imul(first ^ second, 0x9e3779b1)) +
		hex8(Math.imul(second, 0x85ebca6b) ^ first)
	);
}

/** A WID whose last eight digits carry a number, so that it can be found again without an index of all workers. */
export function numberedWid(seed: number, kind: string, number: number): string {
	const first = hash(seed, kind, number);
	const mask = hash(seed, kind, 'mask');
	return hex8(first) + hex8(Math.imul(first, 0x9e3779b1)) + hex8(hash(first, kind)) + hex8(number ^ mask);
}

/** @returns the number, or undefined when the WID is not one of this kind and seed. */
export function numberOfWid(seed: number, kind: string, text: string): number | undefined {
	if (!/^[0-9a-f]{32}$/.test(text)) return undefined;
	const number = (parseInt(text.slice(24), 16) ^ hash(seed, kind, 'mask')) >>> 0;
	return numberedWid(seed, kind, number) === text ? number : undefined;
}

/** A stream of numbers that depends on its parts alone. */
export class Random {
	private state: number;

	constructor(...parts: ReadonlyArray<string | number>) {
		this.state = hash(...parts);
	}

	/** Uniform in [0, 1): mulberry32. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let value = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
		value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
		return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** Whole number, both ends included. */
	between(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	pick<T>(list: readonly [T, ...T[]]): T {
		return list[this.between(0, list.length - 1)] ?? list[0];
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}
}
