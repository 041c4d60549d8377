import { body, envelope, getWorkers, soap, texts, total, workers } from './client.mts';
import { contractOf, type Era } from './schema/contract.mts';
import { startTenant } from './server/index.mts';
import { Random } from './workers/random.mts';

jest.setTimeout(120_000);

const NOW = '2026-07-15T18:00:00Z';

function groupOf(era: Era, value: (name: string) => boolean): string {
	const names = (contractOf(era).types['Worker_Response_GroupType'] ?? []).map(
		(line) => String(line).split(' ')[0] ?? '',
	);
	return `<Response_Group>${names.map((name) => `<${name}>${value(name)}</${name}>`).join('')}</Response_Group>`;
}
const include = (name: string): boolean => name.startsWith('Include_');

// The tenant holds each of its own answers against the schema and fails when it is not valid: here it has to answer.
describe('every answer is valid against the schema', () => {
	it.each([
		['small', 'v30.0', [1, 2, 3]],
		['small', 'v46.1', [4, 5, 6]],
		['medium', 'v30.0', [7]],
		['medium', 'v46.1', [8]],
		['large', 'v30.0', [9]],
		['large', 'v46.1', [10]],
	] as const)('with every group: %s workers, %s', async (density, version, seeds) => {
		for (const seed of seeds) {
			const tenant = await startTenant({ seed, workers: 50, density, clock: NOW });
			const era = version === 'v30.0' ? 'v30' : 'v46';
			const fields =
				'<Request_Criteria><Field_And_Parameter_Criteria_Data><Provider_Reference><ID type="Integration_System_ID">INT_Identity</ID></Provider_Reference></Field_And_Parameter_Criteria_Data></Request_Criteria>';
			const answer = await getWorkers(tenant, fields + groupOf(era, include), { version });
			await tenant.close();
			expect(answer).toMatchObject({ status: 200, broken: false });
			expect(workers(answer.text)).toHaveLength(50);
			expect(tenant.requests[0]).toMatchObject({ problems: [], responseProblems: [] });
		}
	});

	it('with any set of groups, at any date, with and without descriptors', async () => {
		const tenant = await startTenant({ seed: 11, workers: 60, clock: NOW });
		const random = new Random('sets of groups');
		for (let round = 0; round < 12; round += 1) {
			const version = random.pick(['v30.0', 'v31.2', 'v43.2', 'v46.1']);
			const era = version === 'v30.0' ? 'v30' : 'v46';
			const day = `20${random.between(10, 29)}-0${random.between(1, 9)}-15`;
			const filter = `<Response_Filter><As_Of_Effective_Date>${day}</As_Of_Effective_Date><Count>${random.between(1, 60)}</Count></Response_Filter>`;
			const header = random.chance(0.5)
				? ''
				: `<bsvc:Workday_Common_Header><bsvc:Include_Reference_Descriptors_In_Response>${random.chance(0.5)}</bsvc:Include_Reference_Descriptors_In_Response></bsvc:Workday_Common_Header>`;
			const answer = await getWorkers(tenant, filter + groupOf(era, () => random.chance(0.4)), { version, header });
			expect([version, answer.status, total(answer.text)]).toEqual([version, 200, 60]);
		}
		await tenant.close();
	});

	it('for organizations with every group, the server’s time, and the Staffing service', async () => {
		const tenant = await startTenant({ workers: 60, clock: NOW });
		const groups = ['Roles', 'Hierarchy', 'Supervisory', 'Staffing_Restrictions'].map(
			(name) => `<Include_${name}_Data>true</Include_${name}_Data>`,
		);
		const request = body(
			'Get_Organizations_Request',
			`<Request_Criteria><Include_Inactive>1</Include_Inactive></Request_Criteria><Response_Group>${groups.join('')}</Response_Group>`,
		);
		for (const version of ['v30.0', 'v46.1']) {
			expect((await soap(tenant, request, { version })).status).toBe(200);
			expect((await soap(tenant, request, { version, service: 'Staffing' })).status).toBe(200);
			const time = await soap(tenant, body('Server_Timestamp_Get', ''), { version });
			expect(texts(time.text, 'Server_Timestamp_Data')).toEqual(['2026-07-15T11:00:00.000-07:00']);
		}
		await tenant.close();
	});
});

describe('an answer', () => {
	it('is the same for the same seed, and another for another', async () => {
		const read = async (seed: number) => {
			const tenant = await startTenant({ seed, workers: 20, clock: NOW });
			const { text } = await getWorkers(tenant);
			await tenant.close();
			return text;
		};
		const [first, second, other] = [await read(1), await read(1), await read(2)];
		expect(second).toBe(first);
		expect(other).not.toBe(first);
	});

	it('comes compressed when the client takes it, and is the same then', async () => {
		const tenant = await startTenant({ workers: 20, clock: NOW });
		const plain = await getWorkers(tenant);
		const packed = await getWorkers(tenant, '', { headers: { 'accept-encoding': 'deflate, gzip' } });
		await tenant.close();
		expect([plain.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([undefined, 'gzip']);
		expect(packed.text).toBe(plain.text);
	});

	it('repeats the request by default, and only the results when told not to', async () => {
		const tenant = await startTenant({ workers: 3, clock: NOW });
		const request =
			'<Request_Criteria><Exclude_Employees>false</Exclude_Employees></Request_Criteria><Response_Group><Include_Reference>1</Include_Reference></Response_Group>';
		const names = async () =>
			[...(await getWorkers(tenant, request)).text.matchAll(/<wd:(Request_\w+|Response_\w+)>/g)].map(
				(match) => match[1],
			);
		expect(await names()).toEqual([
			'Request_Criteria',
			'Response_Filter',
			'Response_Group',
			'Response_Results',
			'Response_Data',
		]);
		tenant.settings.echo = false;
		expect(await names()).toEqual(['Response_Results', 'Response_Data']);
		await tenant.close();
	});

	it('streams without being held: without validation the first records leave before the last are made', async () => {
		const tenant = await startTenant({ workers: 3000, density: 'large', clock: NOW, validate: false });
		const made: number[] = [];
		const view = tenant.workforce.view.bind(tenant.workforce);
		tenant.workforce.view = (number, asOf) => {
			made.push(number);
			return view(number, asOf);
		};
		// Nobody takes the bytes: a server that waits makes what fits into the sockets' buffers, and no more.
		const controller = new AbortController();
		const answer = await fetch(tenant.serviceUrl(), {
			method: 'POST',
			signal: controller.signal,
			headers: { 'content-type': 'text/xml' },
			body: envelope(tenant, body('Get_Workers_Request', '<Response_Filter><Count>999</Count></Response_Filter>')),
		});
		const settled = async (): Promise<number> => {
			for (let before = -1; before !== made.length;) {
				before = made.length;
				await new Promise((resolve) => setTimeout(resolve, 200));
			}
			return made.length;
		};
		expect(await settled()).toBeLessThan(900);
		expect(answer.status).toBe(200);
		controller.abort();
		await tenant.close();
	});
});
