/** Histories that went wrong once, made small. Each title says what went wrong. */
import type { IDataObject } from 'n8n-workflow';
import type { Deed, Plan, PollStep, Step } from './plan.mts';
import { mustBeRight } from './run.mts';

const ALL = ['hired', 'futureHire', 'updated', 'onLeave', 'returnedFromLeave', 'futureTermination', 'terminated', 'rehired', 'converted', 'rescinded'];

function plan(parameters: IDataObject, tenant: Plan['tenant'], steps: Step[]): Plan {
	return { start: '2026-03-15T18:00:00Z', end: '2026-04-05T00:00:00Z', tenant, poller: { kind: 'legacy' }, parameters: { output: 'ids', events: ALL, ...parameters }, steps };
}

const CASES: Array<[what: string, plan: Plan]> = [
	[
		'what was entered in the moment at which a window ends was lost without an overlap, where ranges do not hold their ends',
		plan({ options: { overlap: 0 } }, { boundaries: 'open' }, [
			enter('2026-03-15T18:00:00Z', { id: 'hire', do: 'hire', who: 'Ann', day: '2025-01-01' }),
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T18:20:00Z', { id: 'title', do: 'title', who: 'Ann', day: '2026-03-01' }),
			poll('2026-03-15T18:21:00Z'),
		]),
	],
	[
		'a hire that was met after the rehire was called a rehire as well',
		plan({ options: { longestWindow: 1000 } }, {}, [
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T18:20:00Z', { id: 'hire', do: 'hire', who: 'Ann', day: '2026-03-17' }),
			enter('2026-03-15T18:30:00Z', { id: 'end', do: 'end', who: 'Ann', day: '2026-03-20' }),
			enter('2026-03-15T18:40:00Z', { id: 'rehire', do: 'rehire', who: 'Ann', day: '2026-03-27' }),
		]),
	],
	[
		'an end that was met after the next one was said to be of its day',
		plan({ options: { longestWindow: 1000, overlap: 60 } }, {}, [
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T18:20:00Z', { id: 'hire', do: 'hire', who: 'Ann', day: '2026-03-01' }),
			enter('2026-03-15T18:30:00Z', { id: 'end', do: 'end', who: 'Ann', day: '2026-03-05' }),
			enter('2026-03-15T18:40:00Z', { id: 'rehire', do: 'rehire', who: 'Ann', day: '2026-03-09' }),
			enter('2026-03-15T18:50:00Z', { id: 'end again', do: 'end', who: 'Ann', day: '2026-03-12' }),
			poll('2026-03-15T18:55:00Z'),
		]),
	],
	[
		'an end came with an earlier one and not on its own day, where the log has all entries of a worker',
		plan({ options: { longestWindow: 1000 } }, { logEntries: 'all' }, [
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T18:20:00Z', { id: 'hire', do: 'hire', who: 'Ann', day: '2026-03-01' }),
			enter('2026-03-15T18:30:00Z', { id: 'end', do: 'end', who: 'Ann', day: '2026-03-20' }),
			enter('2026-03-15T18:40:00Z', { id: 'rehire', do: 'rehire', who: 'Ann', day: '2026-03-25' }),
			enter('2026-03-15T18:50:00Z', { id: 'end again', do: 'end', who: 'Ann', day: '2026-03-30' }),
			poll('2026-03-15T19:30:00Z'),
		]),
	],
	[
		'nobody announced the end of somebody who is hired again for the second day after it',
		plan({}, {}, [
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T18:20:00Z', { id: 'hire', do: 'hire', who: 'Ann', day: '2026-03-01' }),
			enter('2026-03-15T18:30:00Z', { id: 'end', do: 'end', who: 'Ann', day: '2026-03-20' }),
			enter('2026-03-15T18:40:00Z', { id: 'rehire', do: 'rehire', who: 'Ann', day: '2026-03-22' }),
			poll('2026-03-15T19:00:00Z'),
		]),
	],
	[
		'an end of last week was lost when somebody had been hired again for the second day after it',
		plan({}, {}, [
			enter('2026-03-15T18:00:00Z', { id: 'hire', do: 'hire', who: 'Ann', day: '2026-02-01' }),
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T18:30:00Z', { id: 'end', do: 'end', who: 'Ann', day: '2026-03-09' }),
			enter('2026-03-15T18:40:00Z', { id: 'rehire', do: 'rehire', who: 'Ann', day: '2026-03-11' }),
			poll('2026-03-15T19:00:00Z'),
		]),
	],
	[
		'a change was lost because another one of the same type and day was taken back',
		plan({}, { marksOriginals: false }, [
			enter('2026-03-15T18:00:00Z', { id: 'hire', do: 'hire', who: 'Ann', day: '2026-02-01' }),
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T18:20:00Z', { id: 'title', do: 'title', who: 'Ann', day: '2026-03-20' }),
			enter('2026-03-15T18:30:00Z', { id: 'other title', do: 'title', who: 'Ann', day: '2026-03-20' }),
			enter('2026-03-15T18:40:00Z', { id: 'rescind', do: 'rescind', of: 'other title' }),
			poll('2026-03-15T19:00:00Z'),
		]),
	],
	[
		'a leave was lost because another one of the same day, which has the mark as well, was taken back',
		plan({}, { marksOriginals: true }, [
			enter('2026-03-15T18:00:00Z', { id: 'hire', do: 'hire', who: 'Ann', day: '2026-02-01' }),
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T18:20:00Z', { id: 'leave', do: 'leave', who: 'Ann', day: '2026-03-20' }),
			enter('2026-03-15T18:30:00Z', { id: 'other leave', do: 'leave', who: 'Ann', day: '2026-03-20' }),
			enter('2026-03-15T18:40:00Z', { id: 'rescind', do: 'rescind', of: 'other leave' }),
			poll('2026-03-15T19:00:00Z'),
		]),
	],
	[
		'a leave that was moved to the day after the last one ended an employment',
		plan({}, {}, [
			enter('2026-03-15T18:00:00Z', { id: 'hire', do: 'hire', who: 'Ann', day: '2026-02-01' }),
			enter('2026-03-15T18:01:00Z', { id: 'leave', do: 'leave', who: 'Ann', day: '2026-03-25' }),
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T18:30:00Z', { id: 'end', do: 'end', who: 'Ann', day: '2026-03-09' }),
			enter('2026-03-15T18:40:00Z', { id: 'correct', do: 'correct', of: 'leave', day: '2026-03-10' }),
			poll('2026-03-15T19:00:00Z'),
		]),
	],
	[
		'a title that was corrected on the last day came as two updates, where ends were asked for only as conversions',
		plan({ events: ['converted', 'updated'] }, {}, [
			enter('2026-03-15T18:00:00Z', { id: 'hire', do: 'hire', who: 'Ann', day: '2026-02-01' }),
			enter('2026-03-15T18:01:00Z', { id: 'title', do: 'title', who: 'Ann', day: '2026-03-25' }),
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T18:30:00Z', { id: 'end', do: 'end', who: 'Ann', day: '2026-03-09' }),
			enter('2026-03-15T18:40:00Z', { id: 'correct', do: 'correct', of: 'title', day: '2026-03-10' }),
			poll('2026-03-15T19:00:00Z'),
		]),
	],
	[
		'somebody was converted from a contract that never began',
		plan({}, {}, [
			enter('2026-03-15T18:00:00Z', { id: 'contract', do: 'hire', who: 'Ann', day: '2026-03-01', contingent: true }),
			enter('2026-03-15T18:01:00Z', { id: 'end', do: 'end', who: 'Ann', day: '2026-03-19' }),
			enter('2026-03-15T18:02:00Z', { id: 'rescind', do: 'rescind', of: 'contract' }),
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T18:30:00Z', { id: 'hire', do: 'hire', who: 'Ben', sameAs: 'Ann', day: '2026-03-20' }),
		]),
	],
	[
		'a hire that was taken back, and has no mark, came on its day when somebody had been hired for an earlier one',
		plan({ events: ['updated', 'converted'] }, { marksOriginals: false }, [
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T19:00:00Z', { id: 'hire', do: 'hire', who: 'Dan', day: '2026-03-23' }),
			poll('2026-03-15T19:04:00Z'),
			enter('2026-03-19T02:40:00Z', { id: 'rescind', do: 'rescind', of: 'hire' }),
			enter('2026-03-19T15:10:00Z', { id: 'rehire', do: 'rehire', who: 'Dan', day: '2026-03-14' }),
		]),
	],
	[
		'a hire that was taken back as one of two came on its day',
		plan({ events: ['updated', 'onLeave', 'returnedFromLeave', 'rehired'] }, { marksOriginals: false }, [
			enter('2026-03-24T16:48:00Z', { id: 'hire', do: 'hire', who: 'Ann', day: '2025-03-15' }),
			enter('2026-03-24T16:49:00Z', { id: 'correct', do: 'correct', of: 'hire', day: '2026-03-27' }),
			enter('2026-03-24T16:50:00Z', { id: 'rescind', do: 'rescind', of: 'correct' }),
			enter('2026-03-24T20:37:00Z', { id: 'rehire', do: 'rehire', who: 'Ann', day: '2026-03-27' }),
			enter('2026-03-24T21:51:00Z', { id: 'rescind again', do: 'rescind', of: 'rehire' }),
			enter('2026-03-25T01:21:00Z', { id: 'rehire again', do: 'rehire', who: 'Ann', day: '2026-03-20' }),
			poll('2026-03-25T09:03:00Z'),
			enter('2026-03-25T09:04:00Z', { id: 'title', do: 'title', who: 'Ann', day: '2026-03-26' }),
		]),
	],
	[
		'somebody was announced for the day of a hire that had been moved, and on which they were gone again',
		plan({ events: ['futureHire'], output: 'profile', options: { longestWindow: 240 } }, { marksOriginals: false }, [
			poll('2026-03-15T18:10:00Z'),
			enter('2026-03-15T19:28:00Z', { id: 'hire', do: 'hire', who: 'Cleo', day: '2026-03-26' }),
			enter('2026-03-16T08:55:00Z', { id: 'correct', do: 'correct', of: 'hire', day: '2026-03-24' }),
			enter('2026-03-16T17:38:00Z', { id: 'end', do: 'end', who: 'Cleo', day: '2026-03-25' }),
		]),
	],
];
function enter(at: string, deed: Deed): Step {
	return { at, enter: deed };
}

function poll(at: string, step: PollStep = {}): Step {
	return { at, poll: step };
}

test.each(CASES)('%s', async (_what, history) => {
	const { items } = await mustBeRight(history);
	expect(items).toBeGreaterThan(0);
});
