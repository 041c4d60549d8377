/** At which moment a read looks: the two options, and what was put there. */
import type { INodeProperties } from 'n8n-workflow';
import { toDate, toMoment } from '../workday/values/dates';
import type { OperationContext } from './defineOperation';
import type { Parameters } from './parameters';
import { dateField } from './ranges';

const EFFECTIVE = { name: 'asOfEffectiveDate', label: 'As of Effective Date' };
const ENTRY = { name: 'asOfEntryMoment', label: 'As of Entry Moment' };

/**
 * For the Options collection of what reads page after page.
 *
 * @param records what there are many of, with a capital: Workers
 */
export const asOfFields = (records: string): INodeProperties[] => [
	dateField(EFFECTIVE.name, EFFECTIVE.label, `${records} as they are on this day; without it, today`),
	dateField(ENTRY.name, ENTRY.label, `${records} as Workday knew them at this moment; without it, now. It is the same for all pages`),
];

export interface AsOf {
	/** YYYY-MM-DD; undefined: Workday's today. */
	asOfEffectiveDate: string | undefined;
	/** UTC; undefined: the moment at which the read begins. */
	asOfEntryMoment: string | undefined;
	/** YYYY-MM-DD: the effective date, or today, for what is concluded from the data. */
	day: string;
}

/** @throws InvalidRequest */
export function readAsOf({ clock, timeZone, privacy }: OperationContext, options: Parameters): AsOf {
	const effective = options.raw(EFFECTIVE.name);
	const entry = options.raw(ENTRY.name);
	const asOfEffectiveDate = effective === undefined ? undefined : toDate(effective, EFFECTIVE.label, clock, timeZone);
	const today = toDate('Today', 'Today', clock, timeZone);
	// On a day to come somebody who is going to leave shows as gone.
	if (asOfEffectiveDate !== undefined && asOfEffectiveDate > today) privacy.demand('terminationDates', EFFECTIVE.label, 'What will be on a day to come');
	return {
		asOfEffectiveDate,
		asOfEntryMoment: entry === undefined ? undefined : toMoment(entry, ENTRY.label, clock, timeZone),
		day: asOfEffectiveDate ?? today,
	};
}
