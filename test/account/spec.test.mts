/** What is read and sent of accounts, held against the schema. */
import { GET_ACCOUNT, GET_OPERATION, readAccount, userNameReference, writeGetAccount } from '../../nodes/Workday/workday/account/getAccount.ts';
import { CLEARS, OTHER_ELEMENTS, RESENDS, UPDATE_ACCOUNT, UPDATE_ELEMENT, workerReference, writeUpdateAccount } from '../../nodes/Workday/workday/account/updateAccount.ts';
import { soapEnvelope } from '../../nodes/Workday/workday/soap/envelope.ts';
import type { SpecRow } from '../../nodes/Workday/workday/spec.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { parseDocument } from '../../nodes/Workday/xml/records.ts';
import { contractOf, type Era, eraOf, SchemaValidator } from '../tenant/schema/index.mts';
import { elementsOf, idTypesOf } from '../worker/schemaWalk.mts';
import { SpecWalk, TYPES } from '../worker/specWalk.mts';

let validator: SchemaValidator;
beforeAll(() => (validator = SchemaValidator.acquire()));
afterAll(() => SchemaValidator.release());

const VERSIONS: Record<Era, number> = { v30: 30, v46: 46.1 };
const DATA = 'Workday_Account_for_Worker_DataType';
const SECOND_FACTOR: Record<Era, string[]> = {
	v30: ['One-Time_Passcode_Exempt', 'One-Time_Passcode_Grace_Period_Enabled', 'One-Time_Passcode_Grace_Period_Login_Remaining_Count'],
	v46: ['Multi-factor_Authentication_Exempt', 'Multi-factor_Authentication_Grace_Period_Disabled', 'Grace_Period_Logins_Remaining', 'Multi-factor_Authentication'],
};

describe.each<Era>(['v30', 'v46'])('in the schema of %s', (era) => {
	const contract = contractOf(era);
	const walk = (rows: readonly SpecRow[], root: string) => {
		let checked = 0;
		const one = new SpecWalk(contract, VERSIONS[era], ({ kind }, type) => {
			checked++;
			if (kind === 'reference') expect(elementsOf(contract, type).map(({ name }) => name)).toEqual(['ID']);
			else if (kind !== 'group') expect(type).toMatch(TYPES[kind]);
		});
		one.group(rows, contract.elements[root] ?? '');
		return { leftOut: one.leftOut, checked };
	};

	test('an update has its names, order and types; what is left out is sent back as it was read, or is the second factor', () => {
		const { leftOut, checked } = walk(UPDATE_ACCOUNT, UPDATE_ELEMENT);
		expect(checked).toBe(12);
		const others = elementsOf(contract, DATA).map(({ name }) => name).filter((name) => (OTHER_ELEMENTS as readonly string[]).includes(name));
		expect(others).toEqual(OTHER_ELEMENTS);
		expect(leftOut.filter((name) => !name.startsWith('@'))).toEqual(['Non_Worker_Reference', ...[...SECOND_FACTOR[era], ...others]]);
	});

	test('an account is asked for with ids that the schema has', () => {
		expect(walk(GET_ACCOUNT, `${GET_OPERATION}_Request`).leftOut).toEqual(['Request_Criteria', 'Response_Filter']);
		const { type } = userNameReference('', `v${VERSIONS[era]}`);
		expect(idTypesOf(contract, 'RoleObjectType')).toEqual(expect.arrayContaining(['WID', 'Employee_ID', 'Contingent_Worker_ID', type]));
	});
});

const answerOf = (version: string, ...records: string[]) =>
	`<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body><wd:Get_Workday_Account_Response xmlns:wd="urn:com.workday/bsvc" wd:version="${version}"><wd:Response_Data>` +
	records.map((data) => `<wd:Workday_Account_Response_Data><wd:Workday_Account_for_Worker_Data>${data}</wd:Workday_Account_for_Worker_Data></wd:Workday_Account_Response_Data>`).join('') +
	'</wd:Response_Data></wd:Get_Workday_Account_Response></env:Body></env:Envelope>';
const read = (...records: string[]) => readAccount(parseDocument(Buffer.from(answerOf('v46.1', ...records)), { names: new NameTable() }), 'Ana');

const FULL =
	'<wd:User_Name>ana &amp; co</wd:User_Name><wd:Password>c4nary</wd:Password><wd:Require_New_Password_at_Next_Sign_In>0</wd:Require_New_Password_at_Next_Sign_In>' +
	'<wd:Multi-factor_Authentication_Exempt>1</wd:Multi-factor_Authentication_Exempt><wd:Account_Disabled>true</wd:Account_Disabled>' +
	'<wd:Account_Expiration_Date>2031-01-01T09:00:00.000-08:00</wd:Account_Expiration_Date><wd:OpenID_Identifier>a&lt;b</wd:OpenID_Identifier>' +
	'<wd:Locale_Reference wd:Descriptor="English">\n\t<wd:ID wd:type="Locale_ID">en_&quot;US</wd:ID></wd:Locale_Reference>';

test('an account is read without password and second factor; what is not there is not known, but for an expiry', () => {
	const { account, elements } = read(FULL);
	expect(account).toEqual({ userName: 'ana & co', enabled: false, expires: '2031-01-01T17:00:00.000Z', newPasswordAtNextSignIn: false });
	expect(JSON.stringify([...elements])).not.toMatch(/c4nary|Multi-factor|Descriptor/);
	expect(elements.get('Locale_Reference')).toBe('<wd:Locale_Reference><wd:ID wd:type="Locale_ID">en_"US</wd:ID></wd:Locale_Reference>');
	expect(read('<wd:User_Name>b</wd:User_Name>').account).toEqual({ userName: 'b', expires: null });
	expect(() => read()).toThrow('Ana has no Workday account. This operation changes accounts and cannot create one.');
	expect(() => read(FULL, FULL)).toThrow(/2 accounts for Ana/);
	expect(() => read('<wd:User_Name/>')).toThrow(/without a user name/);
});

test.each(['v30.0', 'v46.1'])('%s: every update is valid, whatever is sent again', async (version) => {
	const record = read(FULL);
	const worker = workerReference('employee', { type: 'Employee_ID', id: '0<1' });
	for (const resend of RESENDS) {
		for (const clearExpiry of CLEARS) {
			for (const wanted of [{ userName: 'c&d' }, { expires: null }, { password: { kind: 'given', value: 'p<&>"' } }, { password: { kind: 'random' }, newPasswordAtNextSignIn: true, enabled: true }] as const) {
				const { body, shown } = writeUpdateAccount({ worker, record, wanted, resend, clearExpiry, version });
				expect(await validator.validate(soapEnvelope(body), eraOf(version))).toEqual([]);
				expect(body).not.toContain('Multi-factor');
				expect(shown).not.toContain('p&lt;');
			}
		}
	}
	for (const id of [{ type: 'WID', id: '0'.repeat(32) }, userNameReference('a&b', version)]) {
		expect(await validator.validate(soapEnvelope(writeGetAccount(id, version)), eraOf(version))).toEqual([]);
	}
});

test('what is sent again follows the choice, and what is named goes before it', () => {
	const elementsIn = (resend: (typeof RESENDS)[number], wanted = {}) => {
		const { body } = writeUpdateAccount({ worker: workerReference('contingentWorker', { type: 'WID', id: 'f'.repeat(32) }), record: read(FULL), wanted, resend, clearExpiry: 'leaveOut', version: 'v46.1' });
		expect(body).toContain(`<wd:Contingent_Worker_Reference><wd:Integration_ID_Reference><wd:ID wd:System_ID="WD-WID">${'f'.repeat(32)}</wd:ID>`);
		return [...body.slice(body.indexOf('_Worker_Data>')).matchAll(/<wd:(\w+)>([^<]*)/g)].map(([, name, text]) => `${name}=${text}`);
	};
	const userName = 'User_Name=ana &amp; co';
	const expires = 'Account_Expiration_Date=2031-01-01T17:00:00.000Z';
	expect(elementsIn('nothing')).toEqual([userName]);
	expect(elementsIn('statusAndExpiry')).toEqual([userName, 'Account_Disabled=true', expires]);
	expect(elementsIn('statusAndExpiry', { enabled: true, expires: null, userName: 'b' })).toEqual(['User_Name=b', 'Account_Disabled=false']);
	expect(elementsIn('everything')).toEqual([userName, 'Require_New_Password_at_Next_Sign_In=false', 'Account_Disabled=true', expires, 'OpenID_Identifier=a&lt;b', 'Locale_Reference=']);
});
