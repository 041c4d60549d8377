/** What the docs give to copy: carried out in the engine, and what came of it held. */
import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { canonicalXml, childElements, childNamed, parseElement } from '../../support/canonicalXml.mts';
import { runAsTool } from '../../support/engine-uses.mts';
import { startTenant, type Tenant } from '../../tenant/server/index.mts';
import { startScripted } from '../../workday/scriptedServer.mts';
import { parametersOf } from '../contactWrites.mts';
import { credentialFor, runNode } from '../workdayNode.mts';
import { updateAccount, updateContact } from './writes.mts';

type Run = (text: string, tenant: Tenant) => Promise<void>;

const NAMESPACE = 'urn:com.workday/bsvc';
const ENVELOPE = (body: string) => `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body>${body}</env:Body></env:Envelope>`;

/** What stands in the SOAP Body after the node sent it: no tenant of ours knows every operation. */
async function sent(parameters: IDataObject, tenant: Tenant): Promise<string> {
	await using server = await startScripted(() => ({ headers: { 'content-type': 'text/xml' }, body: ENVELOPE(`<wd:Answer xmlns:wd="${NAMESPACE}"/>`) }));
	const run = await runNode(tenant, { resource: 'customCall', operation: 'soap', ...parameters }, { credential: { servicesHost: server.origin } });
	expect([run.message, server.received.length]).toEqual(['', 1]);
	const body = childNamed(parseElement(server.received[0]?.body ?? ''), 'Body');
	const [request] = body ? childElements(body) : [];
	return request ? canonicalXml(request, NAMESPACE) : '';
}

const asXml = (text: string) => canonicalXml(parseElement(text), NAMESPACE);

const soapJson: Run = async (bodyJson, tenant) => {
	const request = await sent({ operationName: 'Get_Job_Profiles', bodyAs: 'json', bodyJson }, tenant);
	expect(request).toBe(asXml(
		`<Get_Job_Profiles_Request xmlns="${NAMESPACE}" xmlns:wd="${NAMESPACE}"><Request_References wd:Skip_Non_Existing_Instances="true">
		<Job_Profile_Reference><ID wd:type="Job_Profile_ID">Benefits_Manager</ID></Job_Profile_Reference>
		<Job_Profile_Reference><ID wd:type="Job_Profile_ID">Research &amp; Development</ID></Job_Profile_Reference>
		</Request_References></Get_Job_Profiles_Request>`,
	));
};

/** Blocks of XML are requests of Custom Call > SOAP. */
export const XML_RUNS: Readonly<Record<string, Run>> = {
	'docs/custom-calls.md: The body in XML': async (bodyXml, tenant) => {
		const declared = bodyXml.replace('>', ` xmlns:wd="${NAMESPACE}">`);
		expect(await sent({ bodyAs: 'xml', bodyXml }, tenant)).toBe(asXml(declared));
	},
};

const groupsOfAName: Run = async (bodyJson, tenant) => {
	const request = await sent({ operationName: 'Get_Assign_User-Based_Security_Group', bodyAs: 'json', bodyJson }, tenant);
	expect(request).toBe(asXml(
		`<Get_Assign_User-Based_Security_Group_Request xmlns="${NAMESPACE}"><Request_Criteria><Name>HR Administrator</Name></Request_Criteria></Get_Assign_User-Based_Security_Group_Request>`,
	));
};

const account: Run = async (text, tenant) => {
	expect(await updateAccount(tenant, JSON.parse(text) as IDataObject)).toMatchObject({ outcome: 'completed', worker: { userName: 'ana.lima' } });
};

const contacts: Run = async (text, tenant) => {
	const { item, now } = await updateContact(tenant, JSON.parse(text));
	expect(item.outcome).toBe('completed');
	expect(now.email.filter(({ usage, primary }) => usage === 'WORK' && primary).map(({ address }) => address)).toEqual(['ana@example.com']);
	expect(now.phone.filter(({ usage }) => usage === 'HOME').map(({ device }) => device)).toEqual(['Mobile']);
};

/** Its content has to be there; its worker is the tenant's first. */
const learningRecord: Run = async (text, _tenant) => {
	const tenant = await startTenant({ workers: 20 });
	try {
		const values = JSON.parse(text) as { contentId: string; recordId: string };
		const put = async (resource: string, valuesJson: IDataObject | string) => (await runNode(tenant, { resource, operation: 'put', specifyValues: 'json', valuesJson })).json;
		expect(await put('learningContent', { contentId: values.contentId, title: 'Ethics' })).toMatchObject([{ outcome: 'completed' }]);
		expect(await put('learningRecord', text)).toMatchObject([{ outcome: 'completed' }]);
		expect([...tenant.desk.learning.Learning_Imported_Record.keys()]).toEqual([values.recordId]);
	} finally {
		await tenant.close();
	}
};

/** What an agent is answered, word by word. */
const plannedForAnAgent: Run = async (text, tenant) => {
	const { type, data } = credentialFor(tenant);
	const worker = tenant.workforce.wid(tenant.workforce.example('severalJobs'));
	const parameters = parametersOf({ worker, emails: [{ address: 'ana@example.com' }], authentication: 'isu' }) as Record<string, NodeParameterValueType>;
	const { answers } = await runAsTool('n8n-nodes-workday.workday', parameters, {}, { credentials: { [type]: data } });
	expect(answers).toMatchObject([[JSON.parse(text)]]);
	expect(tenant.audit).toEqual([]);
};

/** By name of the block. */
export const RUNS: Readonly<Record<string, Run>> = {
	'docs/ai-tool.md: Writes': plannedForAnAgent,
	'docs/custom-calls.md: The body in JSON': soapJson,
	'docs/learning.md: What is sent, and what is left alone': learningRecord,
	'docs/memberships.md: Security groups': groupsOfAName,
	'docs/update-account.md: Changes as JSON': account,
	'docs/update-contact.md: Changes as JSON': contacts,
};
