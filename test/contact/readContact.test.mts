import { HOME_FORM, WORK_FORM, WORKER_FORM } from '../../nodes/Workday/workday/contact/contactForms.ts';
import { withCountryReferences } from '../../nodes/Workday/workday/contact/mergeContact.ts';
import { phone, readContact, reference, usageXml } from './documents.mts';

const WID = 'A'.repeat(32);
const contacts = (inner: string) => `<wd:Worker_Data><wd:Personal_Data><wd:Contact_Data>${inner}</wd:Contact_Data></wd:Personal_Data></wd:Worker_Data>`;
const device = (element: string) => reference(element, { WID: 'd'.repeat(32), Phone_Device_Type_ID: 'Cell' });

const personInformation = (operation: string) =>
	`<wd:${operation}_Data><wd:Person_Contact_Information_Data>` +
	`<wd:Person_Phone_Information_Data><wd:Phone_Information_Data><wd:Phone_Data wd:Formatted_Phone="+1 (415) 555-0102">${device('Device_Type_Reference')}` +
	`${reference('Country_Code_Reference', { WID: 'c'.repeat(32) })}<wd:Complete_Phone_Number>415 555-0102</wd:Complete_Phone_Number><wd:Extension>12</wd:Extension></wd:Phone_Data>` +
	`${usageXml('WORK', true)}${reference('Phone_Reference', { WID, Phone_ID: 'PHONE-1' })}<wd:Phone_ID>PHONE-1</wd:Phone_ID></wd:Phone_Information_Data></wd:Person_Phone_Information_Data>` +
	`<wd:Person_Email_Information_Data><wd:Email_Information_Data><wd:Email_Data><wd:Email_Address>Ana@example.com</wd:Email_Address><wd:Email_Comment>new</wd:Email_Comment></wd:Email_Data>` +
	`${usageXml('WORK', true)}<wd:Email_ID>EMAIL-1</wd:Email_ID></wd:Email_Information_Data></wd:Person_Email_Information_Data>` +
	`</wd:Person_Contact_Information_Data></wd:${operation}_Data>`;

test("e-mail addresses of a worker come with references, usages and what else they are used for", () => {
	const behaviour = reference('Use_For_Reference', { WID: 'b'.repeat(32), Communication_Usage_Behavior_ID: 'MAILING' });
	const tenanted = reference('Use_For_Tenanted_Reference', { WID: 'e'.repeat(32) });
	const { emails, phones } = readContact(
		WORKER_FORM,
		contacts(
			`<wd:Email_Address_Data><wd:Email_Address>Ana@example.com</wd:Email_Address><wd:Email_Comment>new</wd:Email_Comment>` +
				usageXml('WORK', true, `${behaviour}${tenanted}<wd:Comments>desk</wd:Comments>`) +
				usageXml('HOME', false, '', 'false') +
				`${reference('Email_Reference', { WID, Email_ID: 'EMAIL-1' })}</wd:Email_Address_Data>` +
				`<wd:Email_Address_Data><wd:Email_Address>ana@home.example</wd:Email_Address><wd:ID>EMAIL-2</wd:ID></wd:Email_Address_Data>`,
		),
	);
	const nothing = { comment: null, useFor: [], useForTenanted: [] };
	expect(phones).toEqual([]);
	expect(emails).toEqual([
		{
			kind: 'email',
			wid: 'a'.repeat(32),
			id: 'EMAIL-1',
			address: 'Ana@example.com',
			comment: 'new',
			usages: [
				{
					type: 'WORK',
					primary: true,
					public: true,
					comment: 'desk',
					useFor: [{ type: 'Communication_Usage_Behavior_ID', id: 'MAILING' }],
					useForTenanted: [{ type: 'WID', id: 'e'.repeat(32) }],
				},
				{ type: 'HOME', primary: false, public: false, ...nothing },
			],
		},
		{ kind: 'email', wid: null, id: 'EMAIL-2', address: 'ana@home.example', comment: null, usages: [] },
	]);
});

const numbered = (attributes: string, inner: string) =>
	readContact(
		WORKER_FORM,
		contacts(`<wd:Phone_Data${attributes}><wd:Country_ISO_Code>USA</wd:Country_ISO_Code><wd:International_Phone_Code>+1</wd:International_Phone_Code>${inner}${device('Phone_Device_Type_Reference')}</wd:Phone_Data>`),
	).phones[0];

test('a phone up to v30 has its area code apart', () => {
	const read = numbered('', '<wd:Area_Code>415</wd:Area_Code><wd:Phone_Number>555-0102</wd:Phone_Number><wd:Phone_Extension>012</wd:Phone_Extension>');
	expect(read).toMatchObject({ countryCode: '1', country: 'USA', areaCode: '415', number: '555-0102', extension: '012', e164: null });
	expect(read.device).toEqual({ type: 'Phone_Device_Type_ID', id: 'Cell' });
});

test('a phone from v31 on has it in its number and says its number in E.164', () => {
	const read = numbered(' wd:E164_Formatted_Phone="+14155550102" wd:Area_Code="415"', '<wd:Phone_Number>(415) 555-0102</wd:Phone_Number>');
	expect(read).toMatchObject({ countryCode: '1', areaCode: null, number: '(415) 555-0102', extension: null, e164: '+14155550102' });
});

test.each([
	['Change_Work_Contact_Information', WORK_FORM],
	['Change_Home_Contact_Information', HOME_FORM],
])('the answer of Get_%s gives the same, with the country code as an object', (operation, form) => {
	// A second block would list the same entries again.
	const read = readContact(form, personInformation(operation).repeat(2));
	expect(read.emails).toMatchObject([{ wid: null, id: 'EMAIL-1', address: 'Ana@example.com', comment: 'new', usages: [{ type: 'WORK', primary: true }] }]);
	expect(read.phones).toMatchObject([
		{
			wid: 'a'.repeat(32),
			id: 'PHONE-1',
			number: '415 555-0102',
			extension: '12',
			countryCode: null,
			device: { type: 'Phone_Device_Type_ID', id: 'Cell' },
			countryReference: { type: 'WID', id: 'c'.repeat(32) },
		},
	]);
});

test('country codes are taken over for the phones that both have', () => {
	const mine = [phone('1', { countryReference: null }), phone('2', { countryReference: null }), phone('3', { wid: null, countryReference: null })];
	const known = { type: 'WID', id: 'k'.repeat(32) };
	const merged = withCountryReferences({ emails: [], phones: mine }, [{ emails: [], phones: [phone('1', { number: 'other', countryReference: known }), phone('9', { wid: null })] }]);
	expect(merged.phones).toEqual([{ ...mine[0], countryReference: known }, mine[1], mine[2]]);
});
