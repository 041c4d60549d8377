/** Worker → Get Many as a file: what happens when n8n cannot store it. */
import { connectionOf } from '../../nodes/Workday/workday/connection/connection.ts';
import { getMany } from '../../nodes/Workday/operations/worker/getMany/operation.ts';
import type { OperationContext, Session } from '../../nodes/Workday/n8n/defineOperation.ts';
import { Parameters } from '../../nodes/Workday/n8n/parameters.ts';
import { Privacy } from '../../nodes/Workday/workday/privacy/kinds.ts';
import { frozenClock } from '../support/clock.mts';

test('when the disk is full, reading ends and lets go of the connection', async () => {
	let released = false;
	async function* workers<T>(): AsyncGenerator<T, undefined> {
		try {
			for (;;) yield {} as T;
		} finally {
			released = true;
		}
	}
	const unused = () => Promise.reject(new Error('not used'));
	const session: Session = {
		client: { read: () => workers(), records: () => workers(), call: unused, ask: unused, askWhole: unused, askItems: () => workers() },
		connection: connectionOf({ servicesHost: 'wd2-impl-services1.workday.com', tenant: 'acme' }),
		version: 'v46.1',
		storeStream: async (pieces) => {
			for await (const piece of pieces) if (piece.length > 0) break;
			throw new Error('disk full');
		},
	};
	const values: Record<string, unknown> = { returnAll: true, output: 'ids', returnAs: 'file', fileFormat: 'ndjson' };
	const context: OperationContext = {
		parameters: new Parameters((name) => values[name]),
		clock: frozenClock(),
		timeZone: 'UTC',
		privacy: Privacy.OFF,
		mayWrite: true,
		connect: () => Promise.resolve(session),
		storeBuffer: () => Promise.reject(new Error('not used')),
		hint: () => undefined,
	};
	await expect(getMany.run(context).next()).rejects.toThrow('disk full');
	expect(released).toBe(true);
});
