import { planChanges } from '../../nodes/Workday/workday/contact/plan.ts';
import type { Wanted } from '../../nodes/Workday/workday/contact/wanted.ts';
import { email, phone, workUsage } from './documents.mts';

const additional = [workUsage({ primary: false })];
const MAIN = email('Ana@example.com', { comment: 'kept', usages: [workUsage({ public: false, comment: 'desk', useFor: [{ type: 'WID', id: 'u' }] })] });
const OTHER = email('other@example.com', { usages: additional });
const HOME_EMAIL = email('ana@home.example', { usages: [workUsage({ type: 'HOME' })] });
const DESK = phone('20 7946 0018');
const CELL = phone('7700 900123', { device: { type: 'Phone_Device_Type_ID', id: 'Mobile' }, usages: additional });
const CURRENT = { emails: [MAIN, OTHER, HOME_EMAIL], phones: [DESK, CELL] };

const work = (wanted: Partial<Wanted>): Wanted => ({ kind: 'email', usage: 'WORK', action: 'replace', ...wanted }) as Wanted;
const plan = (...wanted: Wanted[]) => planChanges(CURRENT, wanted);
const brief = (...wanted: Wanted[]) => plan(...wanted).changes.map(({ action, fields }) => [action, ...fields.filter((one) => one.field === 'address' || one.field === 'number' || action === 'update').map((one) => `${one.field}: ${one.before} → ${one.after}`)]);
const number = (text: string, code = '44') => ({ countryCode: code, country: 'GBR', areaCode: null, number: text });

test('replacing the primary address keeps comment, usage and all other entries', () => {
	const { changes, after } = plan(work({ values: [{ address: 'ana.lima@example.com' }] }));
	expect(changes).toEqual([
		{
			kind: 'email',
			usage: 'WORK',
			action: 'update',
			before: MAIN,
			after: { ...MAIN, address: 'ana.lima@example.com' },
			fields: [{ field: 'address', before: 'Ana@example.com', after: 'ana.lima@example.com' }],
		},
	]);
	expect(after).toEqual({ emails: [changes[0].after, OTHER, HOME_EMAIL], phones: CURRENT.phones });
});

test.each<[string, Wanted]>([
	['an address in other capitals', work({ values: [{ address: 'ANA@EXAMPLE.COM' }] })],
	['a number in another notation', work({ kind: 'phone', values: [{ number: number('(20) 7946-0018') }] })],
	['no value at all', work({ values: [{}] })],
	['adding what is there', work({ action: 'add', values: [{ address: 'Other@example.com' }] })],
	['deleting what is not there', work({ action: 'delete', which: { address: 'nobody@example.com' } })],
	['clearing what is not there', work({ which: { devices: ['Fax'] }, kind: 'phone', values: [{ number: null }] })],
	['exactly what is there', work({ action: 'exactly', values: [{ address: 'other@example.com' }, { address: 'ana@example.com' }] })],
])('there is nothing to do for %s', (_, wanted) => {
	expect(plan(wanted)).toEqual({ changes: [], after: CURRENT });
});

test('what is changed and changed back is no change', () => {
	expect(brief(work({ values: [{ address: 'x@example.com' }] }), work({ which: { address: 'X@example.com' }, values: [{ address: 'Ana@example.com' }] }))).toEqual([]);
});

test('null clears, and what is absent stays', () => {
	expect(brief(work({ values: [{ comment: null, public: true }] }))).toEqual([['update', 'comment: kept → null', 'public: false → true']]);
});

test('a phone is found by its device types', () => {
	const wanted = work({ kind: 'phone', which: { devices: ['cell', 'mobile'] }, values: [{ number: number('7700 900999'), extension: '1' }] });
	expect(brief(wanted)).toEqual([['update', 'number: +44 7700 900123 → +44 7700 900999', 'extension: null → 1']]);
});

test('the country of an old number does not go with a new one', () => {
	const [change] = plan(work({ kind: 'phone', values: [{ number: { ...number('415 555 0102', '1'), country: 'USA' } }] })).changes;
	expect(change.after).toMatchObject({ countryCode: '1', country: 'USA', countryReference: null, device: DESK.device });
});

test('an added one is additional, and the primary one where there is none', () => {
	const add = (usage: string) => plan(work({ usage, action: 'add', values: [{ address: 'new@example.com' }] })).changes[0].after?.usages[0].primary;
	expect([add('WORK'), add('HOME'), add('OTHER')]).toEqual([false, false, true]);
});

test('a new one is public for work only, unless somebody says otherwise', () => {
	const add = (usage: string, more = {}) => plan(work({ usage, action: 'add', values: [{ address: 'new@example.com', ...more }] })).changes[0].after?.usages[0].public;
	expect([add('WORK'), add('HOME'), add('HOME', { public: true })]).toEqual([true, false, true]);
});

test('what cannot be replaced is added where that is allowed', () => {
	const wanted = work({ usage: 'OTHER', values: [{ address: 'new@example.com' }] });
	expect(brief({ ...wanted, orAdd: true })).toEqual([['add', 'address: null → new@example.com']]);
	expect(() => plan(wanted)).toThrow('Other Email: there is none to replace');
});

test('what an additional entry says may become what the primary one says; only a set leaves it once', () => {
	expect(brief(work({ values: [{ address: 'other@example.com' }] }))).toEqual([['update', 'address: Ana@example.com → other@example.com']]);
	expect(brief(work({ action: 'exactly', values: [{ address: 'other@example.com' }] }))).toEqual([
		['update', 'address: Ana@example.com → other@example.com'],
		['delete', 'address: other@example.com → null'],
	]);
});

test('exactly this replaces the primary one, adds what is missing and deletes the rest of this usage', () => {
	expect(brief(work({ action: 'exactly', values: [{ address: 'new@example.com' }, { address: 'more@example.com' }] }))).toEqual([
		['update', 'address: Ana@example.com → new@example.com'],
		['delete', 'address: other@example.com → null'],
		['add', 'address: null → more@example.com'],
	]);
	expect(brief(work({ usage: 'OTHER', action: 'exactly', values: [{ address: 'a@example.com' }, { address: 'A@example.com' }] }))).toEqual([['add', 'address: null → a@example.com']]);
	expect(plan(work({ action: 'exactly', values: [] })).after.emails).toEqual([HOME_EMAIL]);
});

test.each<[string, Wanted]>([
	['a second primary one', work({ action: 'add', values: [{ address: 'b@example.com', primary: true }] })],
	['no primary one become additional', work({ values: [{ primary: false }] })],
	['no additional one become primary', work({ which: { address: OTHER.address }, values: [{ primary: true }] })],
	['cannot be deleted while there are additional ones', work({ action: 'delete' })],
	['needs a primary one', work({ usage: 'OTHER', action: 'add', values: [{ address: 'b@example.com', primary: false }] })],
	['needs a device type', work({ kind: 'phone', action: 'add', values: [{ number: number('1') }] })],
	['needs an address', work({ action: 'add', values: [{ address: null }] })],
])('it is refused before it is sent: %s', (problem, wanted) => {
	expect(() => plan(wanted)).toThrow(problem === 'a second primary one' ? 'has a primary one already' : problem);
});

test('which one is meant must be clear', () => {
	const twins = { emails: [MAIN, OTHER, email('third@example.com', { usages: additional })], phones: [CELL, { ...CELL, wid: 'w' }] };
	expect(() => planChanges(twins, [work({ kind: 'phone', action: 'delete', which: { devices: ['Mobile'] } })])).toThrow('Work Phone: 2 fit');
});

test('an entry for work and home at once is left to people', () => {
	const shared = { emails: [email('a@example.com', { usages: [workUsage(), workUsage({ type: 'HOME' })] })], phones: [] };
	expect(() => planChanges(shared, [work({ values: [{ address: 'b@example.com' }] })])).toThrow('several usages');
	expect(planChanges(shared, [work({ values: [{ address: 'A@example.com' }] })]).changes).toEqual([]);
});

test('what is named and the same already is written again where somebody wants that', () => {
	const again = (...wanted: Wanted[]) => planChanges(CURRENT, wanted, { evenIfSame: true }).changes.map(({ before, action, fields }) => [before?.wid, action, fields]);
	expect(again(work({ values: [{ address: 'ANA@example.com' }] }))).toEqual([[MAIN.wid, 'update', []]]);
	expect(again(work({ action: 'add', values: [{ address: OTHER.address }] }))).toEqual([[OTHER.wid, 'update', []]]);
	expect(again(work({ action: 'delete', which: { address: OTHER.address } }))).toEqual([[OTHER.wid, 'delete', expect.anything()]]);
});

test('what is only changed where it is there is not added', () => {
	expect(brief(work({ usage: 'OTHER', onlyIfThere: true, values: [{ comment: 'x' }] }))).toEqual([]);
	expect(brief(work({ onlyIfThere: true, values: [{ comment: 'x' }] }))).toEqual([['update', 'comment: kept → x']]);
});

test('what is to come back when it is gone is not added while it is there', () => {
	const add = (wid: string | null) => brief(work({ action: 'add', evenIfThere: true, unlessThere: wid ?? '', values: [{ address: OTHER.address }] }));
	expect([add(OTHER.wid), add('gone')]).toEqual([[], [['add', 'address: null → other@example.com']]]);
});
