/** A value as somebody gives it, for one field. */
import { InvalidRequest } from '../errors';
import { ID_TYPE } from '../names';
import type { Reference } from '../spec';
import type { Clock } from '../transport';
import { toDate, toMoment } from '../values/dates';
import { idOfType } from '../wid';
import type { LearningField } from './kinds';
import type { Names } from './names';

export interface ValueContext {
	names: Names;
	clock: Clock;
	/** For moments without an offset. */
	timeZone: string;
}

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const YES: readonly unknown[] = [true, 'true', 1, '1'];
const NO: readonly unknown[] = [false, 'false', 0, '0'];

/**
 * @param raw neither empty nor null
 * @param label for people
 * @throws InvalidRequest
 */
export function parseValue(field: LearningField, raw: unknown, label: string, { names, clock, timeZone }: ValueContext): string | boolean | Reference {
	switch (field.type) {
		case 'date':
			return toDate(raw, label, clock, timeZone);
		case 'moment':
			return toMoment(raw, label, clock, timeZone);
		case 'flag':
			if (YES.includes(raw)) return true;
			if (NO.includes(raw)) return false;
			throw new InvalidRequest(label, 'must be true or false');
		case 'decimal':
			return decimal(raw, label);
		case 'text':
			return text(raw, label);
		case 'learner':
			return learnerOf(raw, label);
		case 'reference':
			return reference(raw, label, field.idType === undefined ? ID_TYPE.employee : names[field.idType]);
	}
}

/** @throws InvalidRequest */
export const learnerOf = (raw: unknown, label: string): Reference => reference(raw, label, ID_TYPE.employee);

/** @throws InvalidRequest for what is no text, is empty, or holds what XML cannot carry */
export function text(raw: unknown, label: string): string {
	if (raw === undefined) throw new InvalidRequest(label, 'is missing');
	if (typeof raw !== 'string' && typeof raw !== 'number') throw new InvalidRequest(label, 'must be text');
	const given = String(raw).trim();
	if (given === '') throw new InvalidRequest(label, 'is empty');
	if (/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u.test(given)) throw new InvalidRequest(label, 'holds a control character. Paste or type it again');
	return given;
}

function decimal(raw: unknown, label: string): string {
	const given = text(raw, label);
	if (DECIMAL.test(given)) return given;
	throw new InvalidRequest(label, `must be a number like 88 or 88.5, not "${given.slice(0, 60)}"`);
}

/** An id of the usual type, or `{ type, id }`. */
function reference(raw: unknown, label: string, usual: string): Reference {
	if (typeof raw !== 'object' || raw === null) return { type: usual, id: text(raw, label) };
	const { type, id, ...more } = raw as Record<string, unknown>;
	if (Object.keys(more).length > 0 || type === undefined || id === undefined) throw new InvalidRequest(label, 'must be an ID, or an object with type and id');
	const idType = text(type, `${label}: type`);
	return { type: idType, id: idOfType(idType, text(id, `${label}: id`)) };
}
