/** From and Through → the window, and the pieces that it is read in. Checked before anything is sent. */
import type { OperationContext } from '../../../n8n/defineOperation';
import type { Parameters } from '../../../n8n/parameters';
import { isoOf } from '../../../workday/changes/days';
import type { Range, Window } from '../../../workday/changes/steps';
import { InvalidRequest } from '../../../workday/errors';
import { toMoment } from '../../../workday/values/dates';
import { CLOCK_MARGIN_MS } from '../../../n8n/ranges';

/** As the trigger's safety lag: time for what is being entered to come to light. */
const LAG_MS = 60_000;
const HOUR_MS = 3_600_000;

/** @throws InvalidRequest */
export function readWindow({ parameters, clock, timeZone }: OperationContext): Range {
	const now = clock.now();
	const moment = (name: string, label: string) => Date.parse(toMoment(parameters.raw(name), label, clock, timeZone));
	const from = moment('from', 'From');
	const asked = parameters.raw('through') === undefined ? now - LAG_MS : moment('through', 'Through');
	if (asked > now) throw new InvalidRequest('Through', `${isoOf(asked)} lies in the future: nobody knows yet what will be entered`);
	// Now is now by our clock, and Workday refuses what is the future by its own.
	const through = Math.min(asked, now - CLOCK_MARGIN_MS);
	if (from > through) throw new InvalidRequest('From', `${isoOf(from)} is later than the end of the window, ${isoOf(through)}`);
	return { from, through };
}

/**
 * Pieces without a gap, oldest first; none of an empty window. Nothing overlaps: nobody remembers what earlier runs gave.
 *
 * @throws InvalidRequest
 */
export function piecesOf({ from, through }: Range, options: Parameters): Iterable<Window> {
	const longest = options.integer('longestWindow', 'Longest Window', 24, { min: 1, max: 8760 }) * HOUR_MS;
	return pieces(from, through, longest);
}

function* pieces(from: number, through: number, longest: number): Generator<Window> {
	for (let start = from; start < through; start += longest) {
		yield { from: start, through: Math.min(start + longest, through), overlapMs: 0, start };
	}
}
