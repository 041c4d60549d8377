/** What the numbers depend on besides the code. */
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

export interface Machine {
	cpu: string;
	cores: number;
	/** Gigabytes. */
	memory: number;
	node: string;
	/** By package. */
	versions: Record<string, string>;
}

export function describeMachine(root: string): Machine {
	const all = cpus();
	return {
		cpu: all[0]?.model.trim() ?? 'unknown',
		cores: all.length,
		memory: Math.round(totalmem() / 2 ** 30),
		node: process.versions.node,
		versions: { 'n8n-nodes-workday': versionIn(root), 'fast-xml-parser': versionIn(join(root, 'node_modules', 'fast-xml-parser')) },
	};
}

function versionIn(folder: string): string {
	const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return version;
}
