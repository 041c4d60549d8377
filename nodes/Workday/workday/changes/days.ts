/** Arithmetic on days as text (YYYY-MM-DD) and moments in milliseconds since the epoch. */
import * as luxon from '../lib/luxon';

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** The day in UTC. */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayOf(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

export const laterDay = (one: string, other: string): string => (one > other ? one : other);

export const isoOf = (moment: number): string => new Date(moment).toISOString();

/** The day in a time zone whose name was checked. */
export const dateInZone = (moment: number, timeZone: string): string => luxon.dateInZone(moment, timeZone) ?? dayOf(moment);
