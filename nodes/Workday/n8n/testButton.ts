/**
 * The Test button: one request for nobody, one sign-in, and a message that says what to do next. n8n's declarative test
 * sees only the HTTP status, which is 500 for nearly everything that SOAP has to say.
 */
import { randomUUID } from 'crypto';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { qualifiedUserName, connectionOf } from '../workday/connection/connection';
import { checkConnection } from '../workday/connection/check';
import { InvalidRequest, WorkdayError } from '../workday/errors';
import { toTransportError } from '../workday/connection/networkFailure';
import { processTokens, tokenSettings } from '../workday/oauth';
import { withUsernameToken } from '../workday/soap/security';
import { textField } from '../workday/values/text';
import { lowerCaseNames, type HttpRequest, type HttpResponse, type Transport } from '../workday/transport';
import { systemClock } from './systemClock';

/** A person is waiting at the button. */
const TIMEOUT_MS = 60_000;

type Credential = ICredentialDataDecryptedObject;

export async function workdayIsuApiTest(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	return await check('isu', credential.data ?? {}, (data, connection) => {
		const send = testTransport(this);
		const userName = qualifiedUserName(textField(data, 'userName'), connection.tenant);
		const password = String(data.password ?? '');
		if (password === '') throw new InvalidRequest('Password', 'is empty.');
		return (request) => send({ ...request, body: withUsernameToken(request.body ?? '', userName, password) });
	});
}

export async function workdayOAuth2ApiTest(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	return await check('oauth2', credential.data ?? {}, (data) => {
		const send = testTransport(this);
		const settings = tokenSettings(data);
		return async (request) => {
			const { accessToken } = await processTokens.get(settings, send);
			return await send({ ...request, headers: { ...request.headers, authorization: `Bearer ${accessToken}` } });
		};
	});
}

async function check(
	signIn: 'isu' | 'oauth2',
	data: Credential,
	open: (data: Credential, connection: ReturnType<typeof connectionOf>) => Transport,
): Promise<INodeCredentialTestResult> {
	try {
		const connection = connectionOf(data);
		const transport = open(data, connection);
		const result = await checkConnection({ transport, clock: systemClock, connection, signIn, newRequestId: randomUUID });
		return result.ok
			? { status: 'OK', message: `Connected to tenant ${connection.tenant}, web services ${connection.version}` }
			: { status: 'Error', message: result.message };
	} catch (error) {
		// Fields that are empty or wrong; anything else must not show what it holds.
		return { status: 'Error', message: error instanceof WorkdayError ? error.message : 'The test itself failed. Please report this.' };
	}
}

/**
 * n8n gives a credential test this one helper and no other; it honours the proxy settings. It collects the whole answer,
 * whatever its size, before anybody can look at it: only the time-out bounds that.
 */
function testTransport({ helpers: { request } }: ICredentialTestFunctions): Transport {
	return async ({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> => {
		try {
			const answer = (await request({
				method,
				uri: url,
				headers,
				body,
				timeout: TIMEOUT_MS,
				// Bytes, whatever the media type says.
				encoding: null,
				gzip: true,
				// Every status is an answer, and credentials do not follow a redirect.
				simple: false,
				resolveWithFullResponse: true,
				followRedirect: false,
				followAllRedirects: false,
			})) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
			return toResponse(answer);
		} catch (error) {
			return await Promise.reject(toTransportError(error, false, `Workday at ${new URL(url).host}`));
		}
	};
}

function toResponse({ statusCode, headers, body }: { statusCode: number; headers: Record<string, unknown>; body: unknown }): HttpResponse {
	const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? ''));
	return {
		status: statusCode,
		headers: lowerCaseNames(headers),
		body: once(bytes),
		discard: () => undefined,
	};
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}
