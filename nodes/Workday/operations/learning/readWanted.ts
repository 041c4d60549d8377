/** What the user wants of one content, record or enrollment, out of the editor's fields or JSON. */
import { readCell, readIfEmpty, readTextCell, type IfEmpty } from '../../n8n/emptyValues';
import type { ItemContext } from '../../n8n/defineOperation';
import { readId } from '../../n8n/locators';
import type { Parameters } from '../../n8n/parameters';
import { JsonPlace } from '../../workday/values/jsonPlace';
import { InvalidRequest } from '../../workday/errors';
import type { LearningField, LearningKind } from '../../workday/learning/kinds';
import { namesWith, type Names } from '../../workday/learning/names';
import { learnerOf, parseValue, text, type ValueContext } from '../../workday/learning/parseValue';
import type { Wanted, WantedValue } from '../../workday/learning/values';
import { checked, wantedOfJson } from '../../workday/learning/wantedJson';
import { ID_TYPE } from '../../workday/names';
import type { Reference } from '../../workday/spec';
import { WORKER_ID_TYPES } from '../../workday/worker/getWorkers';

const VALUES = 'Values';

const isJson = (parameters: Parameters): boolean => parameters.choice('specifyValues', 'Specify Values', ['fields', 'json'], 'fields') === 'json';

/** @throws InvalidRequest */
export function readOwnId(parameters: Parameters, { idKey, idLabel }: LearningKind): string {
	if (isJson(parameters)) return text(JsonPlace.parse(parameters.raw('valuesJson'), VALUES).at(idKey).raw, `${VALUES} > ${idKey}`);
	const id = parameters.text(idKey, idLabel);
	if (id === '') throw new InvalidRequest(idLabel, 'is needed');
	return id;
}

/**
 * Whose record it is. undefined: the item does not say, or what it puts belongs to nobody.
 *
 * @throws InvalidRequest
 */
export function readLearnerOf(parameters: Parameters, { fields }: LearningKind): Reference | undefined {
	const field = fields.find(({ type }) => type === 'learner');
	if (field === undefined) return undefined;
	if (!isJson(parameters)) return readLearner(parameters, field.key, field.label, 'skip') ?? undefined;
	const { raw, name, exists, isNull } = JsonPlace.parse(parameters.raw('valuesJson'), VALUES).at(field.key);
	return exists && !isNull ? learnerOf(raw, name) : undefined;
}

/** @throws InvalidRequest */
export function readNames(options: Parameters): Names {
	const rows = options.rows('names', 'name', 'Names');
	return namesWith(rows.map((row) => ({ key: row.text('key', 'Names: Name'), name: row.text('sentAs', 'Names: Sent As') })), 'Names');
}

/** @throws InvalidRequest */
export function readWanted({ parameters, clock, timeZone }: ItemContext, kind: LearningKind, names: Names): Wanted {
	const context: ValueContext = { names, clock, timeZone };
	if (isJson(parameters)) return wantedOfJson(kind, parameters.raw('valuesJson'), VALUES, context);
	const id = text(readOwnId(parameters, kind), kind.idLabel);
	const ifEmpty = readIfEmpty(parameters);
	const more = parameters.group('additionalFields', 'Additional Fields');
	const values: Record<string, WantedValue> = {};
	for (const field of kind.fields) {
		const value = readValue(more.has(field.key) ? more : parameters, field, ifEmpty, context);
		if (value !== undefined) values[field.key] = value;
	}
	return checked(kind, { id, values });
}

/** undefined: it is left alone. */
function readValue(parameters: Parameters, field: LearningField, ifEmpty: IfEmpty, context: ValueContext): WantedValue | undefined {
	const { key, label, type } = field;
	if (type === 'learner') return readLearner(parameters, key, label, ifEmpty);
	if (type === 'text' || type === 'decimal' || type === 'reference') {
		const given = readTextCell(parameters, key, label, ifEmpty);
		return typeof given === 'string' ? parseValue(field, given, label, context) : given;
	}
	const cell = readCell(parameters, key, label, ifEmpty);
	if (cell.kind === 'set') return parseValue(field, cell.raw, label, context);
	return cell.kind === 'clear' ? null : undefined;
}

function readLearner(parameters: Parameters, name: string, label: string, ifEmpty: IfEmpty): Reference | null | undefined {
	const raw = parameters.raw(name);
	const isLocator = typeof raw === 'object' && raw !== null && 'mode' in raw;
	const cell = isLocator ? readCell(parameters.group(name, label), 'value', label, ifEmpty) : readCell(parameters, name, label, ifEmpty);
	if (cell.kind !== 'set') return cell.kind === 'clear' ? null : undefined;
	return readId(parameters, { name, label, idTypes: WORKER_ID_TYPES, usual: ID_TYPE.employee });
}
