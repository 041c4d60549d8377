/** What n8n wrote: whether it complained about the package. */
import { textField } from './rest.mts';

export interface LogEntry {
	level: string;
	message: string;
	/** The whole line. */
	line: string;
}

/** Lines that are no JSON come from Node or from start-up code: kept as `raw`. */
export function parseLog(log: string): LogEntry[] {
	return log
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => {
			if (!line.startsWith('{')) return { level: 'raw', message: line, line };
			const entry: unknown = JSON.parse(line);
			return { level: textField(entry, 'level'), message: textField(entry, 'message'), line };
		});
}

/** Warnings and errors that have to do with the package, and nothing to do with what the scenario provokes. */
export function complaints(log: string, mayLog: RegExp | undefined): string[] {
	return parseLog(log)
		.filter(({ level, line }) => ['warn', 'error', 'raw'].includes(level) && /workday/i.test(line))
		.filter(({ line }) => !mayLog?.test(line))
		.map(({ level, message }) => `${level}: ${message}`);
}
