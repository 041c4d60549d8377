/**
 * What a user may not see or do for want of a domain. Which domain protects what is our reading: a list of its own, so that
 * the node's table is held against something. What is left out comes without a word, as Workday does it.
 */
import type { Content } from '../schema/writer.mts';
import type { TenantUser } from './options.mts';

interface Protected {
	/** Tasks and REST resources that are refused. */
	tasks?: readonly string[];
	/** Parts of Worker_Data, by the names of the elements on the way. */
	parts?: ReadonlyArray<readonly string[]>;
	/** E-mail addresses and phones of one usage. */
	usage?: 'WORK' | 'HOME';
	/** Other things that are left out. */
	leftOut?: readonly LeftOut[];
}

type LeftOut = 'leavers' | 'accounts of security groups' | 'integration systems' | 'other jobs';

const POSITION = ['Employment_Data', 'Worker_Job_Data', 'Position_Data'];
const ofPosition = (...names: string[]) => names.map((name) => [...POSITION, name]);

export const PROTECTED: Readonly<Record<string, Protected>> = {
	'Worker Data: Workers': { tasks: ['Get_Workers'] },
	'Worker Data: Public Worker Reports': { tasks: ['Get_Workers', 'rest:workers'] },
	'Worker Data: Active and Terminated Workers': { leftOut: ['leavers'] },
	'Person Data: Name': { parts: [['Personal_Data', 'Name_Data']] },
	'Person Data: Work Contact Information': { usage: 'WORK', tasks: ['Get_Change_Work_Contact_Information', 'Change_Work_Contact_Information'] },
	'Person Data: Home Contact Information': { usage: 'HOME', tasks: ['Get_Change_Home_Contact_Information', 'Change_Home_Contact_Information'] },
	'Person Data: Personal Data': { tasks: ['Change_Work_Contact_Information', 'Update_Workday_Account'] },
	'Worker Data: Current Staffing Information': {
		parts: ofPosition('Position_Reference', 'Position_ID', 'Position_Title', 'Job_Profile_Summary_Data', 'Business_Site_Summary_Data', 'Work_Space__Reference'),
	},
	'Worker Data: General Staffing Information': { parts: ofPosition('Worker_Type_Reference') },
	'Worker Data: Employment Data': { parts: [['Employment_Data', 'Worker_Status_Data']] },
	'Worker Data: All Positions': { leftOut: ['other jobs'] },
	'Worker Data: Business Title on Worker Profile': { parts: ofPosition('Business_Title') },
	'Worker Data: Organization Information': { parts: [['Organization_Data'], ['Employment_Data', 'Worker_Job_Data', 'Position_Organizations_Data']] },
	'View: Supervisory Organization': { parts: [['Management_Chain_Data']], tasks: ['Get_Organizations', 'rest:supervisoryOrganizations'] },
	'Workday Accounts': { parts: [['User_Account_Data']], tasks: ['Get_Workday_Account', 'Update_Workday_Account'], leftOut: ['accounts of security groups'] },
	'User-Based Security Group Administration': { tasks: ['Get_User-Based_Security_Group_Assignments'] },
	'Security Configuration': { tasks: ['Get_User-Based_Security_Group_Assignments'] },
	'Integration Security': { tasks: ['Get_Integration_System_Users'] },
	'Integration: Build': { leftOut: ['integration systems'] },
	'Manage: Learning Content': { tasks: ['Get_Learning_Imported_Contents', 'Put_Learning_Imported_Content'] },
	'Reports: Learning Record': { tasks: ['Get_Learning_Imported_Records', 'Put_Learning_Imported_Record'] },
	'Manage: Learning Course Enrollments': { tasks: ['Get_Learning_Enrollments', 'Put_Learning_Enrollment'] },
	'Worker Data: Time Off (Time Off)': { tasks: ['rest:timeOffDetails'] },
	'Worker Data: Time Off (Time Off Balances)': { tasks: ['rest:balances'] },
	'Workday Query Language': { tasks: ['rest:data'] },
};

/** @throws a name that stands in no row: a test would otherwise take nothing away */
function takenFrom({ withoutDomains = [] }: TenantUser): Protected[] {
	return withoutDomains.map((name) => {
		const found = PROTECTED[name];
		if (!found) throw new Error(`The embedded tenant knows no domain "${name}".`);
		return found;
	});
}

export const isRefused = (user: TenantUser, task: string): boolean => takenFrom(user).some(({ tasks }) => tasks?.includes(task));
export const isLeftOut = (user: TenantUser, what: LeftOut): boolean => takenFrom(user).some(({ leftOut }) => leftOut?.includes(what));

/** The content of one worker without what the user may not see. */
export function shownTo(user: TenantUser, worker: Content): Content {
	const taken = takenFrom(user);
	let data = worker.Worker_Data as Content;
	for (const path of taken.flatMap(({ parts = [] }) => parts)) data = without(data, path);
	for (const usage of taken.flatMap(({ usage: one }) => one ?? [])) data = withoutUsage(data, usage);
	if (isLeftOut(user, 'other jobs')) data = withoutOtherJobs(data);
	return { ...worker, Worker_Data: data };
}

function without(content: Content, [name = '', ...rest]: readonly string[]): Content {
	const value = content[name];
	if (rest.length === 0) return { ...content, [name]: undefined };
	if (Array.isArray(value)) return { ...content, [name]: value.map((one) => without(one as Content, rest)) };
	return isContent(value) ? { ...content, [name]: without(value, rest) } : content;
}

function withoutUsage(data: Content, usage: string): Content {
	const personal = data.Personal_Data;
	const contact = isContent(personal) ? personal.Contact_Data : undefined;
	if (!isContent(personal) || !isContent(contact)) return data;
	const kept = (rows: Content[string]) => (Array.isArray(rows) ? rows.filter((row) => !JSON.stringify((row as Content).Usage_Data).includes(`"${usage}"`)) : rows);
	const rows = { Phone_Data: kept(contact.Phone_Data), Email_Address_Data: kept(contact.Email_Address_Data) };
	return { ...data, Personal_Data: { ...personal, Contact_Data: { ...contact, ...rows } } };
}

function withoutOtherJobs(data: Content): Content {
	const employment = data.Employment_Data;
	if (!isContent(employment) || !Array.isArray(employment.Worker_Job_Data)) return data;
	return { ...data, Employment_Data: { ...employment, Worker_Job_Data: employment.Worker_Job_Data.filter((job) => (job as Content)['@Primary_Job']) } };
}

const isContent = (value: Content[string]): value is Content => typeof value === 'object' && value !== null && !Array.isArray(value);
