import { Duplicates } from '../../nodes/Workday/workday/report/duplicates.ts';

test('the first row of a key is new, whatever else is in the others', () => {
	const duplicates = new Duplicates(['id', 'day']);
	const rows = [{ id: '1', day: 'a' }, { id: '1', day: 'b' }, { id: '1', day: 'a', more: 'x' }, { id: '1a', day: '' }, { id: '1', day: 'a' }, { id: ['1'], day: 'a' }];
	expect(rows.map((row) => duplicates.isNew(row))).toEqual([true, true, false, true, false, true]);
	expect(duplicates.dropped).toBe(2);
});

test('a row without any value of the key is never a duplicate, and counted', () => {
	const duplicates = new Duplicates(['id']);
	expect([{}, { id: '' }, { id: null }, { id: '1' }].map((row) => duplicates.isNew(row))).toEqual([true, true, true, true]);
	expect([duplicates.dropped, duplicates.withoutKey]).toEqual([0, 3]);
});

test('without a key every row is new', () => {
	const none = new Duplicates([]);
	expect([none.isNew({ a: '1' }), none.isNew({ a: '1' }), none.withoutKey]).toEqual([true, true, 0]);
});

test('more keys than can be kept are an error, not more memory', () => {
	const few = new Duplicates(['id'], 3);
	for (const id of ['1', '2', '3', '1']) few.isNew({ id });
	expect(() => few.isNew({ id: '4' })).toThrow(expect.objectContaining({ name: 'InvalidRequest', field: 'Drop Duplicates By', afterSending: true }));
});
