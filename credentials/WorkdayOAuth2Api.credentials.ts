import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { authenticateOAuth2, renewToken } from './shared/oauth2';

/**
 * An API client of Workday. It does not extend n8n's own OAuth2, which cannot start from a refresh token that was pasted.
 *
 * What n8n does not allow:
 * - A refresh token that Workday replaces during a credential test is not saved. It is remembered in this process only.
 * - Where the Refresh Token field holds an expression, for example of an external secret store, the store keeps the old
 *   one; the new one is remembered until the process ends. Use non-expiring refresh tokens there.
 * - Several n8n processes (queue mode) share no memory: each asks for its own token, and two that renew a replaced
 *   refresh token in the same moment can lock each other out. Again: non-expiring refresh tokens.
 * - n8n's HTTP Request node renews the token after any failure, not only 401, and then sends the request again. For
 *   writes use the Workday node.
 */
export class WorkdayOAuth2Api implements ICredentialType {
	name = 'workdayOAuth2Api';

	displayName = 'Workday OAuth2 API';

	icon: Icon = { light: 'file:../nodes/Workday/workday.svg', dark: 'file:../nodes/Workday/workday.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-workday/n8n-nodes-workday#credentials';

	httpRequestNode = {
		name: 'Workday',
		docsUrl: 'https://community.workday.com/sites/default/files/file-hosting/productionapi/index.html',
		apiBaseUrlPlaceholder: 'https://wd2-impl-services1.workday.com/ccx/api/v1/your_tenant/workers',
	};

	// The credential refuses every host but its own, so n8n's list of allowed domains would only be a second place to look.
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Services Host',
			name: 'servicesHost',
			type: 'string',
			default: '',
			placeholder: 'e.g. wd2-impl-services1.workday.com',
			hint: 'Not the host that you see in the browser: paste the Workday REST API Endpoint from the View API Clients report',
			description:
				'Host that serves web services, or any URL that Workday shows for them, for example the Workday REST API Endpoint on top of the View API Clients report. Leave empty if Token Endpoint has the same host.',
		},
		{
			displayName: 'Tenant',
			name: 'tenant',
			type: 'string',
			default: '',
			placeholder: 'e.g. acme_preview',
			hint: 'Leave empty if you pasted a whole URL: it names the tenant',
			description: 'Name of the tenant, as in the URLs of web services',
		},
		{
			displayName: 'Token Endpoint',
			name: 'tokenUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://wd2-impl-services1.workday.com/ccx/oauth2/acme_preview/token',
			description:
				'As the View API Clients report shows it. If empty, the usual one of Services Host and Tenant is used. Client ID and Client Secret are sent there.',
			hint: 'Can stay empty if Services Host and Tenant are given',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Client Credentials',
					value: 'clientCredentials',
					description: 'Not every tenant offers it; try another Client Authentication if it is refused',
				},
				{
					name: 'JWT Bearer',
					value: 'jwtBearer',
					description: 'API client with grant type JWT Bearer and an x509 certificate',
				},
				{
					name: 'Refresh Token',
					value: 'refreshToken',
					description: 'API client for integrations with a refresh token for an integration system user',
				},
			],
			default: 'refreshToken',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { hide: { grantType: ['jwtBearer'] } },
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { grantType: ['refreshToken'] } },
			description:
				'View API Clients > API Client > Manage Refresh Tokens for Integrations > Generate New Refresh Token. Register the API client with Non-Expiring Refresh Tokens.',
		},
		{
			displayName: 'Client Authentication',
			name: 'clientAuthentication',
			type: 'options',
			displayOptions: { hide: { grantType: ['jwtBearer'] } },
			options: [
				{
					name: 'Automatic',
					value: 'automatic',
					description: 'Basic header, then once the body if Workday does not accept that',
				},
				{
					name: 'Basic Header',
					value: 'basic',
				},
				{
					name: 'Body',
					value: 'body',
					description: 'Form fields client_id and client_secret',
				},
				{
					name: 'ID Header and Tenant Alias',
					value: 'id',
					description: 'Authorization header with scheme ID, and form field tenant_alias',
				},
			],
			default: 'automatic',
			description: 'How the client proves itself to the token endpoint',
		},
		{
			displayName: 'ISU User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { grantType: ['jwtBearer'] } },
			placeholder: 'e.g. ISU_n8n',
			description: 'Integration system user to act as, without "@tenant"',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { grantType: ['jwtBearer'] } },
			placeholder: 'e.g. -----BEGIN PRIVATE KEY-----',
			description: 'RSA key in PEM form, without a passphrase, that belongs to the certificate of the API client',
		},
		{
			displayName: 'Web Services Version',
			name: 'version',
			type: 'string',
			default: '',
			placeholder: 'e.g. v46.1',
			description: 'Version of the SOAP services. If empty, that of the pasted URL is used, or v46.1.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Access Token Expires At',
			name: 'accessTokenExpiresAt',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Access Token Issued For',
			name: 'accessTokenIssuedFor',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
	];

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await renewToken(this, credentials);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return authenticateOAuth2(credentials, requestOptions, Date.now());
	}
}
