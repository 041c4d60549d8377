/** Connection → Check against a tenant that takes permissions away: it names what is missing, and nothing else. */
import type { IDataObject } from 'n8n-workflow';
import { EVERYTHING, problems, type Item } from '../support/findings.mts';
import type { Tenant } from '../tenant/server/index.mts';
import { runAsTool } from '../support/engine-uses.mts';
import { credentialFor, runNode, schemaProblems, startCanaryTenant, tenantWorkers, type NodeOptions } from './workdayNode.mts';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startCanaryTenant({ workers: 50, validate: 'requests' });
});
afterEach(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

const reportUrl = () => `${tenant.credentials.baseUrl}/ccx/service/customreport2/${tenant.tenant}/Report Owner/All_Workers`;
async function check(parameters: IDataObject, options: NodeOptions = { authentication: 'oAuth2' }) {
	const run = await runNode(tenant, { resource: 'connection', operation: 'check', ...parameters }, options);
	expect([run.message, run.description]).toEqual(['', '']);
	return { ...run, findings: run.json as Item[] };
}

test('where everything is granted, nothing is said to be missing, and only what would change something is not tried', async () => {
	const before = tenant.requests.length;
	const { findings, hintTexts } = await check({ ...EVERYTHING, reportUrl: reportUrl() });
	expect(problems(findings)).toEqual([]);
	const untried = findings.filter(({ state }) => state === 'notTried').map(({ about }) => about);
	expect(untried.filter((about) => !about.startsWith('write'))).toEqual(['ownRest', 'ownSoap']);
	expect(untried.filter((about) => about.startsWith('write'))).toHaveLength(6);
	expect(hintTexts).toEqual([expect.stringMatching(/No permission is missing/)]);
	// A write would be in the audit; what was asked for would not.
	expect(tenant.audit).toEqual([]);
	expect(tenant.requests.slice(before).filter(({ operation }) => /^(Put|Change|Update|Maintain)_/.test(operation))).toEqual([]);
});

test('a part that no field shows is missed by its section, with the report that names its domain', async () => {
	tenant.switches.arm({ kind: 'hideSections', sections: ['Compensation_Data'] }, { times: Infinity });
	const { findings } = await check({ include: ['Include_Compensation'], output: 'json', options: { leaveOutWhatWorks: true } });
	tenant.switches.clear();
	expect(problems(findings).map(({ about, state, domains }) => [about, state, domains])).toEqual([['worker.Compensation_Data', 'missing', []]]);
	expect(problems(findings)[0]?.tasks[0]).toMatch(/^View Security for Securable Item/);
});

const twoFields = { include: [], options: { fields: ['firstName', 'workEmail'] } };

test('the sample is spread over the tenant, in a few small requests', async () => {
	const { findings } = await check({ include: [], options: { sampleSize: 8, fields: ['firstName'] } }, {});
	const pages = tenant.requests.filter(({ operation, count }) => operation === 'Get_Workers' && count === 2).map(({ page }) => page);
	expect(pages).toEqual([1, 9, 17, 25]);
	expect(findings.map(({ about, state, message }) => [about, state, message])).toEqual([
		['connection', 'works', expect.stringMatching(/^Signed in to tenant acme_dpt1 .* v46\.1 answer.*n8n's agrees/)],
		['workers', 'works', 'Allowed: 8 of 50 workers were read.'],
		['worker.name', 'works', 'Seen in the 8 sampled workers.'],
	]);
});

test('a wrong password is tried once, whatever is to be checked and for however many items', async () => {
	const run = await runNode(tenant, { resource: 'connection', operation: 'check', ...EVERYTHING }, { credential: { password: 'wrong' }, input: [{}, {}], onError: 'continueRegularOutput' });
	expect(tenant.accounts.failedSignIns('ISU_n8n')).toBe(1);
	expect(run.json[0]).toMatchObject({ about: 'connection', state: 'refused', tasks: ['Manage Authentication Policies', 'Activate All Pending Authentication Policy Changes'] });
	expect(new Set(run.json.slice(1, -1).map(({ state }) => state))).toEqual(new Set(['notTried']));
	expect(run.json.at(-1)).toEqual({ error: expect.stringMatching(/refused the sign-in/), message: expect.any(String) });
	expect(run.workers.at(-1)?.pairedItem).toEqual({ item: 1 });
});

test('each input item is checked for itself, and one that is wrong does not stop the others', async () => {
	const input = [{ keys: ['worker:getAll'] }, { keys: ['nothing:known'] }, { keys: ['integrationSystemUser:getAll'] }];
	const run = await runNode(tenant, { resource: 'connection', operation: 'check', operationsToCheck: '={{ $json.keys }}', ...twoFields }, { input, onError: 'continueRegularOutput' });
	const about = (item: number) => run.workers.filter(({ pairedItem }) => Object(pairedItem).item === item).map(({ json }) => json.about ?? json.error);
	expect(about(0)).toEqual(['connection', 'workers', 'worker.name', 'worker.workContact']);
	expect(about(1)).toEqual([expect.stringMatching(/^Operations to Check: "nothing:known" is not one of/)]);
	expect(about(2)).toEqual(['connection', 'systemUsers']);
});

test('the summary is one item with a text that ends with what to run, counts and domains', async () => {
	tenant.settings.users = [{ ...tenant.settings.users[0], userName: 'ISU_n8n', password: tenant.credentials.isu.password, withoutDomains: ['Person Data: Work Contact Information'] }];
	const { json } = await check({ ...twoFields, returnAs: 'summary' }, {});
	expect(json).toEqual([expect.objectContaining({ ok: false, missing: 1, works: 3, refused: 0, failed: 0, notTried: 0, domains: ['Person Data: Work Contact Information'] })]);
	expect(json[0]?.summary).toMatch(/^# Workday connection: acme_dpt1, v46\.1\n\n1 missing and 3 work\..*## To do in Workday\n\n1\. Maintain Permissions.*\n2\. Activate Pending Security Policy Changes$/s);
});

test('the test worker is the one whose data is read to try it, and nothing of the worker comes out', async () => {
	const worker = tenantWorkers(tenant).find(({ status }) => status === 'active')?.worker;
	const { findings, json } = await check({ operationsToCheck: ['worker:updateContact', 'worker:updateAccount'], testWorker: worker?.wid, idType: 'WID' }, {});
	expect(problems(findings)).toEqual([]);
	const asked = tenant.requests.filter(({ operation }) => /^Get_(Change_|Workday_Account)/.test(operation));
	expect(asked).toHaveLength(3);
	for (const { body } of asked) expect(body).toContain(worker?.wid);
	expect(JSON.stringify(json)).not.toContain(worker?.userName);
});

test('what the tenant cannot do now is told from what it does not allow', async () => {
	tenant.switches.arm({ kind: 'unavailable' }, { operation: 'Get_Organizations', times: Infinity });
	const { findings } = await check({ operationsToCheck: ['organization:getAll'], options: { retries: 0 } }, {});
	expect(findings.map(({ about, state }) => [about, state])).toEqual([['connection', 'works'], ['organizations', 'failed']]);
});

test('an AI agent may ask for the check', async () => {
	const { type, data } = credentialFor(tenant);
	const parameters = { authentication: 'isu', resource: 'connection', operation: 'check', returnAs: 'summary', include: [], options: { fields: ['firstName'] } };
	const { answers } = await runAsTool('n8n-nodes-workday.workday', parameters, [{}], { credentials: { [type]: data } });
	expect(answers).toEqual([[expect.objectContaining({ ok: true, summary: expect.stringMatching(/No permission is missing/) })]]);
});

test.each([['profile'], ['scim'], ['json'], ['xml'], ['ids']])('an AI agent may ask for the check as it stands in the editor, with the output %s', async (output) => {
	const { type, data } = credentialFor(tenant);
	const parameters = { authentication: 'isu', resource: 'connection', operation: 'check', returnAs: 'summary', output };
	const { answers } = await runAsTool('n8n-nodes-workday.workday', parameters, [{}], { credentials: { [type]: data } });
	expect(answers).toEqual([[expect.objectContaining({ ok: true, summary: expect.stringMatching(/No permission is missing/) })]]);
});

const path = { field: [{ name: 'login', path: 'wd:Worker_Data/wd:User_Account_Data/wd:Time_Zone_Reference' }] };

test.each([
	['profile', {}, ['worker.account']],
	['scim', {}, ['worker.account']],
	['json', {}, ['worker.account']],
	['xml', {}, ['worker.account']],
	['xpath', { xpathFields: path, include: [] }, ['worker.User_Account_Data', 'xpath.login']],
	['ids', {}, []],
])('with the output %s, what it needs is looked for', async (output, more, missing) => {
	tenant.settings.users = [{ userName: 'ISU_n8n', password: tenant.credentials.isu.password, withoutDomains: ['Workday Accounts'] }];
	const { findings } = await check({ output, ...more, options: { sampleSize: 60 } }, {});
	expect(problems(findings).map(({ about, state }) => [about, state])).toEqual(missing.map((about) => [about, 'missing']));
	expect([...new Set(problems(findings).flatMap(({ domains }) => domains))]).toEqual(missing.length > 0 ? ['Workday Accounts'] : []);
});
