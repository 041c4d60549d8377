/** Below everything that plans instead of writing: a client that sends nothing that may change something. */
import type { WorkdayClient } from '../workday/client';
import { InvalidRequest } from '../workday/errors';

/** @param field that a person would have to switch on */
export function readsOnly(client: WorkdayClient, field: string): WorkdayClient {
	const checked = <R extends { isRead: boolean }>(request: R): R => {
		if (!request.isRead) throw new InvalidRequest(field, 'is off, so nothing that may change something is sent');
		return request;
	};
	return {
		read: (request, options) => client.read(request, options),
		call: async (request) => await client.call(checked(request)),
		records: (request) => client.records(checked(request)),
		ask: async (request, onRetry) => await client.ask(checked(request), onRetry),
		askWhole: async (request, take, onRetry) => await client.askWhole(checked(request), take, onRetry),
		askItems: (items) => client.askItems({ ...items, request: checked(items.request) }),
	};
}
