/** Tables, bars and numbers as text. */

export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

export interface Bar {
	label: string;
	value: number;
}

const WIDTH = 50;

/** A bar for each value, the longest as wide as there is room. Values without a number are left out. */
export function bars(title: string, all: readonly Bar[]): string {
	const known = all.filter(({ value }) => Number.isFinite(value));
	const longest = Math.max(...known.map(({ value }) => value));
	const label = Math.max(...known.map((bar) => bar.label.length));
	const lines = known.map(
		(bar) => `${bar.label.padEnd(label)} ${'█'.repeat(Math.max(1, Math.round((bar.value / longest) * WIDTH)))} ${count(bar.value)}`,
	);
	return ['```text', title, '', ...lines, '```'].join('\n');
}

/** Whole, with commas. */
export const count = (value: number): string => (Number.isFinite(value) ? Math.round(value).toLocaleString('en-US') : '–');

/** A ratio: as many digits as it deserves. */
export function ratio(value: number): string {
	if (!Number.isFinite(value)) return '–';
	return value >= 20 ? value.toFixed(0) : value >= 2 ? value.toFixed(1) : value.toFixed(2);
}

export const seconds = (ms: number): string => (ms / 1000).toFixed(ms < 10_000 ? 2 : 1);
export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
