/**
 * One harmless read for each kind of request that reads: what comes says whether it is allowed, and is thrown away. Nothing
 * is asked for that a person would miss if it were not there: learning by an id that nobody has, others one record.
 */
import { AccountReader } from '../account/readCurrent';
import { HOME, WORK } from '../contact/names';
import { fetchUsage } from '../contact/fetchContact';
import { NotFound, Validation, type WorkdayError } from '../errors';
import { CONTENT, ENROLLMENT, RECORD as LEARNING_RECORD, type LearningKind } from '../learning/kinds';
import { namesWith } from '../learning/names';
import { readerOf } from '../learning/readLearning';
import * as securityGroups from '../membership/securityGroups';
import * as systemUsers from '../membership/integrationSystemUsers';
import { ID_TYPE } from '../names';
import * as organizations from '../organization/getOrganizations';
import type { RequestKey } from '../permissions/requests';
import type { PageRequest, ReadRequest } from '../read/paging';
import type { ReportAddress } from '../report/address';
import { readReportSchema } from '../report/run';
import { REQUEST } from '../requestRows';
import { readCollection } from '../rest/collection';
import { isRecord, readJson } from '../rest/json';
import { ABSENCE_SERVICE, STAFFING_SERVICE } from '../rest/services';
import { unknownIdText } from '../soap/unknownId';
import type { Reference } from '../spec';
import { pathOf, REST, type Query } from '../web/address';
import { DEFAULT_WQL_SERVICE, wqlRequest } from '../wql/query';
import type { State } from './finding';
import type { Asking } from './signIn';
import { TEST_WORKER_FIELD } from './someWorkers';

export interface ProbeContext extends Asking {
	/** Whose contact data, account and absences are read: the one whom the user named, else some of the first who came. */
	workers(): Promise<readonly Reference[]>;
	/** @returns whether the user named one; @throws when that one cannot be read */
	readTestWorker(): Promise<boolean>;
	readonly report: ReportAddress | undefined;
	/** A password cannot ask over REST, and is not sent to try. */
	readonly byToken: boolean;
}

export interface Answer {
	readonly state: State;
	readonly message: string;
}

type Probe = (context: ProbeContext) => Promise<Answer>;

const works = (message: string): Answer => ({ state: 'works', message });
const missing = (message: string): Answer => ({ state: 'missing', message });
const notTried = (message: string): Answer => ({ state: 'notTried', message });

/** No read of ours: nobody knows what the user would ask for. */
const ownRequest: Probe = async () => notTried('Not tried: which domain it needs depends on the request. Run it once, and see what the error says.');

export const PROBES: Readonly<Partial<Record<RequestKey, Probe>>> = {
	organizations: async (context) => await firstOf(context, organizationRequest(context), 'supervisory organization'),
	securityGroups: async (context) => await firstOf(context, securityGroupRequest(context), 'account'),
	systemUsers: async (context) => await firstOf(context, systemUserRequest(context), 'integration system'),
	oneWorker: someWorker,
	readWorkContact: async (context) => await contactOf(context, WORK),
	readHomeContact: async (context) => await contactOf(context, HOME),
	readAccount: accountOf,
	readLearningContents: async (context) => await learningOf(context, CONTENT),
	readLearningRecords: async (context) => await learningOf(context, LEARNING_RECORD),
	readLearningEnrollments: async (context) => await learningOf(context, ENROLLMENT),
	restWorkers: async (context) => await collectionOf(context, STAFFING_SERVICE, ['workers']),
	restOrganizations: async (context) => await collectionOf(context, STAFFING_SERVICE, ['supervisoryOrganizations']),
	restBalances: async (context) => await ofSomeWid(context, async (wid) => await collectionOf(context, ABSENCE_SERVICE, ['balances'], [['worker', wid]])),
	restTimeOff: async (context) => await ofSomeWid(context, async (wid) => await collectionOf(context, ABSENCE_SERVICE, ['workers', wid, 'timeOffDetails'])),
	queries: queriesOf,
	report: reportOf,
	ownRest: ownRequest,
	ownSoap: ownRequest,
};

async function someWorker({ readTestWorker, workers }: ProbeContext): Promise<Answer> {
	if (await readTestWorker()) return works('Allowed: the test worker was read.');
	return (await workers()).length > 0 ? works('Workers can be read.') : missing('No worker came at all.');
}

async function firstOf({ client }: ProbeContext, request: ReadRequest<true>, what: string): Promise<Answer> {
	for await (const _one of client.read(request, { pageSize: 1, limit: 1 })) return works(`Allowed: at least one ${what} came.`);
	return missing(`Allowed, but no ${what} came. Workday leaves out what the integration user may not see, without a word. There may also be none.`);
}

const seen = (): true => true;

function organizationRequest({ version }: ProbeContext): ReadRequest<true> {
	const { SERVICE: service, OPERATION: operation, RECORD: record } = organizations;
	const criteria = { types: [{ type: ID_TYPE.organizationType, id: 'SUPERVISORY' }] };
	return { service, operation, record, map: seen, buildBody: (page) => organizations.writeGetOrganizations({ criteria, filter: filterOf(page) }, version) };
}

function securityGroupRequest({ version }: ProbeContext): ReadRequest<true> {
	const { SERVICE: service, OPERATION: operation, RECORD: record } = securityGroups;
	return { service, operation, record, map: seen, buildBody: (page) => securityGroups.writeGetSecurityGroups({ filter: filterOf(page) }, version) };
}

function systemUserRequest({ version }: ProbeContext): ReadRequest<true> {
	const { SERVICE: service, OPERATION: operation, RECORD: record } = systemUsers;
	return { service, operation, record, map: seen, buildBody: (page) => systemUsers.writeGetIntegrationSystemUsers({ filter: filterOf(page) }, version) };
}

const filterOf = ({ page, count, asOfEntryMoment }: PageRequest) => ({ asOfEntryMoment, page, count });

const NOBODY = notTried(`Not tried: it needs a worker to read. Set ${TEST_WORKER_FIELD}.`);

/** Some have none: the next one is asked, since only a refusal or something to see says anything. */
async function ofSome(context: ProbeContext, ask: (worker: Reference) => Promise<Answer>): Promise<Answer> {
	let last: Answer | undefined;
	for (const worker of await context.workers()) {
		last = await ask(worker).catch(async (error: unknown) => await toleratingNone(error, worker));
		if (last.state === 'works') return last;
	}
	return last ?? NOBODY;
}

const NONE = missing('Allowed, but nothing of it came for those workers who were asked for. They may have none, or Workday leaves it out without a word.');

/** A complaint about the one who was asked for is Workday's word to somebody who may ask. */
async function toleratingNone(error: unknown, worker: Reference): Promise<Answer> {
	if (error instanceof NotFound && error.details.status !== 404) return NONE;
	if (error instanceof Validation && isAbout(worker, error)) return works('Allowed: Workday looked, and complained about the worker, not about the request.');
	return await Promise.reject(error);
}

/** A version, an element or a parameter that Workday does not know is refused before anybody looks whether it is allowed. */
const isAbout = ({ type }: Reference, error: Validation): boolean => unknownIdText(error, type) !== undefined || error.issues.some(({ path = '' }) => AT_REFERENCE.test(path));

const AT_REFERENCE = new RegExp(`${REQUEST.references}(?:\\[\\d+\\])?/[\\w.:-]+_Reference\\b`);

async function contactOf(context: ProbeContext, usage: typeof WORK | typeof HOME): Promise<Answer> {
	return await ofSome(context, async (worker) => {
		const { emails, phones } = await fetchUsage(context, worker, usage);
		return emails.length + phones.length > 0 ? works('Allowed: a worker came with contact information.') : NONE;
	});
}

async function accountOf(context: ProbeContext): Promise<Answer> {
	return await ofSome(context, async (worker) => {
		await new AccountReader(context.client, worker, 'getWorkdayAccount', context.version).read();
		return works('Allowed: the account of a worker came.');
	});
}

const NO_SUCH_ID = 'n8n-connection-check';

async function learningOf({ client, version }: ProbeContext, kind: LearningKind): Promise<Answer> {
	await readerOf(kind, { client, version, names: namesWith([], '') })([NO_SUCH_ID]);
	return works(`Allowed: Workday looked for a ${kind.noun} that does not exist.`);
}

const BY_PASSWORD = notTried("Not tried: Workday's REST services take the token of an API client, no password. Choose OAuth2 (API Client), a credential of type Workday OAuth2 API.");

async function collectionOf({ client, connection, byToken }: ProbeContext, service: string, segments: readonly string[], query: Query = []): Promise<Answer> {
	if (!byToken) return BY_PASSWORD;
	const path = pathOf(REST(service, connection.tenant), segments, 'API Service');
	for await (const _one of readCollection(client, { path, query }, { pageSize: 1, limit: 1 })) return works(`Allowed: ${service} answers with records.`);
	return works(`Allowed: ${service} answers, with no record that this user may see or that there is.`);
}

async function ofSomeWid(context: ProbeContext, ask: (wid: string) => Promise<Answer>): Promise<Answer> {
	if (!context.byToken) return BY_PASSWORD;
	return await ofSome(context, async ({ id, type }) => (type === ID_TYPE.wid ? await ask(id) : await ask(await widOf(context, `${type}=${id}`))));
}

/** REST names a worker by another id in the path only. */
async function widOf({ client, connection }: ProbeContext, key: string): Promise<string> {
	const path = pathOf(REST(ABSENCE_SERVICE, connection.tenant), ['workers', key], TEST_WORKER_FIELD);
	const found: unknown = await client.askWhole({ method: 'GET', path, accept: 'application/json', isRead: true }, async (answer) => await readJson(answer));
	return isRecord(found) && typeof found.id === 'string' ? found.id : key;
}

/** A query that is refused for its names was let in. */
async function queriesOf({ client, connection, byToken }: ProbeContext): Promise<Answer> {
	if (!byToken) return BY_PASSWORD;
	const request = wqlRequest({ text: 'SELECT workdayID FROM allWorkers', place: 'address', service: DEFAULT_WQL_SERVICE }, connection.tenant);
	try {
		for await (const _row of readCollection(client, request, { pageSize: 1, limit: 1 })) return works('Allowed: a query came back with a row.');
		return works('Allowed: a query came back, without a row that this user may see.');
	} catch (error) {
		if (error instanceof Validation) return works('Allowed: Workday read a query, though it does not know its names.');
		return await Promise.reject(error);
	}
}

/** Its columns, not its rows: a report may run for half an hour, or want prompts. */
async function reportOf({ client, report }: ProbeContext): Promise<Answer> {
	if (report === undefined) return notTried('Not tried: set Report URL to the report that you want to run.');
	const columns = await readReportSchema(client, report);
	return works(`Allowed: the report has ${columns.length} column${columns.length === 1 ? '' : 's'}. Its rows were not read; columns whose domain is not given come empty.`);
}

/** What became of a probe that failed. */
export function stateOf({ name }: WorkdayError, mayBePermission: boolean): State {
	if (name === 'Permission') return 'refused';
	// The sign-in itself works: a report that is not shared answers like a password that is wrong.
	return name === 'Authentication' && mayBePermission ? 'refused' : 'failed';
}
