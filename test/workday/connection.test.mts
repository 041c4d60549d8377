import {
	assertOwnHost,
	parseWorkdayUrl,
	qualifiedUserName,
	resolveConnection,
} from '../../nodes/Workday/workday/connection/connection.ts';

const HOST = 'wd2-impl-services1.workday.com';

describe('a pasted URL', () => {
	it.each([
		['WSDL', `https://${HOST}/ccx/service/acme_dpt1/Human_Resources/v44.2?wsdl`, { kind: 'soap', service: 'Human_Resources', version: 'v44.2' }],
		['WSDL as the Public Web Services report shows it', `https://${HOST}/ccx/service/acme_dpt1/hcm`, { kind: 'soap', service: 'hcm' }],
		['REST endpoint', `https://${HOST}/ccx/api/v1/acme_dpt1`, { kind: 'rest' }],
		['REST service', `https://${HOST}/ccx/api/staffing/v6/acme_dpt1/workers?limit=1`, { kind: 'rest', service: 'staffing' }],
		['report', `https://${HOST}/ccx/service/customreport2/acme_dpt1/J%C3%B6rg%20Ott/All_Workers?format=json`, { kind: 'report', owner: 'Jörg Ott', report: 'All_Workers' }],
		['token endpoint', `https://${HOST}/ccx/oauth2/acme_dpt1/token`, { kind: 'token', tokenEndpoint: `https://${HOST}/ccx/oauth2/acme_dpt1/token` }],
		['token endpoint without /ccx', `https://${HOST}/oauth2/acme_dpt1/token`, { kind: 'token', tokenEndpoint: `https://${HOST}/oauth2/acme_dpt1/token` }],
		['authorization endpoint of a services host', `https://${HOST}/acme_dpt1/authorize`, { kind: 'authorize' }],
	])('%s names host and tenant', (_name, url, parts) => {
		expect(parseWorkdayUrl(url)).toMatchObject({ servicesHost: HOST, tenant: 'acme_dpt1', ...parts });
	});

	it('may lack the scheme and bring quotes and spaces along', () => {
		expect(parseWorkdayUrl(` "${HOST}/ccx/service/acme" \n`)).toMatchObject({ servicesHost: HOST, tenant: 'acme' });
	});

	it('of a vanity host is taken at its word', () => {
		expect(parseWorkdayUrl('https://hr.acme.example:8443/ccx/api/v1/acme').servicesHost).toBe('hr.acme.example:8443');
	});

	it.each([
		'https://impl.wd12.myworkday.com/acme_dpt1/d/home.htmld',
		'https://wd5.myworkday.com/acme/login.htmld?redirect=n',
		'impl.workday.com',
		'www.myworkday.com/acme',
		'wd2-impl.workday.com',
		'impl.wd12.myworkday.com',
	])('of the user interface is refused with where to find the right one: %s', (url) => {
		expect(() => parseWorkdayUrl(url)).toThrow(/Services Host: .*user interface.*View API Clients.*Public Web Services/);
	});

	it.each(['services1.wd503.myworkday.com', 'impl-services1.wd12.myworkday.com', 'wd5-services1.myworkday.com', HOST])(
		'services host %s is accepted',
		(host) => {
			expect(parseWorkdayUrl(host)).toEqual({ kind: 'host', servicesHost: host, origin: `https://${host}` });
		},
	);

	it.each([
		['http://wd2-impl-services1.workday.com', /only https/],
		['ftp://127.0.0.1/', /only https/],
		[`https://isu:hunter2@${HOST}/ccx/api/v1/acme`, /user name or password in it/],
		[`https://${HOST}/ccx/service/ac me/hcm`, /tenant name has letters/],
		[`https://${HOST}/ccx/service/acme%zz/hcm`, /damaged/],
		['https://', /not a URL or host/],
		[`https://${HOST}/something/else`, /none that Workday/],
	])('%s is refused', (url, message) => {
		expect(() => parseWorkdayUrl(url)).toThrow(message);
		expect(() => parseWorkdayUrl(url)).not.toThrow(/hunter2/);
	});
});

describe('a connection', () => {
	const complete = {
		servicesHost: HOST,
		origin: `https://${HOST}`,
		tenant: 'acme',
		version: 'v46.1',
		tokenEndpoint: `https://${HOST}/ccx/oauth2/acme/token`,
	};

	it.each([
		['host and tenant', { servicesHost: HOST, tenant: 'acme' }],
		['a URL in Services Host', { servicesHost: `https://${HOST}/ccx/api/v1/acme` }],
		['a URL in Tenant', { tenant: `https://${HOST}/ccx/api/v1/acme` }],
		['a URL in both', { servicesHost: `https://${HOST}/ccx/api/v1/acme`, tenant: `${HOST}/ccx/service/acme/hcm` }],
		['the token endpoint alone', { tokenEndpoint: `https://${HOST}/ccx/oauth2/acme/token` }],
		['the tenant in another case', { servicesHost: `${HOST.toUpperCase()}`, tenant: 'acme', version: '46.1' }],
	])('is complete from %s', (_name, input) => {
		expect(resolveConnection(input)).toEqual(complete);
	});

	it('takes the version from a pasted URL only when none is typed', () => {
		const servicesHost = `https://${HOST}/ccx/service/acme/Human_Resources/v42.0`;
		expect(resolveConnection({ servicesHost }).version).toBe('v42.0');
		expect(resolveConnection({ servicesHost, version: 'V45' }).version).toBe('v45.0');
	});

	it('keeps a token endpoint on another host, which the user typed', () => {
		const tokenEndpoint = 'https://eu.agent.workday.com/auth/oauth2/acme/token';
		expect(resolveConnection({ servicesHost: HOST, tokenEndpoint })).toEqual({ ...complete, tokenEndpoint });
		expect(() => resolveConnection({ tokenEndpoint })).toThrow(/Services Host: is empty/);
	});

	it('takes the tenant from an authorization endpoint, but not its host', () => {
		const tenant = 'https://impl.workday.com/acme/authorize';
		expect(resolveConnection({ servicesHost: HOST, tenant }).tenant).toBe('acme');
		expect(() => resolveConnection({ servicesHost: tenant })).toThrow(/serves no web services.*View API Clients/);
	});

	it.each([
		[{ servicesHost: `https://${HOST}/ccx/api/v1/acme`, tenant: 'acme_preview' }, /Tenant: says acme_preview, but Services Host says acme/],
		[{ servicesHost: 'a.example', tenant: 'https://b.example/ccx/api/v1/acme' }, /Services Host: says https:\/\/a\.example, but Tenant says/],
		[{ servicesHost: HOST, tenant: 'acme', tokenEndpoint: `https://${HOST}/ccx/oauth2/other/token` }, /Tenant: says acme, but Token Endpoint says other/],
		[{ servicesHost: HOST }, /Tenant: is empty/],
		[{ tenant: 'acme' }, /Services Host: is empty/],
		[{ servicesHost: HOST, tenant: 'a b' }, /Tenant: a tenant name/],
		[{ servicesHost: HOST, tenant: 'acme', version: 'latest' }, /Web Services Version: must look like v46\.1/],
		[{ servicesHost: HOST, tenant: 'acme', tokenEndpoint: `https://${HOST}/login` }, /Token Endpoint: must be the URL/],
	])('names the field that is wrong: %j', (input, message) => {
		expect(() => resolveConnection(input)).toThrow(message);
	});

	it('allows http for this machine only, and means it there when no scheme is typed', () => {
		expect(resolveConnection({ servicesHost: 'http://127.0.0.1:8080', tenant: 't' }).origin).toBe('http://127.0.0.1:8080');
		expect(resolveConnection({ servicesHost: 'localhost:8080', tenant: 't' }).origin).toBe('http://localhost:8080');
		expect(resolveConnection({ servicesHost: 'http://[::1]:8080', tenant: 't' }).servicesHost).toBe('[::1]:8080');
		expect(() => resolveConnection({ servicesHost: 'http://127.0.0.1.evil.example', tenant: 't' })).toThrow(/only https/);
	});
});

describe('the own host', () => {
	const connection = resolveConnection({ servicesHost: HOST, tenant: 'acme' });

	it('is the only one that credentials are sent to', () => {
		expect(() => assertOwnHost(`https://${HOST}/ccx/api/v1/acme/workers`, connection)).not.toThrow();
		for (const url of ['https://evil.example/', `https://${HOST}.evil.example/`, `https://${HOST}:8443/`, `https://evil.example/${HOST}`]) {
			expect(() => assertOwnHost(url, connection, 'Report URL')).toThrow(/Report URL: this credential is only sent to https:\/\/wd2-impl/);
		}
		expect(() => assertOwnHost(`http://${HOST}/`, connection)).toThrow(/only https/);
	});
});

describe('the user name', () => {
	it.each([
		['ISU_n8n', 'ISU_n8n@acme'],
		[' ISU_n8n@acme ', 'ISU_n8n@acme'],
		['ISU_n8n@ACME', 'ISU_n8n@acme'],
		['jo@acme.example', 'jo@acme.example@acme'],
		['jo@acme.example@acme', 'jo@acme.example@acme'],
	])('%s is sent as %s', (typed, sent) => {
		expect(qualifiedUserName(typed, 'acme')).toBe(sent);
	});

	it('of another tenant is refused', () => {
		expect(() => qualifiedUserName('ISU@acme_preview', 'acme')).toThrow(/User Name: ends in "@acme_preview", but Tenant is acme/);
		expect(() => qualifiedUserName('@acme', 'acme')).toThrow(/missing/);
		expect(() => qualifiedUserName(' ', 'acme')).toThrow(/empty/);
	});
});
