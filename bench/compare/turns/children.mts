/** Processes that measure, or serve what is measured. */
import { execFile, spawn } from 'node:child_process';

/** What a process of n8n's or of somebody else's may come to: a result, not a mistake of ours. */
export class OutOfMemory extends Error {}

export interface Program {
	/** Bundle. */
	file: string;
	node?: string;
	nodeOptions?: readonly string[];
}

/** Runs a program to its end: its last line, as JSON. */
export async function runProgram<Result>({ file, node = process.execPath, nodeOptions = [] }: Program, argument: unknown): Promise<Result> {
	const args = [...nodeOptions, file, JSON.stringify(argument)];
	return await new Promise((resolve, reject) => {
		execFile(node, args, { maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
			if (error && /heap out of memory|Cannot create a string longer/.test(stderr)) reject(new OutOfMemory(stderr));
			else if (error) reject(new Error(`${file} failed: ${stderr.slice(-2000)}`, { cause: error }));
			else resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
		});
	});
}

export interface RunningServer {
	/** `http://127.0.0.1:port` */
	url: string;
	stop(): Promise<void>;
}

/** Starts the replay server, and waits until it listens. */
export async function startServer(file: string, argument: unknown): Promise<RunningServer> {
	const child = spawn(process.execPath, [file, JSON.stringify(argument)], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const line = await new Promise<Buffer>((resolve, reject) => {
		child.stdout.once('data', resolve);
		child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
	});
	const { port }: { port: number } = JSON.parse(line.toString());
	return {
		url: `http://127.0.0.1:${port}`,
		async stop() {
			child.stdin.end();
			await ended;
		},
	};
}
