import { DOMParser } from '@xmldom/xmldom';
import { InvalidRequest } from '../../../nodes/Workday/workday/errors.ts';
import { soapEnvelope } from '../../../nodes/Workday/workday/soap/envelope.ts';
import { isSoapEnvelope, withUsernameToken } from '../../../nodes/Workday/workday/soap/security.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const NS = `xmlns:s="${SOAP}" xmlns:sec="${WSSE}" xmlns:wd="urn:com.workday/bsvc"`;
const OLD = '<sec:Security><sec:UsernameToken><sec:Username>old</sec:Username></sec:UsernameToken></sec:Security>';
const BODY = '<s:Body><wd:Get_Workers_Request/></s:Body>';

const sign = (envelope: string) => withUsernameToken(envelope, 'isu@acme', 's3cret');

/** What an independent parser sees. */
function read(xml: string) {
	const root = new DOMParser({ onError: (_level, message) => { throw new Error(message); } }).parseFromString(xml, 'text/xml');
	const all = (uri: string, local: string) => Array.from(root.getElementsByTagNameNS(uri, local));
	const header = all(SOAP, 'Header')[0];
	return {
		headers: all(SOAP, 'Header').length,
		securityInHeader: header ? Array.from(header.getElementsByTagNameNS(WSSE, 'Security')).length : 0,
		mustUnderstand: all(WSSE, 'Security')[0]?.getAttributeNS(SOAP, 'mustUnderstand'),
		usernames: all(WSSE, 'Username').map((element) => element.textContent),
		passwords: all(WSSE, 'Password').map((element) => element.textContent),
		passwordType: all(WSSE, 'Password')[0]?.getAttribute('Type'),
		firstElement: Array.from(root.documentElement?.childNodes ?? []).find((node) => node.nodeType === 1 && node.namespaceURI === SOAP)?.localName,
		requests: all('urn:com.workday/bsvc', 'Get_Workers_Request').length,
	};
}

const envelopes: Array<[string, string]> = [
	['made by us', soapEnvelope('<wd:Get_Workers_Request/>')],
	['without a header', `<s:Envelope ${NS}>${BODY}</s:Envelope>`],
	['with an empty header', `<s:Envelope ${NS}><s:Header></s:Header>${BODY}</s:Envelope>`],
	['with a self-closing header', `<s:Envelope ${NS}><s:Header/>${BODY}</s:Envelope>`],
	['with a self-closing header with a space', `<s:Envelope ${NS}><s:Header />${BODY}</s:Envelope>`],
	['with a self-closing header with attributes', `<s:Envelope ${NS}><s:Header id='a>"b/' /> ${BODY}</s:Envelope>`],
	['with other headers', `<s:Envelope ${NS}><s:Header><wd:A/><wd:B>x</wd:B></s:Header>${BODY}</s:Envelope>`],
	['signed before', `<s:Envelope ${NS}><s:Header>${OLD}</s:Header>${BODY}</s:Envelope>`],
	['signed twice before', `<s:Envelope ${NS}><s:Header>${OLD}<wd:A/>${OLD}</s:Header>${BODY}</s:Envelope>`],
	['with an empty Security', `<s:Envelope ${NS}><s:Header><sec:Security/></s:Header>${BODY}</s:Envelope>`],
	['in the default namespace', `<Envelope xmlns="${SOAP}"><Header/><Body><Get_Workers_Request xmlns="urn:com.workday/bsvc"/></Body></Envelope>`],
	['in single quotes', `<s:Envelope ${NS.replaceAll('"', "'")}>${BODY}</s:Envelope>`],
	['with white space everywhere', `\n<?xml version="1.0"?>\n<s:Envelope\n ${NS}\n>\n <s:Header >\n </s:Header >\n ${BODY}\n</s:Envelope >\n`],
	['with a comment that looks like a header', `<s:Envelope ${NS}><!-- <s:Header></s:Header> -->${BODY}</s:Envelope>`],
	['with a comment that looks like a signature', `<s:Envelope ${NS}><s:Header><!--${OLD}--></s:Header>${BODY}</s:Envelope>`],
	['with CDATA that looks like a header', `<s:Envelope ${NS}><s:Header><wd:A><![CDATA[</s:Header><s:Body>]]></wd:A></s:Header>${BODY}</s:Envelope>`],
	['with CDATA in the body', `<s:Envelope ${NS}><s:Body><wd:Get_Workers_Request><![CDATA[<s:Header>]]></wd:Get_Workers_Request></s:Body></s:Envelope>`],
	['with a processing instruction', `<?pi <s:Header> ?><s:Envelope ${NS}><?x </s:Envelope>?>${BODY}</s:Envelope>`],
	['with a Header of another namespace', `<s:Envelope ${NS}><wd:Header/>${BODY}</s:Envelope>`],
	['with a header element inside the body', `<s:Envelope ${NS}><s:Body><wd:Get_Workers_Request><wd:Header/></wd:Get_Workers_Request></s:Body></s:Envelope>`],
];

describe('an envelope', () => {
	test.each(envelopes)('%s is signed exactly once', (_, envelope) => {
		expect(isSoapEnvelope(envelope)).toBe(true);
		const signed = sign(envelope);
		expect(read(signed.trim())).toEqual({
			headers: 1,
			securityInHeader: 1,
			mustUnderstand: '1',
			usernames: ['isu@acme'],
			passwords: ['s3cret'],
			passwordType: expect.stringMatching(/#PasswordText$/),
			firstElement: 'Header',
			requests: 1,
		});
	});

	test.each(envelopes)('%s may be signed again, as n8n does after a 401', (_, envelope) => {
		const again = withUsernameToken(sign(envelope), 'isu@acme', 'new');
		expect(again).toBe(withUsernameToken(envelope, 'isu@acme', 'new'));
	});

	test('keeps everything else, character by character', () => {
		const [before, after] = [`<s:Envelope  ${NS} ><s:Header  a='1'><wd:A> &amp; </wd:A><wd:Security/>`, `</s:Header > ${BODY}\n</s:Envelope>`];
		const signed = sign(`${before}${OLD}${after}`);
		const token = /<wsse:Security.*<\/wsse:Security>/.exec(signed)?.[0] ?? '';
		expect(signed.replace(token, '')).toBe(before + after);
	});

	test('escapes what the user typed, dollar signs included', () => {
		const [name, password] = ['a&b<c>@acme', `$& $1 $\` ]]> "'\r`];
		const signed = read(withUsernameToken(`<s:Envelope ${NS}>${BODY}</s:Envelope>`, name, password));
		expect(signed).toMatchObject({ usernames: [name], passwords: [password] });
	});

	test('is refused a password that XML cannot hold, without showing it', () => {
		const attempt = () => withUsernameToken(`<s:Envelope ${NS}>${BODY}</s:Envelope>`, 'isu', 'canary\u0000');
		expect(attempt).toThrow(InvalidRequest);
		expect(attempt).toThrow(/^Password: (?!.*canary)/);
	});
});

describe('what is not an envelope', () => {
	test.each<[string, unknown]>([
		['nothing', undefined],
		['an object', {}],
		['an empty text', ''],
		['JSON', '{"Envelope":1}'],
		['another root', `<s:Body ${NS}/>`],
		['an Envelope of another namespace', '<Envelope xmlns="urn:x"><Body/></Envelope>'],
		['an Envelope without namespace', '<Envelope><Body/></Envelope>'],
		['a prefix that is not declared', `<q:Envelope ${NS}>${BODY}</q:Envelope>`],
		['an empty Envelope', `<s:Envelope ${NS}/>`],
		['an end tag that does not match', `<s:Envelope ${NS}><s:Header></s:Body></s:Envelope>`],
		['no end', `<s:Envelope ${NS}><s:Header>`],
		['a comment without end', `<s:Envelope ${NS}><!-- ${BODY}</s:Envelope>`],
		['two roots', `<s:Envelope ${NS}>${BODY}</s:Envelope><s:Envelope ${NS}>${BODY}</s:Envelope>`],
		['text around it', `x<s:Envelope ${NS}>${BODY}</s:Envelope>`],
		['a DOCTYPE', `<!DOCTYPE s:Envelope [<!ENTITY x "y">]><s:Envelope ${NS}>${BODY}</s:Envelope>`],
		['an attribute without quotes', `<s:Envelope ${NS} a=b>${BODY}</s:Envelope>`],
	])('%s stays unsigned', (_, body) => {
		expect(isSoapEnvelope(body)).toBe(false);
		if (typeof body === 'string') expect(sign(body)).toBe(body);
	});
});
