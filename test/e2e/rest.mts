/** n8n's REST interface, as the editor uses it. */
import { pause } from './until.mts';

export interface Answer {
	status: number;
	/** What n8n wraps into `data`, or the whole body. */
	data: unknown;
}

/** Who set the instance up. */
export const OWNER = { email: 'owner@example.com', firstName: 'Test', lastName: 'Owner', password: 'Passw0rd-of-a-test' };

/** A session of the instance's owner, who is set up by the first one. */
export class Rest {
	private cookie = '';

	private constructor(private readonly url: string) {}

	static async connect(url: string): Promise<Rest> {
		const rest = new Rest(`${url}/rest`);
		const settings = field(await rest.get('/settings'), 'userManagement');
		const fresh = field(settings, 'showSetupOnFirstLoad') === true;
		const { email: emailOrLdapLoginId, password } = OWNER;
		if (fresh) await rest.post('/owner/setup', OWNER);
		else await rest.post('/login', { emailOrLdapLoginId, password });
		return rest;
	}

	/** Throws unless n8n accepts. */
	async get(path: string): Promise<unknown> {
		return accepted('GET', path, await this.send('GET', path));
	}

	/** Throws unless n8n accepts. */
	async post(path: string, body: object): Promise<unknown> {
		return accepted('POST', path, await this.send('POST', path, body));
	}

	/** Throws unless n8n has it. */
	async download(path: string): Promise<Buffer> {
		const response = await fetch(this.url + path, { headers: this.headers() });
		if (!response.ok) throw new Error(`n8n refused GET ${path} with ${response.status}`);
		return Buffer.from(await response.arrayBuffer());
	}

	async send(method: string, path: string, body?: object): Promise<Answer> {
		const request = { method, headers: this.headers(), ...(body && { body: JSON.stringify(body) }) };
		const ask = async (): Promise<Response> => await fetch(this.url + path, request);
		// n8n closes a connection that was idle, at the moment at which it is used again.
		let response = await (method === 'GET' ? ask().catch(ask) : ask());
		for (let tries = 0; tries < MOST_TRIES && (await isAsleep(response)); tries++) {
			await pause(1000);
			response = await ask();
		}
		for (const cookie of response.headers.getSetCookie()) {
			if (cookie.startsWith('n8n-auth=')) this.cookie = cookie.split(';')[0] ?? '';
		}
		const text = await response.text();
		const json: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
		return { status: response.status, data: field(json, 'data') ?? json };
	}

	/** n8n binds a session to the browser that it was opened in. */
	private headers(): Record<string, string> {
		return { 'content-type': 'application/json', cookie: this.cookie, 'browser-id': 'e2e' };
	}
}

/** Busy with a large execution, n8n takes its database for lost for a while, and does nothing of what is asked. */
async function isAsleep(response: Response): Promise<boolean> {
	return response.status === 503 && (await response.clone().text()).includes('Database is not ready');
}

const MOST_TRIES = 120;

function accepted(method: string, path: string, { status, data }: Answer): unknown {
	if (status >= 200 && status < 300) return data;
	throw new Error(`n8n refused ${method} ${path} with ${status}: ${JSON.stringify(data).slice(0, 500)}`);
}

/** Property of something that came from outside. */
export function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

export function textField(value: unknown, name: string): string {
	const found = field(value, name);
	return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

export function listField(value: unknown, name: string): unknown[] {
	const found = field(value, name);
	return Array.isArray(found) ? found : [];
}
