import * as derive from '../../nodes/Workday/workday/worker/derive.ts';

const TODAY = '2026-03-15';
const FACTS: derive.StatusFacts = {
	sent: true,
	active: null,
	terminated: null,
	hireRescinded: null,
	onLeave: false,
	startDate: null,
	endDate: null,
};

test.each<[string, Partial<derive.StatusFacts>, derive.EmploymentStatus | null]>([
	['no status section concludes nothing', { sent: false, active: true }, null],
	['an empty section concludes nothing', {}, null],
	['active', { active: true }, 'Active'],
	['active and hired today', { active: true, startDate: TODAY }, 'Active'],
	['active, but hired tomorrow', { active: true, startDate: '2026-03-16' }, 'Future Hire'],
	['inactive before the hire date', { active: false, startDate: '2026-03-16' }, 'Future Hire'],
	['inactive on it: by Workday\'s day it is still to come', { active: false, startDate: TODAY }, 'Future Hire'],
	['inactive on it, and over that day', { active: false, startDate: TODAY, endDate: TODAY }, 'Terminated'],
	['inactive after it, without a reason', { active: false, startDate: '2026-03-01' }, null],
	['on leave', { active: true, onLeave: true }, 'On Leave'],
	['on leave and said to be inactive', { active: false, onLeave: true }, 'On Leave'],
	['on leave from the first day', { active: false, onLeave: true, startDate: TODAY }, 'On Leave'],
	['terminated', { active: false, terminated: true }, 'Terminated'],
	['terminated while on leave', { active: false, terminated: true, onLeave: true }, 'Terminated'],
	['inactive since a termination that Terminated does not tell', { active: false, endDate: '2026-03-15' }, 'Terminated'],
	['active until a termination to come', { active: true, terminated: false, endDate: '2026-03-16' }, 'Active'],
	['rescinded before it began', { active: false, hireRescinded: true, startDate: '2026-04-01' }, 'Rescinded'],
	['rescinded and terminated', { hireRescinded: true, terminated: true }, 'Rescinded'],
])('employment status: %s', (_what, facts, status) => {
	expect(derive.employmentStatus({ ...FACTS, ...facts }, TODAY)).toBe(status);
});

test('an account is enabled for those who work, for those on leave by choice, and unknown where the status is', () => {
	const all = ['Active', 'On Leave', 'Terminated', 'Future Hire', 'Rescinded', null] as const;
	const enabled = (keep: boolean) => all.map((status) => derive.accountEnabled(status, keep));
	expect(enabled(false)).toEqual([true, false, false, false, false, null]);
	expect(enabled(true)).toEqual([true, true, false, false, false, null]);
});

const email = (value: string, usage: string, primary = '0', isPublic = '0') => ({ value, usage, primary, public: isPublic });

test('e-mails: an address without text is none, the usage of a tenant stays, a missing attribute is false', () => {
	expect(derive.readEmails([email('', 'WORK', '1'), email('a@x', 'INSTITUTIONAL', '', 'true')])).toEqual([
		{ value: 'a@x', type: 'institutional', primary: false, public: true },
	]);
});

test('the public e-mail is primary and public, else primary, else the first at work', () => {
	const choose = (...rows: Array<ReturnType<typeof email>>) => derive.publicEmail(derive.readEmails(rows))?.value;
	expect(choose(email('first', 'WORK', '0', '1'), email('best', 'WORK', '1', '1'), email('primary', 'WORK', '1'))).toBe('best');
	expect(choose(email('first', 'WORK', '0', '1'), email('primary', 'WORK', '1'))).toBe('primary');
	expect(choose(email('home', 'HOME', '1', '1'), email('first', 'WORK'), email('second', 'WORK'))).toBe('first');
	expect(choose(email('home', 'HOME', '1', '1'))).toBeUndefined();
});

const PHONE = { e164: '', formatted: '', countryCode: '', areaCode: '', number: '', extension: '', device: '', usage: 'WORK', primary: '0', public: '0' };

test.each([
	[{ e164: '+491', formatted: '+49 1', countryCode: '49', number: '1' }, '+491'],
	[{ formatted: '+49 1', countryCode: '49', number: '1' }, '+49 1'],
	[{ countryCode: '+49', number: '1' }, '+49 1'],
	[{ countryCode: '1', areaCode: '415', number: '5550100' }, '+1 415 5550100'],
	[{ areaCode: '415', number: '5550100' }, '415 5550100'],
	[{ number: '1' }, '1'],
])('phone %j is %s', (row, value) => {
	expect(derive.readPhones([{ ...PHONE, ...row }]).map((phone) => phone.value)).toEqual([value]);
});

test('a phone without a number is none', () => {
	expect(derive.readPhones([{ ...PHONE, countryCode: '49', areaCode: '30', extension: '1' }])).toEqual([]);
});

test('a device is known in any case, at work only, the primary one first', () => {
	const row = (number: string, device: string, more = {}) => ({ ...PHONE, number, device, ...more });
	const phones = derive.readPhones([
		row('1', 'Mobile', { usage: 'HOME', primary: '1' }),
		row('2', 'MOBILE'),
		row('3', 'mobile', { primary: '1' }),
		row('4', ''),
	]);
	expect(derive.phoneByDevice(phones, ['Mobile'])?.value).toBe('3');
	expect(derive.phoneByDevice(phones, ['Cell'])).toBeUndefined();
	expect(derive.withoutHome(phones).map((phone) => phone.value)).toEqual(['2', '3', '4']);
});

const transaction = (entered: string, type: string, more = {}) => ({ entered, effective: '', type, typeId: '', rescind: '', ...more });

test('the latest transaction is the one entered last, compared as a moment and not as text', () => {
	const rows = [
		transaction('2026-03-02T01:00:00+01:00', 'a'),
		transaction('2026-03-01T20:00:00-08:00', 'b', { rescind: '1' }),
		transaction('2026-03-02T02:00:00Z', 'c'),
	];
	expect(derive.latestTransaction(rows)).toEqual({ entered: '2026-03-02T04:00:00.000Z', effective: null, type: 'b', rescind: true });
});

test('a transaction without a moment, or none at all, tells nothing', () => {
	const nothing = { entered: null, effective: null, type: null, rescind: null };
	expect(derive.latestTransaction([])).toEqual(nothing);
	expect(derive.latestTransaction([transaction('soon', 'x')])).toEqual(nothing);
});

test('a current leave counts whatever stands before it', () => {
	const leave = (onLeave: string, type: string, typeName = '') => ({ onLeave, type, typeName, start: '' });
	expect(derive.currentLeave([leave('0', 'OLD'), leave('true', '', 'Parental')])).toEqual({ onLeave: true, type: 'Parental' });
	expect(derive.currentLeave([leave('', 'X')])).toEqual({ onLeave: false, type: null });
});

test('custom ids: several of a type are numbered, empty ones left out', () => {
	const id = (type: string, value: string, descriptor = '') => ({ type, descriptor, value });
	expect(derive.customIds([id('Badge', '1'), id('Badge', '02'), id('Badge', ''), id('', '3', 'Locker'), id('toString', '4')])).toEqual({
		Badge: '1',
		'Badge 2': '02',
		Locker: '3',
		toString: '4',
	});
});
