/** A report that is too large or too slow for one run → runs for one stretch of days after the other. */
import { InvalidRequest } from '../errors';
import type { Query } from '../web/address';

export const UNITS = ['days', 'weeks', 'months'] as const;
export type Unit = (typeof UNITS)[number];

export interface Split {
	/** Prompt that takes the first day of each stretch. */
	startPrompt: string;
	/** Prompt that takes its end; '' for a report that is asked about one day at a time. */
	endPrompt: string;
	/** Whether the report counts the day in the end prompt. */
	endIncluded: boolean;
	/** First and last day, `YYYY-MM-DD`. */
	from: string;
	through: string;
	step: number;
	unit: Unit;
}

export interface Stretch {
	/** First and last day. */
	from: string;
	through: string;
	prompts: Query;
}

/** More runs than that are a mistake in a date: three years of days. */
export const MAX_STRETCHES = 1100;
const DAY_MS = 86_400_000;

/**
 * Stretches that follow one another without a gap or an overlap; the last one ends with `through`.
 *
 * @throws InvalidRequest naming the field
 */
export function stretchesOf(split: Split): Stretch[] {
	const { startPrompt, endPrompt, from, through } = split;
	if (startPrompt === '') throw new InvalidRequest('Start Prompt', 'is empty. It is the name of the prompt that takes the first day');
	if (startPrompt === endPrompt) throw new InvalidRequest('End Prompt', 'is the same as Start Prompt. Leave it empty for a report that is asked about one day');
	if (from > through) throw new InvalidRequest('First Day', `${from} is later than Last Day, ${through}`);
	const stretches: Stretch[] = [];
	for (let number = 0, first = from; first <= through; first = later(split, ++number)) {
		if (stretches.length === MAX_STRETCHES) {
			throw new InvalidRequest('Split by Date', `${from} to ${through} would take more than ${MAX_STRETCHES} runs of the report. Take larger steps`);
		}
		const next = later(split, number + 1);
		stretches.push(stretch(split, first, next <= through ? dayBefore(next) : through));
	}
	return stretches;
}

function stretch({ startPrompt, endPrompt, endIncluded }: Split, from: string, through: string): Stretch {
	const start = [startPrompt, from] as const;
	if (endPrompt === '') return { from, through, prompts: [start] };
	return { from, through, prompts: [start, [endPrompt, endIncluded ? through : addDays(through, 1)]] };
}

/** Counted from the first day: months of different lengths would make steps from step to step drift. */
function later({ from, step, unit }: Split, number: number): string {
	if (unit === 'months') return addMonths(from, step * number);
	return addDays(from, step * number * (unit === 'weeks' ? 7 : 1));
}

const addDays = (day: string, days: number): string => isoDay(Date.parse(day) + days * DAY_MS);
const dayBefore = (day: string): string => addDays(day, -1);

/** 31 January and a month is the last day of February. */
function addMonths(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

const isoDay = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
