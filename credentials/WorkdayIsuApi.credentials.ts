import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { authenticateIsu } from './shared/isu';

export class WorkdayIsuApi implements ICredentialType {
	name = 'workdayIsuApi';

	displayName = 'Workday ISU API';

	icon: Icon = { light: 'file:../nodes/Workday/workday.svg', dark: 'file:../nodes/Workday/workday.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-workday/n8n-nodes-workday#credentials';

	httpRequestNode = {
		name: 'Workday',
		docsUrl: 'https://community.workday.com/sites/default/files/file-hosting/productionapi/index.html',
		apiBaseUrlPlaceholder: 'https://wd2-impl-services1.workday.com/ccx/service/your_tenant/Human_Resources/v46.1',
	};

	// The credential refuses every host but its own, so n8n's list of allowed domains would only be a second place to look.
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Services Host',
			name: 'servicesHost',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. wd2-impl-services1.workday.com',
			hint: 'Not the host that you see in the browser: paste the Workday REST API Endpoint from the View API Clients report, or a WSDL URL',
			description:
				'Host that serves web services, or any URL that Workday shows for them: WSDL, REST API endpoint, report or token endpoint. Find it on top of the View API Clients report, or in Public Web Services > Human Resources > View WSDL.',
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
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ISU_n8n',
			description: 'User name of the integration system user (ISU). "@tenant" is added automatically.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Web Services Version',
			name: 'version',
			type: 'string',
			default: '',
			placeholder: 'e.g. v46.1',
			description: 'Version of the SOAP services. If empty, that of the pasted URL is used, or v46.1.',
		},
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return authenticateIsu(credentials, requestOptions);
	}
}
