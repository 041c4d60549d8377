/** A real PostgreSQL with an empty database in a temporary folder. */
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram } from '../programs.mts';
import { freePort } from './freePort.mts';
import { startServer } from './serverProcess.mts';

export interface Postgres {
	readonly port: number;
	/** Of a database that is there, without a password. */
	readonly user: string;
	readonly database: string;
	stop(): Promise<void>;
}

const USER = 'n8n';
const DATABASE = 'postgres';
/** What is in it need not survive the machine. */
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export async function startPostgres(): Promise<Postgres> {
	const server = findProgram('postgres');
	const port = await freePort();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-workday-postgres-'));
	const owner = unprivileged();
	if (owner) chownSync(folder, owner.uid, owner.gid);
	const options = { ...owner, cwd: folder };
	const data = join(folder, 'data');
	try {
		const args = ['--pgdata', data, '--username', USER, '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'];
		execFileSync(join(dirname(server), 'initdb'), args, { ...options, stdio: 'pipe' });
		const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, ...CARELESS];
		const { stop } = await startServer(server, ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], port, options);
		return {
			port,
			user: USER,
			database: DATABASE,
			stop: async () => {
				await stop();
				remove();
			},
		};
	} catch (error) {
		remove();
		throw error;
	}

	function remove(): void {
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	}
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function unprivileged(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	return { uid: idOf('-u'), gid: idOf('-g') };
}
