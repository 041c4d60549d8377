/** What the tenant shows of learning, and other names than the guessed ones. */
import { ask, reference, texts } from './client.mts';
import { startTenant, type Tenant } from './server/index.mts';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startTenant({ listen: false, clock: '2026-06-15T12:00:00Z' });
});
afterEach(() => tenant.close());

const NUMBER = 4;
const send = (operation: string, inside: string) => ask(tenant, inside, { operation, service: 'Learning' });
const put = (kind: string, data: string, before = '') => send(`Put_${kind}_Request`, `${before}<${kind}_Data>${data}</${kind}_Data>`);
const get = (kind: string, ...ids: string[]) =>
	send(`Get_${kind}s_Request`, ids.length === 0 ? '' : `<Request_References>${ids.map((id) => reference(`${kind}_Reference`, `${kind}_ID`, id)).join('')}</Request_References>`);
const RECORD = 'Learning_Imported_Record';
const CONTENT = 'Learning_Imported_Content';
const content = (id: string) => put(CONTENT, `<ID>${id}</ID><Title>Ethics</Title>`);
const recordData = (id: string) =>
	`<ID>${id}</ID>${reference('Learner_Reference', 'Employee_ID', tenant.workforce.workerId(NUMBER))}${reference(`${CONTENT}_Reference`, `${CONTENT}_ID`, 'C')}` +
	`<Completion_Date>2026-06-01</Completion_Date>${reference('Learning_Grade_Reference', 'Learning_Grade_ID', 'PASS')}<Overall_Score>88.5</Overall_Score><Inactive>1</Inactive>`;

it('shows what was put, with all ids of a reference, and in its own notation of dates', async () => {
	await content('C');
	await put(RECORD, recordData('R'));
	const { text } = await get(RECORD, 'R');
	expect(texts(text, 'Completion_Date')).toEqual(['2026-06-01-07:00']);
	expect(texts(text, 'ID')).toEqual(expect.arrayContaining([tenant.workforce.wid(NUMBER), tenant.workforce.workerId(NUMBER), 'C', 'PASS']));
	expect(texts((await get(CONTENT)).text, 'Title')).toEqual(['Ethics']);
});

it('shows an enrollment by its schema, in Pacific time', async () => {
	const course = reference('Learning_Content_Reference', 'Learning_Course_ID', 'COURSE-1');
	await put('Learning_Enrollment', `<ID>E</ID>${course}${reference('Learner_Reference', 'WID', tenant.workforce.wid(NUMBER))}<Learning_Enrollment_Completion_Date>2026-06-01T00:00:00Z</Learning_Enrollment_Completion_Date>`);
	expect(texts((await get('Learning_Enrollment', 'E')).text, 'Learning_Enrollment_Completion_Date')).toEqual(['2026-05-31T17:00:00.000-07:00']);
});

it.each([false, true])('names the ids that do not exist (only the first: %s)', async (oneOnly) => {
	tenant.desk.rules.learningNamesOneUnknown = oneOnly;
	await content('C');
	const { status, text } = await get(CONTENT, 'X', 'C', 'Y');
	expect([status, texts(text, 'Message').length]).toEqual([500, oneOnly ? 1 : 2]);
});

it('may refuse a put that does not refer to what is there', async () => {
	tenant.desk.rules.learningReferenceRequired = true;
	await content('C');
	expect((await content('C')).text).toContain('already in use');
	expect((await put(CONTENT, '<ID>C</ID><Title>Ethics 2</Title>', reference(`${CONTENT}_Reference`, `${CONTENT}_ID`, 'C'))).text).not.toContain('Exception');
	expect(tenant.desk.learning.Learning_Imported_Content.get('C')).toMatchObject({ Title: 'Ethics 2' });
});

it('may have other names than the guessed ones, for elements and for types of ids', async () => {
	tenant.desk.rules.learningNames = { [`Put_${CONTENT}_Request`]: `Put_${CONTENT}s_Request`, Title: 'Content_Title', [`${CONTENT}_ID`]: 'Imported_ID' };
	expect((await content('C')).status).toBe(500);
	const data = `<${CONTENT}_Data><ID>C</ID><Content_Title>Ethics</Content_Title></${CONTENT}_Data>`;
	expect((await send(`Put_${CONTENT}s_Request`, data)).text).toContain('wd:type="Imported_ID">C<');
	expect(texts((await get(CONTENT)).text, 'Content_Title')).toEqual(['Ethics']);
	expect(tenant.desk.learning.Learning_Imported_Content.get('C')).toMatchObject({ Title: 'Ethics' });
});
