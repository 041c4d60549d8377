/** A server of somebody else, in a process of ours. */
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { connect } from 'node:net';
import { watchOver } from '../children.mts';
import { until } from '../until.mts';

export interface ServerProcess {
	stop(): Promise<void>;
}

/** Resolves once the port takes connections. Rejects with what the program said when it ends before. */
export async function startServer(program: string, args: readonly string[], port: number, options: SpawnOptions = {}): Promise<ServerProcess> {
	const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
	watchOver(child);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)));
	child.on('error', (error) => (said += error.message));
	await until(
		`${program} listens`,
		async () => {
			if (hasEnded(child)) throw new Error(`${program} ended while it started: ${said.slice(-2000)}`);
			return await listens(port);
		},
		{ every: 50 },
	);
	return { stop: async () => await stop(child) };
}

function hasEnded({ exitCode, signalCode, pid }: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null || pid === undefined;
}

async function stop(child: ChildProcess): Promise<void> {
	if (hasEnded(child)) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	// PostgreSQL waits for its clients at SIGTERM, and for nobody at SIGINT. To the others both are the same.
	child.kill('SIGINT');
	await ended;
}

async function listens(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('close', () => socket.destroy()).once('connect', () => socket.end());
	});
}
