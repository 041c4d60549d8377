/** From what is wanted to what changes: what Workday would refuse, what is the same, what takes it back, what shows. */
import type { AccountRecord } from '../../nodes/Workday/workday/account/account.ts';
import { expiryOf, sameExpiry } from '../../nodes/Workday/workday/account/expiry.ts';
import { alsoChanged } from '../../nodes/Workday/workday/account/others.ts';
import { planAccount, showsOf, verified, type PlanOptions } from '../../nodes/Workday/workday/account/plan.ts';
import { withoutSecret } from '../../nodes/Workday/workday/account/secret.ts';
import { NEVER } from '../../nodes/Workday/workday/account/updateAccount.ts';
import { checkPassword, checkWanted, type Wanted } from '../../nodes/Workday/workday/account/wanted.ts';
import { wantedOfJson } from '../../nodes/Workday/workday/account/wantedJson.ts';
import { Validation } from '../../nodes/Workday/workday/errors.ts';
import { hider } from '../../nodes/Workday/workday/values/hideSecret.ts';
import { messageText } from '../../nodes/Workday/workday/values/text.ts';

const OPTIONS = { compareExpiry: 'moment', clearExpiry: 'farDate' } as const;
const NOON = '2031-01-01T12:00:00.000Z';
const recordOf = (account: Partial<AccountRecord['account']> = {}, elements: Record<string, string> = {}): AccountRecord => ({
	account: { userName: 'ana', enabled: true, expires: null, newPasswordAtNextSignIn: false, ...account },
	elements: new Map(Object.entries(elements)),
});

test('what is the same is no change, what differs has an undo, and a password has none', () => {
	const same = planAccount(recordOf({ expires: NOON }), { userName: 'ana', enabled: true, expires: NOON }, OPTIONS);
	expect(same).toEqual({ changes: [], undo: null });
	const wanted: Wanted = { userName: 'bob', enabled: false, expires: NOON, password: { kind: 'given', value: 'c4nary' } };
	const { changes, undo } = planAccount(recordOf(), wanted, OPTIONS);
	expect(changes.map(({ field, action, before, after }) => [field, action, before, after])).toEqual([
		['userName', 'set', 'ana', 'bob'],
		['enabled', 'set', true, false],
		['expires', 'set', null, NOON],
		['password', 'set', null, '***'],
	]);
	expect(undo).toEqual({ userName: 'ana', enabled: true, expires: null });
	expect(JSON.stringify(changes)).not.toContain('c4nary');
	expect(planAccount(recordOf(), { password: { kind: 'random' } }, OPTIONS)).toMatchObject({ undo: null, changes: [{ action: 'generate', note: expect.stringContaining('no undo') }] });
});

test('what nobody may be told of is not compared: whether a guess is right would show', () => {
	const uncompared: PlanOptions['uncompared'] = ['enabled', 'expires'];
	const fields = (account: Partial<AccountRecord['account']>, wanted: Wanted) => planAccount(recordOf(account), wanted, { ...OPTIONS, uncompared }).changes.map(({ field, after, note }) => [field, after, note]);
	for (const expires of [NOON, null, '2027-01-01T12:00:00.000Z']) expect(fields({ expires }, { expires: NOON })).toEqual([['expires', NOON, null]]);
	for (const enabled of [true, false]) expect(fields({ enabled }, { userName: 'ana', enabled: false })).toEqual([['enabled', false, null]]);
	expect(fields({}, { userName: 'bob' })).toEqual([['userName', 'bob', null]]);
});

test('what is not known is written, and has no undo', () => {
	const { changes, undo } = planAccount({ account: { userName: 'ana' }, elements: new Map() }, { userName: 'bob', enabled: true }, OPTIONS);
	expect(changes.map(({ field, before, note }) => [field, before, note])).toEqual([['userName', 'ana', null], ['enabled', null, expect.stringContaining('not known')]]);
	expect(undo).toEqual({ userName: 'ana' });
});

test('an undo of an undo is what was there; an expiry that is cleared is a day far ahead, and counts as none', () => {
	const record = recordOf({ expires: NOON });
	const { changes, undo } = planAccount(record, { expires: null }, OPTIONS);
	expect(changes[0]).toMatchObject({ action: 'clear', before: NOON, after: NEVER });
	expect(undo).toEqual({ expires: NOON });
	expect(planAccount(recordOf({ expires: NEVER }), { expires: null }, OPTIONS).changes).toEqual([]);
	expect(planAccount(record, { expires: null }, { ...OPTIONS, clearExpiry: 'leaveOut' }).changes[0]?.after).toBeNull();
});

test('what shows is all, nothing, something else, or cannot be told', () => {
	const plan = (wanted: Wanted, before = recordOf()) => planAccount(before, wanted, OPTIONS).changes;
	const shows = (wanted: Wanted, after: AccountRecord, before = recordOf()) => showsOf(verified(plan(wanted, before), after, OPTIONS), after, OPTIONS);
	const both: Wanted = { userName: 'bob', enabled: false };
	expect(shows(both, recordOf({ userName: 'bob', enabled: false }))).toBe('all');
	expect(shows(both, recordOf())).toBe('nothing');
	expect(shows(both, recordOf({ userName: 'bob' }))).toBe('something else');
	expect(shows({ password: { kind: 'random' } }, recordOf())).toBe('cannot tell');
	expect(shows({ ...both, password: { kind: 'random' } }, recordOf({ userName: 'bob', enabled: false }))).toBe('all');
	expect(shows({ userName: 'ana' }, recordOf())).toBe('all');
	expect(shows({ enabled: false }, { account: { userName: 'ana' }, elements: new Map() })).toBe('cannot tell');
	expect(verified(plan(both), recordOf({ userName: 'bob' }), OPTIONS).map((change) => change.verified)).toEqual([true, false]);
});

test('an expiry counts by its moment, or by its day where a tenant keeps no more', () => {
	expect(sameExpiry(NOON, '2031-01-01T12:00:00.001Z', 'moment')).toBe(false);
	expect(sameExpiry('2031-01-01T08:00:00.000Z', '2031-01-02T07:59:59.000Z', 'day')).toBe(true);
	expect(sameExpiry('2031-01-01T07:59:59.000Z', '2031-01-01T08:00:00.000Z', 'day')).toBe(false);
	expect(sameExpiry(null, NOON, 'day')).toBe(false);
});

const CLOCK = { now: () => Date.parse('2026-03-15T12:00:00Z'), sleep: async () => undefined, random: () => 0 };

test.each([
	['2026-03-29', 'Europe/Berlin', '2026-03-29T21:59:59.000Z'],
	['2026-12-31', 'Pacific/Auckland', '2026-12-31T10:59:59.000Z'],
	['today', 'UTC', '2026-03-15T23:59:59.000Z'],
	['2026-12-31T18:00', 'America/New_York', '2026-12-31T23:00:00.000Z'],
	['2026-12-31T18:00:00+02:00', 'UTC', '2026-12-31T16:00:00.000Z'],
	['P1D', 'UTC', '2026-03-16T12:00:00.000Z'],
	['9999-12-31', 'America/New_York', '9999-12-31T12:00:00.000Z'],
	[' Never', 'UTC', null],
])('an expiry of %s in %s', (text, timeZone, moment) => {
	expect(expiryOf(text, 'Expires', CLOCK, timeZone)).toBe(moment);
});

test('what Workday would refuse is refused before, without showing a password', () => {
	expect(() => expiryOf('soon', 'Expires', CLOCK, 'UTC')).toThrow(/Expires: "soon" is not a date/);
	for (const userName of ['a;b', 'a:b', '']) expect(() => checkWanted({ userName })).toThrow(/^User Name/);
	expect(() => checkWanted({ password: { kind: 'random' }, newPasswordAtNextSignIn: false })).toThrow(/Must Change Password/);
	expect(checkWanted({ password: { kind: 'random' } }).newPasswordAtNextSignIn).toBe(true);
	expect([checkPassword(12345678), checkPassword('a b')]).toEqual(['12345678', 'a b']);
	for (const given of [' c4nary', 'c4nary\n', 'c4nary\u0007x', '', {}, ['c4nary']]) {
		expect(() => checkPassword(given)).toThrow(/^Password/);
		expect(() => checkPassword(given)).not.toThrow(/c4nary/);
	}
});

test('JSON is refused for another worker, with strange keys, and with a password, which no message shows', () => {
	const worker = { type: 'Employee_ID', id: '7' };
	const of = (given: unknown) => wantedOfJson(given, 'Changes (JSON)', worker, (value) => String(value));
	expect(of('{"worker":"7","idType":"Employee_ID","userName":"a","enabled":false,"expires":null}')).toEqual({ userName: 'a', enabled: false, expires: null });
	expect(of({ expires: '2031-01-01', newPasswordAtNextSignIn: true })).toEqual({ expires: '2031-01-01', newPasswordAtNextSignIn: true });
	const refused: Array<[unknown, RegExp]> = [
		[{ worker: '8', idType: 'Employee_ID', enabled: true }, /for the worker 8, not for 7/],
		[{ worker: '7', idType: 'WID', enabled: true }, /named by WID/],
		[{ enable: true }, /"enable", which is not one of/],
		[{ enabled: 'no' }, /enabled: must be true or false/],
		[{ userName: null }, /cannot be cleared/],
		[{ password: 'c4nary-1' }, /"password": a password is no part/],
		[{ Generate_Random_Password: true }, /no part/],
		['{"password":"c4nary-1"', /is not JSON\. Write/],
		[null, /must be an object/],
		[{}, /\(JSON\): names no change/],
		[{ worker: '7', idType: 'Employee_ID' }, /names no change/],
	];
	for (const [given, message] of refused) {
		expect(() => of(given)).toThrow(message);
		expect(() => of(given)).not.toThrow(/c4nary/);
	}
});

test('what changes besides what was named is noticed, however Workday writes booleans', () => {
	const before = recordOf({}, { Enable_Workbox: '<wd:Enable_Workbox>true</wd:Enable_Workbox>', Locale_Reference: '<a/>', Account_Disabled: '<a>1</a>' });
	const after = recordOf({}, { Enable_Workbox: '<wd:Enable_Workbox>1</wd:Enable_Workbox>', Account_Disabled: '<a>0</a>' });
	expect(alsoChanged(before, after, { userName: 'b' })).toEqual(['Account_Disabled', 'Locale_Reference']);
	expect(alsoChanged(before, after, { enabled: true })).toEqual(['Locale_Reference']);
});

test('the password is hidden whichever way a server escapes what it quotes', () => {
	const secret = `it's "c4nary" <é> & 100%`;
	const hide = hider(secret);
	const each = (escape: (character: string, code: number) => string) => [...secret].map((one) => (/[\w ]/.test(one) ? one : escape(one, one.codePointAt(0) ?? 0))).join('');
	const hex = (code: number, length = 2) => code.toString(16).padStart(length, '0');
	const forms = [
		each((_, code) => `&#${code};`),
		each((_, code) => `&#x${hex(code).toUpperCase()};`),
		each((_, code) => `&#x00${hex(code)};`),
		each((_, code) => `&amp;#${code};`),
		each((_, code) => `\\u${hex(code, 4)}`),
		each((one) => [...Buffer.from(one)].map((byte) => `%${hex(byte)}`).join('')).replaceAll(' ', '+'),
		each((one) => (/['"]/.test(one) ? `\\${one}` : one)),
		Buffer.from(secret).toString('latin1'),
	];
	for (const form of forms) expect([form, hide(`No: ${form}!`)]).toEqual([form, 'No: ***!']);
	expect(hide('it is "100%" so')).toBe('it is "100%" so');
});

test.each(['c4nary-Pass', 'c4nary "<&> x', "c4nary 'ä%/"])('the password %j is hidden in all that an error says, also where it is escaped or cut', (secret) => {
	const hide = hider(secret);
	const escaped = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
	for (const form of [secret, escaped, JSON.stringify(secret), encodeURIComponent(secret)]) expect(hide(`No: ${form}!`)).not.toMatch(/c4nary/);
	const cut = messageText(`${'x'.repeat(490)}${secret}`);
	expect(cut).toContain('c4nar');
	expect(hide(cut)).not.toMatch(/c4na/);
	const error = withoutSecret(new Validation(`Refused ${secret}`, [{ message: secret, detail: escaped, path: '/x' }], { workdayText: `of ${secret}` }), hide);
	expect(JSON.stringify([error, String(error), error instanceof Error && error.stack])).not.toMatch(/c4nary/);
	expect(error).toMatchObject({ message: 'Refused ***', issues: [{ message: '***', path: '/x' }], details: { workdayText: 'of ***' } });
	const ours = withoutSecret(new TypeError(`${secret} is not a function`), hide);
	expect(String([ours, ours instanceof Error && ours.stack])).not.toMatch(/c4nary/);
});
