/**
 * What Workday calls its permissions and the tasks that give them. Each name stands here and nowhere else in the source
 * (test/permissions/names.test.mts): a tenant that calls something differently is then one correction.
 *
 * They are those that the setup guides of other integrations publish, and of Workday's public descriptions of REST. Nobody
 * of this project has a tenant.
 */

/** Domains, as the task that gives permissions lists them. */
export const DOMAIN = {
	workers: 'Worker Data: Workers',
	publicWorkers: 'Worker Data: Public Worker Reports',
	leavers: 'Worker Data: Active and Terminated Workers',
	name: 'Person Data: Name',
	workContact: 'Person Data: Work Contact Information',
	homeContact: 'Person Data: Home Contact Information',
	personalData: 'Person Data: Personal Data',
	currentStaffing: 'Worker Data: Current Staffing Information',
	generalStaffing: 'Worker Data: General Staffing Information',
	employment: 'Worker Data: Employment Data',
	allPositions: 'Worker Data: All Positions',
	businessTitle: 'Worker Data: Business Title on Worker Profile',
	workerOrganizations: 'Worker Data: Organization Information',
	supervisory: 'View: Supervisory Organization',
	organizationReports: 'Reports: Organization',
	accounts: 'Workday Accounts',
	securityGroups: 'User-Based Security Group Administration',
	securityConfiguration: 'Security Configuration',
	integrationSecurity: 'Integration Security',
	integrationBuild: 'Integration: Build',
	learningContent: 'Manage: Learning Content',
	learningRecords: 'Reports: Learning Record',
	learningEnrollments: 'Manage: Learning Course Enrollments',
	timeOff: 'Worker Data: Time Off (Time Off)',
	timeOffBalances: 'Worker Data: Time Off (Time Off Balances)',
	leaves: 'Worker Data: Leave of Absence',
	queries: 'Workday Query Language',
} as const;

export type Domain = (typeof DOMAIN)[keyof typeof DOMAIN];

export const TASK = {
	/** Operation Maintain, tab Domain Security Policy Permissions. */
	give: 'Maintain Permissions for Security Group',
	activate: 'Activate Pending Security Policy Changes',
	editProcess: 'Edit Business Process Security Policy',
	/** A report: the domains of a web service operation, a report field or a data source. */
	look: 'View Security for Securable Item',
	clients: 'View API Clients',
	shareReport: 'Edit Custom Report > Share',
	signIn: 'Manage Authentication Policies',
	activateSignIn: 'Activate All Pending Authentication Policy Changes',
	account: 'Edit Workday Account',
} as const;

/** Functional areas of an API client. */
export const SCOPE = {
	staffing: 'Staffing',
	system: 'System',
	tenant: 'Tenant Non-Configurable',
	organizations: 'Organizations and Roles',
	timeOff: 'Time Off and Leave',
	learning: 'Learning Core',
} as const;

export type Scope = (typeof SCOPE)[keyof typeof SCOPE];

/** Business process policies, and the action in them that a web service starts. */
export const PROCESS = {
	workContact: { policy: 'Work Contact Change', action: 'Change Work Contact Information (Web Service)' },
	/** By analogy. */
	homeContact: { policy: 'Home Contact Change', action: 'Change Home Contact Information (Web Service)' },
} as const;
