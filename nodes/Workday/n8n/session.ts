/** From the node's credential and options to a client that is ready to ask. */
import { createClient } from '../workday/client';
import { connectionOf, normaliseVersion, type Connection } from '../workday/connection/connection';
import type { RetryPolicy } from '../workday/read/retry';
import type { Transport } from '../workday/transport';
import { AUTHENTICATIONS, AUTHENTICATION_CHOICES } from './credentialTypes';
import type { Session } from './defineOperation';
import { createHttpTransport } from './httpTransport';
import { cancelSignalOf, type AskingContext, type NodeContext } from './nodeContext';
import { Parameters } from './parameters';
import { clockUntil, systemClock } from './systemClock';

const SECOND = 1000;

/** What a poll wants besides. */
export interface SessionExtras {
	/** Ends every request and every wait. */
	cancelSignal?: AbortSignal;
	/** The server's clock, from the header of an answer that came at `receivedAt`. Both in milliseconds since the epoch. */
	onServerTime?(serverTime: number, receivedAt: number): void;
}

/**
 * @throws InvalidRequest naming the field of the credential or the option that is wrong
 */
export async function openSession(context: NodeContext, parameters: Parameters, options: Parameters, extras: SessionExtras = {}): Promise<Session> {
	const { http, ...opened } = await open(context, parameters, options, extras);
	return {
		...opened,
		storeStream: async (pieces, fileName, mimeType) =>
			await context.helpers.prepareBinaryData(http.toStream(pieces), fileName, mimeType),
	};
}

const PATIENCE: Readonly<Record<string, number>> = { responseTimeout: 60, idleTimeout: 30, retries: 1, maxWait: 5 };

/** A person is waiting. */
export const EDITOR_OPTIONS = new Parameters((name) => PATIENCE[name]);

/**
 * For the editor's lists, which store nothing.
 *
 * @throws as `openSession`
 */
export async function openEditorSession(context: AskingContext, parameters: Parameters, options: Parameters): Promise<Pick<Session, 'client' | 'connection' | 'version'>> {
	const { client, connection, version } = await open(context, parameters, options, {});
	return { client, connection, version };
}

async function open(
	context: AskingContext,
	parameters: Parameters,
	options: Parameters,
	{ cancelSignal = cancelSignalOf(context), onServerTime }: SessionExtras,
) {
	const choice = parameters.choice('authentication', 'Authentication', AUTHENTICATION_CHOICES, 'oAuth2');
	const { credentialType, renewable } = AUTHENTICATIONS[choice];
	const connection = await readConnection(context, credentialType);
	const http = createHttpTransport(context, {
		credentialType,
		renewable,
		responseTimeoutMs: options.integer('responseTimeout', 'Response Timeout', 600, { min: 1, max: 7200 }) * SECOND,
		idleTimeoutMs: options.integer('idleTimeout', 'Receive Timeout', 300, { min: 1, max: 7200 }) * SECOND,
		cancelSignal,
	});
	const { origin, tenant } = connection;
	// Operations whose requests are the user's own offer another version than the credential's.
	const version = normaliseVersion(options.text('webServicesVersion', 'Web Services Version') || connection.version);
	return {
		client: createClient({
			transport: onServerTime ? withServerTime(http.send, onServerTime) : http.send,
			clock: clockUntil(cancelSignal),
			servicesHost: origin,
			tenant,
			version,
			retry: readRetry(options),
		}),
		connection,
		version,
		http,
	};
}

/** Takes from the credential only where the tenant is: user names, passwords and tokens stay with n8n. */
async function readConnection(context: AskingContext, credentialType: string): Promise<Connection> {
	return connectionOf(await context.getCredentials(credentialType));
}

function withServerTime(send: Transport, onServerTime: NonNullable<SessionExtras['onServerTime']>): Transport {
	return async (request) => {
		const response = await send(request);
		const serverTime = Date.parse(response.headers.date ?? '');
		if (!Number.isNaN(serverTime)) onServerTime(serverTime, systemClock.now());
		return response;
	};
}

function readRetry(options: Parameters): Partial<RetryPolicy> {
	const capMs = options.integer('maxWait', 'Maximum Wait', 30, { min: 0, max: 3600 }) * SECOND;
	return { retries: options.integer('retries', 'Retries', 3, { min: 0, max: 20 }), capMs, maxRetryAfterMs: capMs };
}
