/** OAuth 2.0 with Workday: asking for access tokens, and keeping them while they are good. */
export { processTokens } from './processTokens';
export {
	fingerprint,
	tokenSettings,
	type ClientAuthentication,
	type GrantType,
	type Token,
	type TokenSettings,
} from './settings';
export { TokenCache } from './tokenCache';
export { requestToken, type Minted } from './tokenRequest';
