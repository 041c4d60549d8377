/** The two ways to sign in, as both nodes offer them. */
import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

export const credentials: INodeCredentialDescription[] = [
	{
		name: 'workdayOAuth2Api',
		required: true,
		testedBy: 'workdayOAuth2ApiTest',
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
	{
		name: 'workdayIsuApi',
		required: true,
		testedBy: 'workdayIsuApiTest',
		displayOptions: { show: { authentication: ['isu'] } },
	},
];

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
