/** What a person types or pastes into Workday's credentials. */
import type { Tenant } from '../tenant/server/index.mts';

/** The newest version that the tenant answers. */
const API_VERSION = 'v46.1';

export function isuData({ credentials }: Tenant, user = credentials.isu): Record<string, string> {
	return { servicesHost: credentials.baseUrl, tenant: credentials.tenant, ...user, version: API_VERSION };
}

/** The tenant's first API client, by its refresh token. */
export function oauthData({ credentials }: Tenant): Record<string, string> {
	const { tokenEndpoint, clientId, clientSecret, refreshToken } = credentials.oauth;
	return { servicesHost: credentials.baseUrl, tenant: credentials.tenant, tokenUrl: tokenEndpoint, clientId, clientSecret, refreshToken, version: API_VERSION };
}
