/** This package's client, from HTTP to items that are dropped as they come. Argument: `Turn<ClientWay>` as JSON. */
import { createHash } from 'node:crypto';
import type { OutputKind } from '../../../nodes/Workday/workday/worker/output.ts';
import { nodeTransport } from '../../../test/support/nodeTransport.mts';
import { readWorkers } from '../readWorkers.mts';
import { takeTurn, type Reading, type Turn } from '../turns/turn.mts';

export interface ClientWay {
	output: OutputKind | 'records';
	parallel?: number;
	/** Print a digest of all items, in their order, as well. It takes time. */
	digest?: boolean;
}

export interface ClientReading extends Reading {
	digest?: string;
}

async function main(): Promise<void> {
	const turn: Turn<ClientWay> = JSON.parse(process.argv[2] ?? '');
	let digest: string | undefined;
	const reading = await takeTurn(turn, async () => {
		const hash = turn.way.digest ? createHash('sha256') : undefined;
		let count = 0;
		for await (const worker of workers(turn)) {
			hash?.update(JSON.stringify(worker));
			count++;
		}
		digest = hash?.digest('hex');
		return count;
	});
	console.log(JSON.stringify({ ...reading, digest } satisfies ClientReading));
}

function workers({ server, tenant, pageSize, way: { output, parallel } }: Turn<ClientWay>) {
	const where = { servicesHost: server, tenant, userName: 'ISU_n8n', password: 'none is looked at' };
	return readWorkers(where, { output, parallel, pageSize, now: Date.now, transport: nodeTransport() });
}

void main();
