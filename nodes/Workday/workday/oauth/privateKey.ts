import { createPrivateKey, type KeyObject } from 'crypto';
import { InvalidRequest } from '../errors';

const FIELD = 'Private Key';
const EXPECTED = 'Paste the whole PEM text, from "-----BEGIN PRIVATE KEY-----" to "-----END PRIVATE KEY-----".';

/**
 * An RSA key in PEM form (PKCS#8 or PKCS#1). One-line input fields and JSON files change line ends into spaces, `\n` or
 * nothing at all; such keys are mended.
 *
 * @throws InvalidRequest saying what was pasted instead; never any part of it
 */
export function readPrivateKey(text: string): KeyObject {
	const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/.exec(text.replace(/\\r|\\n/g, '\n'));
	if (!block) throw new InvalidRequest(FIELD, `this is not a complete key in PEM form. ${EXPECTED}`);
	const [, label, content] = block;
	if (!label.endsWith('PRIVATE KEY')) {
		const what = label.includes('CERTIFICATE') ? 'a certificate' : `a ${label.toLowerCase()}`;
		throw new InvalidRequest(FIELD, `this is ${what}. ${EXPECTED} The certificate belongs into Workday.`);
	}
	if (label.includes('ENCRYPTED') || content.includes('ENCRYPTED')) {
		throw new InvalidRequest(FIELD, 'the key is protected by a passphrase. Remove it first, for example with openssl pkey.');
	}
	const lines = content.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
	const key = parse(`-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`);
	if (key === undefined) throw new InvalidRequest(FIELD, `the key is damaged or cut off. ${EXPECTED}`);
	if (key.asymmetricKeyType !== 'rsa') {
		throw new InvalidRequest(FIELD, `this is not an RSA key but ${key.asymmetricKeyType}; Workday signs with RS256.`);
	}
	return key;
}

/** OpenSSL's own words ("DECODER routines::unsupported") help nobody, so they are dropped. */
function parse(pem: string): KeyObject | undefined {
	try {
		return createPrivateKey(pem);
	} catch {
		return undefined;
	}
}
