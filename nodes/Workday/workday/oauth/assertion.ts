import { randomUUID, sign } from 'crypto';
import type { Clock } from '../transport';
import { readPrivateKey } from './privateKey';
import type { TokenSettings } from './settings';

/** Workday allows five minutes. Three leave room for a clock that is two minutes off. */
const LIFETIME_SECONDS = 180;

/** The signed statement (JWT, RS256) that stands for the client in the JWT bearer grant. Good for one request. */
export function signAssertion(settings: TokenSettings, clock: Pick<Clock, 'now'>): string {
	const now = Math.floor(clock.now() / 1000);
	const claims = {
		iss: settings.clientId,
		sub: settings.userName,
		aud: 'wd',
		iat: now,
		exp: now + LIFETIME_SECONDS,
		jti: randomUUID(),
	};
	const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
	return `${signed}.${sign('sha256', Buffer.from(signed), readPrivateKey(settings.privateKey)).toString('base64url')}`;
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}
