import { body, envelope, flags, getWorkers, post, reference, soap, texts } from './client.mts';
import { startTenant, type Tenant } from './server/index.mts';

const NOW = '2026-07-15T18:00:00Z';

describe('a request that Workday would refuse', () => {
	let tenant: Tenant;
	beforeAll(async () => {
		tenant = await startTenant({
			workers: 50,
			clock: NOW,
			users: [
				{ userName: 'ISU_n8n', password: 'right' },
				{ userName: 'ISU_orgs', password: 'right', tasks: ['Get_Organizations'] },
				{ userName: 'ISU_thin', password: 'right', hidden: ['Compensation_Data', 'Management_Chain_Data'] },
			],
		});
	});
	afterAll(() => tenant.close());

	const fault = (text: string) => ({
		code: /<faultcode>(.*?)<\/faultcode>/.exec(text)?.[1],
		text: /<faultstring>(.*?)<\/faultstring>/.exec(text)?.[1],
	});

	it.each([
		['a wrong password', { password: 'wrong' }],
		['an unknown user', { userName: 'nobody@acme_dpt1' }],
		['a user name without the tenant', { userName: 'ISU_n8n' }],
		['a user name of another tenant', { userName: 'ISU_n8n@other' }],
	])('is refused with an authentication fault for %s', async (_what, options) => {
		const answer = await getWorkers(tenant, '', options);
		expect(answer.status).toBe(500);
		expect(fault(answer.text)).toEqual({
			code: 'SOAP-ENV:Client.authenticationError',
			text: 'invalid username or password',
		});
		expect(answer.text).not.toContain('<detail>');
	});

	it('locks an account after wrong passwords in a row, and forgets them after a right one', async () => {
		for (let attempt = 0; attempt < 4; attempt += 1)
			await getWorkers(tenant, '', { userName: 'ISU_orgs@acme_dpt1', password: 'wrong' });
		expect(tenant.accounts.failedSignIns('ISU_orgs')).toBe(4);
		const task = (password: string) =>
			soap(tenant, body('Get_Organizations_Request', ''), { userName: 'ISU_orgs@acme_dpt1', password });
		expect((await task('right')).status).toBe(200);
		expect(tenant.accounts.failedSignIns('ISU_orgs')).toBe(0);
		for (let attempt = 0; attempt < 5; attempt += 1) await task('wrong');
		expect((await task('right')).status).toBe(500);
	});

	it.each(['v29.1', 'v46.2', 'v48.0', 'v46', 'latest'])(
		'is refused at version %s, which the tenant does not have',
		async (version) => {
			const answer = await getWorkers(tenant, '', { version });
			expect(answer.status).toBe(500);
			expect(fault(answer.text)).toEqual({
				code: 'SOAP-ENV:Client.validationError',
				text: 'The web service or version is invalid for the requested operation',
			});
		},
	);

	it.each([
		['an operation that there is not', 'Human_Resources', 'Get_Everything_Request'],
		['a service that does not have the operation', 'Staffing', 'Server_Timestamp_Get'],
		['a service that there is not', 'Payroll', 'Get_Workers_Request'],
	])('is refused for %s', async (_what, service, name) => {
		const answer = await soap(tenant, body(name, ''), { service });
		expect(fault(answer.text).text).toBe('The web service or version is invalid for the requested operation');
	});

	it('gets a page, not a fault, from a tenant that is not there', async () => {
		const answer = await post(
			tenant.serviceUrl().replace('acme_dpt1', 'other'),
			envelope(tenant, body('Get_Workers_Request', '')),
		);
		expect(answer).toMatchObject({ status: 404, headers: { 'content-type': expect.stringContaining('text/html') } });
	});

	it('is refused when the user may not perform the task', async () => {
		const other = await startTenant({ workers: 1, clock: NOW, users: [{ userName: 'ISU', password: 'p', tasks: [] }] });
		const refused = await getWorkers(other);
		await other.close();
		expect(refused.status).toBe(500);
		expect(fault(refused.text)).toEqual({
			code: 'SOAP-ENV:Server.processingError',
			text: 'Processing error occurred. The task submitted is not authorized.',
		});
		expect(texts(refused.text, 'Detail_Message')).toEqual(['The task submitted is not authorized.']);
	});

	it('leaves out, without a word, the sections that the user may not see', async () => {
		const group = flags('Include_Personal_Information', 'Include_Compensation', 'Include_Management_Chain_Data');
		const own = await getWorkers(tenant, group);
		const thin = await getWorkers(tenant, group, { userName: 'ISU_thin@acme_dpt1', password: 'right' });
		for (const section of ['Compensation_Data', 'Management_Chain_Data']) {
			expect(own.text).toContain(`<wd:${section}>`);
			expect(thin.text).not.toContain(`<wd:${section}>`);
		}
		expect(thin.text).toContain('<wd:Personal_Data>');
	});

	const page = (inside: string) => `<Response_Filter>${inside}</Response_Filter>`;
	const log = (inside: string) =>
		`<Request_Criteria><Transaction_Log_Criteria_Data><Transaction_Date_Range_Data>${inside}</Transaction_Date_Range_Data></Transaction_Log_Criteria_Data></Request_Criteria>`;
	const entry = '<As_Of_Entry_DateTime>2026-07-15T17:00:00Z</As_Of_Entry_DateTime>';

	it.each([
		['elements out of order', '<Response_Group/><Response_Filter/>', 'Response_Filter[1]'],
		['an element that the schema does not have', page('<Size>3</Size>'), 'Response_Filter[1]/bsvc:Size[1]'],
		[
			'a flag that is newer than the version',
			'<Response_Group><Exclude_Retiree_Organizations>1</Exclude_Retiree_Organizations></Response_Group>',
			'Exclude_Retiree_Organizations[1]',
		],
		['a word for a boolean', '<Response_Group><Include_Photo>yes</Include_Photo></Response_Group>', 'Include_Photo[1]'],
		[
			'a moment for a date',
			page('<As_Of_Effective_Date>2026-01-01T00:00:00Z</As_Of_Effective_Date>'),
			'As_Of_Effective_Date[1]',
		],
		['a page without an entry moment', page('<Page>1</Page>'), 'Page[1]'],
		['a page before the first', page(`${entry}<Page>0</Page>`), 'Page[1]'],
		['a count of none', page('<Count>0</Count>'), 'Count[1]'],
		['a count of a thousand', page('<Count>1000</Count>'), 'Count[1]'],
		['one end of a range', log('<Updated_From>2026-07-01T00:00:00Z</Updated_From>'), 'Transaction_Date_Range_Data[1]'],
		[
			'the other end of a range',
			log('<Effective_Through>2026-07-01T00:00:00Z</Effective_Through>'),
			'Transaction_Date_Range_Data[1]',
		],
		[
			'a range that ends before it starts',
			log(
				'<Effective_From>2026-07-02T00:00:00Z</Effective_From><Effective_Through>2026-07-01T00:00:00Z</Effective_Through>',
			),
			'Effective_From[1]',
		],
		[
			'a window that ends after now',
			log('<Updated_From>2026-07-15T17:00:00Z</Updated_From><Updated_Through>2026-07-15T18:00:01Z</Updated_Through>'),
			'Updated_Through[1]',
		],
		[
			'a worker that there is not',
			`<Request_References>${reference('Worker_Reference', 'Employee_ID', '99')}</Request_References>`,
			'ID[1]',
		],
		[
			'an employee id in another form',
			`<Request_References>${reference('Worker_Reference', 'Employee_ID', '1001')}</Request_References>`,
			'ID[1]',
		],
		[
			'an organization that there is not',
			`<Request_Criteria>${reference('Organization_Reference', 'Organization_Reference_ID', 'NONE')}</Request_Criteria>`,
			'ID[1]',
		],
		[
			'an integration system that there is not',
			`<Request_Criteria><Field_And_Parameter_Criteria_Data>${reference('Provider_Reference', 'Integration_System_ID', 'NONE')}</Field_And_Parameter_Criteria_Data></Request_Criteria>`,
			'ID[1]',
		],
		[
			'a transaction type that there is not',
			`<Request_Criteria><Transaction_Log_Criteria_Data><Transaction_Type_References>${reference('Transaction_Type_Reference', 'Business_Process_Type', 'Dance')}</Transaction_Type_References></Transaction_Log_Criteria_Data></Request_Criteria>`,
			'ID[1]',
		],
	])('is refused for %s, with the path in the request', async (_what, inside, path) => {
		const answer = await getWorkers(tenant, inside, { version: 'v30.0' });
		expect(answer.status).toBe(500);
		expect(fault(answer.text).code).toBe('SOAP-ENV:Client.validationError');
		expect(texts(answer.text, 'Xpath')[0]).toMatch(/^\/bsvc:Get_Workers_Request\[1\]/);
		expect(texts(answer.text, 'Xpath')[0]?.endsWith(path)).toBe(true);
		expect(texts(answer.text, 'Message')[0]).not.toBe('');
	});

	it('says which id is not valid in the words of Workday', async () => {
		const answer = await getWorkers(
			tenant,
			`<Request_References>${reference('Worker_Reference', 'Contingent_Worker_ID', 'C-9')}</Request_References>`,
		);
		expect(texts(answer.text, 'Message')).toEqual([
			"Invalid ID value.  'C-9' is not a valid ID value for type = 'Contingent_Worker_ID'",
		]);
	});

	it.each([
		['not XML', 'hello'],
		['another root', '<a/>'],
		['an empty body', envelopeWith('')],
		['two bodies', envelopeWith('<a/><b/>')],
	])('is refused when it is %s', async (_what, text) => {
		const answer = await post(tenant.serviceUrl(), text);
		expect([answer.status, fault(answer.text).code]).toEqual([500, 'SOAP-ENV:Client.validationError']);
	});

	it('is refused when it is not sent as text/xml, or not posted', async () => {
		const text = envelope(tenant, body('Get_Workers_Request', ''));
		expect((await post(tenant.serviceUrl(), text, { 'content-type': 'application/soap+xml' })).status).toBe(415);
		expect((await fetch(tenant.serviceUrl())).status).toBe(405);
	});

	it('is logged with what was wrong with it', () => {
		const wrong = tenant.requests.filter(({ problems }) => problems.length > 0);
		expect(wrong.length).toBeGreaterThan(5);
		expect(wrong[0]?.problems[0]).toEqual({
			message: expect.any(String),
			path: expect.stringContaining('Get_Workers_Request'),
			element: expect.any(String),
		});
	});
});

function envelopeWith(inside: string): string {
	return `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${inside}</e:Body></e:Envelope>`;
}
