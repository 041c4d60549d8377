/** A tenant and what reads from it, each in a process of its own, so that neither counts as the other's memory. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../..');
const RUN = join(ROOT, 'scripts/run-ts.mjs');

/** For the tests of the file that calls it: the tenant runs from the first to the last of them. */
export function withTenant(program: string, ...args: string[]) {
	let tenant: ChildProcess;
	let where: string;
	beforeAll(async () => {
		tenant = spawn(process.execPath, [RUN, `test/memory/${program}.mts`, ...args], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
		where = await new Promise<string>((resolve, reject) => {
			tenant.stdout?.once('data', (line: Buffer) => resolve(line.toString()));
			tenant.once('exit', (code) => reject(new Error(`the tenant ended with ${code}`)));
		});
	});
	afterAll(async () => {
		const ended = new Promise((resolve) => tenant.once('exit', resolve));
		tenant.stdin?.end();
		await ended;
	});

	return {
		/** The last line that a reader prints, as JSON. */
		async measure<Reading>(reader: string, argument: string, nodeOptions = ''): Promise<Reading> {
			const options = { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: nodeOptions } };
			const { stdout } = await promisify(execFile)(process.execPath, [RUN, `test/memory/${reader}.mts`, where, argument], options);
			return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
		},
	};
}
