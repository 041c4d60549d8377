/** What an AI tool is told of a change. */
import { Privacy } from '../../nodes/Workday/workday/privacy/kinds.ts';
import { changesTold } from '../../nodes/Workday/workday/privacy/writes.ts';

const done = { changes: [{ field: 'a', before: 'was' }, { field: 'b', before: null }, { field: 'c', before: 'was' }], undo: { a: 'was' } };
const kindOf = ({ field }: { field: string }) => (field === 'c' ? undefined : 'notes');

test('what was there is hidden, and the undo with it; that nothing was there is said', () => {
	expect(changesTold(new Privacy([]), done, kindOf)).toEqual({ changes: [{ field: 'a', before: '***' }, { field: 'b', before: null }, { field: 'c', before: 'was' }], undo: null });
	expect(changesTold(new Privacy(['notes']), done, kindOf)).toBe(done);
});

test('unless that would tell as much', () => {
	expect(changesTold(new Privacy([]), done, kindOf, 'hidden').changes[1]).toEqual({ field: 'b', before: '***' });
	expect(changesTold(new Privacy(['notes']), done, kindOf, 'hidden')).toBe(done);
});
