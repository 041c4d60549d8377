import { createClient } from '../../../nodes/Workday/workday/client.ts';
import { Conflict, NotFound, Permission, Validation } from '../../../nodes/Workday/workday/errors.ts';
import { sendWrite } from '../../../nodes/Workday/workday/write/send.ts';
import { nodeTransport } from '../../support/nodeTransport.mts';
import { failureOf, startScripted, type Scripted } from '../scriptedServer.mts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const xml = (status: number, body: string): Scripted => ({
	status,
	headers: { 'content-type': 'text/xml' },
	body: `<e:Envelope xmlns:e="${SOAP}"><e:Body>${body}</e:Body></e:Envelope>`,
});
const fault = (code: string, text: string, detail = '') =>
	xml(500, `<e:Fault><faultcode>e:${code}</faultcode><faultstring>${text}</faultstring><detail>${detail}</detail></e:Fault>`);
const invalid = (text: string) =>
	fault(
		'Client.validationError',
		`Validation error occurred. ${text}`,
		`<w:Validation_Fault xmlns:w="urn:com.workday/bsvc"><w:Validation_Error><w:Message>${text}</w:Message><w:Xpath>/a[1]</w:Xpath></w:Validation_Error></w:Validation_Fault>`,
	);
const UNKNOWN_ID = "Invalid ID value.  '21001' is not a valid ID value for type = 'Employee_ID'";
const exceptions = (...texts: string[]) =>
	xml(
		200,
		`<w:Put_Response xmlns:w="urn:com.workday/bsvc"><w:Exceptions_Response_Data>${texts
			.map((text) => `<w:Exception_Data><w:Message>${text}</w:Message></w:Exception_Data>`)
			.join('')}</w:Exceptions_Response_Data></w:Put_Response>`,
	);

async function send(...script: Scripted[]) {
	await using server = await startScripted(script);
	const client = createClient({
		transport: nodeTransport(),
		clock: { now: () => 0, sleep: async () => {}, random: () => 0 },
		servicesHost: server.origin,
		tenant: 'acme',
		version: 'v46.1',
	});
	const sent = sendWrite(client, { service: 'Human_Resources', body: '<wd:Put_Request xmlns:wd="urn:com.workday/bsvc"/>' });
	const outcome = await sent.then(
		(answer) => ({ answer }),
		(error: unknown) => ({ error }),
	);
	return { ...outcome, ids: server.received.map(({ headers }) => headers['wd-external-request-id']) };
}

test('an answer without a fault is known, empty or not, and says which request it was', async () => {
	for (const body of ['', '<w:Put_Response xmlns:w="urn:com.workday/bsvc"/>']) {
		const sent = await send(xml(200, body));
		expect(sent).toMatchObject({ answer: { known: true, requestId: sent.ids[0] }, ids: [expect.stringMatching(/^[0-9a-f-]{36}$/)] });
	}
});

test.each<[string, Scripted, boolean]>([
	['the connection broke', { reset: true }, false],
	['a gateway gave up', { status: 504, body: 'gateway' }, false],
	['it is not available', { status: 503, body: '<html>maintenance</html>' }, false],
	['a page came', { status: 200, body: '<html>Sign in</html>' }, false],
	['the answer is cut short', { ...xml(200, ''), body: '<e:Envelope xmlns:e="x"><e:Bo' }, false],
	['a processing fault came', fault('Server.processingError', 'Something failed.'), true],
	['the answer reports exceptions', exceptions('The grade is unknown.', 'The date is missing.'), true],
])('when %s, it may have been carried out, and it is sent once', async (_what, script, saidNo) => {
	const { ids, ...sent } = await send(script, xml(200, ''));
	expect(sent).toMatchObject({ answer: { known: false, saidNo, requestId: ids[0] } });
	expect(ids).toHaveLength(1);
});

test('what the exceptions of an answer say is what is reported', async () => {
	expect(await send(exceptions('The grade is unknown.', 'The date is missing.'))).toMatchObject({
		answer: { failure: { name: 'Validation', message: expect.stringMatching(/The grade is unknown\.; The date is missing\./) as string } },
	});
	expect(await send(exceptions(UNKNOWN_ID))).toMatchObject({ answer: { failure: { name: 'NotFound', message: 'Workday knows no Employee_ID "21001".' } } });
});

test('what was turned away before it was read is sent again, under the same id', async () => {
	const { ids, ...sent } = await send({ status: 429 }, xml(200, ''));
	expect(sent).toMatchObject({ answer: { known: true } });
	expect(ids).toEqual([ids[0], ids[0]]);
});

test.each([
	['an id that is unknown', invalid(UNKNOWN_ID), NotFound, /knows no Employee_ID "21001"/],
	['a pending event', invalid('Another pending event of this person conflicts with this one.'), Conflict, /Another pending event/],
	['content', invalid('The address is not valid.'), Validation, /The address is not valid/],
	['somebody without permission', fault('Server.processingError', 'Processing error occurred. The task submitted is not authorized.'), Permission, /not authorized/],
])('%s that is refused changed nothing', async (_what, script, kind, text) => {
	const { error } = (await send(script)) as { error?: Error };
	expect(error).toBeInstanceOf(kind);
	expect(error?.message).toMatch(text);
});

test('a bug of ours stays one', async () => {
	const client = { call: () => Promise.reject(new TypeError('x is not a function')) };
	expect(await failureOf(sendWrite(client, { service: 'A', body: '' }))).toBeInstanceOf(TypeError);
});
