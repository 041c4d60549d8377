/** Reading contents, records or enrollments by their ids. */
import { NameTable } from '../../xml/names';
import { compilePath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import type { WorkdayClient } from '../client';
import { wd } from '../elements';
import { Authentication, Cancelled, Permission, Retriable, Validation } from '../errors';
import { ID_TYPE } from '../names';
import { pathsFor } from '../paths';
import { id as idStep } from '../record/fieldTable';
import { unknownIdsIn, unknownIdText } from '../soap/unknownId';
import type { Reference } from '../spec';
import { parseXsdDate, parseXsdMoment } from '../values/dates';
import { parseXsdBoolean } from '../values/scalars';
import { idOfType } from '../wid';
import type { FieldType, LearningKind } from './kinds';
import type { Names } from './names';
import { writeGet } from './requests';
import type { Shown, ShownValue } from './values';

/** Which records are there, by id. */
export type ReadByIds = (ids: readonly string[]) => Promise<Map<string, Shown>>;

/** @throws XPathError only if the table of fields is wrong */
export function createLearningReader(kind: LearningKind, names: Names, table: NameTable): (record: Tape) => Shown {
	const paths = pathsFor(wd(names[kind.record]));
	const compile = (path: string) => compilePath(path, { names: table, ...paths });
	const data = names[kind.data];
	const fields = kind.fields.map((field) => ({ ...field, path: compile(`${data}/${names[field.element]}`) }));
	const ids = compile('ID');
	const type = compile('@type');
	const wid = compile(`${names[kind.reference]}/${idStep(ID_TYPE.wid)}`);
	const ownId = [`${data}/${names[kind.id]}`, `${names[kind.reference]}/${idStep(names[kind.idType])}`].map(compile);

	const references = (tape: Tape, entry: number): Reference[] =>
		ids.entries(tape, entry).map((each) => {
			const idType = type.string(tape, each);
			return { type: idType, id: idOfType(idType, tape.stringValue(each)) };
		});
	const valueOf = (tape: Tape, fieldType: FieldType, entry: number): ShownValue => {
		if (entry < 0) return null;
		if (fieldType === 'reference' || fieldType === 'learner') return nullIfNone(references(tape, entry));
		return valueIn(tape.stringValue(entry), fieldType);
	};
	return (tape) => ({
		wid: wid.string(tape) || null,
		id: ownId.map((path) => path.string(tape)).find((text) => text !== '') ?? '',
		values: Object.fromEntries(fields.map(({ key, type: fieldType, path }) => [key, valueOf(tape, fieldType, path.firstEntry(tape))])),
	});
}

const nullIfNone = (references: Reference[]): Reference[] | null => (references.length > 0 ? references : null);

function valueIn(text: string, type: FieldType): string | boolean | null {
	if (type === 'date') return parseXsdDate(text);
	if (type === 'moment') return parseXsdMoment(text);
	if (type === 'flag') return parseXsdBoolean(text);
	return text === '' ? null : text;
}

export interface LearningService {
	client: WorkdayClient;
	/** Web service version, for example `v46.1`. */
	version: string;
	names: Names;
}

/** Without a filter: a moment would be by our clock, and what was written just now might lie behind it. */
export function readerOf(kind: LearningKind, { client, version, names }: LearningService): ReadByIds {
	const table = new NameTable();
	const map = createLearningReader(kind, names, table);
	const record = wd(names[kind.record]);
	const idType = names[kind.idType];

	async function readAll(ids: readonly string[]): Promise<Map<string, Shown>> {
		const found = new Map<string, Shown>();
		const request = { service: names.service, body: writeGet(kind, names, ids, version), isRead: true, record, names: table, map };
		for await (const one of client.records(request)) if (!found.has(one.id)) found.set(one.id, one);
		return found;
	}

	/** One id that does not exist fails the whole request: it is read again without those that Workday named. */
	return async function read(ids) {
		const rest = await readAll(ids).catch((error: unknown) => withoutUnknown(error, ids, idType));
		if (rest instanceof Map) return rest;
		// Who names one at a time would be asked as often as there are ids: then each is asked for alone.
		const again = await readIfAny(rest, readAll).catch((error: unknown) => withoutUnknown(error, rest, idType));
		if (again instanceof Map) return again;
		const found = new Map<string, Shown>();
		for (const id of again) {
			const one = await readAll([id]).catch((error: unknown) => withoutUnknown(error, [id], idType));
			if (one instanceof Map) one.forEach((shown, key) => found.set(key, shown));
		}
		return found;
	};
}

const readIfAny = async (ids: readonly string[], read: ReadByIds): Promise<Map<string, Shown>> => (ids.length === 0 ? new Map() : await read(ids));

/** The ids that may still exist. @throws what is no complaint about an id that does not */
async function withoutUnknown(error: unknown, ids: readonly string[], idType: string): Promise<string[]> {
	const unknown = unknownIds(error, idType);
	const left = ids.filter((id) => !unknown.has(id));
	if (left.length < ids.length) return left;
	if (unknownIdText(error, idType) === undefined) return await Promise.reject(error);
	return ids.length === 1 ? [] : [...ids];
}

/** Whether each of several ids would fail in the same way. Anything else may be the fault of one of them. */
export const failsAll = (error: unknown): boolean => [Authentication, Permission, Retriable, Cancelled].some((one) => error instanceof one);

function unknownIds(error: unknown, idType: string): Set<string> {
	if (!(error instanceof Validation)) return new Set();
	return new Set(unknownIdsIn(error).flatMap(({ type, id }) => (type === idType ? [id] : [])));
}
