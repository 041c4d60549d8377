/** What n8n wrote: whether it complained. */
import { textField } from './rest.mts';

export interface LogEntry {
	level: string;
	message: string;
	/** The whole line. */
	line: string;
}

interface KnownLine {
	level: 'warn' | 'error' | 'raw';
	line: RegExp;
	/** Why n8n writes it whatever package is installed. */
	why: string;
}

/** What n8n writes in these tests without any package. */
export const OF_N8N: readonly KnownLine[] = [
	{ level: 'warn', line: /"Migrations in progress, please do NOT stop the process/, why: 'It makes its database at the first start' },
	{ level: 'warn', line: /"Automatic license renewal is disabled/, why: 'There is no licence, and nothing shall be sent to the site that renews it' },
	{ level: 'warn', line: /"Postgres \d+ is not supported/, why: "Debian's PostgreSQL is older than the newest that n8n knows" },
	{ level: 'warn', line: /Detected multiple instances sharing the same hostId/, why: 'Main and workers run on one machine here' },
	{ level: 'raw', line: /DeprecationWarning: Calling client\.query\(\) when/, why: "n8n's database library, on PostgreSQL" },
	{ level: 'raw', line: /^\(Use `node --trace-deprecation/, why: 'Node says it below the first such warning' },
	{ level: 'error', line: /"404 No successful execution found for the workflow/, why: 'The editor asks for the last run of a workflow that has none' },
	{ level: 'warn', line: /"Scheduler (pass tick dropped|task finished after losing its lease)/, why: 'The durable poller, catching up after kill -9' },
	{ level: 'error', line: /"Cluster check warning Detected \d instances claiming leader role/, why: 'A main process that was killed counts as leader until its time is up' },
	{ level: 'error', line: /"Driver has already been released/, why: 'A query was under way when it was told to end, on a machine that is under load' },
	// The next three: n8n asks its database for a sign of life, and where all cores are busy its own answer comes too late.
	{ level: 'warn', line: /"Database (ping failed \(\d(\/3)?\): Database )?connection timed out/, why: 'A machine that is under load' },
	{ level: 'error', line: /"503 Database is not ready!/, why: 'What n8n answers until the next sign of life' },
	{ level: 'warn', line: /"Slow database query"/, why: 'A machine that is under load, again' },
];

/** Lines that are no JSON come from Node or from start-up code: kept as `raw`. A line may be there in part only: n8n was killed. */
export function parseLog(log: string): LogEntry[] {
	return log
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => {
			const entry = parsed(line);
			if (entry === undefined) return { level: 'raw', message: line, line };
			return { level: textField(entry, 'level'), message: textField(entry, 'message'), line };
		});
}

/** Warnings, errors and lines of unknown kind that the scenario does not provoke and that are not n8n's own. */
export function complaints(log: string, mayLog?: RegExp): string[] {
	return parseLog(log)
		.filter(({ level }) => level === 'warn' || level === 'error' || level === 'raw')
		.filter(({ level, line }) => !OF_N8N.some((known) => known.level === level && known.line.test(line)))
		.filter(({ line }) => !mayLog?.test(line))
		.map(({ level, message }) => `${level}: ${message}`);
}

function parsed(line: string): unknown {
	if (!line.startsWith('{')) return undefined;
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}
