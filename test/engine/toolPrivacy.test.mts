/** As a tool of an AI agent: what is private in the tenant is in no answer, of no operation, in no output. */
import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { builtPackage } from '../support/node-types.mts';
import { runAsTool } from '../support/engine-uses.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { dateText } from '../tenant/workers/dates.mts';
import { contactOf } from '../tenant/workers/contact.mts';
import { parametersOf } from './contactWrites.mts';
import { CANARY, credentialFor, schemaProblems, tenantWorkers } from './workdayNode.mts';

type Parameters = Record<string, unknown>;

const NODE = 'n8n-nodes-workday.workday';
const CLOCK = '2026-03-15T12:00:00Z';
/** Sections that only a tool with permission may ask for. */
const PRIVATE_SECTIONS = /Include_(Compensation|Benefit\w+|Related_Persons|Photo|Qualifications|Employee_Review|Goals|Employee_Contract_Data|Background_Check_Data|Career)>true/;
const INCLUDE_ALL = ['Include_Personal_Information', 'Include_Employment_Information', 'Include_Organizations', 'Include_Transaction_Log_Data', 'Include_User_Account', 'Include_Roles', 'Include_Management_Chain_Data'];
const EVERYWHERE = ['//text()', '//@*', 'string(.)'].map((path, index) => ({ name: `x${index}`, path, list: true }));

let tenant: Tenant;
/** Private texts of all workers, each with what it is. */
let secrets: Map<string, string>;
beforeAll(async () => {
	tenant = await startTenant({ workers: 30, clock: CLOCK, users: [{ userName: 'ISU_n8n', password: CANARY }] });
	secrets = privateTexts();
});
afterAll(() => tenant.close());
beforeEach(() => void tenant.requests.splice(0));
afterEach(() => expect(schemaProblems(tenant)).toEqual([]));

function privateTexts(): Map<string, string> {
	const found = new Map([
		['LEAVE_', 'leave type'],
		['Medical leave', 'leave type'],
		['Parental', 'leave type'],
		['Vacation', 'time off type'],
		['Terminate_', 'reason'],
		['Hire_New_Position', 'reason'],
		['Hire Employee', 'transaction type'],
		['Terminate Employee', 'transaction type'],
		['IG_METALL', 'contract'],
	]);
	const everybody = tenantWorkers(tenant);
	const digits = ({ areaCode, number }: { areaCode: string; number: string }) => `${areaCode}${number}`.replace(/\D/g, '');
	// Short numbers may be a part of somebody's number at work.
	const forWork = everybody.flatMap(({ person }) => person.phones.filter(({ usage }) => usage === 'WORK').map(digits)).join(' ');
	for (const { person, worker } of everybody) {
		const { email, phone } = contactOf(person, worker.number);
		for (const { address, usage } of email) if (usage === 'HOME') found.set(address, 'home e-mail');
		for (const one of phone) if (one.usage === 'HOME' && !forWork.includes(digits(one))) found.set(digits(one), 'home phone');
		found.set(person.homeStreet, 'home address');
		found.set(person.nationalId, 'national ID');
		found.set(dateText(person.birthDate), 'birth date');
	}
	return found;
}

const kindsIn = (text: string): string[] => [...new Set([...secrets].flatMap(([secret, what]) => (text.includes(JSON.stringify(secret).slice(1, -1)) ? [what] : [])))].sort();

interface Asked {
	/** Everything that the agent may come to see. */
	seen: string;
	answers: unknown[];
	message: string;
}

async function ask(parameters: Parameters, given: IDataObject = {}): Promise<Asked> {
	const rest = parameters.operation === 'getManyRest' || ['absence', 'customCall'].includes(String(parameters.resource)) ? parameters.operation !== 'soap' : false;
	const authentication = rest ? 'oAuth2' : 'isu';
	const { type, data } = credentialFor(tenant, { authentication });
	const { answers, run } = await runAsTool(NODE, { authentication, ...parameters } as Record<string, NodeParameterValueType>, given, { credentials: { [type]: data } });
	const { message = '', description = '' }: { message?: string; description?: string | null } = run.error ?? {};
	return { seen: JSON.stringify([answers, message, description]), answers, message };
}

const somebody = () => tenantWorkers(tenant).find(({ worker, person, status }) => status === 'active' && contactOf(person, worker.number).email.some(({ usage }) => usage === 'HOME') && !worker.contingent);
const wid = () => somebody()?.worker.wid ?? '';
const workerIds = () => ({ __rl: true, mode: 'id', value: tenantWorkers(tenant).filter(({ status }) => status === 'active').slice(0, 12).map(({ worker }) => worker.wid).join(',') });
const window = { from: '2026-03-08', through: '2026-03-15T00:00:00Z' };

/** Calls of an operation that would tell as much as they can. */
const OUTPUTS: Parameters[] = [
	{ include: INCLUDE_ALL },
	{ output: 'scim' },
	{ output: 'ids' },
	{ output: 'json', include: INCLUDE_ALL },
	{ output: 'xpath', xpathFields: { field: EVERYWHERE }, include: INCLUDE_ALL },
	{ output: 'xml', include: INCLUDE_ALL },
];
const CALLS: Readonly<Record<string, () => Parameters[]>> = {
	'worker:getAll': () => OUTPUTS.map((output) => ({ returnAll: true, ...output })),
	'worker:get': () => [...OUTPUTS, { downloadPhoto: true }].map((output) => ({ ifNotFound: 'empty', workerIds: workerIds(), idType: 'WID', ...output })),
	'worker:getChanged': () => OUTPUTS.filter(({ output }) => output !== 'ids' && output !== 'scim').map((output) => ({ ...window, events: ['hired', 'updated', 'terminated', 'onLeave', 'returnedFromLeave'], options: { longestWindow: 8760 }, ...output })),
	'worker:getManyRest': () => [{ returnAll: true, filters: { includeTerminated: true } }, { returnAll: true, output: 'json' }],
	'worker:updateContact': () => [
		parametersOf({ worker: wid(), emails: [{ usage: 'home', address: 'new@example.com' }] }),
		parametersOf({ worker: wid(), emails: [{ usage: 'work', address: 'new@example.com' }] }),
		parametersOf({ worker: wid(), json: [{ kind: 'phone', usage: 'HOME', action: 'exactly', values: null }] }),
			],
	'worker:updateAccount': () => [{ workerIds: { __rl: true, mode: 'id', value: wid() }, idType: 'WID', changes: { status: 'disabled' } }],
	'organization:get': () => [{ organizationIds: { __rl: true, mode: 'id', value: 'x' }, output: 'json' }],
	'organization:getAll': () => ['profile', 'json', 'xml', 'ids'].map((output) => ({ returnAll: true, output })),
	'organization:getManyRest': () => [{ returnAll: true }, { returnAll: true, output: 'json' }],
	'membership:getOrganizations': () => [{ returnAll: true }, { returnAll: true, options: { workerFields: ['email', 'hireDate'] } }, { returnAll: true, options: { workerFields: ['lastTransactionType', 'terminationDate'] } }],
	'absence:getBalances': () => ['profile', 'json'].map((output) => ({ worker: wid(), idType: 'WID', returnAll: true, output })),
	'absence:getTimeOff': () => ['profile', 'json'].map((output) => ({ worker: wid(), idType: 'WID', returnAll: true, output })),
	'customCall:soap': () => [{ bodyXml: '<wd:Get_Workers_Request><wd:Response_Group><wd:Include_Personal_Information>true</wd:Include_Personal_Information></wd:Response_Group></wd:Get_Workers_Request>' }],
	'customCall:rest': () => [{ address: 'staffing/v6/workers' }],
	'customCall:wql': () => [{ query: 'SELECT fullName FROM allWorkers' }],
	'report:run': () => [{ reportBy: 'name', reportOwner: 'lmcneil', reportName: 'Everything' }],
};

/** As the editor lists them: one that is new has an answer here too, if only that it is refused. */
function operations(): Array<[name: string, parameters: Parameters]> {
	const node = builtPackage().nodes[NODE];
	const properties = node && 'description' in node && 'properties' in node.description ? node.description.properties : [];
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) => {
			const resource = String(displayOptions?.show?.resource?.[0]);
			return options.flatMap((option) => ('value' in option ? [[`${resource}:${String(option.value)}`, { resource, operation: option.value }] as [string, Parameters]] : []));
		});
}

describe('while nothing is allowed, nothing private is told', () => {
	test.each(operations())('%s', async (name, common) => {
		for (const call of CALLS[name]?.() ?? [{}]) {
			const { seen, answers, message } = await ask({ ...common, ...call });
			expect([call, kindsIn(seen)]).toEqual([call, []]);
			// What is silent tells nothing: of workers something comes, or the setting is named.
			if (name.startsWith('worker:')) expect([call, message.includes('Allow Private Data') || answers.flat().length > 0, message]).toEqual([call, true, message]);
		}
		expect(tenant.requests.filter(({ body }) => PRIVATE_SECTIONS.test(body)).length).toBe(0);
		expect(tenant.audit).toEqual([]);
	}, 60_000);

	test('but names, jobs and work addresses are', async () => {
		const { answers } = await ask({ resource: 'worker', operation: 'get', idType: 'WID', workerIds: "={{ $fromAI('id', 'Workday ID', 'string') }}" }, { id: wid() });
		const { person, worker } = somebody() ?? {};
		const work = contactOf(person ?? { emails: [], phones: [] }, worker?.number ?? 0).email.find(({ usage, primary }) => usage === 'WORK' && primary);
		expect(answers).toEqual([[expect.objectContaining({ id: wid(), email: work?.address ?? null, department: expect.any(String), hireDate: expect.any(String) })]]);
		for (const key of ['leaveType', 'terminationDate', 'lastTransactionEffective', 'lastTransactionType', 'customFields', 'customIds', 'personalEmail']) expect(Object(answers[0])[0]).not.toHaveProperty(key);
	});
});

describe('what is allowed is told, and no more', () => {
	const raw = (allowPrivateData: unknown, more: Parameters = {}) => ask({ resource: 'worker', operation: 'getAll', returnAll: true, output: 'json', include: INCLUDE_ALL, allowPrivateData, ...more });

	test.each([
		[['homeContact'], ['home address', 'home e-mail', 'home phone']],
		[['birthDates'], ['birth date']],
		[['governmentIds'], ['national ID']],
		[['leaveTypes'], ['leave type']],
	])('%j', async (allowed, kinds) => {
		expect(kindsIn((await raw(allowed)).seen)).toEqual(kinds);
	});

	test('everything', async () => {
		const { seen } = await raw(['everything']);
		expect(kindsIn(seen)).toEqual(expect.arrayContaining(['birth date', 'home address', 'home e-mail', 'home phone', 'leave type', 'national ID', 'reason', 'transaction type']));
		expect(kindsIn((await raw(['everything'], { output: 'xml' })).seen)).toEqual(kindsIn(seen));
	});

	test.each([
		['absences', { resource: 'absence', operation: 'getBalances', returnAll: true, idType: 'WID' }, ['leaveTypes'], 'time off type'],
		['a custom call', { resource: 'customCall', operation: 'soap', bodyXml: '<wd:Get_Workers_Request><wd:Response_Group><wd:Include_Personal_Information>true</wd:Include_Personal_Information></wd:Response_Group></wd:Get_Workers_Request>' }, ['customCalls'], 'birth date'],
	])('%s', async (_what, parameters, allowPrivateData, kind) => {
		const worker = parameters.resource === 'absence' ? { worker: wid() } : {};
		expect(kindsIn((await ask({ ...parameters, ...worker, allowPrivateData })).seen)).toContain(kind);
	});
});

describe('only a person can open it', () => {
	const get = { resource: 'worker', operation: 'getAll', output: 'ids' };
	test.each([
		['the kinds', { allowPrivateData: "={{ $fromAI('kinds', 'What to show', 'json') }}" }, { kinds: ['everything'] }, /^Allow Private Data: must not be an expression/],
		['one of the kinds', { allowPrivateData: ["={{ $fromAI('kind', 'What to show', 'string') }}"] }, { kind: 'everything' }, /^Allow Private Data: must not be an expression/],
		['a kind that there is not', { allowPrivateData: ['all'] }, {}, /^Allow Private Data: "all" is not one of/],
		['writes', { allowWrites: "={{ $fromAI('writes', 'Really change it', 'boolean') }}" }, { writes: true }, /^Allow Writes: must not be an expression/],
		['writes as text', { allowWrites: 'true' }, {}, /^Allow Writes: must be on or off/],
	])('%s', async (_what, settings, given, message) => {
		expect((await ask({ ...get, ...settings }, given)).message).toMatch(message);
		expect(tenant.requests).toEqual([]);
	});

	test('a model that fills in the operation, the output and the fields gets no further', async () => {
		const fromAi = (name: string) => `={{ $fromAI('${name}', '${name}', 'string') }}`;
		const parameters = { resource: 'worker', operation: 'getAll', output: fromAi('output'), include: fromAi('include'), options: { sensitiveFields: fromAi('sensitive') } };
		const { message } = await ask(parameters, { output: 'profile', include: 'Include_Compensation', sensitive: '' });
		expect(message).toMatch(/^Include: Compensation is private data/);
		expect((await ask(parameters, { output: 'profile', include: '', sensitive: 'leaveType' })).message).toMatch(/^Sensitive Fields: "leaveType" is private/);
		expect(tenant.requests).toEqual([]);
	});

	test('what Workday says about a refusal is left out, and what is to be done is not', async () => {
		tenant.switches.arm({ kind: 'taskNotAuthorized' });
		const { seen, message } = await ask(get);
		expect(message).toMatch(/^Workday does not allow this\. What Workday says about it is left out/);
		expect(seen).toMatch(/security group/);
	});
});
