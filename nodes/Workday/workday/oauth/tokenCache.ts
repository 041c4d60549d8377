import { Authentication } from '../errors';
import type { Clock, Transport } from '../transport';
import { fingerprint, type Token, type TokenSettings } from './settings';
import { requestToken, type Minted } from './tokenRequest';

/**
 * How long a clear no is remembered. n8n's HTTP Request node asks twice for one request, and every item asks anew; a
 * person who has just corrected something in Workday should not meet the old answer.
 */
const REFUSAL_MS = 10_000;

/** Settings in memory. Each rotation of a refresh token adds one name for the same entry. */
const MAX_NAMES = 500;

interface Entry {
	token?: Token;
	/** The newest refresh token; the stored one may be older. */
	refreshToken: string;
	style?: Minted['style'];
	pending?: Promise<Token>;
	refusal?: { error: Authentication; until: number };
}

/**
 * Tokens of this process. Requests that need one at the same time share one request for it; a rotated refresh token is
 * known here at once, even where n8n cannot save it.
 */
export class TokenCache {
	/** By fingerprint, least recently used first. A rotated refresh token changes the fingerprint, so an entry may have several. */
	private readonly entries = new Map<string, Entry>();

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/**
	 * A token that is good for now.
	 *
	 * @param refused the token that the caller holds and wants replaced, after a 401. If another one has been issued in
	 * the meantime, that is returned without asking again.
	 * @throws what `requestToken` throws; after a clear no, the same error again for ten seconds without asking
	 */
	async get(settings: TokenSettings, transport: Transport, refused?: string): Promise<Token> {
		const entry = this.entry(settings);
		if (entry.pending === undefined) {
			const { token, refusal } = entry;
			const now = this.clock.now();
			if (token && now < token.renewAt && token.accessToken !== refused) return forCaller(token, entry, settings);
			if (refusal && now < refusal.until) throw refusal.error;
			entry.pending = this.mint(entry, settings, transport).finally(() => {
				entry.pending = undefined;
			});
		}
		return forCaller(await entry.pending, entry, settings);
	}

	private async mint(entry: Entry, settings: TokenSettings, transport: Transport): Promise<Token> {
		const current = { ...settings, refreshToken: entry.refreshToken };
		entry.token = undefined;
		try {
			const { token, style } = await requestToken(current, transport, this.clock, entry.style);
			entry.token = token;
			entry.style = style;
			entry.refusal = undefined;
			if (token.refreshToken !== undefined) {
				entry.refreshToken = token.refreshToken;
				this.remember(fingerprint({ ...settings, refreshToken: token.refreshToken }), entry);
			}
			return token;
		} catch (error) {
			if (error instanceof Authentication) entry.refusal = { error, until: this.clock.now() + REFUSAL_MS };
			return Promise.reject(error);
		}
	}

	private entry(settings: TokenSettings): Entry {
		const name = fingerprint(settings);
		const entry = this.entries.get(name) ?? { refreshToken: settings.refreshToken };
		this.remember(name, entry);
		return entry;
	}

	private remember(name: string, entry: Entry): void {
		this.entries.delete(name);
		this.entries.set(name, entry);
		const [oldest] = this.entries.keys();
		if (this.entries.size > MAX_NAMES && oldest !== undefined) this.entries.delete(oldest);
	}
}

/** Whoever holds an older refresh token is told the newest, however long ago it was issued. */
function forCaller(token: Token, entry: Entry, settings: TokenSettings): Token {
	const { accessToken, renewAt } = token;
	return entry.refreshToken === settings.refreshToken
		? { accessToken, renewAt }
		: { accessToken, renewAt, refreshToken: entry.refreshToken };
}
