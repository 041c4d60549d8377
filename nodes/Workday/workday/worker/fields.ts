/**
 * The normalised worker: one row a field, with where it stands in Workday's answer (XPath 1.0 relative to the worker,
 * unprefixed names are Workday's). The rows give the keys and types of the item, the flags that must be raised, the
 * choices in the editor, the table in the docs, and the test against the schema.
 */
import { CONTACT, CONTACT_ID_TYPE } from '../contact/names';
import { ELEMENT, ID_TYPE, SECTION } from '../names';
import { OVERRIDE_VALUES } from '../record/customFields';
import { derivedFrom, field, id, type CollectionPaths, type FieldRow } from '../record/fieldTable';

const DATA = ELEMENT.workerData;
const PERSONAL = `${DATA}/${SECTION.personal}`;
const LEGAL_NAME = `${PERSONAL}/Name_Data/Legal_Name_Data/Name_Detail_Data`;
const PREFERRED_NAME = `${PERSONAL}/Name_Data/Preferred_Name_Data/Name_Detail_Data`;
const JOBS = `${DATA}/${SECTION.employment}/Worker_Job_Data`;
const IS_PRIMARY = "@Primary_Job='1' or @Primary_Job='true' or not(@Primary_Job)";
const POSITION_DATA = 'Position_Data';
const POSITION = `${JOBS}[${IS_PRIMARY}]/${POSITION_DATA}`;
const PROFILE = `${POSITION}/Job_Profile_Summary_Data`;
const SITE = `${POSITION}/Business_Site_Summary_Data`;
const CONTACTS = `${PERSONAL}/${CONTACT.section}`;
const IDENTIFICATION = `${PERSONAL}/Identification_Data`;
const ADDRESS = `${SITE}/Address_Data`;
const WORK_SPACE = `${POSITION}/Work_Space__Reference`;
const STATUS = `${DATA}/${SECTION.employment}/Worker_Status_Data`;
const CHAIN = `${DATA}/${SECTION.managementChain}/Worker_Supervisory_Management_Chain_Data/${SECTION.managementChain}`;
const MANAGER = `${CHAIN}[last()]/${ELEMENT.managerReference}`;
/** An organization inside a membership has the name of the section that holds them all. */
const SUMMARY = SECTION.organizations;
const ACCOUNT = `${DATA}/${SECTION.account}`;
const PROVISIONING = `${DATA}/${SECTION.provisioning}/Provisioning_Group_Assignment_Data`;
const UNIVERSAL_ID = `${DATA}/${ELEMENT.universalId}`;
const UNIVERSAL_REFERENCE = `${ELEMENT.universalReference}/${id(ID_TYPE.universal)}`;

/** Parts of a worker that repeat, and what is read from each entry (relative to it). */
export const COLLECTIONS = {
	emails: {
		// One row a usage: the same address may be the primary one at work and an additional one at home.
		entries: `${CONTACTS}/${CONTACT.emailOfWorker}/${CONTACT.usage}/${CONTACT.usageType}`,
		values: {
			value: `../../${CONTACT.emailAddress}`,
			usage: `${CONTACT.usageTypeReference}/${id(CONTACT_ID_TYPE.usage)}`,
			primary: '@Primary',
			public: '../@Public',
		},
	},
	phones: {
		entries: `${CONTACTS}/${CONTACT.phoneData}/${CONTACT.usage}/${CONTACT.usageType}`,
		values: {
			// The attributes came between v30.0 and v31.2 and replaced @Formatted_Phone: read both.
			e164: `../../@${CONTACT.e164}`,
			formatted:
				'../../@Workday_Traditional_Formatted_Phone | ../../@Tenant_Formatted_Phone | ../../@International_Formatted_Phone | ../../@Formatted_Phone',
			countryCode: `../../${CONTACT.internationalCode}`,
			areaCode: `../../${CONTACT.areaCode}`,
			number: `../../${CONTACT.phoneNumber}`,
			extension: `../../${CONTACT.phoneExtension}`,
			device: `../../${CONTACT.phoneDevice}/${id(CONTACT_ID_TYPE.device)}`,
			usage: `${CONTACT.usageTypeReference}/${id(CONTACT_ID_TYPE.usage)}`,
			primary: '@Primary',
			public: '../@Public',
		},
	},
	organizations: {
		entries: `${DATA}/${SECTION.organizations}/Worker_Organization_Data`,
		values: {
			id: `${ELEMENT.organizationReference}/${id(ID_TYPE.wid)}`,
			referenceId: `${SUMMARY}/${ELEMENT.organizationReferenceId}`,
			name: `${SUMMARY}/Organization_Name`,
			code: `${SUMMARY}/${ELEMENT.organizationCode}`,
			type: `${SUMMARY}/${ELEMENT.organizationTypeReference}/${id(ID_TYPE.organizationType)}`,
		},
	},
	managers: {
		entries: MANAGER,
		values: {
			id: id(ID_TYPE.wid),
			employeeNumber: id(ID_TYPE.employee),
			contingentWorkerId: id(ID_TYPE.contingentWorker),
			name: '@Descriptor',
		},
	},
	additionalJobs: {
		entries: `${JOBS}[not(${IS_PRIMARY})]/${POSITION_DATA}`,
		values: {
			positionId: ID_TYPE.position,
			positionTitle: 'Position_Title',
			businessTitle: 'Business_Title',
			startDate: ELEMENT.startDate,
			endDate: 'End_Date',
			jobProfile: 'Job_Profile_Summary_Data/Job_Profile_Name',
			location: 'Business_Site_Summary_Data/Name',
		},
	},
	leaves: {
		entries: `${STATUS}/Leave_Status_Data`,
		values: {
			onLeave: 'On_Leave',
			type: `Leave_of_Absence_Type_Reference/${id('Leave_of_Absence_Type_ID')}`,
			typeName: 'Leave_of_Absence_Type_Reference/@Descriptor',
			start: 'Leave_Start_Date',
		},
	},
	transactions: {
		entries: `${DATA}/${SECTION.transactionLog}/Transaction_Log_Entry/Transaction_Log_Data`,
		values: {
			entered: 'Transaction_Entry_Moment',
			effective: 'Transaction_Effective_Moment',
			type: `Transaction_Log_Type_Reference/@Descriptor`,
			typeId: `Transaction_Log_Type_Reference/${id(ID_TYPE.businessProcess)}`,
			rescind: 'Is_Rescind_Or_Rescinded',
			correction: 'Is_Correction_Or_Corrected',
			id: `../Transaction_Log_Reference/${id(ID_TYPE.wid)}`,
		},
	},
	provisioningGroups: {
		entries: PROVISIONING,
		values: { provisioningGroup: 'Provisioning_Group', status: 'Status', lastChanged: 'Last_Changed' },
	},
	customFields: {
		entries: `${DATA}/${SECTION.fieldOverrides}`,
		values: OVERRIDE_VALUES,
	},
	customIds: {
		entries: `${IDENTIFICATION}/Custom_ID/Custom_ID_Data`,
		values: {
			type: `ID_Type_Reference/${id('Custom_ID_Type_ID')}`,
			descriptor: 'ID_Type_Reference/@Descriptor',
			value: 'ID',
		},
	},
} as const satisfies Record<string, CollectionPaths>;

export type CollectionName = keyof typeof COLLECTIONS;
export type Collection<N extends CollectionName> = Array<Record<keyof (typeof COLLECTIONS)[N]['values'], string>>;

/** A field that derive.ts computes. */
const derived = derivedFrom(COLLECTIONS);

export const WORKER_FIELDS = [
	field('id', 'text', `${ELEMENT.workerReference}/${id(ID_TYPE.wid)}`, 'Workday ID (WID): the stable key'),
	field('workerId', 'text', `${DATA}/${ELEMENT.workerId}`, 'Employee or contingent worker id, as shown in Workday'),
	field('employeeNumber', 'text', `${ELEMENT.workerReference}/${id(ID_TYPE.employee)}`, 'Employee ID; leading zeros kept'),
	field('contingentWorkerId', 'text', `${ELEMENT.workerReference}/${id(ID_TYPE.contingentWorker)}`, 'Contingent Worker ID'),
	field(
		'universalId',
		'text',
		[UNIVERSAL_ID, `${PERSONAL}/${ELEMENT.universalId}`, UNIVERSAL_REFERENCE],
		'Joins a person across conversions between contingent worker and employee',
	),
	field('userName', 'text', [`${DATA}/${ELEMENT.userId}`, `${ACCOUNT}/${ELEMENT.userName}`], 'Workday user name'),
	{ ...field('workerType', 'text', ELEMENT.workerReference, 'Employee or Contingent Worker'), derived: true },
	field(
		'workerSubType',
		'text',
		[`${POSITION}/Worker_Type_Reference/@Descriptor`, `${POSITION}/Worker_Type_Reference/ID[@type!='${ID_TYPE.wid}']`],
		'Regular, Intern, Contractor …: the name where Workday sends it, else the id',
	),
	field('workerSubTypeId', 'text', `${POSITION}/Worker_Type_Reference/ID[@type!='${ID_TYPE.wid}']`, 'Reference id of the worker sub type'),
	{
		...field('employmentStatus', 'text', STATUS, 'Active, On Leave, Terminated, Future Hire or Rescinded'),
		derived: true,
	},
	field('active', 'boolean', `${STATUS}/Active`, 'As Workday has it'),
	{ ...field('accountEnabled', 'boolean', STATUS, 'Whether the account in a target system should be enabled'), derived: true },
	{ ...field('isDeleted', 'boolean', STATUS, 'True when terminated'), derived: true },
	field('firstName', 'text', `${LEGAL_NAME}/First_Name`, 'Legal first name'),
	field('middleName', 'text', `${LEGAL_NAME}/Middle_Name`, 'Legal middle name'),
	field('lastName', 'text', `${LEGAL_NAME}/Last_Name`, 'Legal last name'),
	field('preferredFirstName', 'text', `${PREFERRED_NAME}/First_Name`, 'Preferred first name'),
	field('preferredLastName', 'text', `${PREFERRED_NAME}/Last_Name`, 'Preferred last name'),
	field('preferredName', 'text', [`${PREFERRED_NAME}/@Formatted_Name`, `${LEGAL_NAME}/@Formatted_Name`], 'Name to display'),
	derived('email', 'text', ['emails'], 'Primary public work e-mail, else the primary work e-mail'),
	derived('workEmail', 'text', ['emails'], 'Primary work e-mail'),
	derived('personalEmail', 'text', ['emails'], 'Primary home e-mail', { sensitive: true }),
	derived('workPhone', 'text', ['phones'], 'Work landline, E.164 where Workday sends it'),
	derived('workPhoneExtension', 'text', ['phones'], 'Extension of the work landline'),
	derived('mobilePhone', 'text', ['phones'], 'Work mobile, E.164 where Workday sends it'),
	derived('personalPhone', 'text', ['phones'], 'Primary home phone', { sensitive: true }),
	field('jobTitle', 'text', `${POSITION}/Position_Title`, 'Position title of the primary job'),
	field('businessTitle', 'text', `${POSITION}/Business_Title`, 'Business title of the primary job'),
	field('jobProfile', 'text', `${PROFILE}/Job_Profile_Name`, 'Job profile'),
	field('jobProfileId', 'text', `${PROFILE}/Job_Profile_Reference/${id(ID_TYPE.jobProfile)}`, 'Job profile id'),
	field('jobFamily', 'texts', `${PROFILE}/Job_Family_Reference/${id('Job_Family_ID')}`, 'Job family ids'),
	field('managementLevel', 'text', `${PROFILE}/Management_Level_Reference/${id('Management_Level_ID')}`, 'Management level id'),
	field('positionId', 'text', `${POSITION}/${ID_TYPE.position}`, 'Position id of the primary job'),
	derived('company', 'text', ['organizations'], 'Company'),
	derived('companyCode', 'text', ['organizations'], 'Company code'),
	derived('costCenter', 'text', ['organizations'], 'Cost center'),
	derived('costCenterCode', 'text', ['organizations'], 'Cost center code'),
	derived('department', 'text', ['organizations'], 'Supervisory organization'),
	derived('supervisoryOrganizationId', 'text', ['organizations'], 'Reference id of the supervisory organization'),
	derived('businessUnit', 'text', ['organizations'], 'Business unit'),
	derived('payGroup', 'text', ['organizations'], 'Pay group'),
	field('manager', 'text', `${MANAGER}/${id(ID_TYPE.wid)}`, 'WID of the direct manager: the last of the management chain'),
	field('managerEmployeeNumber', 'text', `${MANAGER}/${id(ID_TYPE.employee)}`, 'Employee ID of the direct manager'),
	field('managerName', 'text', `${MANAGER}/@Descriptor`, 'Name of the direct manager, where Workday sends it'),
	field('location', 'text', `${SITE}/Name`, 'Work location'),
	field('locationCode', 'text', `${SITE}/${ELEMENT.locationReference}/${id(ID_TYPE.location)}`, 'Location id'),
	field(
		'workSpace',
		'text',
		[`${WORK_SPACE}/@Descriptor`, `${WORK_SPACE}/ID[@type!='${ID_TYPE.wid}']`],
		'Desk, floor or building: the name where Workday sends it, else the id',
	),
	field('streetAddress', 'text', `${ADDRESS}/Address_Line_Data[@Type='ADDRESS_LINE_1']`, 'First address line of the work location'),
	field('city', 'text', `${ADDRESS}/Municipality`, 'City of the work location'),
	field(
		'region',
		'text',
		[`${ADDRESS}/Country_Region_Reference/@Descriptor`, `${ADDRESS}/Country_Region_Descriptor`],
		'State or region of the work location',
	),
	field('postalCode', 'text', `${ADDRESS}/Postal_Code`, 'Postal code of the work location'),
	field('country', 'text', `${ADDRESS}/${ELEMENT.countryReference}/${id(ID_TYPE.countryAlpha2)}`, 'ISO 3166 alpha-2'),
	field('countryCode3', 'text', `${ADDRESS}/${ELEMENT.countryReference}/${id(ID_TYPE.countryAlpha3)}`, 'ISO 3166 alpha-3'),
	field('locale', 'text', [`${SITE}/Local_Reference/${id('Locale_ID')}`, `${ACCOUNT}/Locale__Reference/${id('Locale_ID')}`], 'Locale'),
	field('timeZone', 'text', `${ACCOUNT}/Time_Zone_Reference/${id('Time_Zone_ID')}`, 'Time zone id of the Workday account'),
	field('hireDate', 'date', `${STATUS}/Hire_Date`, 'Latest hire date'),
	field('originalHireDate', 'date', `${STATUS}/Original_Hire_Date`, 'First hire date'),
	field('terminationDate', 'date', `${STATUS}/Termination_Date`, 'Date of termination'),
	field('lastDayOfWork', 'date', `${STATUS}/Termination_Last_Day_of_Work`, 'Last day of work; empty until the termination is effective'),
	field('terminationInvoluntary', 'boolean', `${STATUS}/Termination_Involuntary`, 'Whether the termination was involuntary', { sensitive: true }),
	field('rehire', 'boolean', `${STATUS}/Rehire`, 'Whether this is a rehire'),
	field('hireRescinded', 'boolean', `${STATUS}/Hire_Rescinded`, 'Whether the hire was taken back'),
	{ ...derived('onLeave', 'boolean', ['leaves'], 'Whether any leave is current'), paths: [STATUS] },
	derived('leaveType', 'text', ['leaves'], 'Type of the current leave: may be health data', { sensitive: true }),
	derived('lastUpdatedDateTime', 'moment', ['transactions'], 'Newest entry in the transaction log that was sent'),
	derived('lastTransactionEffective', 'moment', ['transactions'], 'Effective moment of that entry'),
	derived('lastTransactionType', 'text', ['transactions'], 'Type of that entry'),
	derived('isRescind', 'boolean', ['transactions'], 'Whether that entry is or was rescinded'),
	derived('customFields', 'object', ['customFields'], 'Integration field overrides by name'),
	derived('customIds', 'object', ['customIds'], 'Custom ids by type'),
	field(
		'provisioningGroups',
		'texts',
		`${PROVISIONING}[Status='Assigned' or Status='Activated']/Provisioning_Group`,
		'Provisioning groups that are assigned or activated',
	),
	derived('emails', 'objects', ['emails'], 'All work e-mails; home ones only with Personal Email'),
	derived('phones', 'objects', ['phones'], 'All work phones; home ones only with Personal Phone'),
	derived('organizations', 'objects', ['organizations'], 'All organizations that were included'),
	derived('managers', 'objects', ['managers'], 'Direct managers; more than one only when Multiple Managers in Management Chain Data is included'),
	derived('additionalJobs', 'objects', ['additionalJobs'], 'Jobs beside the primary one, when Additional Jobs is included', {
		onRequest: true,
	}),
] as const satisfies readonly FieldRow[];

export type WorkerFieldName = (typeof WORKER_FIELDS)[number]['name'];

/** Organizations that have a field of their own: type → fields. */
export const ORGANIZATION_FIELDS = {
	COMPANY: { name: 'company', code: 'companyCode' },
	COST_CENTER: { name: 'costCenter', code: 'costCenterCode' },
	SUPERVISORY: { name: 'department', referenceId: 'supervisoryOrganizationId' },
	BUSINESS_UNIT: { name: 'businessUnit' },
	PAY_GROUP: { name: 'payGroup' },
} as const;

/** Entry of the element whose presence says that the status section was sent at all. */
export const STATUS_PATH = STATUS;
/** Of an entry of the transaction log, which may have several types: all their ids, and their names. */
export const TRANSACTION_TYPE_IDS = [ID_TYPE.businessProcess, ID_TYPE.eventLite, ID_TYPE.reorganization, ID_TYPE.wid].map(
	(type) => `Transaction_Log_Type_Reference/${id(type)}`,
);
export const TRANSACTION_TYPE_NAMES = COLLECTIONS.transactions.values.type;
/** Where the universal id stands without anything of the person having to be asked for. */
export const UNIVERSAL_ID_PATHS = [UNIVERSAL_ID, UNIVERSAL_REFERENCE] as const;
/** Where the end of an employment or contract stands, the surest first. */
export const END_DATE_PATHS = [
	`${STATUS}/Termination_Date`,
	`${STATUS}/End_Employment_Date`,
	`${DATA}/${SECTION.employment}/Worker_Contract_Data/Contract_End_Date`,
] as const;
/** Each job of a worker, what is true of the primary one, and where its position stands: for rows of a job's own. */
export const JOB_PATHS = { jobs: JOBS, isPrimary: IS_PRIMARY, position: POSITION_DATA } as const;
/** Start of the primary position: the only start date of some contingent workers. */
export const POSITION_START_PATH = `${POSITION}/${ELEMENT.startDate}`;
/** Where there is more than the profile shows, and what kind of thing stands there. */
export const PARTS = { personal: PERSONAL, contacts: CONTACTS, identification: IDENTIFICATION, status: STATUS, terminated: `${STATUS}/Terminated` } as const;
