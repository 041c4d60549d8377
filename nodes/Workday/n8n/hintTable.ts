/**
 * What to do about an error, for the person at the canvas, and what its class means. Looked up from special to general:
 * `resource:operation:Class`, `resource:Class`, `Class`. What to do about a missing permission is made of the table of
 * permissions, and docs/troubleshooting.md of this one.
 */
import type { WorkdayErrorClass } from '../workday/errors';
import { TASK } from '../workday/permissions/names';

const LEARNING_NOT_SENT = 'This one was not sent to Workday. Correct the field and run again.';
const LEARNING_NAMES =
	'The names in this request are not all proven: if Workday does not know the request, an element or a type of ID, see what its schema calls it, and put that ' +
	'into the option Names. Otherwise its words say what is wrong with the values.';
const LEARNING_IDS =
	'Check the ID that is named: of the learner with its ID Type, of the content (Put Content First puts it), of the grade as your tenant has it. If Workday ' +
	'does not know the type of the ID, see the option Names.';

export type HintKey = WorkdayErrorClass | `${string}:${WorkdayErrorClass}`;

/** What each class means, whatever it is about. */
export const MEANINGS: Readonly<Record<WorkdayErrorClass, string>> = {
	InvalidRequest: 'A field of the node or of the credential is wrong or contradicts another one. As a rule nothing was sent.',
	Authentication: 'Workday did not let the user or the API client in. It is not tried again, so that the account does not lock.',
	Permission: 'The sign-in works, and the user may not do this. It is not tried again.',
	Validation: 'Workday read the request and refused what is in it. Nothing was changed. It is not tried again.',
	NotFound: 'What was asked for by its ID is not there, or may not be seen. It is not tried again.',
	Conflict: 'Another change that has not ended is in the way. Nothing was changed. It is not tried again.',
	NotApplied: 'A change was sent, once, and what is there afterwards is not what was planned, or nobody knows.',
	Retriable: 'Workday was busy or could not be reached. Reads were tried again already; a change only if it was turned away before it was read.',
	UnexpectedResponse: 'What came back is not what Workday is known to answer. Often something else answers in its place.',
	Cancelled: 'Somebody stopped the run.',
};

const NO_SUCH_ADDRESS =
	'Check API Service among the options: tenants differ in the services and versions that they have. Check also that the services host is the one ' +
	'of the REST services (View API Clients shows it on top).';

export const HINTS: Partial<Record<HintKey, string>> = {
	InvalidRequest: 'Nothing was sent to Workday. Correct the field and run again.',
	Authentication:
		'Check user name and password (or client and token) in the credential; "@tenant" is added to the user name automatically. ' +
		`If they are right, an authentication policy may not allow this kind of sign-in: in Workday, ${TASK.signIn}, ` +
		`then ${TASK.activateSignIn}. It was tried once, so that the account does not lock.`,
	'worker:updateContact:InvalidRequest': 'Nothing was changed in Workday. Correct the field and run again.',
	'worker:updateContact:NotFound':
		'The message says which ID is not known: that of the worker, who may not be there on the effective date, or one of the changes, such as a ' +
		'device type or usage that your tenant does not have. Capitals and leading zeros count.',
	'worker:updateContact:Conflict':
		"Another change of this person's contact information waits in Workday, for approval or for the end of its process. Nothing was changed. " +
		'Approve, deny or cancel it there, then run again. Several changes of one person belong in one item: the first one that waits stops the others.',
	'worker:updateContact:Validation':
		'Workday understood the change and refused it; the path says which part. If it is the country code of a phone, see Country Code ID Type and ' +
		'Country Code ID Pattern among the options.',
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
	'worker:updateAccount:Retriable':
		'Workday was busy, in maintenance, or the connection broke before anything was changed; it was tried again as often as the options allow. Try later, or with more ' +
		'retries. If it never works, check Services Host in the credential.',
	'worker:updateAccount:NotFound':
		'Check the ID and its type, whether the worker has a Workday account yet, and whether the integration user may see it. If your tenant does not find accounts by the ID of a worker, set ' +
		'Read Account With to Get Workday Account by User Name.',
	'worker:updateAccount:Validation':
		'Nothing was changed. A user name must be free and without colons and semicolons, a password must meet the rules of the tenant. A random password needs an e-mail address of the user and a tenant ' +
		'that sends security e-mails. If the path names what you did not set, change Resend Current Values.',
	'worker:search:NotFound': 'Type an Employee ID, a Contingent Worker ID or a Workday ID instead: those are found at once. Or choose By ID.',
	'organization:search:NotFound': 'Type a reference ID or a Workday ID instead: those are found at once. Or choose By ID.',
	'organization:get:NotFound':
		'No organization has this ID on the effective date, or the integration user may not see it. IDs are compared as text, and each kind of ID ' +
		'is looked for by itself: see ID Type. Set If Not Found to get an empty result instead.',
	'learningContent:InvalidRequest': LEARNING_NOT_SENT,
	'learningEnrollment:InvalidRequest': LEARNING_NOT_SENT,
	'learningRecord:InvalidRequest': LEARNING_NOT_SENT,
	'learningContent:Validation': LEARNING_NAMES,
	'learningRecord:Validation': LEARNING_NAMES,
	'learningRecord:NotFound': LEARNING_IDS,
	'learningEnrollment:NotFound': LEARNING_IDS,
	'worker:getManyRest:UnexpectedResponse': NO_SUCH_ADDRESS,
	'organization:getManyRest:UnexpectedResponse': NO_SUCH_ADDRESS,
	'absence:NotFound': 'What was asked for is not there, or the user of the API client may not see it.',
	'absence:UnexpectedResponse': `If the worker is unknown, check Worker and ID Type. ${NO_SUCH_ADDRESS}`,
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
	'customCall:wql:UnexpectedResponse':
		'Check that the services host is the one that View API Clients shows on top, and API Service among the options.',
	'report:InvalidRequest': 'No row was given. Correct the field, or the report in Workday, and run again.',
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
