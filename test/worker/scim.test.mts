import { WORKER_FIELDS } from '../../nodes/Workday/workday/worker/fields.ts';
import { SCIM_ENTERPRISE_USER, SCIM_FIELDS, SCIM_USER, SCIM_WORKDAY_USER, toScimUser } from '../../nodes/Workday/workday/worker/scim.ts';

test('it is made of fields of the profile, none of them sensitive', () => {
	const sensitive = WORKER_FIELDS.filter((field) => 'sensitive' in field && field.sensitive).map((field): string => field.name);
	expect(SCIM_FIELDS.filter((name) => sensitive.includes(name))).toEqual([]);
	expect(new Set(SCIM_FIELDS).size).toBe(SCIM_FIELDS.length);
});

test('attributes without a value are left out, false and 0 are values', () => {
	expect(toScimUser({ id: 'w', accountEnabled: false, firstName: null, emails: [], provisioningGroups: [], customFields: {} })).toEqual({
		schemas: [SCIM_USER],
		externalId: 'w',
		active: false,
		meta: { resourceType: 'User' },
	});
});

test('an extension is named in schemas only when it is there', () => {
	const schemas = (worker: Parameters<typeof toScimUser>[0]) => toScimUser(worker).schemas;
	expect(schemas({ company: 'A' })).toEqual([SCIM_USER, SCIM_ENTERPRISE_USER]);
	expect(schemas({ manager: 'w' })).toEqual([SCIM_USER, SCIM_ENTERPRISE_USER]);
	expect(schemas({ customIds: { Badge: '1' } })).toEqual([SCIM_USER, SCIM_WORKDAY_USER]);
});

test('a contingent worker has its own id as employee number', () => {
	expect(toScimUser({ employeeNumber: null, contingentWorkerId: 'C-1' })[SCIM_ENTERPRISE_USER]).toEqual({ employeeNumber: 'C-1' });
	expect(toScimUser({ employeeNumber: '1', contingentWorkerId: 'C-1' })[SCIM_ENTERPRISE_USER]).toEqual({ employeeNumber: '1' });
});

test('the title is the business title, else the job title', () => {
	expect(toScimUser({ businessTitle: 'b', jobTitle: 'j' }).title).toBe('b');
	expect(toScimUser({ businessTitle: null, jobTitle: 'j' }).title).toBe('j');
});

test('one e-mail at most is primary, the one at work before the one at home', () => {
	const email = (value: string, type: string, primary: boolean) => ({ value, type, primary, public: false });
	const primaries = (...emails: Array<ReturnType<typeof email>>) => toScimUser({ emails }).emails;
	expect(primaries(email('h', 'home', true), email('w', 'work', true))).toEqual([
		{ value: 'h', type: 'home', primary: false },
		{ value: 'w', type: 'work', primary: true },
	]);
	expect(primaries(email('h', 'home', true), email('w', 'work', false))).toMatchObject([{ primary: true }, { primary: false }]);
	expect(primaries(email('w', 'work', false))).toMatchObject([{ primary: false }]);
});

test('a phone is mobile where the profile says so, and carries its extension', () => {
	const phone = (value: string, extension: string | null = null) => ({ value, type: 'work', device: null, extension, primary: false, public: false });
	expect(toScimUser({ mobilePhone: '+2', phones: [phone('+1', '7'), phone('+2')] }).phoneNumbers).toEqual([
		{ value: '+1;ext=7', type: 'work' },
		{ value: '+2', type: 'mobile' },
	]);
});

test('the locale is a language tag', () => {
	expect(toScimUser({ locale: 'pt_BR' }).locale).toBe('pt-BR');
	expect(toScimUser({ locale: 'zh_Hans_CN' }).locale).toBe('zh-Hans-CN');
});
