import type { Tenant } from '../../../tenant/server/index.mts';
import { Editor } from '../../editor/editor.mts';
import type { NodePanel } from '../../editor/nodePanel.mts';
import { holds, type Scenario } from '../../scenario.mts';
import type { Stage } from '../../stage.mts';
import { begunWorkflow } from './nodes.mts';

/** n8n tests a credential when it is saved: the tenant must have been asked. */
async function saved(stage: Stage, kind: string, save: () => Promise<string | undefined>): Promise<void> {
	const before = stage.tenant.requests.length;
	const refusal = await save();
	holds(refusal === undefined, `${kind}: ${refusal ?? ''}`);
	holds(stage.tenant.requests.length > before, `${kind}: it was saved, and nobody asked Workday whether it works`);
}

/** @returns the name of the second one */
async function connect(stage: Stage, editor: Editor, panel: NodePanel): Promise<string> {
	const { baseUrl, tenant, isu, oauth } = stage.tenant.credentials;
	const client = await panel.newCredential();
	await client.chooseType('OAuth2 (API Client)');
	const { clientId, clientSecret, refreshToken } = oauth;
	await client.paste({ servicesHost: `${baseUrl}/ccx/api/v1/${tenant}`, tokenUrl: oauth.tokenEndpoint, clientId, clientSecret, refreshToken });
	await editor.picture('credential-oauth2');
	await saved(stage, 'API client', async () => await client.save());
	await client.close();
	const user = await panel.newCredential();
	await user.chooseType('Integration System User');
	await user.paste({ servicesHost: `${baseUrl}/ccx/service/${tenant}/Human_Resources/v45.0?wsdl`, userName: isu.userName, password: isu.password });
	await editor.picture('credential-isu');
	const name = await user.name();
	await saved(stage, 'Integration system user', async () => await user.save());
	await user.close();
	return name;
}

/** Name of the organization at the top, as the list shows it. */
function topOrganization({ workforce }: Tenant): string {
	const [top] = workforce.organizations.all(new Set(['SUPERVISORY']));
	return top?.name ?? '';
}

export const firstSteps: Scenario = {
	name: 'In the editor: node added, both credentials pasted and tested, an organization picked, fields chosen, workers seen',
	needs: ['chromium'],
	async run(stage) {
		const editor = await Editor.open(stage.n8n.url);
		try {
			await editor.openWorkflow((await begunWorkflow(stage, 'First steps')).id);
			const organization = await editor.addAction('Workday', 'Get an organization');
			const credential = await connect(stage, editor, organization);
			const name = topOrganization(stage.tenant);
			// As a person looks for it: a part of the name, in small letters.
			await organization.pickFromList('Select an organization…', name.slice(0, -1).toLowerCase(), name);
			await organization.execute();
			await organization.sees(name);
			await editor.picture('organization');
			await organization.close();

			const workers = await editor.addAction('Workday', 'Get many workers');
			// The editor takes one of those that there are: here also those of other tenants.
			await workers.chooseCredential(credential);
			await workers.choose('output', 'Fields by XPath');
			await workers.addRow('Add Field', { name: 'title', path: 'Worker_Data/Employment_Data//Business_Title' });
			await workers.execute();
			await workers.sees('50 items');
			await workers.sees('title');
			await editor.picture('workers-xpath');
			await workers.close();
			holds(editor.pageErrorsOfOurs.length === 0, `The editor threw ${editor.pageErrorsOfOurs.join('; ')}`);
		} finally {
			await editor.close();
		}
	},
};
