/**
 * Names of Workday's schema that more than one module needs. A name that only one module needs stays there; none stands
 * in two places.
 */

/** Web services: the part of the URL that says which. */
export const SERVICES = { humanResources: 'Human_Resources', integrations: 'Integrations' } as const;

/** Elements that stand in requests and in answers alike. */
export const ELEMENT = {
	includeReference: 'Include_Reference',
	userName: 'User_Name',
	/** The user name of a worker, beside the account. */
	userId: 'User_ID',
	/** What the request to change an account is called. */
	updateAccount: 'Workday_Account_for_Worker_Update',
	/** What asks Workday for its time. */
	getServerTimestamp: 'Server_Timestamp_Get',
	workdayAccountReference: 'Workday_Account_Reference',
	sessionTimeout: 'Session_Timeout_Minutes',
	workerReference: 'Worker_Reference',
	organizationReference: 'Organization_Reference',
	/** Of an organization; inside a worker, the section of all organizations and each one in it. */
	organizationData: 'Organization_Data',
	organizationTypeReference: 'Organization_Type_Reference',
	organizationSubtypeReference: 'Organization_Subtype_Reference',
	organizationCode: 'Organization_Code',
	/** Of an organization one role with its workers; inside a worker all roles, and each organization of one. */
	organizationRoleData: 'Organization_Role_Data',
	managerReference: 'Manager_Reference',
	locationReference: 'Location_Reference',
	countryReference: 'Country_Reference',
	organizationReferenceId: 'Organization_Reference_ID',
	effectiveDate: 'Effective_Date',
	/** Of a position; of a learning record by analogy. */
	startDate: 'Start_Date',
	workerData: 'Worker_Data',
	/** Of a job: what the flag of the organizations fills. */
	positionOrganizations: 'Position_Organizations_Data',
	workerId: 'Worker_ID',
	universalId: 'Universal_ID',
	universalReference: 'Universal_Identifier_Reference',
	birthDate: 'Birth_Date',
} as const;

/** Values of `wd:type` on an ID. */
export const ID_TYPE = {
	wid: 'WID',
	employee: 'Employee_ID',
	contingentWorker: 'Contingent_Worker_ID',
	/** User name of an account, in newer versions; `systemUser` in older ones. */
	workdayUserName: 'WorkdayUserName',
	systemUser: 'System_User_ID',
	organization: ELEMENT.organizationReferenceId,
	organizationType: 'Organization_Type_ID',
	organizationSubtype: 'Organization_Subtype_ID',
	organizationRole: 'Organization_Role_ID',
	location: 'Location_ID',
	position: 'Position_ID',
	jobProfile: 'Job_Profile_ID',
	universal: 'Universal_Identifier_ID',
	countryAlpha2: 'ISO_3166-1_Alpha-2_Code',
	countryAlpha3: 'ISO_3166-1_Alpha-3_Code',
	countryNumeric: 'ISO_3166-1_Numeric-3_Code',
	businessProcess: 'Business_Process_Type',
	eventLite: 'Event_Lite_Type_ID',
	reorganization: 'Reorganization_Activity_Type',
} as const;

/** Parts of a worker that a flag of the response group fills and that fields are read from. */
export const SECTION = {
	personal: 'Personal_Data',
	employment: 'Employment_Data',
	organizations: ELEMENT.organizationData,
	managementChain: 'Management_Chain_Data',
	transactionLog: 'Transaction_Log_Entry_Data',
	account: 'User_Account_Data',
	provisioning: 'Account_Provisioning_Data',
	roles: 'Role_Data',
	photo: 'Photo_Data',
	fieldOverrides: 'Integration_Field_Override_Data',
} as const;

/** Parts of an organization that a flag of the response group fills. */
export const ORGANIZATION_SECTION = {
	roles: 'Roles_Data',
	hierarchy: 'Hierarchy_Data',
	supervisory: 'Supervisory_Data',
	staffingRestrictions: 'Staffing_Restrictions_Data',
} as const;
