/** Worker → Update Contact in n8n's engine against the tenant: each kind of write, the tenant's state and its audit log afterwards. */
import type { IDataObject } from 'n8n-workflow';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import type { Contact } from '../tenant/workers/contact.mts';
import { AT_ONCE, changed, contact, content, count, everything, someone, update, writes, type Wish } from './contactWrites.mts';
import { CANARY, schemaProblems, type NodeOptions } from './workdayNode.mts';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startTenant({ workers: 250, users: [{ userName: 'ISU_n8n', password: CANARY }], versions: { min: 'v26.0', max: 'v46.1' } });
});
afterAll(() => tenant.close());
let audited = 0;
beforeEach(() => {
	tenant.requests.splice(0);
	audited = tenant.audit.length;
});
afterEach(() => expect(schemaProblems(tenant)).toEqual([]));

/** Of the test that runs. */
const audit = () => tenant.audit.slice(audited);
const taken = new Set<number>();
/** Somebody nobody wrote to yet. */
function person(fits: (contact: Contact) => boolean): number {
	const number = someone(tenant, (theirs, candidate) => !taken.has(candidate) && fits(theirs));
	taken.add(number);
	return number;
}
/** Two work addresses, one of them additional, a home address and a work phone: a change has much to spare. */
const rich = (): number => person(({ email, phone }) => count(email, 'WORK') === 2 && count(email, 'HOME') > 0 && count(phone, 'WORK') > 0);
const write = async (number: number, wish: Wish, options?: NodeOptions) => await update(tenant, { worker: tenant.workforce.wid(number), options: AT_ONCE, ...wish }, options);
const address = (number: number, usage: string, primary: boolean): string => contact(tenant, number).email.find((one) => one.usage === usage && one.primary === primary)?.address ?? '';
const device = (number: number): string => contact(tenant, number).phone.find(({ usage, primary }) => usage === 'WORK' && primary)?.device ?? '';

const OTHER_KIND = (kind: string) => (kind === 'Landline' ? 'Mobile' : 'Landline');
/** What is wanted, how many entries it changes, and by how many requests. */
const KINDS: Array<[string, (number: number) => Wish, number, number]> = [
	['sets the work address', () => ({ emails: [{ address: 'new@example.com' }] }), 1, 1],
	['sets the home address', () => ({ emails: [{ usage: 'HOME', address: 'new@example.com' }] }), 1, 1],
	['sets work and home by a request each', () => ({ emails: [{ usage: 'HOME', address: 'h@example.com' }, { address: 'w@example.com' }] }), 2, 2],
	['adds a private work address with a comment', () => ({ emails: [{ action: 'add', address: 'more@example.com', public: 'false', comment: 'for <lists>', usageComment: 'u' }] }), 1, 1],
	['replaces an additional one by its address', (n) => ({ emails: [{ action: 'replace', which: address(n, 'WORK', false).toUpperCase(), address: 'other@example.com' }] }), 1, 1],
	['deletes an additional one', (n) => ({ emails: [{ action: 'delete', which: address(n, 'WORK', false) }] }), 1, 1],
	['makes the set exactly this', () => ({ emails: [{ action: 'exactly', address: 'a@example.com' }, { action: 'exactly', address: 'b@example.com' }, { action: 'exactly', address: 'c@example.com' }] }), 4, 1],
	['makes the set smaller', (n) => ({ emails: [{ action: 'exactly', address: address(n, 'WORK', true) }] }), 1, 1],
	['hides an address and says why', () => ({ emails: [{ public: 'false', usageComment: 'on leave' }] }), 1, 1],
	['sets the number and extension of a device', (n) => ({ phones: [{ deviceType: device(n), number: '+1 (415) 555-0102 ext. 12' }] }), 1, 1],
	['adds a phone of another device beside the one that is there', (n) => ({ phones: [{ deviceType: OTHER_KIND(device(n)), number: '020 7946 0018', country: 'GB' }] }), 1, 1],
	['sets a home phone with an e-mail address for work', () => ({ phones: [{ usage: 'HOME', deviceType: 'Mobile', number: '+49 30 123456' }], emails: [{ address: 'new@example.com' }] }), 2, 2],
];

test.each(KINDS)('it %s, touches nothing else, and what it did can be undone', async (_name, wish, entries, requests) => {
	const number = rich();
	const before = everything(tenant);
	const { json, message } = await write(number, wish(number));
	expect(message).toBe('');
	expect(json).toEqual([expect.objectContaining({ outcome: 'completed', requests: Array.from({ length: requests }, () => expect.objectContaining({ outcome: 'completed', problem: null })) })]);
	const after = everything(tenant);
	expect(changed(before, after)).toHaveLength(entries);
	expect(changed(before, after).every((key) => key.split('-')[1] === String(number))).toBe(true);
	expect(audit().map(({ event, worker }) => [event, worker])).toEqual(Object(json[0]).requests.map(({ event }: IDataObject) => [event, number]));

	const undone = await write(number, { specifyChanges: 'json', changesJson: '={{ $json.undo }}' }, { input: [{ undo: json[0]?.undo as IDataObject }] });
	expect([undone.message, undone.json[0]?.outcome]).toEqual(['', 'completed']);
	expect(content(contact(tenant, number))).toEqual(content(before, number));
	expect(writes(tenant)).toHaveLength(2 * requests);
});

test('what is so already is not written, also in other notation; written again only where somebody wants that', async () => {
	const number = rich();
	const { email, phone } = contact(tenant, number);
	const before = everything(tenant);
	const [first] = phone.filter(({ usage, primary }) => usage === 'WORK' && primary);
	const wish = {
		emails: [{ address: email.find(({ usage, primary }) => usage === 'WORK' && primary)?.address.toUpperCase() }],
		phones: [{ deviceType: first?.device, number: `+${first?.country.phoneCode}-${first?.areaCode}-${first?.number}` }],
	};
	expect((await write(number, wish)).json).toEqual([expect.objectContaining({ outcome: 'no change', changes: [], requests: [], undo: null })]);
	expect([writes(tenant), audit()]).toEqual([[], []]);
	const again = await write(number, { ...wish, options: { ...AT_ONCE, onlyIfDifferent: false } });
	expect(again.json).toEqual([expect.objectContaining({ outcome: 'completed', undo: null })]);
	expect(Object(again.json[0]).changes.map(({ field, before: was, after }: IDataObject) => [field, was === after])).toEqual([['address', true], ['number', true]]);
	expect([writes(tenant).length, audit().length, changed(before, everything(tenant))]).toEqual([1, 1, []]);
});

test('a dry run sends nothing, and says what would be sent', async () => {
	const number = rich();
	const wish = KINDS[11]?.[1](number) ?? {};
	const dry = await write(number, { ...wish, dryRun: true });
	expect([writes(tenant), audit()]).toEqual([[], []]);
	const real = await write(number, wish);
	const [planned, done] = [Object(dry.json[0]), Object(real.json[0])];
	expect(planned).toMatchObject({ outcome: 'dry run', changes: done.changes, undo: done.undo });
	expect(planned.requests.map(({ operation, requestId, outcome }: IDataObject) => [operation, requestId, outcome])).toEqual(done.requests.map(({ operation }: IDataObject) => [operation, null, 'dry run']));
	expect(writes(tenant).map(({ body }) => planned.requests.some((one: { body: string }) => body.includes(one.body)))).toEqual([true, true]);
});

test('changes that wait for approval are said to; another one is a conflict until then', async () => {
	const number = rich();
	const before = everything(tenant);
	const wish: Wish = { emails: [{ address: 'new@example.com' }], options: {} };
	const { json, hintTexts } = await write(number, wish);
	expect(json[0]).toMatchObject({ outcome: 'pending approval', requests: [{ outcome: 'pending approval', event: audit()[0]?.event }] });
	expect(hintTexts).toEqual([expect.stringMatching(/wait for approval/)]);
	expect(changed(before, everything(tenant))).toEqual([]);
	const second = await write(number, wish);
	expect([second.message, second.description]).toEqual([expect.stringMatching(/pending event/), expect.stringMatching(/Approve, deny or cancel/)]);
	tenant.desk.processes.approve(audit()[0]?.event ?? '');
	expect((await write(number, wish)).json[0]).toMatchObject({ outcome: 'no change' });
	await write(number, { ...wish, emails: [{ address: 'another@example.com' }] });
	tenant.desk.processes.deny(audit()[1]?.event ?? '');
	expect(address(number, 'WORK', true)).toBe('new@example.com');
	expect(audit()).toHaveLength(2);
});

test('without Run Now nothing shows yet; without Verify nobody looks; an error is made of it where somebody wants one', async () => {
	const [first, second] = [rich(), rich()];
	const later = { ...AT_ONCE, runNow: false };
	const wish = { emails: [{ address: 'new@example.com' }] };
	expect((await write(first, { ...wish, options: later })).json[0]).toMatchObject({ outcome: 'pending approval' });
	const reads = () => tenant.requests.filter(({ operation }) => operation === 'Get_Workers').length;
	const before = reads();
	expect((await write(second, { ...wish, options: { ...AT_ONCE, verify: false } })).json[0]).toMatchObject({ outcome: 'accepted' });
	expect(reads() - before).toBe(1);
	tenant.clock.advance(tenant.desk.rules.backgroundMs);
	expect(address(first, 'WORK', true)).toBe('new@example.com');
});

test('a change for a later day shows on that day, and is read back as of it', async () => {
	const number = rich();
	const old = address(number, 'WORK', true);
	const { json } = await write(number, { emails: [{ address: 'later@example.com' }], effectiveDate: 'P10D' });
	expect(json[0]).toMatchObject({ outcome: 'completed', undo: { effectiveDate: json[0]?.effectiveDate } });
	expect(address(number, 'WORK', true)).toBe(old);
	tenant.clock.advance(11 * 86_400_000);
	expect(address(number, 'WORK', true)).toBe('later@example.com');
});

test.each([
	['v28.1', 'everything that stays is sent again', ['Maintain_Contact_Information']],
	['v30.0', 'what changes is sent', ['Change_Work_Contact_Information']],
])('%s: %s, and undone', async (version, _what, operations) => {
	const number = rich();
	const before = content(contact(tenant, number));
	const old = { credential: { version } };
	const wish = { emails: [{ address: 'new@example.com' }, { action: 'delete', which: address(number, 'WORK', false) }], phones: [{ deviceType: device(number), number: '+1 415 555 0102 x7' }] };
	const { json, message } = await write(number, wish, old);
	expect([message, json[0]?.outcome]).toEqual(['', 'completed']);
	expect(audit().map(({ operation }) => operation)).toEqual(operations);
	expect(content(contact(tenant, number))).not.toEqual(before);
	const undone = await write(number, { specifyChanges: 'json', changesJson: JSON.stringify(json[0]?.undo) }, old);
	expect([undone.message, undone.json[0]?.outcome]).toEqual(['', 'completed']);
	expect(content(contact(tenant, number))).toEqual(before);
});
