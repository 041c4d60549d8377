import type { AskRequest } from '../../../nodes/Workday/workday/web/ask.ts';
import { clientFor } from '../support/pages.mts';
import { scriptedServer, type Script, type ScriptedServer } from '../support/scriptedServer.mts';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

const REPORT: AskRequest = { method: 'GET', path: '/ccx/service/customreport2/acme/owner/All%20Workers?format=json', accept: 'application/json', isRead: true };

async function asking(script: Script, request: Partial<AskRequest> = {}) {
	server = await scriptedServer(script);
	const { client, clock } = clientFor(server);
	const retries: string[] = [];
	const answer = await client.ask({ ...REPORT, ...request }, ({ reason }) => retries.push(reason));
	const chunks: Uint8Array[] = [];
	for await (const chunk of answer.body) chunks.push(chunk);
	return { ...answer, text: Buffer.concat(chunks).toString(), retries, clock, received: server.received };
}

it('a request goes out as it is, with what Workday needs to find it again', async () => {
	const { received, text, mediaType, encoding, requestId } = await asking(() => ({
		headers: { 'content-type': 'application/JSON; charset="utf-8"' },
		body: '{"Report_Entry":[]}',
	}));
	expect(received).toMatchObject([{ url: REPORT.path, body: '' }]);
	expect(received[0]?.headers).toMatchObject({ accept: 'application/json', 'wd-external-request-id': 'request-1' });
	expect({ text, mediaType, encoding, requestId }).toEqual({ text: '{"Report_Entry":[]}', mediaType: 'application/json', encoding: 'utf-8', requestId: 'request-1' });
});

it('a body is sent with its media type, and any status of success is one', async () => {
	const body = { text: '{"a":1}', mediaType: 'application/json' };
	const { received, status } = await asking(() => ({ status: 201 }), { method: 'POST', body, isRead: false });
	expect(status).toBe(201);
	expect(received).toMatchObject([{ body: '{"a":1}' }]);
	expect(received[0]?.headers['content-type']).toBe('application/json');
});

it('a read is sent again after a failure that may pass, a write is not', async () => {
	const busyFirst: Script = (_request, index) => (index === 0 ? { status: 503, headers: { 'retry-after': '2' } } : { body: 'ok' });
	const { text, retries, clock } = await asking(busyFirst);
	expect(text).toBe('ok');
	expect(retries).toEqual(['Workday is not available at the moment.']);
	expect(clock.now()).toBeGreaterThan(0);
	await server?.close();
	await expect(asking(busyFirst, { method: 'POST', isRead: false })).rejects.toMatchObject({ name: 'Retriable' });
	expect(server?.received).toHaveLength(1);
});

it.each<[number, string, string, RegExp]>([
	[400, '{"error":"invalid request","errors":[{"error":"must be a date","field":"from"}]}', 'Validation', /from must be a date/],
	[401, '', 'Authentication', /refused the sign-in/],
	[403, '{"error":"permission denied","code":"S22"}', 'Permission', /permission denied/],
	[404, '{"error":"not found","code":"S21"}', 'NotFound', /found nothing/],
	[302, '', 'UnexpectedResponse', /redirect.*not followed/],
	[500, '<html><body><h1>Out of order</h1></body></html>', 'UnexpectedResponse', /Out of order/],
])('status %i is an error that says what to do', async (status, body, name, message) => {
	const failing = asking(() => ({ status, body, headers: { location: 'https://elsewhere.example/x' } }));
	await expect(failing).rejects.toMatchObject({ name, message: expect.stringMatching(message) as string });
	expect(server?.received).toHaveLength(1);
});
