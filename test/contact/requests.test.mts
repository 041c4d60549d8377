/** The requests that carry a plan out, held against the schema. */
import { CHANGE_HOME, CHANGE_WORK } from '../../nodes/Workday/workday/contact/contactForms.ts';
import { changeRows, GET_ROWS, writeGetPerson } from '../../nodes/Workday/workday/contact/changePerson.ts';
import { contactRequests } from '../../nodes/Workday/workday/contact/contactRequests.ts';
import { MAINTAIN_ROWS } from '../../nodes/Workday/workday/contact/maintainContact.ts';
import { planChanges } from '../../nodes/Workday/workday/contact/plan.ts';
import type { Wanted } from '../../nodes/Workday/workday/contact/wanted.ts';
import { soapEnvelope } from '../../nodes/Workday/workday/soap/envelope.ts';
import type { SpecRow } from '../../nodes/Workday/workday/spec.ts';
import { contractOf, type Era, eraOf, SchemaValidator } from '../tenant/schema/index.mts';
import { SpecWalk } from '../worker/specWalk.mts';
import { email, phone, workUsage } from './documents.mts';

let validator: SchemaValidator;
beforeAll(() => (validator = SchemaValidator.acquire()));
afterAll(() => SchemaValidator.release());

const person = { type: 'Employee_ID', id: '21001' };
const process = { autoComplete: true, runNow: false, comment: { text: 'by <n8n>' } };
const MAIN = email('Ana@example.com', { comment: 'old', usages: [workUsage({ useFor: [{ type: 'Communication_Usage_Behavior_ID', id: 'MAILING' }] })] });
const OTHER = email('other@example.com', { wid: null, id: 'EMAIL-2', usages: [workUsage({ primary: false })] });
const HOME_EMAIL = email('ana@home.example', { usages: [workUsage({ type: 'HOME' })] });
const DESK = phone('7946 0018', { areaCode: '20', extension: '12' });
const CURRENT = { emails: [MAIN, OTHER, HOME_EMAIL], phones: [DESK] };

const WANTED: Wanted[] = [
	{ kind: 'email', usage: 'WORK', action: 'replace', values: [{ address: 'new@example.com', comment: null }] },
	{ kind: 'email', usage: 'WORK', action: 'delete', which: { id: 'EMAIL-2' } },
	{ kind: 'email', usage: 'HOME', action: 'delete' },
	{ kind: 'phone', usage: 'WORK', action: 'replace', values: [{ extension: null }] },
	{
		kind: 'phone',
		usage: 'WORK',
		action: 'add',
		values: [{ number: { countryCode: '1', country: 'USA', areaCode: null, number: '4155550102' }, device: { type: 'Phone_Device_Type_ID', id: 'Mobile' } }],
	},
];

async function requests(version: string, wanted = WANTED) {
	const made = contactRequests(planChanges(CURRENT, wanted), { person, effectiveDate: '2026-08-01', process, version });
	for (const { body } of made) expect(await validator.validate(soapEnvelope(body), eraOf(version))).toEqual([]);
	return made;
}

test.each(['v30.0', 'v46.1'])('%s: work and home have a request each, and only what changes is in it', async (version) => {
	const [work, home, ...more] = await requests(version);
	expect([work.operation, home.operation, more]).toEqual([CHANGE_WORK, CHANGE_HOME, []]);
	expect(work.body.match(/wd:(Replace_All|Delete)="\w+"/g)).toEqual(['Replace_All="false"', 'Delete="false"', 'Delete="false"', 'Replace_All="false"', 'Delete="false"', 'Delete="true"'].map((one) => `wd:${one}`));
	// What stays is sent along, what was cleared is empty, what is deleted is only referenced.
	expect(work.body).toContain('<wd:Complete_Phone_Number>20 7946 0018</wd:Complete_Phone_Number><wd:Extension></wd:Extension>');
	expect(work.body).toContain('<wd:Email_Address>new@example.com</wd:Email_Address><wd:Email_Comment></wd:Email_Comment>');
	expect(work.body).toContain('<wd:Use_For_Reference><wd:ID wd:type="Communication_Usage_Behavior_ID">MAILING</wd:ID>');
	expect(work.body).toContain('<wd:Email_Information_Data wd:Delete="true"><wd:Email_Reference><wd:ID wd:type="Email_ID">EMAIL-2</wd:ID></wd:Email_Reference></wd:Email_Information_Data>');
	expect(work.body).toContain('<wd:ID wd:type="Country_Phone_Code_ID">USA_1</wd:ID>');
	expect(work.body).not.toContain('HOME');
	expect(home.body).not.toContain('WORK');
	expect(home.body).toContain('<wd:Comment>by &lt;n8n&gt;</wd:Comment>');
});

test('before v30 one request has all that there will be of a kind that changes, without references', async () => {
	const [only, ...more] = await requests('v28.1', WANTED.slice(0, 2));
	expect([only.operation, more]).toEqual(['Maintain_Contact_Information', []]);
	expect(only.body.match(/<wd:Email_Address>[^<]*/g)).toEqual(['<wd:Email_Address>new@example.com', '<wd:Email_Address>ana@home.example']);
	expect(only.body).not.toMatch(/Reference><wd:ID wd:type="(WID|Email_ID)"|Replace_All|Phone_Data/);
});

test('before v30 the last one of a usage cannot be said to go', async () => {
	await expect(requests('v28.1', WANTED.slice(2, 3))).rejects.toThrow('Home Email: the last one can be deleted from web services version v30 on');
});

test.each(['v28.1', 'v46.1'])('%s: what is cleared is left out where the tenant takes that for empty, and all else is sent as before', (version) => {
	const context = { person, version };
	const bodies = (clearValues: 'emptyElement' | 'leaveOut') => contactRequests(planChanges(CURRENT, [WANTED[0], WANTED[3]]), { ...context, clearValues }).map(({ body }) => body);
	const [empty, left] = [bodies('emptyElement').join(''), bodies('leaveOut').join('')];
	expect(left).not.toMatch(/<wd:(?:Email_Comment|Extension|Phone_Extension)>/);
	expect(left).toBe(empty.replace(/<wd:(Email_Comment|Extension|Phone_Extension)><\/wd:\1>/g, ''));
});

test('the country code of a new number is named as the tenant wants it', () => {
	const context = { person, version: 'v46.1', countryCode: { type: 'IID', pattern: '{alpha2}/{alpha3}/{code}' } };
	expect(contactRequests(planChanges(CURRENT, WANTED.slice(4)), context)[0].body).toContain('<wd:ID wd:type="IID">US/USA/1</wd:ID>');
});

test('before v30 an area code stays where it is', async () => {
	const [{ body }] = await requests('v28.1', WANTED.slice(3));
	expect(body).toContain('<wd:Area_Code>20</wd:Area_Code><wd:Phone_Number>7946 0018</wd:Phone_Number>');
});

test.each(['v30.0', 'v46.1'])('%s: a usage without an operation of its own is maintained, keeping all others', async (version) => {
	const wanted = WANTED.slice(4).map((one) => ({ ...one, usage: 'BUSINESS' }) as Wanted);
	const [{ operation, body }] = await requests(version, wanted);
	expect(operation).toBe('Maintain_Contact_Information');
	expect(body.match(/<wd:Phone_Data[^>]*>/g)).toEqual(['<wd:Phone_Data wd:Do_Not_Replace_All="true">']);
});

test('nothing to do needs no request', async () => {
	expect(await requests('v46.1', [])).toEqual([]);
});

test('a phone without a country is refused, but for VOIP', () => {
	const add = (device: string) => {
		const number = { countryCode: null, country: null, areaCode: null, number: '123' };
		const values = [{ number, device: { type: 'Phone_Device_Type_ID', id: device } }];
		return contactRequests(planChanges(CURRENT, [{ kind: 'phone', usage: 'WORK', action: 'add', values }]), { person, version: 'v46.1' });
	};
	expect(add('VOIP')[0].body).not.toContain('Country_Code');
	expect(() => add('Mobile')).toThrow('its country is not known');
});

test('an entry without an id cannot be changed', () => {
	const current = { emails: [email('a@example.com', { wid: null })], phones: [] };
	expect(() => contactRequests(planChanges(current, WANTED.slice(0, 1)), { person, version: 'v46.1' })).toThrow('came without an id');
});

describe.each<[Era, number]>([
	['v30', 30],
	['v46', 46.1],
])('the rows of %s', (era, version) => {
	const contract = contractOf(era);
	const walk = (rows: readonly SpecRow[], element: string) => new SpecWalk(contract, version, () => undefined).group(rows, contract.elements[element] ?? '');

	test.each([CHANGE_WORK, CHANGE_HOME])('have names, order and occurrences of %s', (operation) => {
		walk(changeRows(operation), `${operation}_Request`);
		walk(GET_ROWS, `Get_${operation}_Request`);
	});
});

test('the rows of Maintain_Contact_Information are those of v30, which has the area code apart', () => {
	const contract = contractOf('v30');
	new SpecWalk(contract, 30, () => undefined).group(MAINTAIN_ROWS, contract.elements.Maintain_Contact_Information_for_Person_Event_Request ?? '');
});

test.each(['v30.0', 'v46.1'])('%s: what there is can be read from the operation itself', async (version) => {
	const body = writeGetPerson(CHANGE_WORK, { references: { persons: [person] }, filter: { asOfEffectiveDate: '2026-08-01' } }, version);
	expect(await validator.validate(soapEnvelope(body), eraOf(version))).toEqual([]);
});
