/** Which entry is meant where several are nearly the same, and sets that are made exactly so: nobody's entry goes or changes that was not named. */
import { planChanges } from '../../nodes/Workday/workday/contact/plan.ts';
import { undoOf } from '../../nodes/Workday/workday/contact/undo.ts';
import type { Wanted } from '../../nodes/Workday/workday/contact/wanted.ts';
import { changesOfJson } from '../../nodes/Workday/workday/contact/wantedJson.ts';
import { email, phone, workUsage } from './documents.mts';

const additional = { usages: [workUsage({ primary: false })] };
const SWITCHBOARD = '2079460000';
const MOBILE = { device: { type: 'Phone_Device_Type_ID', id: 'Mobile' } };
const x = (extension: string | null, more = {}) => phone(SWITCHBOARD, { wid: `wid-x${extension}`, extension, ...more });
const CELL = phone('7700900123', { ...MOBILE, ...additional });

const brief = (phones: readonly ReturnType<typeof phone>[], ...changes: object[]) => {
	const wanted = changesOfJson(changes.map((one) => ({ kind: 'phone', usage: 'WORK', ...one })), 'Changes').changes;
	return planChanges({ emails: [], phones: [...phones] }, wanted).changes.map(({ action, before, fields }) => [action, before?.wid ?? null, ...fields.filter(() => action === 'update').map((one) => `${one.field}: ${one.before} → ${one.after}`)]);
};

test('a number that is named with its extension is none with another one', () => {
	const there = [x('12'), x('13', additional)];
	expect(brief(there, { action: 'delete', which: `+44${SWITCHBOARD} x13` })).toEqual([['delete', 'wid-x13']]);
	expect(brief(there, { action: 'delete', which: { number: `+44${SWITCHBOARD}`, extension: '13' } })).toEqual([['delete', 'wid-x13']]);
	expect(brief(there, { action: 'delete', which: `+44${SWITCHBOARD} x14` })).toEqual([]);
	expect(brief([x('12'), x(null, additional)], { action: 'delete', which: { number: `+44${SWITCHBOARD}`, extension: null } })).toEqual([['delete', 'wid-xnull']]);
});

test('a mobile never takes the place of a landline, unless that one is named', () => {
	const values = { number: '+447700900999', device: 'Mobile' };
	expect(brief([x('12')], { action: 'set', values })).toEqual([['add', null]]);
	expect(brief([x('12'), CELL], { action: 'replace', values })).toEqual([['update', CELL.wid, 'number: +44 7700900123 → +44 7700900999']]);
	expect(() => brief([x('12')], { action: 'replace', values })).toThrow('there is none to replace');
	expect(brief([x('12')], { action: 'set', which: { wid: 'wid-x12' }, values })).toEqual([['update', 'wid-x12', expect.stringMatching(/^number/), 'device: Landline → Mobile']]);
});

test.each([true, false])('the undo of an added extension takes that one out again; ids stay: %s', (idsStay) => {
	const there = { emails: [], phones: [x('12'), CELL] };
	const wanted: Wanted[] = [{ kind: 'phone', usage: 'WORK', action: 'add', values: [{ number: { countryCode: '44', country: 'GBR', areaCode: null, number: SWITCHBOARD }, extension: '13', device: { type: 'Phone_Device_Type_ID', id: 'Landline' } }] }];
	const plan = planChanges(there, wanted);
	const undo = changesOfJson(JSON.stringify(undoOf(plan, { idsStay })), 'Changes').changes;
	expect(planChanges(plan.after, undo).after).toEqual(there);
});

describe('a set', () => {
	const landline = { number: `+44${SWITCHBOARD}`, device: 'Landline' };
	const cell = { number: '+447700900123', device: 'Mobile' };
	const exactly = (...values: object[]) => ({ action: 'exactly', values });

	test('leaves an extension that is not said, of the primary one and of others', () => {
		expect(brief([x('12'), CELL], exactly(cell, landline))).toEqual([]);
		expect(brief([phone('2079460018'), x('12', additional)], exactly({ number: '+442079460018', device: 'Landline' }, landline))).toEqual([]);
		expect(brief([x('12')], { action: 'add', values: landline })).toEqual([]);
	});

	test('takes the same number with another extension for the primary one, rather than another phone', () => {
		expect(brief([x('12'), CELL], exactly(cell, { ...landline, extension: '13' }))).toEqual([['update', 'wid-x12', 'extension: 12 → 13']]);
	});

	test('does not keep the extension of a number that another one takes the place of', () => {
		expect(brief([x('12')], exactly({ number: '+442079460018', device: 'Landline' }))).toEqual([['update', 'wid-x12', `number: +44 ${SWITCHBOARD} → +44 2079460018`, 'extension: 12 → null']]);
	});

	test('has a number with any extension beside one with a certain one', () => {
		expect(brief([phone('2079460018'), x('12', additional)], exactly({ number: '+442079460018', device: 'Landline' }, landline, { ...landline, extension: '12' }))).toEqual([['add', null]]);
	});

	test('has one primary entry, which nobody said is additional', () => {
		const emails = [email('a@example.com'), email('b@example.com', additional)];
		const plan = (...values: object[]) => planChanges({ emails, phones: [] }, [{ kind: 'email', usage: 'WORK', action: 'exactly', values } as Wanted]);
		expect(() => plan({ address: 'c@example.com', primary: true }, { address: 'd@example.com', primary: true })).toThrow(/^Work Email: .*two/);
		expect(() => plan({ address: 'c@example.com', primary: false })).toThrow(/^Work Email: an additional one needs a primary one/);
		expect(plan({ address: 'c@example.com', primary: false }, { address: 'd@example.com' }).after.emails.map(({ address, usages }) => [address, usages[0]?.primary])).toEqual([['d@example.com', true], ['c@example.com', false]]);
	});
});

test('two changes that want different values of one field are refused: one of them would be lost', () => {
	const there = { emails: [email('a@example.com')], phones: [] };
	const set = (values: object, more: object = {}) => ({ kind: 'email', usage: 'WORK', action: 'replace', orAdd: true, values: [values], ...more }) as Wanted;
	expect(() => planChanges(there, [set({ address: 'b@example.com' }), set({ address: 'c@example.com' })])).toThrow(/^Work Email: .*twice/);
	expect(() => planChanges({ emails: [], phones: [] }, [set({ address: 'b@example.com' }), set({ address: 'c@example.com' })])).toThrow(/^Work Email: .*twice/);
	expect(planChanges(there, [set({ address: 'b@example.com' }), set({ comment: 'c' }), set({ address: 'B@example.com' })]).changes).toHaveLength(1);
});
