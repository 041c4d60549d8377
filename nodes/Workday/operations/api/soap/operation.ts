/** Custom Call → SOAP: any operation of any of Workday's web services. */
import type { IDataObject } from 'n8n-workflow';
import { defineOperation, type ItemContext, type OperationContext, type OperationItem, type Session } from '../../../n8n/defineOperation';
import { readPaging } from '../../../n8n/paging';
import type { Parameters } from '../../../n8n/parameters';
import { hintAtNotes, ReadReport } from '../../../n8n/readReport';
import { readLimit, readResults, readXPathFields } from '../../../n8n/recordFields';
import { InvalidRequest } from '../../../workday/errors';
import { SERVICES } from '../../../workday/names';
import { asRecord, contentNames, exceptionsIn, responseIn, unreadPages } from '../../../workday/soap/customAnswer';
import { bodyFromXml, type CustomBody } from '../../../workday/soap/customBody';
import { bodyFromJson } from '../../../workday/soap/customJson';
import { changesData } from '../../../workday/soap/customOperation';
import { createCustomOutput, type CustomOutput } from '../../../workday/soap/customOutput';
import { pagedBody } from '../../../workday/soap/customPages';
import { recordPath, type RecordPath } from '../../../workday/soap/customRecord';
import { afterWrite } from '../../../workday/write/afterWrite';
import { NameTable } from '../../../xml/names';
import type { Tape } from '../../../xml/tape';
import { NOUN, plannedCall, readChangesData, RESOURCE, upTo } from '../customFields';
import { fields } from './fields';

/** What one input item asks for, checked. */
interface Call {
	service: string;
	body: CustomBody;
	isRead: boolean;
	names: NameTable;
}

type Item = Record<string, unknown>;

export const soap = defineOperation({
	resource: RESOURCE,
	operation: 'soap',
	name: 'SOAP',
	action: 'Call a SOAP operation',
	description: "Call any operation of Workday's web services, with a body of your own",
	properties: fields,
	asTool: 'customCalls',

	async *run(context: ItemContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const call = readCall(context, options);
		if (!call.isRead && !context.mayWrite) return yield plannedCall({ service: call.service, element: call.body.element, body: call.body.xml });
		if (!call.isRead) context.tellsOfChange();
		const wantsRecords = parameters.choice('result', 'Result', ['answer', 'records'], 'answer') === 'records';
		try {
			if (wantsRecords) yield* records(context, options, call);
			else yield await wholeAnswer(context, options, call);
		} catch (error) {
			throw call.isRead ? error : afterWrite(error);
		}
	},
});

function readCall(context: OperationContext, options: Parameters): Call {
	const { parameters } = context;
	const service = parameters.text('service', 'Service') || SERVICES.humanResources;
	const operation = parameters.text('operationName', 'Operation Name').replace(/^wd:/, '');
	const asJson = parameters.choice('bodyAs', 'Body As', ['xml', 'json'], 'xml') === 'json';
	const body = asJson ? bodyFromJson(parameters.raw('bodyJson'), operation) : bodyFromXml(parameters.text('bodyXml', 'Body (XML)'), operation);
	return { service, body, isRead: !readChangesData(context, options, changesData(body.element)), names: new NameTable() };
}

async function wholeAnswer(context: OperationContext, options: Parameters, call: Call): Promise<OperationItem> {
	// Its name is not known yet; whatever it is, paths are relative to it.
	const output = readOutput(context.parameters, options, call, { uri: '', local: '' });
	const { client } = await context.connect(options);
	const envelope = await client.call({ ...call, body: call.body.xml });
	hintAtAnswer(context, envelope);
	const response = responseIn(envelope);
	const record = response === undefined ? undefined : asRecord(envelope, response, call.names);
	if (record === undefined) context.hint('Workday answered without content, as some operations do when all went well.');
	const item = record === undefined ? output.empty() : output.read(record);
	if (record !== undefined) hintAtFields(context, output, 'the answer');
	return { json: item as IDataObject };
}

async function* records(context: OperationContext, options: Parameters, call: Call): AsyncGenerator<OperationItem> {
	const { parameters } = context;
	const path = recordPath(parameters.text('recordElement', 'Record Element'));
	const output = readOutput(parameters, options, call, path.record);
	const limit = readLimit(parameters);
	const columns = parameters.text('output', 'Output') === 'xpath' ? Object.keys(output.empty()) : undefined;
	const results = readResults(parameters, options, columns, NOUN);
	const allPages = parameters.flag('readAllPages', 'Read All Pages');
	if (allPages && !call.isRead) {
		throw new InvalidRequest('Read All Pages', `${call.body.element} may change something and is sent once only. If it only reads, say so in Changes Data`);
	}
	const pages = allPages ? pagedBody(call.body.xml) : undefined;
	const paging = readPaging(options);
	const session = await context.connect(options);

	let given = 0;
	const map = (record: Tape): Item | undefined => {
		if (!path.fits(record)) return undefined;
		given++;
		return output.read(record);
	};
	if (pages) {
		const report = new ReadReport();
		const { service, names } = call;
		const request = { service, operation: call.body.element, record: path.record, names, buildBody: pages, map };
		const items = session.client.read<Item>(request, { ...paging, limit, onNote: report.note });
		yield* results.give(items, session, () => report.yielded);
		hintAtNotes(context, report, NOUN);
	} else {
		yield* results.give(oneAnswer(context, session, call, path, map, limit), session, () => Math.min(given, limit));
	}
	if (given > 0) hintAtFields(context, output, 'any record');
	else if (allPages) context.hint(`No page holds an element ${path.text}, or there are none. Check Record Element.`);
}

async function* oneAnswer(
	context: OperationContext,
	session: Session,
	call: Call,
	path: RecordPath,
	map: (record: Tape) => Item | undefined,
	limit: number,
): AsyncGenerator<Item, undefined> {
	let inHead: string[] = [];
	let any = false;
	const items = session.client.records<Item>({
		...call,
		body: call.body.xml,
		record: path.record,
		onHead: (head) => {
			inHead = contentNames(head);
			hintAtAnswer(context, head);
		},
		map: (record) => {
			const item = map(record);
			any ||= item !== undefined;
			return item;
		},
	});
	yield* upTo(items, limit, () => context.hint(`Reading stopped at the limit of ${limit}. Return All reads every record.`));
	if (!any) context.hint(`The answer holds no element ${path.text}.${inHead.length > 0 ? ` It holds ${inHead.join(', ')}.` : ''}`);
	return undefined;
}

function readOutput(parameters: Parameters, options: Parameters, { names }: Call, record: RecordPath['record']): CustomOutput {
	const kind = parameters.choice('output', 'Output', ['json', 'xml', 'xpath'], 'json');
	return createCustomOutput({ kind, xpathFields: readXPathFields(parameters), lists: options.list('alwaysLists', 'Always Lists') }, record, names);
}

/** @param answer all of it, or what stands in front of the first record */
function hintAtAnswer(context: OperationContext, answer: Tape): void {
	for (const text of exceptionsIn(answer)) context.hint(`Workday answered without a fault, but reports: ${text}`, 'warning');
	const pages = unreadPages(answer);
	if (pages !== undefined) context.hint(`This is page 1 of ${pages}. Read All Pages reads the others.`);
}

function hintAtFields(context: OperationContext, output: CustomOutput, where: string): void {
	for (const field of output.neverFound()) context.hint(`The field "${field}" found nothing in ${where}. Check its path.`, 'warning');
}
