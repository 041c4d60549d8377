/** Cells of a write: set, cleared, or left alone. An expression that gives nothing is never an accident. */
import type { INodeProperties } from 'n8n-workflow';
import { InvalidRequest } from '../workday/errors';
import type { Parameters } from './parameters';

const CHOICES = ['error', 'skip', 'clear'] as const;
export type IfEmpty = (typeof CHOICES)[number];

export const emptyValueField: INodeProperties = {
	displayName: 'If a Value Is Empty',
	name: 'ifEmpty',
	type: 'options',
	noDataExpression: true,
	default: 'error',
	description: 'What to do when an expression in one of the values gives nothing. A field that you leave empty is always left alone.',
	options: [
		{ name: 'Clear It in Workday', value: 'clear', description: 'What Workday has there is removed' },
		{ name: 'Leave It Alone', value: 'skip', description: 'As if the field had been left empty' },
		{ name: 'Stop With an Error', value: 'error', description: 'Nothing is sent' },
	],
};

export const readIfEmpty = (parameters: Parameters): IfEmpty => parameters.choice('ifEmpty', 'If a Value Is Empty', CHOICES, 'error');

/** `raw`: as the expression or the user gave it. */
export type Cell = { kind: 'leave' } | { kind: 'clear' } | { kind: 'set'; raw: unknown };

/**
 * Blanks alone are no value either.
 *
 * @throws InvalidRequest for a cell without a value, where that is an error
 */
export function readCell(parameters: Parameters, name: string, label: string, ifEmpty: IfEmpty): Cell {
	const filling = parameters.filling(name);
	const raw = parameters.raw(name);
	const isBlank = typeof raw === 'string' && raw.trim() === '';
	if (filling === 'value' && !isBlank) return { kind: 'set', raw };
	if (filling === 'nothing' || ifEmpty === 'skip') return { kind: 'leave' };
	if (ifEmpty === 'clear') return { kind: 'clear' };
	const what = isBlank ? 'holds nothing but blanks' : 'its expression gave nothing';
	throw new InvalidRequest(label, `${what}. If a Value Is Empty says what to do then: clear it in Workday, or leave it alone`);
}

/**
 * A cell of text as the values of a write take it: undefined leaves, null clears.
 *
 * @throws InvalidRequest
 */
export function readTextCell(parameters: Parameters, name: string, label: string, ifEmpty: IfEmpty): string | null | undefined {
	const { kind } = readCell(parameters, name, label, ifEmpty);
	if (kind === 'leave') return undefined;
	return kind === 'clear' ? null : parameters.text(name, label);
}
