import { TokenCache } from './tokenCache';

/**
 * The one cache that credential and credential test share, so that a refresh token that rotated in either is known to
 * both. A module is the only place that outlives a request in n8n; hence the real clock here, and nowhere else.
 */
export const processTokens = new TokenCache({ now: () => Date.now() });
