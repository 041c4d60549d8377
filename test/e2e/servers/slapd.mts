/** A real OpenLDAP server with an empty directory, of Debian's package slapd. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'ldapts';
import { until } from '../until.mts';
import { freePort } from './freePort.mts';

export interface SlapdOptions {
	/** Attribute types and object classes beside those of `inetOrgPerson`, as slapd.conf writes them. */
	schema?: string;
	/** No two entries may have the same value in one of these. */
	unique?: readonly string[];
	/** Organizational units below the suffix, parents first: `['ou=People', 'ou=Munich,ou=People']`. */
	units?: readonly string[];
}

export interface DirectoryEntry {
	dn: string;
	/** Each with all its values, also where there is one. Operational attributes too. */
	attributes: Readonly<Record<string, readonly string[]>>;
}

export interface Slapd {
	readonly suffix: string;
	/** What a person types into n8n's LDAP credential. */
	readonly credential: Readonly<Record<string, string | number>>;
	/** A connection of the administrator; whoever opens it closes it. */
	connect(): Promise<Client>;
	/** Everything that matches. */
	search(filter: string): Promise<DirectoryEntry[]>;
	stop(): Promise<void>;
}

const SUFFIX = 'dc=example,dc=com';
const ADMINISTRATOR = `cn=admin,${SUFFIX}`;
const PASSWORD = 'directory-password-of-a-test';

/** Where Debian puts them; sbin is not in everybody's PATH. */
const PROGRAM = '/usr/sbin/slapd';
const SCHEMAS = '/etc/ldap/schema';
const MODULES = '/usr/lib/ldap';

/** Rejects where slapd is not installed, with the name of the package. */
export async function startSlapd({ schema = '', unique = [], units = [] }: SlapdOptions = {}): Promise<Slapd> {
	mustBeInstalled();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-workday-slapd-'));
	const port = await freePort();
	const url = `ldap://127.0.0.1:${port}`;
	mkdirSync(join(folder, 'data'));
	const configuration = join(folder, 'slapd.conf');
	writeFileSync(configuration, configurationOf(folder, schema, unique));
	// Ubuntu's AppArmor lets the program at its own path read nothing here; a copy is nobody's business.
	const program = join(folder, 'slapd');
	copyFileSync(PROGRAM, program);
	// With -d it stays in the foreground, a child like any other.
	const child = spawn(program, ['-f', configuration, '-h', url, '-d', 'none'], { stdio: ['ignore', 'ignore', 'pipe'] });
	const said = listen(child);
	// It would outlive whoever started it.
	const orphaned = () => child.kill('SIGKILL');
	process.once('exit', orphaned);
	const stop = async () => {
		process.off('exit', orphaned);
		await end(child);
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	};
	try {
		await until('slapd answers', async () => {
			if (child.exitCode !== null) throw new Error(`slapd ended while it started: ${said()}`);
			return await connected(url).then(async (client) => await client.unbind().then(() => true), () => false);
		}, { every: 50 });
		await fill(url, units);
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		suffix: SUFFIX,
		credential: { hostname: '127.0.0.1', port: String(port), bindDN: ADMINISTRATOR, bindPassword: PASSWORD, connectionSecurity: 'none', timeout: 60 },
		connect: async () => await connected(url),
		search: async (filter) => await search(url, filter),
		stop,
	};
}

function mustBeInstalled(): void {
	if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: install Debian's package slapd (apt-get install slapd)`);
}

function configurationOf(folder: string, schema: string, unique: readonly string[]): string {
	return [
		...['core', 'cosine', 'inetorgperson'].map((name) => `include ${SCHEMAS}/${name}.schema`),
		schema,
		`modulepath ${MODULES}`,
		'moduleload back_mdb',
		'moduleload ppolicy',
		'moduleload unique',
		`pidfile ${folder}/slapd.pid`,
		'sizelimit unlimited',
		'database mdb',
		`suffix "${SUFFIX}"`,
		`rootdn "${ADMINISTRATOR}"`,
		`rootpw ${PASSWORD}`,
		`directory ${folder}/data`,
		// A test's directory need not survive the machine.
		'dbnosync',
		'maxsize 268435456',
		'index objectClass,employeeNumber,manager eq',
		// Knows pwdAccountLockedTime, and lets nobody in who has it.
		'overlay ppolicy',
		...(unique.length === 0 ? [] : ['overlay unique', ...unique.map((name) => `unique_uri ldap:///?${name}?sub`)]),
		'',
	].join('\n');
}

function listen(child: ChildProcess): () => string {
	let text = '';
	child.stderr?.on('data', (chunk) => (text += String(chunk)));
	return () => text.slice(-2000);
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGTERM');
	await ended;
}

async function connected(url: string): Promise<Client> {
	const client = new Client({ url });
	await client.bind(ADMINISTRATOR, PASSWORD);
	return client;
}

async function fill(url: string, units: readonly string[]): Promise<void> {
	const client = await connected(url);
	try {
		await client.add(SUFFIX, { objectClass: ['dcObject', 'organization'], dc: 'example', o: 'Example' });
		for (const unit of units) {
			const name = /^ou=([^,]+)/.exec(unit)?.[1] ?? '';
			await client.add(`${unit},${SUFFIX}`, { objectClass: 'organizationalUnit', ou: name });
		}
	} finally {
		await client.unbind();
	}
}

async function search(url: string, filter: string): Promise<DirectoryEntry[]> {
	const client = await connected(url);
	try {
		const { searchEntries } = await client.search(SUFFIX, { filter, attributes: ['*', '+'], paged: false });
		return searchEntries.map(({ dn, ...attributes }) => ({
			dn,
			// The client adds what was asked for and did not come, and takes * and + for names.
			attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value.length > 0).map(([name, value]) => [name, [value].flat().map(String)])),
		}));
	} finally {
		await client.unbind();
	}
}
