/** Which of the two credentials to use. The credentials themselves stand in each node: n8n's linter looks for them there. */
import type { INodeProperties } from 'n8n-workflow';

export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{ name: 'Integration System User', value: 'isu' },
		{ name: 'OAuth2 (API Client)', value: 'oAuth2' },
	],
	default: 'oAuth2',
};
