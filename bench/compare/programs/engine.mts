/**
 * A workflow in a real n8n's engine, with the nodes of that n8n and this package's. Argument: `Turn<EngineWay>` as JSON.
 * Runs from a folder in which `n8n-core` is that n8n's (`n8nFolder.mts`).
 */
import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { chain, items, node, runWorkflow, usesCredential, type WorkflowJson, type WorkflowRun } from '../../../test/support/engine.mts';
import { play, type Turn } from '../turns/turn.mts';
import { FIELDS } from '../workerFields.mts';

/** `http`: HTTP Request, XML, Split Out; every other is an output of this package's node. */
export interface EngineWay {
	output: 'http' | 'profile' | 'xpath' | 'json';
	returnAs: 'items' | 'file';
}

const NODE = 'Workday';
const SPLIT = 'Split Out';
const VERSION = 'v46.1';
const RECORDS = 'env:Envelope.env:Body.wd:Get_Workers_Response.wd:Response_Data.wd:Worker';

/** The nodes that people use instead. */
const OTHERS = { httpRequest: 'HttpRequest/HttpRequest', xml: 'Xml/Xml', splitOut: 'Transform/SplitOut/SplitOut' };

function load(path: string): INodeType {
	const exported: Record<string, new () => INodeType> = require(`n8n-nodes-base/dist/nodes/${path}.node.js`);
	const [constructor] = Object.values(exported);
	if (!constructor) throw new Error(`${path} exports no class`);
	return new constructor();
}

function ownWorkflow({ pageSize, way: { output, returnAs } }: Turn<EngineWay>): WorkflowJson {
	const xpathFields = { field: FIELDS };
	const parameters = { authentication: 'isu', resource: 'worker', operation: 'getAll', returnAll: true, returnAs, output, xpathFields, options: { pageSize } };
	return chain(node(NODE, 'n8n-nodes-workday.workday', { parameters: toParameters(parameters), ...usesCredential('workdayIsuApi') }));
}

/** One item a page goes in, as people page who know how many there are. */
function httpWorkflow({ server, tenant, pages, pageSize }: Turn<EngineWay>): WorkflowJson {
	const request = {
		method: 'POST',
		url: `${server}/ccx/service/${tenant}/Human_Resources/${VERSION}`,
		sendBody: true,
		contentType: 'raw',
		rawContentType: 'text/xml',
		body: `=${envelope(pageSize)}`,
		// Left to find out by itself that the answer is text: told so, it gives a raw body's answer as a stream's inside (n8n 2.41).
		options: {},
	};
	return chain(
		items(...Array.from({ length: pages }, (_, index) => ({ page: index + 1 }))),
		node('HTTP Request', 'n8n-nodes-base.httpRequest', { typeVersion: 4.2, parameters: toParameters(request) }),
		node('XML', 'n8n-nodes-base.xml', { parameters: { mode: 'xmlToJson', dataPropertyName: 'data', options: {} } }),
		node(SPLIT, 'n8n-nodes-base.splitOut', { parameters: { fieldToSplitOut: RECORDS, options: {} } }),
	);
}

function envelope(pageSize: number): string {
	return (
		'<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wd="urn:com.workday/bsvc"><soapenv:Body>' +
		`<wd:Get_Workers_Request wd:version="${VERSION}"><wd:Response_Filter><wd:Page>{{ $json.page }}</wd:Page><wd:Count>${pageSize}</wd:Count>` +
		'</wd:Response_Filter></wd:Get_Workers_Request></soapenv:Body></soapenv:Envelope>'
	);
}

/** A workflow's JSON holds nothing else. */
const toParameters = (parameters: object) => JSON.parse(JSON.stringify(parameters)) as WorkflowJson['nodes'][number]['parameters'];

function foundIn(run: WorkflowRun, { output, returnAs }: EngineWay): number {
	const given: INodeExecutionData[] = run.items(output === 'http' ? SPLIT : NODE);
	return returnAs === 'items' ? given.length : Number(given[0]?.json.workers);
}

async function main(): Promise<void> {
	const nodeTypes = Object.fromEntries(Object.entries(OTHERS).map(([name, path]) => [`n8n-nodes-base.${name}`, load(path)]));
	await play<EngineWay>(async (turn) => {
		const { server, tenant, way } = turn;
		const credential: IDataObject = { servicesHost: server, tenant, userName: 'ISU_n8n', password: 'none is looked at', version: VERSION };
		const run = await runWorkflow(way.output === 'http' ? httpWorkflow(turn) : ownWorkflow(turn), {
			credentials: { workdayIsuApi: credential as Record<string, string> },
			nodeTypes,
			mode: 'trigger',
			binaryData: 'filesystem',
		});
		if (run.error) throw run.error;
		return foundIn(run, way);
	});
	// n8n-core leaves timers behind.
	process.exit();
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
