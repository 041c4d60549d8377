import { readCollection, type JsonRecord } from '../../nodes/Workday/workday/rest/collection.ts';
import { wqlRequest, type WqlQuery } from '../../nodes/Workday/workday/wql/query.ts';
import { createClient } from '../../nodes/Workday/workday/client.ts';
import { frozenClock } from '../support/clock.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { fetchTransport } from '../workday/scriptedServer.mts';

const request = (query: Partial<WqlQuery>) => wqlRequest({ text: 'SELECT a FROM b', place: 'auto', service: 'wql/v1', ...query }, 'acme');
const LONG = `SELECT ${Array.from({ length: 300 }, (_, n) => `field${n}`).join(', ')} FROM b`;

test('a short query stands in the address, a long one in the body, unless the user says where', () => {
	const path = '/ccx/api/wql/v1/acme/data';
	const rows = { path, largestPage: 10_000, identity: 'none' };
	expect(request({})).toEqual({ ...rows, query: [['query', 'SELECT a FROM b']] });
	expect(request({ text: LONG })).toEqual({ ...rows, method: 'POST', body: { text: JSON.stringify({ query: LONG }), mediaType: 'application/json' } });
	expect(request({ place: 'body' })).toHaveProperty('body');
	expect(request({ text: LONG, place: 'address' })).toHaveProperty('query');
	// What counts is what it is in the address.
	expect(request({ text: `SELECT a FROM b WHERE c = '${'ß'.repeat(400)}'` })).toHaveProperty('body');
	expect(request({ service: 'wql/v2' })).toHaveProperty('path', '/ccx/api/wql/v2/acme/data');
});

test.each([[{ text: '' }, /^Query: is empty/], [{ service: 'v1' }, /^API Service: /], [{ service: '../v1' }, /^API Service: /]])('%j is refused', (query, message) => {
	expect(() => request(query)).toThrow(message);
});

describe('against the tenant', () => {
	let tenant: Tenant;
	let rows: (query: Partial<WqlQuery>, pageSize?: number) => Promise<JsonRecord[]>;
	beforeAll(async () => {
		tenant = await startTenant({ workers: 60, validate: false });
		const { oauth } = tenant.credentials;
		const body = `grant_type=refresh_token&refresh_token=${oauth.refreshToken}&client_id=${oauth.clientId}&client_secret=${encodeURIComponent(oauth.clientSecret)}`;
		const answer = await tenant.answer({ url: `/ccx/oauth2/${tenant.tenant}/token`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
		const transport = fetchTransport({ authorization: `Bearer ${String(JSON.parse(answer.body.toString()).access_token)}` });
		const client = createClient({ transport, clock: frozenClock(), servicesHost: tenant.servicesHost, tenant: tenant.tenant, version: 'v46.1' });
		rows = async (query, pageSize) => {
			const found: JsonRecord[] = [];
			const asked = wqlRequest({ text: '', place: 'auto', service: 'wql/v1', ...query }, tenant.tenant);
			for await (const row of readCollection(client, asked, { pageSize })) found.push(row);
			return found;
		};
	});
	afterAll(() => tenant.close());

	test('all rows come, whatever the page size and wherever the query stands', async () => {
		const text = 'SELECT workdayID, fullName AS name FROM allWorkers';
		const all = await rows({ text });
		expect(all).toHaveLength(60);
		expect(await rows({ text, place: 'body' }, 7)).toEqual(all);
		expect(await rows({ text, place: 'address' }, 60)).toEqual(all);
	});

	test('rows that are alike, or share what they call id, all come', async () => {
		expect(await rows({ text: "SELECT workerActive AS id FROM allWorkers WHERE workerActive = 'true'" }, 5)).toEqual(
			(await rows({ text: "SELECT workdayID FROM allWorkers WHERE workerActive = 'true'" })).map(() => ({ id: true })),
		);
	});

	test('what Workday says of a wrong query is said', async () => {
		await expect(rows({ text: 'SELECT x FROM allWorkers' })).rejects.toMatchObject({ name: 'Validation', message: expect.stringMatching(/field x is not known/) as string });
	});
});
