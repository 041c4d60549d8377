/** Programs of other people that parts of the suite need, and how they get here. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Program {
	/** Packages that bring it. */
	debian: string;
	homebrew: string;
	/** Where it lies besides everybody's PATH. */
	folders(): string[];
}

const PROGRAMS = {
	'redis-server': { debian: 'redis-server', homebrew: 'redis', folders: () => [] },
	postgres: { debian: 'postgresql', homebrew: 'postgresql', folders: postgresFolders },
	chromium: { debian: 'chromium', homebrew: '--cask chromium', folders: () => ['/Applications/Chromium.app/Contents/MacOS'] },
	slapd: { debian: 'slapd', homebrew: 'openldap', folders: () => ['/usr/sbin'] },
} satisfies Record<string, Program>;

export type ProgramName = keyof typeof PROGRAMS;

export function lookForProgram(name: ProgramName): string | undefined {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...PROGRAMS[name].folders()];
	return folders.filter((folder) => folder !== '').map((folder) => join(folder, name)).find(isExecutable);
}

/** Throws with what to install. */
export function findProgram(name: ProgramName): string {
	const found = lookForProgram(name);
	if (found === undefined) throw new Error(`${name} is not installed. ${adviceFor([name])}`);
	return found;
}

export function missingPrograms(names: readonly ProgramName[]): ProgramName[] {
	return names.filter((name) => lookForProgram(name) === undefined);
}

export function adviceFor(names: readonly ProgramName[], platform: string = process.platform): string {
	const list = (system: 'debian' | 'homebrew'): string => names.map((name) => PROGRAMS[name][system]).join(' ');
	if (platform === 'darwin') return `brew install ${list('homebrew')}`;
	if (platform === 'linux') return `apt-get install --no-install-recommends ${list('debian')}`;
	return `There is no ${names.join(', ')} for ${platform}: use Linux or macOS (on Windows: WSL)`;
}

/** As root on Debian: installs what is missing, and starts none of it. Elsewhere nothing; whoever needs it will say so. */
export function installPrograms(names: readonly ProgramName[]): void {
	const missing = missingPrograms([...new Set(names)]);
	if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
	const packages = missing.map((name) => PROGRAMS[name].debian);
	console.log(`Installing ${packages.join(', ')} by apt-get`);
	try {
		aptGet(['update', '-qq']);
		aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
	}
}

/** Debian's packages start their services through a script that starts none in runlevel 1. */
function aptGet(args: readonly string[]): void {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Debian keeps each version's programs apart; the newest is taken. */
function postgresFolders(): string[] {
	const home = '/usr/lib/postgresql';
	if (!existsSync(home)) return [];
	const versions = readdirSync(home).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => join(home, version, 'bin'));
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
