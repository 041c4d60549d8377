import { DAY_MS, type Day, type Moment, startOfDay } from './dates.mts';
import { endType, type Entry, hireType, type TransactionType } from './entries.mts';
import { Random } from './random.mts';
import type { Scenario } from './scenarios.mts';

/** One employment (or contract) from hire to end. */
export interface Spell {
	hire: Day;
	hireEntered: Moment;
	/** Last day of employment. Unproven, chosen: the worker is inactive from the day after. */
	end?: Day;
	endEntered?: Moment;
	/** The end was taken back then: before that it is visible, afterwards not. */
	endRescinded?: Moment;
	lastDayOfWork?: Day;
	involuntary?: boolean;
	/** A hire that was taken back. */
	hireRescinded?: Moment;
}

export interface Leave {
	start: Day;
	entered: Moment;
	estimatedEnd: Day;
	end?: Day;
	endEntered?: Moment;
	kind: string;
}

export interface Career {
	/** Oldest first; a rehire has two. */
	spells: readonly [Spell, ...Spell[]];
	leaves: readonly Leave[];
	/** Before this entry the worker carries the former business title. */
	retitled?: { effective: Day; entered: Moment };
	entries: readonly Entry[];
}

/** Somebody typed it in on a working afternoon, this many days before the history's last day. */
function enteredAt(today: Day, daysAgo: number, random: Random): Moment {
	return startOfDay(today - daysAgo) - DAY_MS + random.between(8 * 3600, 17 * 3600) * 1000 + random.between(0, 999);
}

function spellsOf(scenario: Scenario, today: Day, random: Random): [Spell, ...Spell[]] {
	const hire = today - random.between(400, 7000);
	const usual: Spell = { hire, hireEntered: enteredAt(hire, 14, random) };
	switch (scenario) {
		case 'futureHire':
			return [{ hire: today + random.between(2, 45), hireEntered: enteredAt(today, random.between(0, 20), random) }];
		case 'hireRescinded': {
			const ago = random.between(3, 25);
			const spell = { hire: today - ago + 20, hireEntered: enteredAt(today, ago, random) };
			return [{ ...spell, hireRescinded: enteredAt(today, ago - 2, random) }];
		}
		case 'terminated': {
			const ago = random.between(1, 300);
			const ended = {
				end: today - ago,
				endEntered: enteredAt(today, ago + 10, random),
				lastDayOfWork: today - ago - 2,
			};
			return [{ ...usual, ...ended, involuntary: random.chance(0.3) }];
		}
		case 'contingentEnded':
			return [{ ...usual, end: today - 30, endEntered: enteredAt(today, 40, random) }];
		case 'terminationToCome':
			return [
				{
					...usual,
					end: today + random.between(3, 40),
					endEntered: enteredAt(today, random.between(1, 10), random),
					involuntary: false,
				},
			];
		case 'terminationRescinded':
			return [
				{
					...usual,
					end: today - 2,
					endEntered: enteredAt(today, 12, random),
					endRescinded: enteredAt(today, 5, random),
				},
			];
		case 'rehired': {
			const end = hire + 200;
			const again = today - random.between(30, 150);
			const first = { ...usual, end, endEntered: enteredAt(end, 5, random), involuntary: false };
			return [first, { hire: again, hireEntered: enteredAt(again, 7, random) }];
		}
		case 'convertedContingent':
			return [{ ...usual, end: today - 61, endEntered: enteredAt(today, 70, random) }];
		case 'convertedEmployee':
			return [{ hire: today - 60, hireEntered: enteredAt(today, 69, random) }];
		default:
			return [usual];
	}
}

function leavesOf(scenario: Scenario, today: Day, random: Random): Leave[] {
	const kind = random.pick(['Parental', 'Medical', 'Sabbatical']);
	if (scenario === 'onLeave') {
		const start = today - random.between(5, 60);
		return [{ start, entered: enteredAt(start, 9, random), estimatedEnd: start + 120, kind }];
	}
	if (scenario === 'returnedFromLeave') {
		const start = today - random.between(90, 200);
		const end = start + 60;
		return [
			{
				start,
				entered: enteredAt(start, 9, random),
				estimatedEnd: end + 5,
				end,
				endEntered: enteredAt(end, 3, random),
				kind,
			},
		];
	}
	return [];
}

/** Which moment the log shows for the end of an employment: unproven, and tenants of both kinds must be served. */
export type TerminationEffective = 'dayAfter' | 'lastDay';

export const endEffective = (lastDay: Day, rule: TerminationEffective): Moment =>
	// On the first inactive day a window over effective moments finds the worker when it changes.
	startOfDay(rule === 'dayAfter' ? lastDay + 1 : lastDay);

function entriesOf(career: Omit<Career, 'entries'>, contingent: boolean, rule: TerminationEffective): Entry[] {
	const list: Entry[] = [];
	const add = (type: TransactionType, day: Day, entered: Moment, more: Partial<Entry> = {}): string => {
		const key = `${type} ${list.length}`;
		list.push({ type, key, day, effective: startOfDay(day), entered, visible: entered, generated: true, ...more });
		return key;
	};
	for (const { hire, hireEntered, hireRescinded, end, endEntered, endRescinded, ...spell } of career.spells) {
		const hired = add(hireType(contingent), hire, hireEntered);
		if (hireRescinded !== undefined) add(hireType(contingent), hire, hireRescinded, { rescinds: hired });
		if (end === undefined || endEntered === undefined) continue;
		const effective = endEffective(end, rule);
		const ended = add(endType(contingent), end, endEntered, { effective, ending: spell });
		if (endRescinded !== undefined)
			add(endType(contingent), end, endRescinded, { effective, rescinds: ended });
	}
	for (const { start, entered, end, endEntered, kind, estimatedEnd } of career.leaves) {
		add('Request Leave of Absence', start, entered, { leave: { kind, estimatedEnd } });
		if (end !== undefined && endEntered !== undefined) add('Return Worker from Leave', end, endEntered);
	}
	const { retitled } = career;
	if (retitled) add('Title Change', retitled.effective, retitled.entered, { retitles: true });
	return list;
}

/** @param today the last day of the generated history; later days hold what is already entered but not yet effective. */
export function careerOf(
	seed: number,
	worker: number,
	scenario: Scenario,
	{ contingent, today, rule }: { contingent: boolean; today: Day; rule: TerminationEffective },
): Career {
	const random = new Random(seed, 'career', worker);
	const spells = spellsOf(scenario, today, random);
	const career: Omit<Career, 'entries'> = { spells, leaves: leavesOf(scenario, today, random) };
	if (scenario === 'retitled') career.retitled = { effective: today - 3, entered: enteredAt(today, 3, random) };
	return { ...career, entries: entriesOf(career, contingent, rule) };
}
