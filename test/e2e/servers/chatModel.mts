/**
 * A language model behind the address of OpenAI's chat completions, without a model: it receives the conversation and the
 * tools, checks what OpenAI documents of both, and answers as the scenario says. What it was told stays here, word for word.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { field, listField, textField } from '../rest.mts';
import { openDoor } from './door.mts';

export interface Tool {
	name: string;
	description: string;
	/** Names of its parameters. */
	parameters: string[];
}

export interface Message {
	role: string;
	content: string;
}

export interface Conversation {
	messages: Message[];
	tools: Tool[];
	/** What the tools have answered so far, in order, each with the name of the tool. */
	results: Array<{ tool: string; content: string }>;
}

/** Tools to call, side by side, or what to say in the end. */
export type Turn = { calls: Array<{ tool: string; arguments: Record<string, unknown> }> } | { say: string };

export interface ChatModel {
	/** For the credential: with the version, as OpenAI's own. */
	readonly url: string;
	/** Bodies of all requests, as they came. */
	readonly heard: string[];
	/** What was not as documented. */
	readonly problems: string[];
	stop(): Promise<void>;
}

const PATH = '/v1/chat/completions';
const ROLES = ['system', 'user', 'assistant', 'tool', 'developer'];
const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/** @param play the next turn; what it throws is told to n8n as an error of the model */
export async function startChatModel(play: (conversation: Conversation) => Turn, apiKey: string): Promise<ChatModel> {
	const heard: string[] = [];
	const problems: string[] = [];
	let calls = 0;
	const door = await openDoor((request, response) => void answer(request, response).catch((error: unknown) => send(response, 400, failure(String(error)))));
	return { url: `${door.url}/v1`, heard, problems, stop: () => door.stop() };

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const text = await bodyOf(request);
		heard.push(text);
		const wrong = [...wrongWithRequest(request, apiKey), ...wrongWithBody(JSON.parse(text))];
		problems.push(...wrong);
		if (wrong.length > 0) return send(response, 400, failure(wrong.join('; ')));
		send(response, 200, completion(play(conversationIn(JSON.parse(text)))));
	}

	function completion(turn: Turn): object {
		const message =
			'say' in turn
				? { role: 'assistant', content: turn.say, refusal: null }
				: { role: 'assistant', content: null, refusal: null, tool_calls: turn.calls.map((call) => ({ id: `call_${++calls}`, type: 'function', function: { name: call.tool, arguments: JSON.stringify(call.arguments) } })) };
		return {
			id: `chatcmpl-${heard.length}`,
			object: 'chat.completion',
			created: 1_700_000_000,
			model: 'played',
			choices: [{ index: 0, message, logprobs: null, finish_reason: 'say' in turn ? 'stop' : 'tool_calls' }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}
}

function send(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const failure = (message: string): object => ({ error: { message, type: 'invalid_request_error', param: null, code: null } });

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString('utf8');
}

function* wrongWithRequest({ method, url, headers }: IncomingMessage, apiKey: string): Generator<string> {
	if (method !== 'POST' || url !== PATH) yield `${String(method)} ${String(url)} is not POST ${PATH}`;
	if (headers.authorization !== `Bearer ${apiKey}`) yield 'no Bearer with the key';
	if (!/^application\/json/.test(headers['content-type'] ?? '')) yield 'the body is not said to be JSON';
}

function* wrongWithBody(body: unknown): Generator<string> {
	if (textField(body, 'model') === '') yield 'no model';
	if (field(body, 'stream') === true) yield 'a stream, which is not played here';
	for (const tool of listField(body, 'tools')) yield* wrongWithTool(tool);
	yield* wrongWithMessages(listField(body, 'messages'));
}

function* wrongWithTool(tool: unknown): Generator<string> {
	const called = field(tool, 'function');
	const name = textField(called, 'name');
	if (textField(tool, 'type') !== 'function') yield `the tool ${name} is no function`;
	if (!TOOL_NAME.test(name)) yield `"${name}" cannot be the name of a tool`;
	if (textField(called, 'description').length < 10) yield `${name} says nothing about itself`;
	if (textField(field(called, 'parameters'), 'type') !== 'object') yield `${name} has no schema of an object`;
}

/** Every call of a tool is answered once, right after it, and nothing else is. */
function* wrongWithMessages(messages: readonly unknown[]): Generator<string> {
	if (messages.length === 0) yield 'no messages';
	let open: string[] = [];
	for (const message of messages) {
		const role = textField(message, 'role');
		if (!ROLES.includes(role)) yield `"${role}" is no role`;
		if (role === 'tool') {
			const id = textField(message, 'tool_call_id');
			if (!open.includes(id)) yield `an answer to ${id}, which was not called`;
			open = open.filter((one) => one !== id);
			continue;
		}
		if (open.length > 0) yield `${open.join(', ')} has no answer`;
		open = listField(message, 'tool_calls').map((call) => textField(call, 'id'));
	}
	if (open.length > 0) yield `${open.join(', ')} has no answer`;
}

function conversationIn(body: unknown): Conversation {
	const names = new Map<string, string>();
	const results: Conversation['results'] = [];
	const messages = listField(body, 'messages').map((message): Message => {
		for (const call of listField(message, 'tool_calls')) names.set(textField(call, 'id'), textField(field(call, 'function'), 'name'));
		const content = contentOf(field(message, 'content'));
		if (textField(message, 'role') === 'tool') results.push({ tool: names.get(textField(message, 'tool_call_id')) ?? '', content });
		return { role: textField(message, 'role'), content };
	});
	return { messages, results, tools: listField(body, 'tools').map(toolOf) };
}

/** Text, or parts of which some are text. */
const contentOf = (content: unknown): string => (typeof content === 'string' ? content : Array.isArray(content) ? content.map((part) => textField(part, 'text')).join('') : '');

function toolOf(tool: unknown): Tool {
	const called = field(tool, 'function');
	const properties = field(field(called, 'parameters'), 'properties');
	return { name: textField(called, 'name'), description: textField(called, 'description'), parameters: Object.keys(typeof properties === 'object' && properties !== null ? properties : {}) };
}
