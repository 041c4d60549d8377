/**
 * Memory of reports, measured as the peak of resident memory of a process of its own; the tenant makes their rows while it
 * sends them, in another. Measured on Node 20: 174 MB for the node that stores 1 GB (144 MB for 1 MB, n8n's engine
 * included), 74 MB for a million rows (66 MB for ten thousand).
 */
import { withTenant } from './processes.mts';

const GIGABYTE = 1_000_000_000;

interface Reading {
	/** Rows, each in its place. */
	count?: number;
	/** Of the report, as the node counts them. */
	bytes: number;
	/** On disk. */
	stored?: number;
	peakKilobytes: number;
}

const tenant = withTenant('reportTenant');
const measure = (reader: string, argument: string, nodeOptions?: string) => tenant.measure<Reading>(reader, argument, nodeOptions);

test("a report of 1 GB goes through the node into n8n's binary data on disk with less than 250 MB", async () => {
	const { bytes, stored, peakKilobytes } = await measure('reportStorer', 'Huge');
	expect(bytes).toBeGreaterThanOrEqual(GIGABYTE);
	expect(stored).toBe(bytes);
	expect(peakKilobytes).toBeLessThan(250 * 1024);
}, 240_000);

test('a million rows of JSON, read row by row by the client, take no more than 30 MB over what ten thousand take', async () => {
	// Left alone, V8 lets garbage pile up before it looks: 123 MB instead of 74. What is in use shows in a small heap.
	const read = (name: string) => measure('reportReader', name, '--max-old-space-size=64 --max-semi-space-size=2');
	const few = await read('Few');
	const many = await read('Many');
	expect([few.count, many.count]).toEqual([10_000, 1_000_000]);
	expect(many.peakKilobytes - few.peakKilobytes).toBeLessThanOrEqual(30 * 1024);
}, 240_000);
