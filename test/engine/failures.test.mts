import type { IDataObject } from 'n8n-workflow';
import type { Switch, Tenant } from '../tenant/server/index.mts';
import { CANARY, reads, runNode, schemaProblems, secretsIn, startCanaryTenant, type NodeOptions, type NodeRun } from './workdayNode.mts';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startCanaryTenant();
});
afterEach(() => tenant.switches.clear());
afterAll(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

/** Retries without a wait. */
const quick = { retries: 2, maxWait: 0 };

/** The run, how many requests it made, and how often it asked for page 1. */
async function fail(parameters: IDataObject = {}, options: NodeOptions = {}): Promise<NodeRun & { asked: number; tries: number }> {
	const before = tenant.requests.length;
	const run = await runNode(tenant, { options: quick, ...parameters }, options);
	expect(run.status).toBe('error');
	expect(run.workers).toEqual([]);
	const asked = tenant.requests.slice(before);
	return { ...run, asked: asked.length, tries: asked.filter((request) => request.page === 1).length };
}

describe('an error that no second try can cure costs one request and says what to do', () => {
	test('wrong password: tried once, so that the account does not lock', async () => {
		const { message, description, asked } = await fail({}, { credential: { password: `${CANARY}-wrong` } });
		expect(message).toBe('Workday refused the sign-in: invalid username or password');
		expect(description).toMatch(/Check user name and password.*Manage Authentication Policies.*tried once/s);
		expect(asked).toBe(1);
		expect(tenant.accounts.failedSignIns('ISU_n8n')).toBe(1);
		expect(tenant.settings.lockAfter).toBeGreaterThan(1);
	});

	test('wrong password with three items: tried once an item, and once in all when the first one ends the run', async () => {
		const { asked } = await fail({}, { credential: { password: `${CANARY}-wrong` }, input: [{}, {}, {}] });
		expect(asked).toBe(1);
	});

	test('wrong tenant', async () => {
		for (const operation of ['getAll', 'get']) {
			const { message, description, asked } = await fail({ operation, workerIds: '21001' }, { credential: { tenant: 'another' } });
			expect(message).toMatch(/^Workday found nothing at this address: .*Check Services Host, Tenant and Web Services Version/);
			expect(description).not.toMatch(/No worker has this ID/);
			expect(asked).toBe(1);
		}
	});

	test('wrong version', async () => {
		const { message, asked } = await fail({}, { credential: { version: 'v99.1' } });
		expect(message).toMatch(/does not offer this web service in this version.*Set another Web Services Version in the credential/);
		expect(asked).toBe(1);
	});

	test.each<[string, Switch, RegExp, RegExp]>([
		['permission missing', { kind: 'taskNotAuthorized' }, /not authorized/, /domains Worker Data: Workers.*Activate Pending Security Policy Changes/s],
		['HTML with status 200', { kind: 'html' }, /something else than the result: Sign in/, /Check that the services host is the one of the web services/],
		['a DTD', { kind: 'doctype' }, /not the XML that it should be: .*DTD|DOCTYPE/i, /not what Workday is known to answer/],
		['elements nested 100 deep', { kind: 'deepElement', depth: 100 }, /not the XML that it should be: .*64 elements inside each other/, /not what Workday is known to answer/],
		['a processing error', { kind: 'processingError', text: 'Something <odd> & new' }, /could not process the request: .*Something <odd> & new/, /known to answer/],
		['403 from a gateway', { kind: 'status', status: 403, body: '<html><body>Access denied</body></html>', contentType: 'text/html' }, /does not allow this: Access denied/, /security group/],
	])('%s', async (_name, fault, message, description) => {
		tenant.switches.arm(fault, { times: Infinity });
		const run = await fail();
		expect(run.message).toMatch(message);
		expect(run.description).toMatch(description);
		expect(run.asked).toBe(1);
	});

	test('a redirect to another host is not followed, and nothing is sent there', async () => {
		const other = await startCanaryTenant();
		tenant.switches.arm({ kind: 'redirect', location: `${other.serviceUrl()}?token=x` }, { times: Infinity });
		const { message, asked } = await fail();
		expect(message).toMatch(/redirect \(status 302\) to http:\/\/127\.0\.0\.1.*not followed, because the sign-in would go along/);
		expect(message).not.toContain('token=x');
		expect(asked).toBe(1);
		expect(other.requests).toEqual([]);
		await other.close();
	});

	test('Retry-After that is longer than the user wants to wait', async () => {
		for (const asDate of [false, true]) {
			tenant.switches.arm({ kind: 'throttle', retryAfter: 120, asDate });
			const { message, description, asked } = await fail({ options: { maxWait: 1 } });
			expect(message).toMatch(/too many requests: Too many requests.* asks to wait 1[12]\d s, longer than the 1 s that this node waits/);
			expect(description).toMatch(/Try later/);
			expect(asked).toBe(1);
		}
	});

	test('a page that repeats the one before, and one that is another than was asked for', async () => {
		tenant.switches.arm({ kind: 'servePage', page: 1 }, { page: 2 });
		const { message } = await fail({ returnAll: true, options: { ...quick, pageSize: 20 } });
		expect(message).toBe('Page 2 repeats an earlier page.');
		tenant.switches.clear();
		tenant.switches.arm({ kind: 'servePage', page: 1, honest: true }, { page: 2 });
		const honest = await fail({ returnAll: true, options: { ...quick, pageSize: 20 } });
		expect(honest.message).toBe('Workday was asked for page 2 and sent page 1.');
	});
});

describe('a failure that may pass is tried again as often as the user allows', () => {
	test.each<[string, Switch, RegExp]>([
		['429 without Retry-After', { kind: 'throttle' }, /too many requests: Too many requests.*Given up after 2 retries/],
		['503 with an HTML body', { kind: 'unavailable' }, /not available at the moment: Service unavailable.*Given up after 2 retries/],
		['the maintenance page', { kind: 'maintenance' }, /not available at the moment: Scheduled maintenance.*back on Saturday.*Given up/],
		['502 from a gateway', { kind: 'status', status: 502 }, /status 502.*Given up after 2 retries/],
		['no answer at all', { kind: 'refuseAnswer' }, /connection to Workday broke.*Given up after 2 retries/],
		['XML that is cut short in the first worker', { kind: 'truncate', afterRecords: 0 }, /cut short.*Given up after 2 retries/],
		['a reset in the first worker', { kind: 'reset', afterRecords: 0 }, /connection to Workday broke.*Given up after 2 retries/],
	])('%s', async (_name, fault, message) => {
		tenant.switches.arm(fault, { times: Infinity });
		const run = await fail();
		expect(run.message).toMatch(message);
		expect(run.description).not.toBe('');
		expect(run.tries).toBe(3);
	});

	test('a host that does not answer', async () => {
		// Nothing listens on the port for discarding, and no other test can be given it.
		const servicesHost = 'http://127.0.0.1:9';
		const { message, description, tries } = await fail({}, { credential: { servicesHost } });
		expect(message).toMatch(/^Workday did not accept the connection\..*Given up after 2 retries/);
		expect(description).toMatch(/Try later/);
		// A page 2 that the test before had asked for may still arrive.
		expect(tries).toBe(0);
	});
});

describe('bad input is refused with the name of the field, before any request', () => {
	test.each<[string, IDataObject, RegExp]>([
		['a bad date', { options: { asOfEffectiveDate: '31.12.2026' } }, /^As of Effective Date: /],
		['half a range', { filters: { effectiveFrom: '2026-01-01' } }, /^Effective Through: .*both ends/],
		['a range the wrong way round', { filters: { updatedFrom: '2026-02-01', updatedThrough: '2026-01-01' } }, /^Updated From: .*later/],
		['a page size that Workday does not allow', { options: { pageSize: 1000 } }, /^Page Size: .*1 to 999/],
		['a limit of nothing', { limit: 0 }, /^Limit: .*from 1/],
		['an XPath that is none', { output: 'xpath', xpathFields: { field: [{ name: 'a', path: 'wd:Worker_Data[' }] } }, /^Fields by XPath, "a": /],
		['no XPath at all', { output: 'xpath' }, /^Fields by XPath: at least one/],
		['a reference without an id', { filters: { countries: { reference: [{ idType: 'ISO_3166-1_Alpha-2_Code', id: '' }] } } }, /^Countries: /],
		['CSV of raw JSON', { output: 'json', returnAs: 'file', fileFormat: 'csv' }, /^File Format: CSV needs columns/],
		['no id', { operation: 'get', workerIds: ' , ' }, /^Worker: at least one is needed/],
		['an expression that gives a list where text belongs', { options: { fileName: '={{ [1, 2] }}' }, returnAs: 'file' }, /^File Name: must be text, not a list/],
	])('%s', async (_name, parameters, message) => {
		const run = await fail(parameters);
		expect(run.message).toMatch(message);
		expect(run.description).toMatch(/Nothing was sent/);
		expect(run.asked).toBe(0);
	});

	test.each<[string, IDataObject, RegExp]>([
		['no password', { password: '' }, /Password: is empty/],
		['no services host', { servicesHost: '' }, /Services Host/],
		['a services host without encryption', { servicesHost: 'http://workday.example' }, /Services Host.*https/],
		['the user of another tenant', { userName: 'ISU_n8n@another' }, /User Name/],
	])('credential: %s', async (_name, credential, message) => {
		const run = await fail({}, { credential });
		expect(run.message).toMatch(message);
		expect(run.asked).toBe(0);
	});
});

test('a silently hidden section is named in a hint, with the domains to ask for', async () => {
	tenant.switches.arm({ kind: 'hideSections', sections: ['Personal_Data'] }, { times: Infinity });
	const run = await runNode(tenant, { limit: 5 });
	expect(run.status).toBe('success');
	expect(run.json.map((worker) => worker.firstName)).toEqual([null, null, null, null, null]);
	expect(run.hintTexts).toContainEqual(expect.stringMatching(/^Personal Information was asked for, but no worker came with Personal_Data\..*domain security policies: .*Person Data/));
});

test('no test can forget to look for secrets: a run that shows one is an error of the test', async () => {
	await expect(runNode(tenant, { limit: 1 }, { input: [{ note: CANARY }] })).rejects.toThrow('the run shows a secret: password');
	const { oauth } = tenant.credentials;
	const basic = Buffer.from(`${oauth.clientId}:${oauth.clientSecret}`).toString('base64');
	const planted = [oauth.clientSecret, basic, oauth.refreshToken, oauth.privateKey, 'access-0123abcd-'];
	expect(planted.map((text) => secretsIn(`before ${text} after`, tenant).length)).toEqual([1, 1, 1, 1, 1]);
	expect(reads(tenant).at(-1)?.body).toContain('cAnArY');
});
