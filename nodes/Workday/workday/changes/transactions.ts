/** The entries of a worker's transaction log that came with the worker: what happened, when it was entered, when it counts. */
import { createHash } from 'crypto';
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { ownPathCompiler } from '../paths';
import { compileCollection, readRow } from '../record/readField';
import { parseXsdDate, parseXsdMoment } from '../values/dates';
import { parseXsdBoolean } from '../values/scalars';
import { COLLECTIONS, TRANSACTION_TYPE_IDS, TRANSACTION_TYPE_NAMES, type Collection } from '../worker/fields';

export interface Transaction {
	/** WID of the entry; null where Workday sends none. */
	id: string | null;
	/** The name where Workday sends it, else an id. */
	type: string | null;
	/** Every id of the type, whatever its kind. An entry may have several types: of the others the names as well. */
	typeIds: string[];
	/** UTC, with milliseconds. */
	entryMoment: string | null;
	effectiveMoment: string | null;
	/** The day as Workday wrote it: which day that is in UTC is another question. */
	effectiveDate: string | null;
	/** Takes something back, or was taken back: Workday has one flag for both. */
	rescind: boolean;
	/** Corrects something, or was corrected. */
	correction: boolean;
}

export function createTransactionReader(names: NameTable): (worker: Tape) => Transaction[] {
	const compile = ownPathCompiler(names);
	const compiled = compileCollection(COLLECTIONS.transactions, compile);
	const [typeIds, typeNames] = [TRANSACTION_TYPE_IDS.map(compile), compile(TRANSACTION_TYPE_NAMES)];
	return (worker) =>
		compiled.entries.entries(worker).map((entry) => {
			const types = [...typeIds.flatMap((path) => path.strings(worker, entry)), ...typeNames.strings(worker, entry).slice(1)];
			return toTransaction(readRow(worker, compiled, entry), types.filter((type) => type !== ''));
		});
}

function toTransaction(row: Collection<'transactions'>[number], typeIds: string[]): Transaction {
	return {
		id: row.id || null,
		type: row.type || typeIds[0] || null,
		typeIds,
		entryMoment: parseXsdMoment(row.entered),
		effectiveMoment: parseXsdMoment(row.effective),
		effectiveDate: parseXsdDate(row.effective),
		rescind: parseXsdBoolean(row.rescind) ?? false,
		correction: parseXsdBoolean(row.correction) ?? false,
	};
}

/** What an entry is known by from poll to poll: its WID, else what it says. */
export function identityOf({ id, typeIds, type, entryMoment, effectiveMoment, rescind }: Transaction): string {
	return id ?? [type, ...typeIds, entryMoment, effectiveMoment, rescind].join('|');
}

/** Of what has no entries to be known by: of each only the newest content is remembered, so that a change back is a change. */
export const contentKey = (id: string, content: unknown): string => `${shortKey(id)}:${shortKey(JSON.stringify(content))}`;

/** 64 bits as 11 characters: of 100,000 keys two are the same once in four billion times. */
export function shortKey(...parts: readonly string[]): string {
	return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 11);
}
