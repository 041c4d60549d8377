/** n8n as most people run it: one process, its database beside it. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type EndSignal, type Installation, N8nProcess } from './n8nProcess.mts';
import { freePort } from './servers/freePort.mts';

/** Whatever way n8n is run in. */
export interface N8n {
	/** Each keeps what it printed. */
	readonly processes: readonly N8nProcess[];
	readonly url: string;
	/** Folder in which nodes may read and write files. */
	readonly files: string;
	/** Whether all of it runs. */
	readonly running: boolean;
	/** Starts what does not run, and resolves once it can be used. */
	start(): Promise<void>;
	end(signal: EndSignal): Promise<void>;
	/** For good, with what it needs besides. */
	dispose(signal: EndSignal): Promise<void>;
}

export class N8nServer extends N8nProcess implements N8n {
	private constructor(installation: Installation, env: Record<string, string>, readonly url: string, readonly files: string) {
		super(installation, 'server', 'start', env, readyUrls(url));
	}

	/**
	 * @param folder of the server's own, empty
	 * @param packages what n8n keeps as `.n8n/nodes`
	 */
	static async prepare(installation: Installation, folder: string, packages: string): Promise<N8nServer> {
		const files = filesFolder(folder);
		const { env, url } = await processSettings(folder, packages, files);
		return new N8nServer(installation, env, url, files);
	}

	get processes(): readonly N8nProcess[] {
		return [this];
	}
}

/** The editor's part of REST comes some time after the server listens, and is an error in the log while the database is not ready. */
export const readyUrls = (url: string): string[] => [`${url}/healthz/readiness`, `${url}/rest/settings`];

export function filesFolder(folder: string): string {
	const files = join(folder, 'files');
	mkdirSync(files, { recursive: true });
	return files;
}

/** A user folder with the package in it, and ports that nobody else has. */
export async function processSettings(folder: string, packages: string, files: string): Promise<{ env: Record<string, string>; url: string }> {
	cpSync(packages, join(folder, '.n8n', 'nodes'), { recursive: true });
	const port = String(await freePort());
	const env = {
		N8N_USER_FOLDER: folder,
		N8N_PORT: port,
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_RESTRICT_FILE_ACCESS_TO: files,
	};
	return { env, url: `http://127.0.0.1:${port}` };
}
