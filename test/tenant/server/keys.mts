import { generateKeyPairSync } from 'node:crypto';
import { type ApiClient, DEFAULT_API_CLIENT } from './options.mts';

interface KeyPair {
	publicKey: string;
	privateKey: string;
}

let made: KeyPair | undefined;

/** Made when first asked for, once a process: it takes a tenth of a second, and few tests sign anything. */
export function keyPair(): KeyPair {
	made ??= generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});
	return made;
}

export const defaultApiClient = (userName: string): ApiClient => ({
	...DEFAULT_API_CLIENT,
	userName,
	get publicKey() {
		return keyPair().publicKey;
	},
});
