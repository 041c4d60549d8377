// A worker of about 43 KB with everything that `xpathFields.mts` asks for. The same for the same index.
export const WD = 'urn:com.workday/bsvc';

type Attributes = Record<string, string>;

function element(name: string, content: string, attributes: Attributes = {}): string {
	const pairs = Object.entries(attributes).map(([key, value]) => ` wd:${key}="${value}"`);
	return `<wd:${name}${pairs.join('')}>${content}</wd:${name}>`;
}

const elements = (names: readonly string[], text: string): string => names.map((name) => element(name, text)).join('');
const repeat = (count: number, make: () => string): string => Array.from({ length: count }, make).join('');
const typedId = (type: string, value: string): string => element('ID', value, { type });
const wid = (seed: string): string => typedId('WID', seed.repeat(8).slice(0, 32));

function reference(name: string, idType: string): string {
	const ids = wid('a1b2c3d4') + typedId(idType, `${name} Zürich &amp; Co`);
	return element(`${name}_Reference`, ids, { Descriptor: `${name} Zürich &amp; Co` });
}

function usage(type: string, isPrimary: boolean): string {
	const typeReference = element('Type_Reference', wid('e5f6') + typedId('Communication_Usage_Type_ID', type));
	const data = element('Type_Data', typeReference, { Primary: isPrimary ? '1' : '0' });
	return element('Usage_Data', data, { Public: '1' });
}

function contact(type: string, isPrimary: boolean): string {
	const lines = ['Address_Line_Data', 'Address_Line_Data', 'Municipality', 'Country_Region_Descriptor', 'Postal_Code'];
	const shown = { Formatted_Address: 'Straße 1&#xa;Zürich', Effective_Date: '2020-01-01-08:00' };
	const address = reference('Country', 'ISO_3166-1_Alpha-2_Code') + elements(lines, `Straße 1 ${type}`);
	const phone =
		elements(['Country_ISO_Code', 'International_Phone_Code', 'Phone_Number'], '41 555 01 02') +
		reference('Phone_Device_Type', 'Phone_Device_Type_ID');
	const email = element('Email_Address', `ann.${type}@example.org`);
	return (
		element('Address_Data', address + usage(type, isPrimary), shown) +
		element('Phone_Data', phone + usage(type, isPrimary), { Formatted_Phone: '+41 555 01 02' }) +
		element('Email_Address_Data', email + usage(type, isPrimary))
	);
}

function personalData(index: number): string {
	const name = element(
		'Name_Detail_Data',
		reference('Country', 'ISO_3166-1_Alpha-3_Code') + element('First_Name', `Zoë ${index}`) + element('Last_Name', 'O’Brien'),
		{ Formatted_Name: `Zoë ${index} O’Brien` },
	);
	const names = element('Legal_Name_Data', name) + element('Preferred_Name_Data', name);
	const contacts = contact('HOME', false) + contact('WORK', true) + contact('WORK', false);
	return element('Personal_Data', element('Name_Data', names) + element('Contact_Data', contacts));
}

function employmentData(): string {
	const texts = ['Position_ID', 'Position_Title', 'Business_Title', 'Start_Date', 'Scheduled_Weekly_Hours', 'Job_Profile_Name'];
	const references = ['Job_Profile', 'Worker_Type', 'Position_Time_Type', 'Management_Level', 'Job_Family', 'Location'];
	const dates = ['Hire_Date', 'Original_Hire_Date', 'Termination_Date', 'Continuous_Service_Date', 'First_Day_of_Work', 'Seniority_Date'];
	const position =
		elements(texts, 'Manager, Basel') +
		references.map((name) => reference(name, `${name}_ID`)).join('') +
		element('Business_Site_Summary_Data', reference('Location', 'Location_ID'));
	const job = (isPrimary: string): string => element('Worker_Job_Data', element('Position_Data', position), { Primary_Job: isPrimary });
	const status = elements(['Active', 'Terminated', 'Retired'], '1') + elements(dates, '2021-03-04-08:00');
	return element('Employment_Data', job('0') + job('1') + element('Worker_Status_Data', status));
}

const ORGANIZATION_TYPES = [
	'SUPERVISORY', 'COST_CENTER', 'COMPANY', 'REGION', 'PAY_GROUP', 'BUSINESS_UNIT', 'FUNCTION', 'FUND', 'CUSTOM_ORGANIZATION_01',
];

function organization(type: string): string {
	const texts = ['Organization_Reference_ID', 'Organization_Code', 'Organization_Name'];
	const typeReference = element('Organization_Type_Reference', wid('0f1e') + typedId('Organization_Type_ID', type));
	const data = element('Organization_Data', elements(texts, `${type} Basel`) + typeReference);
	return element('Worker_Organization_Data', reference('Organization', 'Organization_Reference_ID') + data);
}

function managementChain(): string {
	const level = reference('Organization', 'Organization_Reference_ID') + reference('Manager', 'Employee_ID');
	const levels = repeat(5, () => element('Management_Chain_Data', level));
	return element('Management_Chain_Data', element('Worker_Supervisory_Management_Chain_Data', levels));
}

function compensationAndRoles(): string {
	const pay = element('Amount', '12345.67') + reference('Currency', 'Currency_ID') + reference('Frequency', 'Frequency_ID');
	const role = reference('Organization_Role', 'Organization_Role_ID') + element('Date_Assigned', '2022-01-01');
	return (
		element('Compensation_Data', repeat(20, () => element('Salary_and_Hourly_Data', pay))) +
		element('Role_Data', repeat(30, () => element('Organization_Role_Data', role)))
	);
}

export function createWorker(index: number): string {
	const data =
		elements(['Worker_ID', 'User_ID'], `00${index}`) +
		personalData(index) +
		employmentData() +
		compensationAndRoles() +
		element('Organization_Data', ORGANIZATION_TYPES.map(organization).join('')) +
		managementChain();
	const content = reference('Worker', 'Employee_ID') + element('Worker_Data', data);
	return `<wd:Worker xmlns:wd="${WD}">${content}</wd:Worker>`;
}
