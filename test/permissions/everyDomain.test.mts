/** Connection → Check, with each domain and scope taken away in turn: it names that one, and nothing else. In n8n's engine, one version of it. */
import type { IDataObject } from 'n8n-workflow';
import { EVERYTHING, problems, type Item } from '../support/findings.mts';
import { DOMAIN, type Domain } from '../../nodes/Workday/workday/permissions/names.ts';
import { PROTECTED } from '../tenant/server/domains.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import type { ApiClient, TenantUser } from '../tenant/server/options.mts';
import { CANARY, runNode, schemaProblems, type NodeOptions } from '../engine/workdayNode.mts';

const TAKEN = Object.keys(PROTECTED);
const userWithout = (name: string, more: Partial<TenantUser> = {}): TenantUser => ({ userName: name, password: CANARY, ...more });
const clientOf = (userName: string, more: Partial<ApiClient> = {}): ApiClient => ({
	clientId: `client-${userName}`, clientSecret: 's3cret+/=&?client', userName, refreshTokens: [`refresh-of-${userName}`], ...more,
});
const SCOPES = ['staffing/v6', 'absenceManagement/v5', 'wql/v1'];

let tenant: Tenant;
beforeAll(async () => {
	const lacking = TAKEN.map((domain, index) => userWithout(`ISU_${index}`, { withoutDomains: [domain] }));
	const narrow = SCOPES.map((scope, index) => clientOf('ISU_n8n', { clientId: `scope-${index}`, refreshTokens: [`scope-refresh-${index}`], scopes: SCOPES.filter((one) => one !== scope) }));
	const users = [userWithout('ISU_n8n'), ...lacking];
	tenant = await startTenant({ workers: 50, validate: 'requests', users, apiClients: [...users.map(({ userName }) => clientOf(userName)), ...narrow] });
});
afterEach(() => expect(schemaProblems(tenant)).toEqual([]));
afterAll(async () => await tenant.close());

const as = (userName: string): NodeOptions => ({ authentication: 'oAuth2', credential: { clientId: `client-${userName}`, refreshToken: `refresh-of-${userName}` } });

async function check(parameters: IDataObject, options: NodeOptions = as('ISU_n8n')) {
	const run = await runNode(tenant, { resource: 'connection', operation: 'check', ...parameters }, options);
	expect([run.message, run.description]).toEqual(['', '']);
	return { ...run, findings: run.json as Item[] };
}

const ACTIVATE = 'Activate Pending Security Policy Changes';

/** Domains whose absence looks the same: both are named. */
const ALIKE: ReadonlyArray<readonly Domain[]> = [
	[DOMAIN.workers, DOMAIN.publicWorkers],
	[DOMAIN.securityGroups, DOMAIN.securityConfiguration],
];
/** Only a write would tell. */
const NOT_READ: readonly string[] = [DOMAIN.personalData];

test('the tenant can take away every domain of the table, but for two that only show in what cannot be told apart', () => {
	const others: readonly string[] = [DOMAIN.organizationReports, DOMAIN.leaves];
	expect([...TAKEN, ...others].sort()).toEqual([...Object.values(DOMAIN)].sort());
});

test.each(TAKEN.map((domain, index) => [domain, `ISU_${index}`]))('without %s, exactly that one is named', async (domain, userName) => {
	const { findings } = await check(EVERYTHING, as(userName));
	const found = problems(findings);
	if (NOT_READ.includes(domain)) {
		expect(found).toEqual([]);
		expect(findings.filter((one) => one.domains.includes(domain)).map(({ state }) => state)).toEqual(['notTried', 'notTried']);
		return;
	}
	const alike: readonly string[] = ALIKE.find((group) => group.some((one) => one === domain)) ?? [domain];
	const named = new Set(found.flatMap(({ domains }) => domains));
	expect(named).toContain(domain);
	expect([...named].filter((one) => !alike.includes(one))).toEqual([]);
	for (const { state, tasks, operations, ...rest } of found) {
		expect([rest.about, state]).toEqual([rest.about, expect.stringMatching(/refused|missing/)]);
		expect(tasks.at(-1)).toBe(ACTIVATE);
		expect(tasks.join(' ')).toContain(domain);
		expect(operations.length).toBeGreaterThan(0);
	}
});

test.each(SCOPES.map((scope, index) => [scope, index]))('an API client without %s is told which functional area it lacks', async (scope, index) => {
	const { findings } = await check(EVERYTHING, { authentication: 'oAuth2', credential: { clientId: `scope-${index}`, refreshToken: `scope-refresh-${index}` } });
	const area = { 'staffing/v6': ['Staffing', 'Organizations and Roles'], 'absenceManagement/v5': ['Time Off and Leave'], 'wql/v1': ['System'] }[scope];
	expect([...new Set(problems(findings).flatMap(({ scopes }) => scopes as string[]))]).toEqual(area);
	for (const { state, about } of problems(findings)) expect([about, state]).toEqual([about, 'refused']);
});
