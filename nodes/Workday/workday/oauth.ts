/** OAuth 2.0 with Workday: asking for access tokens, and keeping them while they are good. */
export { processTokens } from './oauth/processTokens';
export {
	fingerprint,
	textField,
	tokenSettings,
	type ClientAuthentication,
	type GrantType,
	type Token,
	type TokenSettings,
} from './oauth/settings';
export { TokenCache } from './oauth/tokenCache';
export { requestToken, type Minted } from './oauth/tokenRequest';
