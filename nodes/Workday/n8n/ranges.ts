/** Which transactions count: the two ranges of Workday's transaction log, entered and effective. */
import type { INodeProperties } from 'n8n-workflow';
import type { OperationContext } from './defineOperation';
import type { Parameters } from './parameters';
import { InvalidRequest } from '../workday/errors';
import { toMoment } from '../workday/values/dates';

/**
 * Workday refuses an end of Updated that lies in the future by its own clock. An end that is left open, or is now, is put
 * this much into the past, since two clocks are never quite the same.
 */
export const CLOCK_MARGIN_MS = 10_000;

interface Ranges {
	updatedFrom?: string;
	updatedThrough?: string;
	effectiveFrom?: string;
	effectiveThrough?: string;
}

const DATES = 'A date, a date and time, Today, Now, or a duration: -P1D is one day ago, P14D is in 14 days';

/** A field for a date or a moment. */
export const dateField = (name: string, displayName: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-01-31 or -P1D',
	description: `${description}. ${DATES}.`,
});

/**
 * @param records what is filtered, for the hints: workers, organizations
 * @throws InvalidRequest
 */
export function readRanges(filters: Parameters, { clock, timeZone, hint }: OperationContext, records: string): Ranges {
	const moment = (name: string, label: string): string | undefined => {
		const value = filters.raw(name);
		return value === undefined ? undefined : toMoment(value, label, clock, timeZone);
	};
	const now = clock.now();
	const latest = new Date(now - CLOCK_MARGIN_MS).toISOString();
	const updatedFrom = moment('updatedFrom', 'Updated From');
	const updatedThrough = moment('updatedThrough', 'Updated Through');
	const effectiveFrom = moment('effectiveFrom', 'Effective From');
	const effectiveThrough = moment('effectiveThrough', 'Effective Through');

	hintAtEmpty(filters, 'updatedFrom', 'Updated From', records, hint);
	hintAtEmpty(filters, 'effectiveFrom', 'Effective From', records, hint);
	const updated = both('Updated', updatedFrom, updatedThrough ?? (updatedFrom && latest));
	const effective = both('Effective', effectiveFrom, effectiveThrough);
	if (updated && updated.through > latest) {
		if (updated.through > new Date(now).toISOString()) {
			throw new InvalidRequest('Updated Through', `${updated.through} lies in the future; Workday allows the current moment at the latest`);
		}
		updated.through = latest;
	}
	if (updated && updated.from > updated.through) {
		throw new InvalidRequest('Updated From', `${updated.from} is later than the end of the range, ${updated.through}`);
	}
	if (updated?.through === latest) hint(`Changes up to ${latest} were read. Begin the next read there: Updated From.`);
	return {
		...(updated && { updatedFrom: updated.from, updatedThrough: updated.through }),
		...(effective && { effectiveFrom: effective.from, effectiveThrough: effective.through }),
	};
}

/**
 * Of workers. Who has something to come is said by who comes, and other filters and a few days more or less say what.
 *
 * @throws InvalidRequest
 */
export function readWorkerRanges(filters: Parameters, context: OperationContext, records: string): Ranges {
	const ranges = readRanges(filters, context, records);
	const { effectiveThrough } = ranges;
	if (effectiveThrough !== undefined && Date.parse(effectiveThrough) > context.clock.now()) {
		context.privacy.demand('terminationDates', 'Effective Through', 'Who has something effective on a day to come');
	}
	return ranges;
}

/** A first run has no last moment yet, so an end that came out empty is no error; but it means everything. */
export function hintAtEmpty(filters: Parameters, name: string, label: string, records: string, hint: OperationContext['hint']): void {
	if (filters.has(name) && filters.raw(name) === undefined) hint(`${label} is empty, so ${records} were not filtered by it.`);
}

/** Workday takes both ends or neither. */
function both(label: string, from: string | undefined, through: string | undefined): { from: string; through: string } | undefined {
	if (from === undefined && through === undefined) return undefined;
	const missing = from === undefined ? 'From' : 'Through';
	if (from === undefined || through === undefined) {
		throw new InvalidRequest(`${label} ${missing}`, 'is needed as well: Workday takes both ends of the range or neither');
	}
	if (from > through) throw new InvalidRequest(`${label} From`, `${from} is later than ${label} Through, ${through}`);
	return { from, through };
}
