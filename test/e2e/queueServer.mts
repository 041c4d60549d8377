/** n8n in queue mode, as it is run when one machine is not enough: main, two workers, Redis and PostgreSQL. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type EndSignal, type Installation, N8nProcess } from './n8nProcess.mts';
import { filesFolder, type N8n, processSettings, readyUrls } from './n8nServer.mts';
import { freePort } from './servers/freePort.mts';
import { type Postgres, startPostgres } from './servers/postgres.mts';
import { type Redis, startRedis } from './servers/redis.mts';

const WORKERS = 2;

export class QueueServer implements N8n {
	private constructor(
		readonly main: N8nProcess,
		readonly workers: readonly N8nProcess[],
		readonly url: string,
		readonly files: string,
		private readonly servers: ReadonlyArray<Redis | Postgres>,
	) {}

	/** Each process has a user folder of its own, as if it were on a machine of its own. */
	static async prepare(installation: Installation, folder: string, packages: string): Promise<QueueServer> {
		const redis = await startRedis();
		const postgres = await startPostgres().catch(async (error: unknown) => {
			await redis.stop();
			throw error;
		});
		const shared = queueSettings(redis, postgres);
		const files = filesFolder(folder);
		const { env, url } = await processSettings(folderOf(folder, 'main'), packages, files);
		const main = new N8nProcess(installation, 'main', 'start', { ...env, ...shared }, readyUrls(url));
		const workers: N8nProcess[] = [];
		for (let number = 1; number <= WORKERS; number++) {
			const name = `worker${number}`;
			const own = await processSettings(folderOf(folder, name), packages, files);
			workers.push(await prepareWorker(installation, name, { ...own.env, ...shared }));
		}
		return new QueueServer(main, workers, url, files, [redis, postgres]);
	}

	get processes(): readonly N8nProcess[] {
		return [this.main, ...this.workers];
	}

	get running(): boolean {
		return this.processes.every(({ running }) => running);
	}

	/** Main first: it brings the database up to date. */
	async start(): Promise<void> {
		await this.main.start();
		await Promise.all(this.workers.map(async (worker) => await worker.start()));
	}

	async end(signal: EndSignal): Promise<void> {
		await Promise.all(this.processes.map(async (each) => await each.end(signal)));
	}

	async dispose(signal: EndSignal): Promise<void> {
		await Promise.all(this.processes.map(async (each) => await each.dispose(signal)));
		for (const server of this.servers) await server.stop();
	}
}

async function prepareWorker(installation: Installation, name: string, env: Record<string, string>): Promise<N8nProcess> {
	const port = String(await freePort());
	const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: port, N8N_WORKER_SERVER_ADDRESS: '127.0.0.1' };
	return new N8nProcess(installation, name, 'worker', { ...env, ...health }, [`http://127.0.0.1:${port}/healthz/readiness`]);
}

function folderOf(folder: string, name: string): string {
	const own = join(folder, name);
	mkdirSync(own);
	return own;
}

function queueSettings(redis: Redis, postgres: Postgres): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		// What a worker had under way that lost its power is seen within half a minute instead of minutes; one that is only slow keeps its work.
		QUEUE_WORKER_LOCK_DURATION: '20000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
		QUEUE_WORKER_STALLED_INTERVAL: '5000',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_DATABASE: postgres.database,
		DB_POSTGRESDB_PASSWORD: 'not-asked-for',
	};
}
