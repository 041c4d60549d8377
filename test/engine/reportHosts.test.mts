/** Where reports are asked for: at the credential's own host, for its own tenant, and nowhere else. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { builtPackage } from '../support/node-types.mts';
import { loadOptions } from '../support/list-search.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { credentialFor, everythingShown, runNode, secretsIn, startCanaryTenant, type NodeOptions } from './workdayNode.mts';

const TYPE = 'n8n-nodes-workday.workday';
const PATH = '/ccx/service/customreport2/acme_dpt1/Report%20Owner/All_Workers';

/** The same tenant on another port: it has the same users and answers as well, and writes down what it gets. */
let twin: Tenant;
let tenant: Tenant;
beforeEach(async () => {
	tenant = await startCanaryTenant({ workers: 5 });
	twin = await startTenant({ workers: 5 });
});
afterEach(async () => {
	const received = twin.requests.map(({ method, path, headers }) => ({ method, path, headers }));
	await Promise.all([tenant.close(), twin.close()]);
	expect(received).toEqual([]);
});

const run = (reportUrl: string, more: IDataObject, options: NodeOptions) => runNode(tenant, { resource: 'report', operation: 'run', reportUrl, ...more }, options);

test('the twin would write down what it gets', async () => {
	await fetch(`${twin.credentials.baseUrl}${PATH}`);
	expect(twin.requests.splice(0)).toEqual([expect.objectContaining({ path: PATH })]);
});

describe.each(['isu', 'oAuth2'] as const)('signed in by %s', (authentication) => {
	test.each<[string, () => string, RegExp]>([
		['another port', () => `${twin.credentials.baseUrl}${PATH}`, /^Report URL: this credential is only sent to http:\/\/127\.0\.0\.1:\d+, not to http:\/\/127\.0\.0\.1:\d+\./],
		['another host', () => `https://wd2-impl-services1.workday.com${PATH}`, /not to https:\/\/wd2-impl-services1\.workday\.com/],
		['another name of this machine', () => `http://localhost:${tenant.port}${PATH}`, /only sent to/],
		['another scheme', () => `https://${tenant.servicesHost}${PATH}`, /only sent to http:.* not to https:/],
		['no TLS', () => `http://wd2-impl-services1.workday.com${PATH}`, /^Report URL: only https is allowed/],
		['its own host as a user name of the twin', () => `http://${tenant.servicesHost.replace(':', '%3A')}@${twin.servicesHost}${PATH}`, /user name or password/],
		['the path of another tenant', () => `${tenant.credentials.baseUrl}${PATH.replace('acme_dpt1', 'other')}`, /tenant "other", but the credential is of "acme_dpt1"/],
		['a path that climbs', () => `${tenant.credentials.baseUrl}/ccx/service/customreport2/acme_dpt1/../other/o/r`, /climbs/],
		['a path that climbs in disguise', () => `${tenant.credentials.baseUrl}/ccx/service/customreport2/acme_dpt1/%2e%2e%2fother/r`, /climbs/],
	])('%s is refused, and nothing is sent to anybody, no token asked for', async (_what, url, message) => {
		for (const returnAs of ['items', 'asSent']) {
			const one = await run(url(), { returnAs }, { authentication });
			expect(one.message).toMatch(message);
			expect(one.workers).toEqual([]);
		}
		expect((await pick(url(), authentication)).message).toMatch(message);
		expect(tenant.requests).toEqual([]);
	});

	test.each([301, 302, 307, 308])('a redirect (%s) to the twin is an error, not a request', async (status) => {
		tenant.switches.arm({ kind: 'redirect', location: `${twin.credentials.baseUrl}${PATH}?format=json`, status }, { operation: 'report', times: Infinity });
		for (const returnAs of ['items', 'file', 'asSent']) {
			const one = await run(`${tenant.credentials.baseUrl}${PATH}`, { returnAs, options: { completeRows: false } }, { authentication });
			expect(one.message).toMatch(/redirect \(status \d+\) to http:\/\/127\.0\.0\.1:\d+\//);
		}
		expect((await pick(`${tenant.credentials.baseUrl}${PATH}`, authentication)).message).toMatch(/redirect/);
		expect(tenant.requests.filter(({ operation }) => operation === 'report')).toHaveLength(4);
	});

	test('owner and name cannot lead out of the tenant', async () => {
		for (const [reportOwner, reportName] of [['..', 'r'], ['o', '..'], ['o/../../x', 'r'], ['o', 'r/%2e%2e/x']]) {
			const one = await run('', { reportBy: 'name', reportOwner, reportName }, { authentication });
			expect(one.message).toMatch(/^Report (Owner|Name): .* would lead out of the tenant/);
		}
		expect(tenant.requests).toEqual([]);
	});
});

async function pick(reportUrl: string, authentication: 'isu' | 'oAuth2' = 'isu', method = 'getReportColumns') {
	const { type, data } = credentialFor(tenant, { authentication });
	const parameters = { authentication, resource: 'report', operation: 'run', reportUrl, options: {} };
	const { options, error, logs } = await loadOptions({ nodeType: TYPE, parameters, path: 'parameters.options.columns', method }, { credentials: { [type]: data } });
	expect(secretsIn(everythingShown({ error: error instanceof Error ? Object(error) : undefined, runData: {}, logs }), tenant)).toEqual([]);
	return { options, message: error instanceof Error ? error.message : '' };
}

describe('columns to pick from', () => {
	test('are those of the schema of the report, with those inside of groups where cells are meant', async () => {
		const url = `${tenant.credentials.baseUrl}${PATH}?format=csv&active=1`;
		const { options, message } = await pick(url);
		expect(message).toBe('');
		expect(options.map(({ value }) => value)).toEqual(expect.arrayContaining(['wid', 'first_name', 'emails_group']));
		expect(options).toContainEqual({ name: 'hire_date', value: 'hire_date', description: 'date' });
		expect(tenant.requests.map(({ path }) => path)).toEqual([`${PATH}?xsds`]);
		expect((await pick(url, 'oAuth2', 'getReportCells')).options.map(({ value }) => value)).toContain('emails_group.address');
	});

	test('say what is missing before there is a report', async () => {
		expect((await pick('')).message).toMatch(/^Report URL: is empty/);
	});

	test('every such method that a field of the package names is there', () => {
		const named = (fields: readonly INodeProperties[]): string[] =>
			fields.flatMap((field) => [
				...(field.typeOptions?.loadOptionsMethod ?? '').split(' ').filter(Boolean),
				...(field.options ?? []).flatMap((option) => ('values' in option ? named(option.values) : 'type' in option ? named([option]) : [])),
			]);
		const node = builtPackage().nodes[TYPE];
		if (!node || 'nodeVersions' in node) throw new Error('no node');
		const names = [...new Set(named(node.description.properties))];
		expect(names.length).toBeGreaterThan(1);
		expect(Object.keys(node.methods?.loadOptions ?? {}).sort()).toEqual(names.sort());
	});
});
