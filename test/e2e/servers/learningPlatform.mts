/** A learning platform as many are: members and completions in pages, invited by POST and removed by DELETE, with a key. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort } from './freePort.mts';

export interface Member {
	id: string;
	/** Null: not invited from elsewhere, such as the platform's own administrators. */
	externalId: string | null;
	employeeId: string | null;
	email: string;
	firstName: string;
	lastName: string;
}

export interface Completion {
	id: string;
	employeeId: string;
	courseId: string;
	course: string;
	about: string;
	/** A day. */
	completed: string;
	passed: boolean;
}

export interface LearningPlatform {
	readonly url: string;
	/** What a person types into n8n's Header Auth credential. */
	readonly credential: Readonly<{ name: string; value: string }>;
	readonly members: Map<string, Member>;
	readonly completions: Completion[];
	/** E-mail addresses that it takes for invalid. */
	readonly refused: Set<string>;
	/** Requests that changed something, as `POST /members`. */
	readonly changes: string[];
	stop(): Promise<void>;
}

const PAGE = 20;

interface Answer {
	status: number;
	body?: object;
}

export async function startLearningPlatform(key: string): Promise<LearningPlatform> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}/api`;
	const credential = { name: 'X-Api-Key', value: key };
	const state = { url, members: new Map<string, Member>(), completions: [] as Completion[], refused: new Set<string>(), changes: [] as string[] };
	const server = createServer((request, response) => {
		void answer(request).then(({ status, body }) => send(response, status, body), () => send(response, 500, { error: 'internal' }));
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return {
		...state,
		credential,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};

	async function answer(request: IncomingMessage): Promise<Answer> {
		if (request.headers['x-api-key'] !== key) return { status: 401, body: { error: 'Unknown key' } };
		const { pathname, searchParams } = new URL(request.url ?? '', url);
		const [, , collection, id = ''] = pathname.split('/');
		const way = `${request.method} /${collection}`;
		if (way === 'GET /members') return page('members', [...state.members.values()], searchParams);
		if (way === 'GET /completions') return page('completions', since(searchParams.get('since')), searchParams);
		if (way === 'POST /members') return invite(JSON.parse(await bodyOf(request)) as Omit<Member, 'id'>);
		if (way === 'DELETE /members') return remove(decodeURIComponent(id));
		return { status: 404, body: { error: 'Not found' } };
	}

	function page(name: string, all: readonly object[], query: URLSearchParams): Answer {
		const from = Number(query.get('from') ?? 0);
		query.set('from', String(from + PAGE));
		const next = from + PAGE < all.length ? `${url}/${name}?${query}` : null;
		return { status: 200, body: { [name]: all.slice(from, from + PAGE), next } };
	}

	function since(day: string | null): Completion[] {
		return state.completions.filter(({ completed }) => completed >= (day ?? ''));
	}

	function invite(wanted: Omit<Member, 'id'>): Answer {
		const { externalId, email } = wanted;
		if (!email || state.refused.has(email)) return { status: 422, body: { message: `${email} is no address` } };
		if ([...state.members.values()].some((member) => member.email === email || member.externalId === externalId)) return { status: 409, body: { message: 'Invited already' } };
		state.changes.push('POST /members');
		const id = `m-${state.changes.length}`;
		state.members.set(id, { id, ...wanted });
		return { status: 201, body: { id } };
	}

	function remove(id: string): Answer {
		if (!state.members.delete(id)) return { status: 404, body: { message: 'No such member' } };
		state.changes.push('DELETE /members');
		return { status: 204 };
	}
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of request) text += String(chunk);
	return text;
}

function send(response: ServerResponse, status: number, body: object | undefined): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(body && JSON.stringify(body));
}
