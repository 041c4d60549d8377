import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { authenticationField } from './n8n/authenticationField';
import { searchOrganizations } from './n8n/search';
import { workdayIsuApiTest, workdayOAuth2ApiTest } from './n8n/testButton';
import { triggerFields } from './trigger/fields';
import { poll } from './trigger/poll';

export class WorkdayTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Workday Trigger',
		name: 'workdayTrigger',
		icon: { light: 'file:workday.svg', dark: 'file:workday.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ [].concat($parameter["watch"]).join(", ") }}',
		description: 'Starts the workflow when workers are hired, change, go on leave or leave, and when organizations change',
		defaults: { name: 'Workday Trigger' },
		polling: true,
		inputs: [],
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
		properties: [authenticationField, ...triggerFields],
	};

	methods = {
		credentialTest: { workdayIsuApiTest, workdayOAuth2ApiTest },
		listSearch: { searchOrganizations },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
