/** A password that is refused is tried once, however many items run side by side. */
import { SignIn } from '../../nodes/Workday/n8n/signIn.ts';
import { createClient } from '../../nodes/Workday/workday/client.ts';
import type { Transport } from '../../nodes/Workday/workday/transport.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const enveloped = (body: string) => `<e:Envelope xmlns:e="${SOAP}"><e:Body>${body}</e:Body></e:Envelope>`;
const fault = (code: string) => ({ status: 500, body: enveloped(`<e:Fault><faultcode>e:${code}</faultcode><faultstring>No.</faultstring></e:Fault>`) });
const ANSWER = { status: 200, body: enveloped('<a><b/></a>') };
const REFUSED = fault('Client.authenticationError');
const INVALID = fault('Client.validationError');
const BUSY = { status: 503, body: '' };

const turn = () => new Promise((resolve) => setImmediate(resolve));
const CLOCK = { now: () => 0, sleep: async () => undefined, random: () => 0 };

/** A client whose n-th request is answered as the script says. */
function scripted(...script: Array<typeof ANSWER>) {
	const seen = { asked: 0, running: 0, most: 0 };
	const transport: Transport = async () => {
		const { status, body } = script[seen.asked++] ?? ANSWER;
		seen.most = Math.max(seen.most, ++seen.running);
		for (let turns = 0; turns < 3; turns++) await turn();
		seen.running--;
		const pieces = async function* () {
			yield Buffer.from(body);
		};
		return { status, headers: { 'content-type': 'text/xml' }, body: pieces(), discard: () => undefined };
	};
	const signIn = new SignIn();
	const client = signIn.guard(createClient({ transport, clock: CLOCK, servicesHost: 'workday.example', tenant: 'acme', version: 'v46.1', retry: { retries: 0 } }));
	const ask = { service: 'Human_Resources', body: '<a/>', isRead: true };
	const call = async (count: number) => (await Promise.allSettled(Array.from({ length: count }, async () => await client.call(ask)))).map(({ status }) => status);
	const records = async () => {
		for await (const name of client.records({ ...ask, record: { uri: '', local: 'b' }, names: new NameTable(), map: () => 'b' })) expect(name).toBe('b');
	};
	return { call, records, seen, signIn };
}

const rejected = (count: number) => Array(count).fill('rejected');

test('the first request goes alone; after its refusal no other one goes', async () => {
	const { call, records, seen } = scripted(REFUSED);
	expect(await call(4)).toEqual(rejected(4));
	await expect(records()).rejects.toThrow(/refused the sign-in/);
	expect(seen.asked).toBe(1);
});

test.each([
	['an answer', ANSWER, ['fulfilled']],
	['a fault', INVALID, ['rejected']],
])('once Workday let one in, as %s shows, the others go side by side', async (_what, first, result) => {
	const { call, seen } = scripted(first);
	expect(await call(1)).toEqual(result);
	await call(4);
	expect([seen.asked, seen.most]).toEqual([5, 4]);
});

test('records that come let the others in as well, and a refusal of theirs ends what comes after it', async () => {
	const { call, records, seen } = scripted(ANSWER, ANSWER, ANSWER, REFUSED);
	await records();
	await call(2);
	expect(seen.most).toBe(2);
	await expect(records()).rejects.toThrow(/refused the sign-in/);
	expect(await call(2)).toEqual(rejected(2));
	expect(seen.asked).toBe(4);
});

test('a failure that says nothing of the sign-in lets the next one try, alone again', async () => {
	const { call, seen } = scripted(BUSY, REFUSED);
	expect(await call(4)).toEqual(rejected(4));
	expect([seen.asked, seen.most]).toEqual([2, 1]);
});

test('whoever comes later gets an error of its own, since an item may add to its text', async () => {
	const { call, signIn } = scripted(REFUSED);
	await call(1);
	const failure = (): unknown => {
		try {
			return signIn.check();
		} catch (error) {
			return error;
		}
	};
	const [one, two] = [failure(), failure()];
	expect(one).toMatchObject({ name: 'Authentication', details: { faultCode: 'Client.authenticationError' } });
	expect(one).toEqual(two);
	expect(one).not.toBe(two);
});
