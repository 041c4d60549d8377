/** What was handed over lately. */
import { contentKey, identityOf, shortKey } from '../../nodes/Workday/workday/changes/transactions.ts';
import { Memory } from '../../nodes/Workday/trigger/memory.ts';

const NOON = Date.parse('2026-03-15T12:00:00Z');
const MINUTE = 60_000;

it('knows what was added, also after it was stored and read again', () => {
	const memory = new Memory();
	memory.add('one', NOON);
	memory.add('two', NOON + 5 * MINUTE);
	memory.add('three', NOON + 5 * MINUTE + 1);
	const stored = JSON.parse(JSON.stringify(memory.after(0))) as ReturnType<Memory['after']>;
	expect(stored).toHaveLength(2);
	const again = new Memory(stored);
	expect(['one', 'two', 'three', 'four', ''].map(again.has)).toEqual([true, true, true, false, false]);
});

it.each([
	['while something of its minute may be asked for again', NOON + 59_999, true],
	['and not when its minute is over', NOON + 60_000, false],
])('keeps a key %s', (_when, moment, kept) => {
	const memory = new Memory();
	memory.add('one', NOON + 30_000);
	expect(new Memory(memory.after(moment)).has('one')).toBe(kept);
});

it('never forgets a key before its due moment', () => {
	for (const due of [NOON, NOON + 1, NOON + 59_999, NOON + 60_000]) {
		const memory = new Memory();
		memory.add('one', due);
		expect(new Memory(memory.after(due - 1)).has('one')).toBe(true);
	}
});

it('of what is known by content knows the newest only', () => {
	const memory = new Memory();
	const [first, second] = [contentKey('worker', { title: 'One' }), contentKey('worker', { title: 'Two' })];
	memory.add(first, NOON);
	memory.add(contentKey('other', { title: 'One' }), NOON);
	memory.add(second, NOON + MINUTE);
	expect([first, second, contentKey('other', { title: 'One' })].map(memory.has)).toEqual([false, true, true]);
	memory.add(first, NOON + 2 * MINUTE);
	expect([first, second].map(memory.has)).toEqual([true, false]);
});

describe('an entry is known by', () => {
	const entry = {
		...{ id: null, type: 'Hire Employee', typeIds: ['Hire Employee'], entryMoment: '2026-03-15T12:00:00.000Z' },
		...{ effectiveMoment: '2026-03-20T07:00:00.000Z', effectiveDate: '2026-03-20', rescind: false, correction: false },
	};

	it('its WID where there is one, whatever else it says', () => {
		expect(identityOf({ ...entry, id: 'wid' })).toBe(identityOf({ ...entry, id: 'wid', rescind: true, type: null }));
		expect(identityOf({ ...entry, id: 'wid' })).not.toBe(identityOf({ ...entry, id: 'another' }));
	});

	it.each([{ type: 'Title Change' }, { typeIds: ['X'] }, { entryMoment: null }, { effectiveMoment: null }, { rescind: true }])('what it says where there is none: %j', (other) => {
		expect(identityOf({ ...entry })).toBe(identityOf({ ...entry }));
		expect(identityOf({ ...entry, ...other })).not.toBe(identityOf(entry));
	});
});

it('keys are short, and the parts of one do not run into each other', () => {
	expect(shortKey('a', 'bc')).toMatch(/^[\w-]{11}$/);
	expect(shortKey('a', 'bc')).not.toBe(shortKey('ab', 'c'));
	expect(contentKey('a', { b: 1 })).toMatch(/^[\w-]{11}:[\w-]{11}$/);
	expect(contentKey('a', { b: 1 }).split(':')[0]).toBe(contentKey('a', { b: 2 }).split(':')[0]);
});
