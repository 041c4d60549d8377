import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { authenticationField } from './n8n/authenticationField';
import { workdayIsuApiTest, workdayOAuth2ApiTest } from './n8n/testButton';
import { nodeProperties } from './n8n/properties';
import { getReportCells, getReportColumns } from './n8n/reportColumns';
import { runOperation } from './n8n/runOperation';
import { searchOrganizations, searchOrganizationTypes, searchWorkers } from './n8n/search';
import { resources } from './operations';

export class Workday implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Workday',
		name: 'workday',
		icon: { light: 'file:workday.svg', dark: 'file:workday.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read workers, organizations, memberships and reports from Workday, write contact data, accounts and learning records back, or send it any other request',
		defaults: { name: 'Workday' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
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
		],
		properties: [authenticationField, ...nodeProperties(resources)],
	};

	methods = {
		credentialTest: { workdayIsuApiTest, workdayOAuth2ApiTest },
		loadOptions: { getReportCells, getReportColumns },
		listSearch: { searchOrganizations, searchOrganizationTypes, searchWorkers },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, resources);
	}
}
