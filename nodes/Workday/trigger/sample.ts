/** What "Fetch test event" shows: the newest few changes there were, and the state stays as it is. */
import { DAY_MS, isoOf } from '../workday/changes/days';
import { cycle, type CycleOptions } from './cycle';
import type { Change } from './feeds/feed';
import { NEW_STATE, type Watermark } from './state';

const SAMPLES = 5;
/** Of these the newest are taken. */
const READ = 50;
/** The shortest of these times in which anything changed. */
const LOOK_BACK_MS = [DAY_MS / 24, DAY_MS, 7 * DAY_MS, 30 * DAY_MS];

export async function sampleOf(options: CycleOptions): Promise<Change[]> {
	const feeds = [...options.feeds.keys()];
	const at = (moment: number): Watermark => Object.fromEntries(feeds.map((feed) => [feed, isoOf(moment)]));
	for (const back of LOOK_BACK_MS) {
		const from = at(options.through - back);
		const windows = { ...options.windows, longestMs: back };
		const { changes } = await cycle({ ...NEW_STATE, watermark: from, start: from }, { ...options, windows, brake: undefined, most: READ });
		if (changes.length > 0) return [...changes].sort((a, b) => newest(b) - newest(a)).slice(0, SAMPLES);
	}
	// Nothing changed for a month: somebody who is there at least shows what items look like.
	const windows = { ...options.windows, start: { kind: 'all' } as const };
	const { changes } = await cycle(NEW_STATE, { ...options, windows, brake: undefined, most: SAMPLES });
	return changes;
}

const newest = ({ keys }: Change): number => Math.max(...keys.map(([, due]) => due));
