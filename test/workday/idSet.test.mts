import { createHash } from 'node:crypto';
import { IdSet } from '../../nodes/Workday/workday/read/idSet.ts';

const digest = (n: number) => createHash('md5').update(String(n)).digest('hex');

describe('the set of ids', () => {
	test.each<[string, (n: number) => string]>([
		['WIDs', digest],
		['WIDs that differ in the last digits only', (n) => n.toString(16).padStart(32, '0')],
		['WIDs that differ in the first digits only', (n) => n.toString(16).padEnd(32, '0').replace(/^0/, 'f')],
		['other ids', (n) => `Employee-${n}`],
	])('knows %s again, and no others, beyond its first size', (_, id) => {
		const ids = [...new Set(Array.from({ length: 5000 }, (_unused, n) => id(n)))];
		const set = new IdSet();
		expect(ids.every((one) => set.add(one))).toBe(true);
		expect(ids.some((one) => set.add(one))).toBe(false);
		expect(set.size).toBe(ids.length);
		expect(set.add('something else')).toBe(true);
	});

	test('knows as many as were announced, more of them, and none of what a liar announces', () => {
		for (const announced of [0, 1, 3000, 5000, 1e15]) {
			const set = new IdSet();
			const before = process.memoryUsage().arrayBuffers;
			set.announce(announced);
			expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50e6);
			const ids = Array.from({ length: 5000 }, (_unused, n) => digest(n));
			expect(ids.every((one) => set.add(one))).toBe(true);
			expect(ids.some((one) => set.add(one))).toBe(false);
		}
	});

	test('keeps apart what a table of numbers could confuse', () => {
		const set = new IdSet();
		const alike = ['0'.repeat(32), '0', '', 'A'.repeat(32), 'a'.repeat(32), 'a'.repeat(31), ` ${'a'.repeat(31)}`];
		expect(alike.map((id) => set.add(id))).toEqual(alike.map(() => true));
		expect(alike.map((id) => set.add(id))).toEqual(alike.map(() => false));
	});
});
