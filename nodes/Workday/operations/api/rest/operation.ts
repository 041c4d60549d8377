/** Custom Call → REST: any request to any of Workday's REST services. */
import type { IDataObject } from 'n8n-workflow';
import { defineOperation, type ItemContext, type OperationContext, type OperationItem, type Session } from '../../../n8n/defineOperation';
import type { Parameters } from '../../../n8n/parameters';
import { hintAtNotes, ReadReport } from '../../../n8n/readReport';
import { readLimit, readResults } from '../../../n8n/recordFields';
import { storeAnswer } from '../../../n8n/storeAnswer';
import { refusePassword } from '../../../n8n/tokensOnly';
import { InvalidRequest } from '../../../workday/errors';
import { restAddress, type RestAddress } from '../../../workday/rest/address';
import { asRecord, bodyOf, fileNameOf, METHODS, recordsIn, refusePaging, requestOf, type RestCall } from '../../../workday/rest/call';
import { LARGEST_PAGE, readCollection } from '../../../workday/rest/collection';
import { isJson, readJson } from '../../../workday/rest/json';
import type { Query } from '../../../workday/web/address';
import type { WebAnswer } from '../../../workday/web/ask';
import { afterWrite } from '../../../workday/write/afterWrite';
import { NOUN, plannedCall, readChangesData, RESOURCE, upTo } from '../customFields';
import { fields } from './fields';

const RESULTS = ['answer', 'file', 'records'] as const;
const JSON_FIRST = 'application/json, */*;q=0.5';
type Item = Record<string, unknown>;

/** What came back, read to its end. */
type Received = { kind: 'json'; content: unknown; status: number } | { kind: 'file'; item: OperationItem };

export const rest = defineOperation({
	resource: RESOURCE,
	operation: 'rest',
	name: 'REST',
	action: 'Call a REST service',
	description: "Send any request to Workday's REST services",
	properties: fields,
	asTool: 'customCalls',

	async *run(context: ItemContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		refusePassword(parameters);
		const typed = readTyped(context, options);
		const session = await context.connect(options);
		const address = restAddress(parameters.text('address', 'Path or URL'), session.connection);
		const call: RestCall = { ...typed, path: address.path, query: [...address.query, ...typed.query] };
		if (!call.isRead && !context.mayWrite) return yield plannedCall({ method: call.method, path: call.path, query: call.query.map(([name, value]) => ({ name, value })), body: call.body?.text ?? null });
		if (!call.isRead) context.tellsOfChange();
		const run = new Run(context, options, session, call, address);
		try {
			yield* run.items();
		} catch (error) {
			throw call.isRead ? error : afterWrite(error);
		}
	},
});

function readTyped(context: OperationContext, options: Parameters): Omit<RestCall, 'path'> {
	const { parameters } = context;
	const method = parameters.choice('method', 'Method', METHODS, 'GET');
	return { method, query: readQuery(parameters), body: method === 'GET' ? undefined : readBody(parameters), isRead: !readChangesData(context, options, method !== 'GET') };
}

function readBody(parameters: Parameters): RestCall['body'] {
	// Without its body a write may do something else.
	if (parameters.cameOutEmpty('body')) throw new InvalidRequest('Body', 'an expression gave nothing. Leave the field empty to send no body');
	return bodyOf(parameters.raw('body'));
}

function readQuery(parameters: Parameters): Query {
	return parameters.rows('queryParameters', 'parameter', 'Query Parameters').map((row) => {
		const name = row.text('name', 'Query Parameters, Name');
		if (name === '') throw new InvalidRequest('Query Parameters', 'a row has no name');
		const value = row.text('value', `Query Parameters, ${name}`);
		// Sent empty, a filter may let everything through.
		if (value === '') throw new InvalidRequest('Query Parameters', `"${name}" has no value. Remove the row, or see what its expression gives`);
		return [name, value] as const;
	});
}

class Run {
	private readonly reasons = new Set<string>();

	constructor(
		private readonly context: OperationContext,
		private readonly options: Parameters,
		private readonly session: Session,
		private readonly call: RestCall,
		private readonly address: RestAddress,
	) {}

	async *items(): AsyncGenerator<OperationItem> {
		const { parameters } = this.context;
		const result = parameters.choice('result', 'Result', RESULTS, 'records');
		if (result === 'records') yield* this.records();
		else {
			const received = await this.ask(result === 'file');
			yield received.kind === 'file' ? received.item : { json: asRecord(received.content) as IDataObject };
		}
		if (this.reasons.size > 0) this.context.hint(`The request was sent again (${[...this.reasons].join('; ')}).`);
	}

	private async *records(): AsyncGenerator<OperationItem> {
		const { context, options, session } = this;
		const { parameters } = context;
		const limit = readLimit(parameters);
		const results = readResults(parameters, options, undefined, NOUN);
		if (parameters.flag('readAllPages', 'Read All Pages')) {
			const report = new ReadReport();
			yield* results.give(this.pages(limit, report), session, () => report.yielded);
			hintAtNotes(context, report, NOUN);
			if (report.yielded === 0) context.hint('The collection is empty. The user of the API client sees only what its security groups may see.');
			return;
		}
		const received = await this.ask(false);
		if (received.kind === 'file') {
			yield received.item;
			return;
		}
		const { records, total } = recordsIn(received.content);
		const isPart = total !== undefined && total > records.length;
		const cut = () => context.hint(`${limit} of ${records.length} records are given, up to the limit. Return All gives every one.`);
		yield* results.give(upTo(all(records), limit, cut), session, () => Math.min(records.length, limit));
		if (isPart) context.hint(`Workday sent ${records.length} of ${total} records. Read All Pages reads the others.`);
	}

	private pages(limit: number, report: ReadReport): AsyncGenerator<Item, undefined> {
		const { method, path, query, body, isRead } = this.call;
		if (!isRead) throw new InvalidRequest('Read All Pages', `${method} may change something and is sent once only. If it only reads, say so in Changes Data`);
		if (method !== 'GET' && method !== 'POST') throw new InvalidRequest('Read All Pages', `pages are read by GET, or by POST, not by ${method}`);
		refusePaging(query);
		const pageSize = this.options.integer('pageSize', 'Page Size', LARGEST_PAGE, { min: 1, max: LARGEST_PAGE });
		return readCollection(this.session.client, { path, query, method, identity: 'content', ...(body && { body }) }, { pageSize, limit, onNote: report.note });
	}

	private async ask(asFile: boolean): Promise<Received> {
		const request = requestOf(this.call, asFile ? '*/*' : JSON_FIRST);
		const received = await this.session.client.askWhole(request, (answer) => this.take(answer, asFile), ({ reason }) => this.reasons.add(reason));
		if (received.kind === 'json' && received.content === undefined) {
			this.context.hint(`Workday answered without content (status ${received.status}), as it does when there is nothing to say.`);
		}
		return received;
	}

	private async take(answer: WebAnswer, asFile: boolean): Promise<Received> {
		const { status, mediaType } = answer;
		// A page of HTML is read as JSON would be, which refuses it: somebody's page to sign in is no result.
		if ((!asFile && isJson(mediaType)) || /html/.test(mediaType) || status === 204) return { kind: 'json', content: await readJson(answer), status };
		const fileName = this.options.text('fileName', 'File Name') || fileNameOf(answer, this.address.name);
		const type = mediaType || 'application/octet-stream';
		const { binary, bytes } = await storeAnswer(this.session, answer, fileName, type);
		const property = this.context.parameters.text('binaryPropertyName', 'Put Output File in Field') || 'data';
		return { kind: 'file', item: { json: { fileName, mimeType: type, bytes }, binary: { [property]: binary } } };
	}
}

async function* all(records: readonly Item[]): AsyncGenerator<Item, undefined> {
	yield* records;
	return undefined;
}
