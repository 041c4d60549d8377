/** Reading the JSON of Workday's REST services. What is absent, empty or of another kind than described is null. */
import { isWid } from '../wid';
import { isRecord, type JsonRecord } from './json';

/** @param path keys with points between, for example `primaryJob.location.descriptor` */
export function valueAt(record: JsonRecord, path: string): unknown {
	let value: unknown = record;
	for (const key of path.split('.')) {
		if (!isRecord(value) || !Object.hasOwn(value, key)) return null;
		value = value[key];
	}
	return value ?? null;
}

/** The first of the paths that has text. Numbers are text as well: ids stay what they are. */
export function textAt(record: JsonRecord, ...paths: string[]): string | null {
	for (const path of paths) {
		const value = valueAt(record, path);
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
		if (typeof value === 'number') return String(value);
	}
	return null;
}

export function booleanAt(record: JsonRecord, path: string): boolean | null {
	const value = valueAt(record, path);
	return typeof value === 'boolean' ? value : null;
}

export function numberAt(record: JsonRecord, path: string): number | null {
	const value = valueAt(record, path);
	if (typeof value === 'number') return value;
	// Large or exact numbers may come as text.
	return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

/** `YYYY-MM-DD`. Descriptions show dates with a time, which is midnight in Pacific time and no part of the date. */
export function dateAt(record: JsonRecord, path: string): string | null {
	return /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(textAt(record, path) ?? '')?.[0] ?? null;
}

export function recordsAt(record: JsonRecord, path: string): JsonRecord[] {
	const value = valueAt(record, path);
	return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** An id is a WID, or a reference id with its type: `Position_ID=P-00042`. */
export interface InstanceId {
	wid: string | null;
	reference: { type: string; value: string } | null;
}

export function idAt(record: JsonRecord, path: string): InstanceId {
	const id = textAt(record, path);
	if (id === null) return { wid: null, reference: null };
	const [, type, value] = /^([A-Za-z][^=\s]*)=(.+)$/.exec(id) ?? [];
	if (type !== undefined && value !== undefined) return { wid: null, reference: { type, value } };
	return { wid: isWid(id) ? id : null, reference: null };
}

export const widAt = (record: JsonRecord, path: string): string | null => idAt(record, path).wid;

/** The value of a reference id, of the one type that is wanted or, without `type`, of any. */
export function referenceAt(record: JsonRecord, path: string, type?: string): string | null {
	const { reference } = idAt(record, path);
	return reference !== null && (type === undefined || reference.type === type) ? reference.value : null;
}
