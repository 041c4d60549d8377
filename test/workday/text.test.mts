import { errorFromAnswer } from '../../nodes/Workday/workday/soap/fault.ts';
import { fullText, htmlText, messageText } from '../../nodes/Workday/workday/values/text.ts';

const SECRET = 'canary-s3cret';

describe('the text of an HTML page', () => {
	test('is its title and its words', () => {
		const page = '<html><head><title lang="en">Sign in</title><style>b{}</style></head><body>Please&nbsp;wait &amp; see</body></html>';
		expect(htmlText(page)).toBe('Sign in – Please wait & see');
	});

	test('is said once where the page repeats its title', () => {
		expect(htmlText('<head><title>Report not found</title></head><body><h1>Report not found</h1></body>')).toBe('Report not found');
	});

	test('is found in a title that never ends as well', () => {
		expect(htmlText('<title>Maintenance')).toContain('Maintenance');
	});

	// As quadratic work this is 4 * 10^12 steps: the test would not end rather than be slow.
	test('costs no more than a look at each character, whatever is open and never closed', () => {
		const length = 2_000_000;
		for (const open of ['<title', '<!--', '<script>', '<', '</head', '&#', '<title>']) {
			expect(htmlText(open.repeat(length / open.length)).length).toBeLessThanOrEqual(2 * length);
		}
	});
});

describe('a server that quotes the request', () => {
	const envelope =
		'<soapenv:Header><wsse:Security><wsse:UsernameToken><wsse:Username>isu@acme</wsse:Username>' +
		`<wsse:Password Type="urn:text">${SECRET}</wsse:Password></wsse:UsernameToken></wsse:Security></soapenv:Header>`;
	const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
	const numeric = (text: string) => text.replace(/[<>"]/g, (one) => `&#x${one.charCodeAt(0).toString(16)};`);
	const fault = (text: string) =>
		'<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wsse="u" xmlns:soapenv="v"><e:Body><e:Fault>' +
		`<faultcode>e:Server</faultcode><faultstring>Cannot read ${text}</faultstring></e:Fault></e:Body></e:Envelope>`;
	const pair = Buffer.from(`isu@acme:${SECRET}`).toString('base64');

	test.each<[string, string]>([
		['as it is', `Cannot read ${envelope}`],
		['escaped', `Cannot read ${escaped(envelope)}`],
		['escaped twice', `Cannot read ${escaped(escaped(envelope))}`],
		['as numbers', `Cannot read ${numeric(envelope)}`],
		['in a page', `<html><body>Cannot read<pre>${escaped(envelope)}</pre></body></html>`],
		['in a page, as tags', `<html><body>Cannot read<pre>${envelope}</pre></body></html>`],
		['in a fault', fault(escaped(envelope))],
		['in a fault, as elements', fault(envelope)],
		['in a fault, twice escaped', fault(escaped(escaped(envelope)))],
		['in JSON', JSON.stringify({ error: `Cannot read ${envelope}` })],
		['in the list of a JSON error', JSON.stringify({ error: 'Cannot read', errors: [{ error: envelope, path: '/' }] })],
		['in JSON with escaped brackets', JSON.stringify({ error: `Cannot read ${envelope}` }).replace(/</g, '\\u003c')],
		['cut off', `Cannot read ${envelope.slice(0, envelope.indexOf(SECRET) + SECRET.length)}`],
		['decoded, with a password that looks like a tag', `Cannot read <wsse:Password>a<b>${SECRET}</wsse:Password>`],
		['with another prefix', `Cannot read <Password>${SECRET}</Password>`],
		['with its headers', `Cannot read\nAuthorization: Basic ${pair}\nAccept: text/xml`],
		['with its token', `Cannot read\nAuthorization: Bearer ${SECRET}\nAccept: text/xml`],
		['with its assertion', `Cannot read assertion=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJjIn0xxxx.${SECRET}`],
	])('%s, gets no secret shown', (_name, body) => {
		for (const status of [200, 400, 401, 403, 429, 500, 502, 503]) {
			const made = errorFromAnswer({ status, headers: {}, body: Buffer.from(body), now: 0 });
			const shown = JSON.stringify([made.message, made]);
			expect(shown).toContain('Cannot read');
			expect(shown).not.toContain(SECRET);
			expect(shown).not.toContain(pair);
		}
	});

	test('words about passwords and schemes stay as they are', () => {
		for (const words of [
			'Your password: has expired > see a < b',
			'Basic authentication is not allowed',
			'Basic Authentication: refused',
			'Bearer token expired',
			'Bearer authentication is required',
		]) {
			expect(messageText(words)).toBe(words);
			expect(fullText(words)).toBe(words);
		}
		expect(htmlText('<label for="password">Password</label> <p>Basic auth</p>')).toBe('Password   Basic auth');
	});

	test('costs no more than a look at each character', () => {
		const length = 2_000_000;
		for (const open of ['<Password', '&lt;', '<Password>', 'Basic ', 'Bearer ', 'eyJ', 'eyJaaaaaaaa.', '&amp;amp;', '<a:', 'a:']) {
			expect(fullText(open.repeat(length / open.length)).length).toBeLessThanOrEqual(4000);
		}
	});
});
