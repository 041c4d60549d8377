// What people ask of a worker: 150 expressions, of which the first 10 and the first 40 make smaller sets.
const DATA = 'wd:Worker_Data/';
const NAME = `${DATA}wd:Personal_Data/wd:Name_Data/`;
const CONTACT = `${DATA}wd:Personal_Data/wd:Contact_Data/`;
const POSITION = `${DATA}wd:Employment_Data/wd:Worker_Job_Data[@wd:Primary_Job='1']/wd:Position_Data/`;
const STATUS = `${DATA}wd:Employment_Data/wd:Worker_Status_Data/`;
const ORGANIZATION = `${DATA}wd:Organization_Data/wd:Worker_Organization_Data`;
const CHAIN = `${DATA}wd:Management_Chain_Data/wd:Worker_Supervisory_Management_Chain_Data/wd:Management_Chain_Data`;

const id = (path: string, type: string): string => `${path}/wd:ID[@wd:type='${type}']`;
const primary = (name: string): string => `${CONTACT}wd:${name}[wd:Usage_Data/wd:Type_Data/@wd:Primary='1']`;
const used = (name: string, usage: string): string =>
	`${CONTACT}wd:${name}[wd:Usage_Data/wd:Type_Data/wd:Type_Reference/wd:ID[@wd:type='Communication_Usage_Type_ID']='${usage}']`;
const organization = (type: string): string =>
	`${ORGANIZATION}[wd:Organization_Data/wd:Organization_Type_Reference/wd:ID[@wd:type='Organization_Type_ID']='${type}'][1]/wd:Organization_Data`;

const each = <T,>(items: readonly T[], make: (item: T) => string[]): string[] => items.flatMap(make);

const first10 = [
	id('wd:Worker_Reference', 'Employee_ID'),
	`${NAME}wd:Legal_Name_Data/wd:Name_Detail_Data/wd:First_Name/text()`,
	`${NAME}wd:Legal_Name_Data/wd:Name_Detail_Data/wd:Last_Name/text()`,
	`${primary('Email_Address_Data')}/wd:Email_Address/text()`,
	`${POSITION}wd:Business_Title`,
	`${STATUS}wd:Hire_Date`,
	`${STATUS}wd:Active`,
	`${primary('Phone_Data')}/@wd:Formatted_Phone`,
	`${organization('COST_CENTER')}/wd:Organization_Name`,
	id(`${POSITION}wd:Business_Site_Summary_Data/wd:Location_Reference`, 'Location_ID'),
];

const to40 = [
	id('wd:Worker_Reference', 'WID'),
	'wd:Worker_Reference/@wd:Descriptor',
	`${DATA}wd:Worker_ID`,
	`${DATA}wd:User_ID`,
	`${NAME}wd:Preferred_Name_Data/wd:Name_Detail_Data/@wd:Formatted_Name`,
	`concat(${NAME}wd:Legal_Name_Data/wd:Name_Detail_Data/wd:First_Name, ' ', ${NAME}wd:Legal_Name_Data/wd:Name_Detail_Data/wd:Last_Name)`,
	`normalize-space(${primary('Address_Data')}/wd:Address_Line_Data[1])`,
	`count(${CONTACT}wd:Email_Address_Data)`,
	`${CHAIN}[last()]/wd:Manager_Reference/wd:ID[@wd:type='Employee_ID']`,
	`substring(${STATUS}wd:Hire_Date, 1, 10)`,
	...each(['HOME', 'WORK'], (usage) => [
		`${used('Address_Data', usage)}/wd:Municipality`,
		`${used('Address_Data', usage)}/wd:Postal_Code`,
		`${used('Email_Address_Data', usage)}/wd:Email_Address`,
		`${used('Phone_Data', usage)}/wd:Phone_Number`,
	]),
	...each(['Position_ID', 'Position_Title', 'Start_Date', 'Scheduled_Weekly_Hours', 'Job_Profile_Name'], (name) => [
		`${POSITION}wd:${name}`,
		`boolean(${POSITION}wd:${name})`,
	]),
	`.//wd:ID[@wd:type='Currency_ID']`,
	`starts-with(${DATA}wd:Worker_ID, '0')`,
];

const to150 = [
	...each(['COMPANY', 'SUPERVISORY', 'REGION', 'PAY_GROUP', 'BUSINESS_UNIT', 'FUNCTION', 'FUND', 'CUSTOM_ORGANIZATION_01'], (type) => [
		`${organization(type)}/wd:Organization_Name`,
		`${organization(type)}/wd:Organization_Code/text()`,
		`${organization(type)}/wd:Organization_Reference_ID`,
		id(organization(type) + '/wd:Organization_Type_Reference', 'WID'),
	]),
	...each([1, 2, 3, 4, 5], (level) => [
		`${CHAIN}[${level}]/wd:Manager_Reference[1]/wd:ID[@wd:type='Employee_ID']/text()`,
		`${CHAIN}[${level}]/wd:Organization_Reference/@wd:Descriptor`,
	]),
	...each(['HOME', 'WORK'], (usage) =>
		['wd:Address_Line_Data[2]', 'wd:Country_Reference/wd:ID[2]', '@wd:Effective_Date', 'wd:Country_Region_Descriptor', '@wd:Formatted_Address'].map(
			(field) => `${used('Address_Data', usage)}/${field}`,
		)),
	...each(['Terminated', 'Termination_Date', 'Original_Hire_Date', 'Seniority_Date', 'Retired', 'Continuous_Service_Date', 'First_Day_of_Work'], (name) => [
		`${STATUS}wd:${name}`,
		`${STATUS}wd:${name}/text()`,
	]),
	...each([1, 2, 3], (index) => [
		`${CONTACT}wd:Email_Address_Data[${index}]/wd:Email_Address`,
		`${CONTACT}wd:Email_Address_Data[position() = ${index} and wd:Usage_Data/@wd:Public='1']/wd:Email_Address`,
	]),
	...each(['Job_Profile', 'Worker_Type', 'Position_Time_Type', 'Management_Level', 'Job_Family', 'Location'], (name) => [
		`${POSITION}wd:${name}_Reference/@wd:Descriptor`,
		id(`${POSITION}wd:${name}_Reference`, 'WID'),
		`.//wd:${name}_Reference[1]/wd:ID[last()]`,
	]),
	...each(['Email_Address', 'Phone_Number', 'Municipality', 'Organization_Name', 'Position_Title'], (name) => [
		`count(.//wd:${name})`,
		`string-length(.//wd:${name})`,
		`//wd:${name}[contains(., 'a')][1]`,
		`translate(.//wd:${name}, 'abc', 'ABC')`,
	]),
];

export const FIELDS: readonly string[] = [...first10, ...to40, ...to150];
