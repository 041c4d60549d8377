/**
 * Forty fields by XPath: what people provision accounts from. Others than those of xpathFields.mts, because these find something in
 * what the tenant sends, which writes booleans both ways as Workday does.
 */
import type { XPathField } from '../../nodes/Workday/workday/record/xpathFields.ts';

const DATA = 'wd:Worker_Data/';
const PERSONAL = `${DATA}wd:Personal_Data/`;
const LEGAL = `${PERSONAL}wd:Name_Data/wd:Legal_Name_Data/wd:Name_Detail_Data/`;
const PREFERRED = `${PERSONAL}wd:Name_Data/wd:Preferred_Name_Data/wd:Name_Detail_Data/`;
const CONTACT = `${PERSONAL}wd:Contact_Data/`;
const POSITION = `${DATA}wd:Employment_Data/wd:Worker_Job_Data[@wd:Primary_Job='1' or @wd:Primary_Job='true']/wd:Position_Data/`;
const PROFILE = `${POSITION}wd:Job_Profile_Summary_Data/`;
const SITE = `${POSITION}wd:Business_Site_Summary_Data/`;
const STATUS = `${DATA}wd:Employment_Data/wd:Worker_Status_Data/`;
const CHAIN = `${DATA}wd:Management_Chain_Data/wd:Worker_Supervisory_Management_Chain_Data/wd:Management_Chain_Data`;

const id = (reference: string, type: string): string => `${reference}/wd:ID[@wd:type='${type}']`;
const primary = (part: string): string => `${CONTACT}wd:${part}[wd:Usage_Data/wd:Type_Data[@wd:Primary='1' or @wd:Primary='true']]/`;
const used = (part: string, usage: string): string =>
	`${CONTACT}wd:${part}[wd:Usage_Data/wd:Type_Data/wd:Type_Reference/wd:ID[@wd:type='Communication_Usage_Type_ID']='${usage}']/`;

const PATHS: readonly string[] = [
	id('wd:Worker_Reference', 'WID'),
	id('wd:Worker_Reference', 'Employee_ID'),
	`${DATA}wd:Worker_ID`,
	`${DATA}wd:User_ID`,
	`${LEGAL}wd:First_Name/text()`,
	`${LEGAL}wd:Last_Name/text()`,
	`${PREFERRED}@wd:Formatted_Name`,
	`${PREFERRED}@wd:Reporting_Name`,
	`concat(${PREFERRED}wd:First_Name, ' ', ${PREFERRED}wd:Last_Name)`,
	`${PERSONAL}wd:Birth_Date`,
	id(`${PERSONAL}wd:Gender_Reference`, 'Gender_Code'),
	id(`${PERSONAL}wd:Primary_Nationality_Reference`, 'ISO_3166-1_Alpha-2_Code'),
	`${primary('Email_Address_Data')}wd:Email_Address`,
	`${used('Email_Address_Data', 'WORK')}wd:Email_Address`,
	`count(${CONTACT}wd:Email_Address_Data)`,
	`${primary('Phone_Data')}@wd:E164_Formatted_Phone`,
	`${used('Phone_Data', 'WORK')}wd:Phone_Number`,
	`${used('Address_Data', 'HOME')}wd:Municipality`,
	`${used('Address_Data', 'HOME')}wd:Postal_Code`,
	`normalize-space(${primary('Address_Data')}wd:Address_Line_Data[1])`,
	`${POSITION}wd:Position_ID`,
	`${POSITION}wd:Position_Title`,
	`${POSITION}wd:Business_Title`,
	`${POSITION}wd:Start_Date`,
	`${POSITION}wd:Scheduled_Weekly_Hours`,
	`${POSITION}wd:Full_Time_Equivalent_Percentage`,
	id(`${POSITION}wd:Position_Time_Type_Reference`, 'Position_Time_Type_ID'),
	`${PROFILE}wd:Job_Profile_Name`,
	id(`${PROFILE}wd:Job_Profile_Reference`, 'Job_Profile_ID'),
	id(`${PROFILE}wd:Management_Level_Reference`, 'Management_Level_ID'),
	`${SITE}wd:Name`,
	id(`${SITE}wd:Location_Reference`, 'Location_ID'),
	id(`${SITE}wd:Address_Data/wd:Country_Reference`, 'ISO_3166-1_Alpha-2_Code'),
	`${STATUS}wd:Active`,
	`substring(${STATUS}wd:Hire_Date, 1, 10)`,
	`${STATUS}wd:Original_Hire_Date`,
	`boolean(${STATUS}wd:Terminated[. = '1' or . = 'true'])`,
	id(`${CHAIN}[last()]/wd:Manager_Reference`, 'Employee_ID'),
	`${CHAIN}[last()]/wd:Organization_Reference/@wd:Descriptor`,
	`starts-with(${DATA}wd:Worker_ID, '0')`,
];

export const FIELDS: readonly XPathField[] = PATHS.map((path, index) => ({ name: `field${index + 1}`, path, list: false }));
