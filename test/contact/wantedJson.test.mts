/** Wanted changes as JSON: what undo gives goes in again, what people write is taken, and what does not fit is named. */
import { planChanges } from '../../nodes/Workday/workday/contact/plan.ts';
import { undoOf } from '../../nodes/Workday/workday/contact/undo.ts';
import type { Wanted } from '../../nodes/Workday/workday/contact/wanted.ts';
import { changesOfJson } from '../../nodes/Workday/workday/contact/wantedJson.ts';
import { email, phone, workUsage } from './documents.mts';

const read = (given: unknown, country?: string) => changesOfJson(given, 'Changes', country);
const GB = { countryCode: '44', country: 'GBR', areaCode: null };

test('what undo gives goes in again as it is', () => {
	const current = {
		emails: [email('a@example.com', { comment: 'c', usages: [workUsage({ useFor: [{ type: 'WID', id: 'u' }] })] }), email('b@example.com', { usages: [workUsage({ primary: false })] })],
		phones: [phone('20 7946 0018', { extension: '12' }), phone('1', { usages: [workUsage({ primary: false })] })],
	};
	const wanted: Wanted[] = [
		{ kind: 'email', usage: 'WORK', action: 'exactly', values: [{ address: 'x@example.com', comment: null }] },
		{ kind: 'phone', usage: 'WORK', action: 'replace', values: [{ number: { ...GB, number: '2079460019' } }] },
		{ kind: 'phone', usage: 'WORK', action: 'delete', which: { wid: 'wid-1' } },
		{ kind: 'email', usage: 'HOME', action: 'add', values: [{ address: 'h@example.com' }] },
	];
	const changes = JSON.parse(JSON.stringify(undoOf(planChanges(current, wanted)))) as Wanted[];
	expect(changes).toHaveLength(5);
	expect(read({ worker: 'w', effectiveDate: null, changes })).toEqual({ worker: 'w', effectiveDate: null, changes });
	expect(read(JSON.stringify(changes)).changes).toEqual(changes);
});

test('people may write numbers, devices and what is meant as text, and one entry without a list', () => {
	const one = { kind: 'phone', usage: 'Work', action: 'set', which: '020 7946 0001', values: { number: '(020) 7946-0018 x12', device: 'Landline' } };
	expect(read([one], 'GB').changes).toEqual([
		{
			kind: 'phone',
			usage: 'WORK',
			action: 'replace',
			orAdd: true,
			which: { number: { ...GB, number: '2079460001' } },
			values: [{ number: { ...GB, number: '2079460018' }, extension: '12', device: { type: 'Phone_Device_Type_ID', id: 'Landline' } }],
		},
	]);
	const which = (kind: string, given: unknown) => read([{ kind, usage: 'WORK', action: 'delete', which: given }]).changes[0].which;
	expect(which('email', 'EMAIL-1-2')).toEqual({ id: 'EMAIL-1-2' });
	expect(which('email', 'a@example.com')).toEqual({ address: 'a@example.com' });
	expect(which('phone', 'F'.repeat(32))).toEqual({ wid: 'f'.repeat(32) });
	expect(which('phone', 'PHONE_REFERENCE-3-1234567')).toEqual({ id: 'PHONE_REFERENCE-3-1234567' });
	expect(which('phone', { number: '+44 20 7946 0001', devices: ['Fax'] })).toEqual({ number: { ...GB, number: '2079460001' }, devices: ['Fax'] });
});

test('all of a usage go where null is said, which no search that found nothing gives', () => {
	expect(read([{ kind: 'email', usage: 'WORK', action: 'exactly', values: null }]).changes).toEqual([{ kind: 'email', usage: 'WORK', action: 'exactly', values: [] }]);
});

const set = (more: object) => [{ kind: 'email', usage: 'WORK', action: 'set', ...more }];
test.each<[string, unknown]>([
	['Changes: is not JSON: ', '{'],
	['Changes: must be an object', 7],
	['Changes > changes: must be a list', {}],
	['Changes: is empty', []],
	['Changes > changes: is empty', { changes: [] }],
	['Changes: has "change", which is not one of changes, worker, effectiveDate', { change: [] }],
	['Changes > [0].kind: must be one of email, phone', [{ kind: 'fax' }]],
	['Changes > [0].action: is missing: one of set, add,', [{ kind: 'email', usage: 'WORK' }]],
	['Changes > [0].usage: is missing', [{ kind: 'email', action: 'delete' }]],
	['Changes > [0]: has "adress"', set({ adress: 1 })],
	['Changes > [0].values: is missing', set({})],
	['Changes > [0].values: is empty', set({ values: [] })],
	['Changes > [0].values: is empty: null deletes all of this usage', set({ action: 'exactly', values: [] })],
	['Changes > [0].values: must be an object', set({ values: null })],
	['Changes > [0].values: may have one entry only', set({ values: [{}, {}] })],
	['Changes > [0].values: a deletion has no values', [{ kind: 'email', usage: 'WORK', action: 'delete', values: [{}] }]],
	['Changes > [0].values[0].address: is empty: null clears it', set({ values: [{ address: '' }] })],
	['Changes > [0].values.comment: holds a control character', set({ values: { comment: 'a\u0007' } })],
	['Changes > [0].values.address: is not an e-mail address', set({ values: { address: 'nobody' } })],
	['Changes > changes[0].values.public: must be true or false', { changes: set({ values: { public: 'yes' } }) }],
	['Changes > [0].values.number: is not a phone number', [{ kind: 'phone', usage: 'WORK', action: 'add', values: { number: '020 7946 0018' } }]],
	['Changes > [0].values.number: has an extension in it', [{ kind: 'phone', usage: 'WORK', action: 'add', values: { number: '+442079460018 x1', extension: '2' } }]],
	['Changes > [0].values.device.id: is missing', [{ kind: 'phone', usage: 'WORK', action: 'add', values: { device: { type: 'WID' } } }]],
	['Changes > [0].which.address: is empty', set({ which: { address: ' ' }, values: {} })],
])('it is refused with its path: %s', (message, given) => {
	expect(() => read(given)).toThrow(message);
});
