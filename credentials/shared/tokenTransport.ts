import type { IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { toTransportError } from '../../nodes/Workday/workday/connection/networkFailure';
import { lowerCaseNames, TransportError, type Transport } from '../../nodes/Workday/workday/transport';

/** Token endpoints answer within a second or two; a person may be waiting at the Test button. */
const TIMEOUT_MS = 60_000;

/** The token endpoint through n8n, with its proxies. Never follows a redirect: the client secret stays with its host. */
export function tokenTransport({ helpers }: IHttpRequestHelper): Transport {
	return async (request) => {
		// The error's cause holds the request, and with it the client secret: only the reason is kept.
		const failure = (error: unknown) => toTransportError(error, false, `token endpoint ${new URL(request.url).host}`);
		try {
			const answer: unknown = await helpers.httpRequest({
				method: request.method,
				url: request.url,
				headers: request.headers,
				body: request.body,
				// Whoever reads it decides how much of it: collected by n8n it could be of any size.
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				timeout: TIMEOUT_MS,
			});
			if (!isAnswer(answer)) throw new TransportError('reset', 'n8n returned no response');
			const { statusCode, headers, body } = answer;
			return {
				status: statusCode,
				headers: lowerCaseNames(headers),
				body: pieces(body, failure),
				discard: () => body.destroy(),
			};
		} catch (error) {
			return Promise.reject(failure(error));
		}
	};
}

interface Answer {
	statusCode: number;
	headers: IDataObject;
	body: AnswerStream;
}

/** As much of Node's stream as is needed: a verified package may not import its class. */
interface AnswerStream extends AsyncIterable<Uint8Array> {
	destroy(error?: Error): void;
}

function isAnswer(value: unknown): value is Answer {
	return isObject(value) && 'statusCode' in value && 'headers' in value && 'body' in value && isStream(value.body);
}

function isStream(value: unknown): value is AnswerStream {
	return isObject(value) && Symbol.asyncIterator in value && 'destroy' in value;
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

async function* pieces(stream: AnswerStream, failure: (error: unknown) => Error): AsyncGenerator<Uint8Array> {
	// n8n's own time-out ends where the answer begins.
	const deadline = AbortSignal.timeout(TIMEOUT_MS);
	const giveUp = () => stream.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' }));
	deadline.addEventListener('abort', giveUp);
	try {
		yield* stream;
	} catch (error) {
		return Promise.reject(failure(error));
	} finally {
		deadline.removeEventListener('abort', giveUp);
	}
}
