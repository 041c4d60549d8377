/** A real Redis with nothing in it and nothing on disk. */
import { findProgram } from '../programs.mts';
import { freePort } from './freePort.mts';
import { startServer } from './serverProcess.mts';

export interface Redis {
	readonly port: number;
	stop(): Promise<void>;
}

export async function startRedis(): Promise<Redis> {
	const port = await freePort();
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	return { port, ...(await startServer(findProgram('redis-server'), args, port)) };
}
