/** Undo and verify: what is wanted afterwards, and what became of it. */
import type { ContactInformation } from '../../nodes/Workday/workday/contact/contactInformation.ts';
import { planChanges } from '../../nodes/Workday/workday/contact/plan.ts';
import { undoOf } from '../../nodes/Workday/workday/contact/undo.ts';
import { verify } from '../../nodes/Workday/workday/contact/verify.ts';
import type { Wanted } from '../../nodes/Workday/workday/contact/wanted.ts';
import { email, phone, workUsage } from './documents.mts';

const MAIN = email('Ana@example.com', { comment: 'c', usages: [workUsage({ comment: 'desk', useFor: [{ type: 'WID', id: 'u' }] })] });
const OTHER = email('other@example.com', { usages: [workUsage({ primary: false, public: false })] });
const CURRENT: ContactInformation = { emails: [MAIN, OTHER], phones: [phone('20 7946 0018', { extension: '12' })] };
const NUMBER = { countryCode: '1', country: 'USA', areaCode: null, number: '4155550102' };

const email_ = (wanted: Partial<Wanted>) => ({ kind: 'email', usage: 'WORK', action: 'exactly', ...wanted }) as Wanted;
const phone_ = (wanted: Partial<Wanted>) => ({ ...email_(wanted), kind: 'phone' }) as Wanted;
const CASES: Array<[string, Wanted[]]> = [
	['a replaced address', [email_({ action: 'replace', values: [{ address: 'x@example.com', comment: null, useFor: [] }] })]],
	['an added address', [email_({ action: 'add', values: [{ address: 'x@example.com' }] })]],
	['a deleted address', [email_({ action: 'delete', which: { address: OTHER.address } })]],
	['all addresses deleted', [email_({ values: [] })]],
	['another set', [email_({ values: [{ address: 'x@example.com' }, { address: 'y@example.com' }] })]],
	['an added phone', [phone_({ action: 'add', values: [{ number: NUMBER, device: { type: 'Phone_Device_Type_ID', id: 'Mobile' } }] })]],
	['a replaced number', [phone_({ action: 'replace', values: [{ number: NUMBER, extension: null }] })]],
];

/** Without what Workday gives anew, in an order of its own. */
const content = ({ emails, phones }: ContactInformation) => ({
	emails: emails.map(({ wid: _, ...rest }) => rest).sort((a, b) => a.address.localeCompare(b.address)),
	phones: phones.map(({ wid: _, ...rest }) => rest),
});
let ids = 0;
const saved = ({ emails, phones }: ContactInformation): ContactInformation => ({
	emails: emails.map((one) => ({ ...one, wid: one.wid ?? `new-${++ids}` })),
	phones: phones.map((one) => ({ ...one, wid: one.wid ?? `new-${++ids}` })),
});

describe.each(CASES)('%s', (_, wanted) => {
	const plan = planChanges(CURRENT, wanted);

	test('can be undone, also after its undo went through JSON', () => {
		const undo = JSON.parse(JSON.stringify(undoOf(plan))) as Wanted[];
		expect(plan.changes.length).toBeGreaterThan(0);
		expect(content(planChanges(saved(plan.after), undo).after)).toEqual(content(CURRENT));
	});

	test('is completed when it shows, pending when only its event was answered, else not applied', () => {
		expect(verify(plan.changes, saved(plan.after), { event: 'e' })).toEqual({ outcome: 'completed', missing: [] });
		expect(verify(plan.changes, CURRENT, { event: 'e' })).toEqual({ outcome: 'pending approval', missing: plan.changes });
		expect(verify(plan.changes, CURRENT, { event: null })).toEqual({ outcome: 'not applied', missing: plan.changes });
	});
});

test.each(CASES)('%s can be undone where all ids changed on the way', (_, wanted) => {
	const plan = planChanges(CURRENT, wanted);
	const anew = ({ emails, phones }: ContactInformation) => saved({ emails: emails.map((one) => ({ ...one, wid: null })), phones: phones.map((one) => ({ ...one, wid: null })) });
	expect(content(planChanges(anew(plan.after), undoOf(plan, { idsStay: false })).after)).toEqual(content(CURRENT));
});

test('undo sets back what was changed, and leaves what somebody changed since then', () => {
	const plan = planChanges(CURRENT, [email_({ action: 'replace', values: [{ address: 'x@example.com' }] })]);
	const [main, other] = plan.after.emails;
	const since = { ...plan.after, emails: [{ ...main, comment: 'new' }, other] };
	expect(planChanges(since, undoOf(plan)).after.emails).toEqual([{ ...MAIN, comment: 'new' }, OTHER]);
});

test('the undo of a deletion that never happened does nothing', () => {
	const undo = undoOf(planChanges(CURRENT, CASES[2][1]));
	expect(planChanges(CURRENT, undo).changes).toEqual([]);
});

test('a plan of which only a part shows is not waited for', () => {
	const plan = planChanges(CURRENT, CASES[4][1]);
	const half = { ...CURRENT, emails: [plan.after.emails[0], OTHER] };
	expect(verify(plan.changes, half, { event: 'e' })).toMatchObject({ outcome: 'not applied', missing: [{ action: 'delete' }, { action: 'add' }] });
});

test('an entry that says something else than before and after was not changed as planned', () => {
	const plan = planChanges(CURRENT, CASES[0][1]);
	const other = { ...CURRENT, emails: [{ ...MAIN, address: 'third@example.com' }, OTHER] };
	expect(verify(plan.changes, other, { event: 'e' }).outcome).toBe('not applied');
});

test('entries that were made anew are known by what they say', () => {
	const plan = planChanges(CURRENT, CASES[0][1]);
	const anew = plan.after.emails.map((one) => ({ ...one, wid: `anew-${one.address}` }));
	expect(verify(plan.changes, { ...CURRENT, emails: anew }, { event: 'e' }).outcome).toBe('completed');
});

test('what was deleted is gone, also where another entry says the same', () => {
	const twin = { ...OTHER, wid: 'wid-twin' };
	const before = { ...CURRENT, emails: [MAIN, OTHER, twin] };
	const { changes, after } = planChanges(before, [email_({ action: 'delete', which: { wid: OTHER.wid ?? '' } })]);
	expect(verify(changes, after, { event: 'e' }).outcome).toBe('completed');
	expect(verify(changes, before, { event: 'e' }).outcome).toBe('pending approval');
});
