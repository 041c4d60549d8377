/** A request as it comes in: its body, and what the log says of it. */
import type { IncomingMessage } from 'node:http';
import type { LoggedRequest } from './log.mts';
import { isReportPath } from './reports.mts';
import { isRestPath } from './rest.mts';
import { type Envelope, parseEnvelope } from './requestXml.mts';
import { requestFacts } from './soap.mts';

const LARGEST_REQUEST = 16 * 1024 * 1024;

export async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > LARGEST_REQUEST) throw new Error('The request is too large.');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString();
}

/** Completes the log's line. @returns the envelope, if the body is one */
export function read(logged: LoggedRequest, body: string): Envelope | undefined {
	const pathname = pathOf(logged);
	const operation = operationAt(pathname);
	const envelope = operation === undefined ? parseEnvelope(body) : undefined;
	Object.assign(logged, { body }, operation === undefined ? requestFacts(envelope) : { operation });
	return envelope;
}

/** What is asked for where it is not the envelope that says so. */
function operationAt(pathname: string): string | undefined {
	if (/^(\/ccx|\/auth)?\/oauth2\/[^/]+\/token$/.test(pathname)) return 'token';
	if (isReportPath(pathname)) return 'report';
	return isRestPath(pathname) ? 'rest' : undefined;
}

export const pathOf = ({ path }: LoggedRequest): string => new URL(path, 'http://tenant').pathname;
