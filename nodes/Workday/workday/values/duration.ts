/** An xs:dayTimeDuration, signs applied: days apart, because a day on the calendar is not always 24 hours. */
export interface DayTimeDuration {
	days: number;
	/** The part after `T`, in milliseconds. */
	ms: number;
}

// XML Schema 1.1, 3.4.27: no years, no months, at least one component, and at least one after a `T`.
const DAY_TIME = /^(-)?P(?=\d|T)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Parses `P5D`, `-P1DT12H`, `PT2H30M`. undefined: not an xs:dayTimeDuration. */
export function parseDayTimeDuration(text: string): DayTimeDuration | undefined {
	const match = DAY_TIME.exec(text);
	if (!match) return undefined;
	const [, minus, days, hours, minutes, seconds] = match;
	const sign = minus ? -1 : 1;
	const number = (digits: string | undefined) => (digits === undefined ? 0 : Number(digits));
	const ms = (number(hours) * 60 + number(minutes)) * 60_000 + Math.trunc(number(seconds) * 1000);
	return { days: sign * number(days), ms: sign * ms };
}
