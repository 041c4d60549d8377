/**
 * What to do about an error, for the person at the canvas. Looked up from special to general:
 * `resource:operation:Class`, `resource:Class`, `Class`.
 */
import type { WorkdayErrorClass } from '../workday/errors';

const LEARNING_DOMAINS =
	'In Workday, View Security for Securable Item names the domain that this request needs. Integrations with Workday Learning are usually given Manage: ' +
	'Learning Content, Reports: Learning Record (Get) and Manage: Learning Course Enrollments (Put), an API client the functional area Learning Core; no ' +
	'business process policy is known for it. Then run Activate Pending Security Policy Changes.';
const LEARNING_IMPORT_DOMAINS = `The integration user may not do this. Which domain imports of learning need stands in no public document. ${LEARNING_DOMAINS}`;
const LEARNING_NOT_SENT = 'This one was not sent to Workday. Correct the field and run again.';
const LEARNING_NAMES =
	'The names in this request are not all proven: if Workday does not know the request, an element or a type of ID, see what its schema calls it, and put that ' +
	'into the option Names. Otherwise its words say what is wrong with the values.';
const LEARNING_IDS =
	'Check the ID that is named: of the learner with its ID Type, of the content (Put Content First puts it), of the grade as your tenant has it. If Workday ' +
	'does not know the type of the ID, see the option Names.';

type HintKey = WorkdayErrorClass | `${string}:${WorkdayErrorClass}`;

const NO_SUCH_ADDRESS =
	'Check API Service among the options: tenants differ in the services and versions that they have. Check also that the services host is the one ' +
	'of the REST services (View API Clients shows it on top).';

const HINTS: Partial<Record<HintKey, string>> = {
	InvalidRequest: 'Nothing was sent to Workday. Correct the field and run again.',
	Authentication:
		'Check user name and password (or client and token) in the credential; "@tenant" is added to the user name automatically. ' +
		'If they are right, an authentication policy may not allow this kind of sign-in: in Workday, Manage Authentication Policies, ' +
		'then Activate All Pending Authentication Policy Changes. It was tried once, so that the account does not lock.',
	Permission:
		'The integration user may not do this. In Workday, give its security group the domain with Maintain Permissions for Security Group, ' +
		'then run Activate Pending Security Policy Changes: nothing works until then.',
	'worker:updateContact:InvalidRequest': 'Nothing was changed in Workday. Correct the field and run again.',
	'worker:updateContact:Permission':
		'The integration user may not read or change this contact information. In Workday, give its security group Get and Put access to the domains ' +
		'Person Data: Work Contact Information and, for home, Person Data: Home Contact Information, besides Get to Worker Data: Public Worker Reports. ' +
		'Then Edit Business Process Security Policy > Work Contact Change (Home Contact Change), and add the group to the initiating action Change ' +
		'Work Contact Information (Web Service). At last run Activate Pending Security Policy Changes: nothing works until then.',
	'worker:updateContact:NotFound':
		'The message says which ID is not known: that of the worker, who may not be there on the effective date, or one of the changes, such as a ' +
		'device type or usage that your tenant does not have. Capitals and leading zeros count.',
	'worker:updateContact:Conflict':
		"Another change of this person's contact information waits in Workday, for approval or for the end of its process. Nothing was changed. " +
		'Approve, deny or cancel it there, then run again. Several changes of one person belong in one item: the first one that waits stops the others.',
	'worker:updateContact:Validation':
		'Workday understood the change and refused it; the path says which part. If it is the country code of a phone, see Country Code ID Type and ' +
		'Country Code ID Pattern among the options.',
	'worker:Permission':
		'The integration user may not read workers. In Workday, give its security group Get access to the domains Worker Data: Workers, ' +
		'Worker Data: Public Worker Reports and Worker Data: Active and Terminated Workers, then run Activate Pending Security Policy Changes.',
	Validation: 'Workday understood the request and refused its content; the path says which part.',
	'report:Validation':
		'Check Prompts: each name as the report URL writes it, the kind of ID, dates as 2026-01-31, switches as 1 or 0. Prompts that the report requires ' +
		'must be there. In Workday, Actions > Web Service > View URLs shows their names.',
	'customCall:soap:Validation':
		'Check Service and Operation Name, and the body against the schema of this version: names, order and IDs. Where Workday gives a path, it says ' +
		'which part is wrong.',
	'customCall:wql:Validation': 'Check the query: names of the data source and of its fields, capitals included. Custom Call > REST with wql/v1/dataSources lists them.',
	NotApplied:
		'It was sent once. Look in Workday before you run it again. To get an item with what was planned and what is there instead of this error, set If Not Applied to Give the Item.',
	Conflict:
		'Another change of the same kind waits in Workday, for approval or for the end of its process. Nothing was changed. Approve, deny or cancel it there, then run again.',
	NotFound: 'Check the ID and its type, and whether the integration user may see it.',
	'worker:get:NotFound':
		'No worker has this ID on the effective date, or the integration user may not see it. IDs are compared as text: 0042 and 42 are two IDs. ' +
		'Set If Not Found to get an empty result instead.',
	'worker:updateAccount:Permission':
		'The integration user may not read or change accounts. In Workday, give its security group Get and Put access to the domain Workday Accounts (some tenants want Modify as ' +
		'well, and Person Data: Personal Data for user names), then run Activate Pending Security Policy Changes. If it may change accounts and only not read them, set Read Account With to Get Workers.',
	'worker:updateAccount:Retriable':
		'Workday was busy, in maintenance, or the connection broke before anything was changed; it was tried again as often as the options allow. Try later, or with more ' +
		'retries. If it never works, check Services Host in the credential.',
	'worker:updateAccount:NotFound':
		'Check the ID and its type, whether the worker has a Workday account yet, and whether the integration user may see it. If your tenant does not find accounts by the ID of a worker, set ' +
		'Read Account With to Get Workday Account by User Name.',
	'worker:updateAccount:Validation':
		'Nothing was changed. A user name must be free and without colons and semicolons, a password must meet the rules of the tenant. A random password needs an e-mail address of the user and a tenant ' +
		'that sends security e-mails. If the path names what you did not set, change Resend Current Values.',
	'organization:Permission':
		'The integration user may not read organizations. In Workday, give its security group Get access to the domain View: Supervisory ' +
		'Organization, for other types to those that the report View Security for Securable Item names, then run Activate Pending Security Policy Changes.',
	'worker:search:NotFound': 'Type an Employee ID, a Contingent Worker ID or a Workday ID instead: those are found at once. Or choose By ID.',
	'organization:search:NotFound': 'Type a reference ID or a Workday ID instead: those are found at once. Or choose By ID.',
	'organization:get:NotFound':
		'No organization has this ID on the effective date, or the integration user may not see it. IDs are compared as text, and each kind of ID ' +
		'is looked for by itself: see ID Type. Set If Not Found to get an empty result instead.',
	'membership:Permission':
		'The integration user may not read this. In Workday, give its security group Get access to the domains Worker Data: Workers, Worker Data: ' +
		'Public Worker Reports and Worker Data: Organization Information; for security groups to User-Based Security Group Administration, Security ' +
		'Configuration and Workday Accounts. Then run Activate Pending Security Policy Changes.',
	'learningContent:InvalidRequest': LEARNING_NOT_SENT,
	'learningEnrollment:InvalidRequest': LEARNING_NOT_SENT,
	'learningRecord:InvalidRequest': LEARNING_NOT_SENT,
	'learningContent:Permission': LEARNING_IMPORT_DOMAINS,
	'learningRecord:Permission': LEARNING_IMPORT_DOMAINS,
	'learningEnrollment:Permission': `The integration user may not put or read enrollments. ${LEARNING_DOMAINS}`,
	'learningContent:Validation': LEARNING_NAMES,
	'learningRecord:Validation': LEARNING_NAMES,
	'learningRecord:NotFound': LEARNING_IDS,
	'learningEnrollment:NotFound': LEARNING_IDS,
	'integrationSystemUser:Permission':
		'The integration user may not read integration system users. In Workday, give its security group Get access to the domain Integration ' +
		'Security, then run Activate Pending Security Policy Changes.',
	'worker:getManyRest:Permission':
		'The API client may not read workers over REST. In Workday, give it the scope Staffing, and the security group of its user Get access to ' +
		'the domain Worker Data: Public Worker Reports, then run Activate Pending Security Policy Changes.',
	'worker:getManyRest:UnexpectedResponse': NO_SUCH_ADDRESS,
	'organization:getManyRest:Permission':
		'The API client may not read organizations over REST. In Workday, give it the scope Organizations and Roles, and the security group of its ' +
		'user Get access to the domain View: Supervisory Organization (for the common service, and for Hierarchy: Reports: Organization), then run Activate Pending ' +
		'Security Policy Changes.',
	'organization:getManyRest:UnexpectedResponse': NO_SUCH_ADDRESS,
	'absence:Permission':
		'The API client may not read absences. In Workday, give it the scope Time Off and Leave, and the security group of its user Get access to ' +
		'the domains Worker Data: Time Off (Time Off) and Worker Data: Time Off (Time Off Balances), then run Activate Pending Security Policy Changes.',
	'absence:NotFound': 'What was asked for is not there, or the user of the API client may not see it.',
	'absence:UnexpectedResponse': `If the worker is unknown, check Worker and ID Type. ${NO_SUCH_ADDRESS}`,
	'trigger:poll:Permission':
		'The integration user may not read what is watched. In Workday, give its security group Get access to the domains Worker Data: Workers, ' +
		'Worker Data: Public Worker Reports, Worker Data: Active and Terminated Workers and, for organizations, View: Supervisory Organization, ' +
		'then run Activate Pending Security Policy Changes. Nothing is lost: the next poll begins where the last good one ended.',
	'trigger:brake:InvalidRequest': 'The trigger waits until the limit is raised, and loses nothing meanwhile.',
	'trigger:poll:Retriable': 'Workday was busy, in maintenance, or the connection broke. Nothing is lost: the next poll begins where the last good one ended.',
	Retriable:
		'Workday was busy, in maintenance, or the connection broke; it was tried again as often as the options allow. ' +
		'Try later, with a smaller page size, or with more retries. If it never works, check Services Host in the credential.',
	'customCall:Retriable':
		'Workday was busy, in maintenance, or the connection broke. A request that only reads was tried again as often as the options allow; ' +
		'one that may change something is sent once. If it never works, check Services Host in the credential.',
	'customCall:rest:UnexpectedResponse':
		"Check service, version, path and ID: Workday's REST directory has them, and each service has versions of its own. " +
		'The services host must be the one that View API Clients shows on top.',
	'customCall:rest:Permission':
		'The integration user may not do this, or the service is not in the scope of the API client. In Workday, see View API Clients for its ' +
		'functional areas, and give the security group of the user the domain of this resource; then run Activate Pending Security Policy Changes.',
	'customCall:wql:UnexpectedResponse':
		'Check that the services host is the one that View API Clients shows on top, and API Service among the options.',
	'customCall:wql:Permission':
		'The integration user may not run this query. In Workday, give its security group the domain Workday Query Language and those of the data ' +
		'source and its fields, the API client the scope System, then run Activate Pending Security Policy Changes.',
	'report:InvalidRequest': 'No row was given. Correct the field, or the report in Workday, and run again.',
	'report:Permission':
		'The integration user may not run this report. In Workday, share the report with it or its security group (Edit Custom Report > Share), and ' +
		"give the group View access to the domains of the report's data source and fields (View Security for Securable Item names them). Then run " +
		'Activate Pending Security Policy Changes.',
	'report:Retriable':
		'Workday was busy, or the connection broke; it was tried again as often as the options allow. If it never works, check Services Host in the credential. Workday gives up on a report that takes more than ' +
		'30 minutes or is larger than 2 GB: let it show fewer columns, ask for CSV, or use Split by Date.',
	'report:UnexpectedResponse':
		'Check owner and name of the report (capitals count), and that it is an Advanced report with Enable As Web Service. The services host must be ' +
		'the one of the web services (View API Clients shows it on top), not the address of the pages that people sign in to.',
	UnexpectedResponse:
		'What came back is not what Workday is known to answer. Check that the services host is the one of the web services ' +
		'(View API Clients shows it on top), not the address of the pages that people sign in to.',
	Cancelled: 'The run was stopped; nothing is wrong.',
};

/** For input that only records showed to be wrong, where an operation has no hint of its own. */
const AFTER_SENDING = 'Make the path simpler and run again.';

/** @param afterSending of an InvalidRequest: that nothing was sent would not be true */
export function hintFor(resource: string, operation: string, errorClass: WorkdayErrorClass, afterSending = false): string {
	return HINTS[`${resource}:${operation}:${errorClass}`] ?? HINTS[`${resource}:${errorClass}`] ?? (afterSending ? AFTER_SENDING : HINTS[errorClass]) ?? '';
}
