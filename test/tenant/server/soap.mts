import { contractOf, eraOf, type Era, WORKDAY_NAMESPACE } from '../schema/contract.mts';
import type { SchemaProblem, SchemaValidator } from '../schema/validator.mts';
import { ContractWriter } from '../schema/writer.mts';
import type { Workforce } from '../workers/workforce.mts';
import type { Accounts } from './accounts.mts';
import type { TenantClock } from './clock.mts';
import type { Exchange, Operation } from './exchange.mts';
import {
	authenticationFault,
	invalidVersionFault,
	notAuthorizedFault,
	RequestRefused,
	validationFault,
} from './faults.mts';
import { isRefused } from './domains.mts';
import { getIntegrationSystemUsers } from './getIntegrationSystemUsers.mts';
import { getOrganizations } from './getOrganizations.mts';
import { getSecurityGroups } from './getSecurityGroups.mts';
import { getWorkersOperation } from './getWorkers.mts';
import type { LoggedRequest } from './log.mts';
import type { TokenEndpoint } from './oauth.mts';
import type { Settings, TenantUser } from './options.mts';
import { collect, type Piece, type Reply, textReply, xmlReply } from './reply.mts';
import type { Envelope } from './requestXml.mts';
import { serverTimestamp } from './serverTimestamp.mts';
import type { ActiveSwitches } from './switches.mts';
import { changeHomeContact, changeWorkContact, maintainContact } from '../writes/changeContact.mts';
import type { WriteDesk } from '../writes/desk.mts';
import { getAccount } from '../writes/getAccount.mts';
import { getHomeContact, getWorkContact } from '../writes/getContact.mts';
import { getLearningContents, getLearningEnrollments, getLearningRecords } from '../writes/getLearning.mts';
import { putLearningContent, putLearningEnrollment, putLearningRecord } from '../writes/learning.mts';
import { inGuessedNames, inOwnNames } from '../writes/learningNames.mts';
import { updateAccount } from '../writes/updateAccount.mts';
import { SelectionCache } from './workerSelection.mts';

export interface SoapServices {
	settings: Settings;
	workforce: Workforce;
	clock: TenantClock;
	accounts: Accounts;
	tokens: TokenEndpoint;
	validator: SchemaValidator | undefined;
	desk: WriteDesk;
}

const CONTACT_REQUESTS = ['Work', 'Home'].flatMap((where) => [
	`Change_${where}_Contact_Information_Request`,
	`Get_Change_${where}_Contact_Information_Request`,
]);

const LEARNING_TASKS = [
	...['Put_Learning_Enrollment', 'Put_Learning_Imported_Content', 'Put_Learning_Imported_Record'],
	...['Get_Learning_Enrollments', 'Get_Learning_Imported_Contents', 'Get_Learning_Imported_Records'],
];

const SERVICES: Record<string, readonly string[]> = {
	Human_Resources: [
		'Get_Workers_Request',
		'Get_Organizations_Request',
		'Get_Assign_User-Based_Security_Groups_Request',
		'Server_Timestamp_Get',
		...CONTACT_REQUESTS,
		'Maintain_Contact_Information_for_Person_Event_Request',
		'Workday_Account_for_Worker_Update',
		'Get_Workday_Account_Request',
	],
	Learning: LEARNING_TASKS.map((task) => `${task}_Request`),
	Integrations: ['Get_Integration_System_Users_Request'],
	Staffing: ['Get_Workers_Request', 'Get_Organizations_Request'],
};

/** Request element → the name that permissions use. */
const TASKS: Record<string, string> = {
	Get_Workers_Request: 'Get_Workers',
	Get_Organizations_Request: 'Get_Organizations',
	'Get_Assign_User-Based_Security_Groups_Request': 'Get_User-Based_Security_Group_Assignments',
	Get_Integration_System_Users_Request: 'Get_Integration_System_Users',
	Server_Timestamp_Get: 'Get_Server_Timestamp',
	...Object.fromEntries(CONTACT_REQUESTS.map((name) => [name, name.replace(/_Request$/, '')])),
	Maintain_Contact_Information_for_Person_Event_Request: 'Maintain_Contact_Information',
	Workday_Account_for_Worker_Update: 'Update_Workday_Account',
	Get_Workday_Account_Request: 'Get_Workday_Account',
	...Object.fromEntries(LEARNING_TASKS.map((task) => [`${task}_Request`, task])),
};

/** Tasks that start a business process: its policy must let the user start it, besides the domain. */
const PROCESSES = ['Change_Work_Contact_Information', 'Change_Home_Contact_Information', 'Maintain_Contact_Information'];

function mayPerform(user: TenantUser, task: string): boolean {
	const { tasks, processes } = user;
	if (isRefused(user, task)) return false;
	return (tasks?.includes(task) ?? true) && (!PROCESSES.includes(task) || (processes?.includes(task) ?? true));
}

function versionNumber(version: string): number {
	const [, major = '0', minor = '0'] = /^v(\d+)\.(\d+)$/.exec(version) ?? [];
	return Number(major) * 100 + Number(minor);
}

/** A path of one of the SOAP services, with the tenant's name; undefined for anything else. */
export function soapPath(pathname: string): { tenant: string; service: string; version: string } | undefined {
	const [, tenant, service, version] = /^\/ccx\/service\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(pathname) ?? [];
	return tenant && service && version ? { tenant, service, version } : undefined;
}

/** Operation and page for switches and the log, whatever else is wrong with the request. */
export function requestFacts(envelope: Envelope | undefined): { operation: string; page: number; count: number } {
	const request = envelope?.request;
	return {
		operation: TASKS[request?.name ?? ''] ?? request?.name ?? '',
		page: Number(request?.textOf('Response_Filter', 'Page') ?? 1),
		count: Number(request?.textOf('Response_Filter', 'Count') ?? 100),
	};
}

export class SoapEndpoint {
	private readonly writers: Record<Era, ContractWriter> = {
		v30: new ContractWriter(contractOf('v30')),
		v46: new ContractWriter(contractOf('v46')),
	};
	private readonly operations: Record<string, Operation> = {
		Get_Workers_Request: getWorkersOperation(new SelectionCache()),
		Get_Organizations_Request: getOrganizations,
		'Get_Assign_User-Based_Security_Groups_Request': getSecurityGroups,
		Get_Integration_System_Users_Request: getIntegrationSystemUsers,
		Server_Timestamp_Get: serverTimestamp,
		Change_Work_Contact_Information_Request: changeWorkContact,
		Change_Home_Contact_Information_Request: changeHomeContact,
		Get_Change_Work_Contact_Information_Request: getWorkContact,
		Get_Change_Home_Contact_Information_Request: getHomeContact,
		Maintain_Contact_Information_for_Person_Event_Request: maintainContact,
		Workday_Account_for_Worker_Update: updateAccount,
		Get_Workday_Account_Request: getAccount,
		Put_Learning_Enrollment_Request: putLearningEnrollment,
		Put_Learning_Imported_Content_Request: putLearningContent,
		Put_Learning_Imported_Record_Request: putLearningRecord,
		Get_Learning_Enrollments_Request: getLearningEnrollments,
		Get_Learning_Imported_Contents_Request: getLearningContents,
		Get_Learning_Imported_Records_Request: getLearningRecords,
	};

	constructor(private readonly services: SoapServices) {}

	async answer(
		path: { service: string; version: string },
		request: LoggedRequest,
		envelope: Envelope | undefined,
		switches: ActiveSwitches,
	): Promise<Reply> {
		if (!/^text\/xml\b/i.test(request.headers['content-type'] ?? '')) {
			return textReply(415, 'text/plain', 'SOAP 1.1 is sent as text/xml');
		}
		if (!envelope)
			return validationFault([{ message: 'The request is not a SOAP 1.1 envelope with one element in its body.' }]);
		const user = this.userOf(request, envelope);
		if (user === 'expired')
			return textReply(401, 'application/json', '{"error":"invalid_token"}', { 'www-authenticate': 'Bearer' });
		if (!user) return authenticationFault();
		const names = path.service === 'Learning' ? this.services.desk.rules.learningNames : {};
		if (Object.keys(names).length === 0) return await this.perform(path, envelope, user, request, switches);
		const guessed = inGuessedNames(request.body, names);
		const logged = { ...request, body: guessed.xml };
		const reply = await this.perform(path, guessed.envelope ?? envelope, user, logged, switches);
		Object.assign(request, { problems: logged.problems, responseProblems: logged.responseProblems });
		return { ...reply, body: inOwnNames(reply.body, names) };
	}

	private userOf({ headers }: LoggedRequest, envelope: Envelope): TenantUser | 'expired' | undefined {
		const { tokens, accounts } = this.services;
		const [, bearer] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
		if (bearer === undefined) return accounts.signIn(envelope);
		const userName = tokens.userOf(bearer);
		return userName === undefined ? 'expired' : accounts.find(userName);
	}

	private async perform(
		{ service, version }: { service: string; version: string },
		envelope: Envelope,
		user: TenantUser,
		logged: LoggedRequest,
		switches: ActiveSwitches,
	): Promise<Reply> {
		const { settings, workforce, clock, validator, desk } = this.services;
		const { request } = envelope;
		const number = versionNumber(version);
		const supported = number >= versionNumber(settings.versions.min) && number <= versionNumber(settings.versions.max);
		const operation = this.operations[request.name];
		const offered = SERVICES[service]?.includes(request.name) ?? false;
		if (!supported || !offered || !operation || request.namespace !== WORKDAY_NAMESPACE) return invalidVersionFault();
		if (!mayPerform(user, TASKS[request.name] ?? '')) return notAuthorizedFault();
		const era = eraOf(version);
		if (validator) {
			logged.problems = await validator.validate(logged.body, era);
			if (logged.problems.length > 0) return schemaFault(logged.problems);
		}
		const exchange: Exchange = {
			settings,
			workforce,
			user,
			version,
			era,
			envelope,
			request,
			switches,
			writer: this.writers[era],
			now: clock.now(),
			desk,
			requestNumber: logged.number,
		};
		try {
			return await this.checked(operation(exchange), era, logged, switches);
		} catch (error) {
			if (error instanceof RequestRefused) return validationFault(error.errors);
			throw error;
		}
	}

	/** Holds the answer against the schema before a byte of it leaves; without that it streams. */
	private async checked(
		body: Iterable<Piece>,
		era: Era,
		logged: LoggedRequest,
		switches: ActiveSwitches,
	): Promise<Reply> {
		const { settings, validator } = this.services;
		if (!validator || settings.validate !== true) return xmlReply(200, switches.distort(body));
		const pieces = [...body];
		logged.responseProblems = await validator.validate(collect(pieces), era);
		const [first] = logged.responseProblems;
		if (first) throw new Error(`The tenant's own answer breaks the schema: ${first.message} at ${first.path}`);
		return xmlReply(200, switches.distort(pieces));
	}
}

function schemaFault(problems: readonly SchemaProblem[]): Reply {
	return validationFault(
		problems.map(({ message, path }) => ({
			message: message.replaceAll(`{${WORKDAY_NAMESPACE}}`, ''),
			xpath: path,
		})),
	);
}
