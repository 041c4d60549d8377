import { DAY_MS, type Day, type Moment, startOfDay } from './dates.mts';
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

export type TransactionType =
	| 'Hire Employee'
	| 'Contract Contingent Worker'
	| 'Terminate Employee'
	| 'End Contingent Worker Contract'
	| 'Request Leave of Absence'
	| 'Return Worker from Leave'
	| 'Title Change'
	| 'Change Job'
	| 'Contact Change';

export interface Transaction {
	type: TransactionType;
	/** Makes its WID, together with the worker. */
	key: string;
	effective: Moment;
	entered: Moment;
	rescinded: boolean;
	corrected: boolean;
}

export interface Career {
	/** Oldest first; a rehire has two. */
	spells: readonly [Spell, ...Spell[]];
	leaves: readonly Leave[];
	/** Before this entry the worker carries the former business title. */
	retitled?: { effective: Day; entered: Moment };
	transactions: readonly Transaction[];
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

function transactionsOf(career: Omit<Career, 'transactions'>, contingent: boolean): Transaction[] {
	const list: Transaction[] = [];
	const add = (type: TransactionType, effective: Day, entered: Moment, rescinded = false): void => {
		list.push({
			type,
			key: `${type} ${list.length}`,
			effective: startOfDay(effective),
			entered,
			rescinded,
			corrected: false,
		});
	};
	const hireType = contingent ? 'Contract Contingent Worker' : 'Hire Employee';
	const endType = contingent ? 'End Contingent Worker Contract' : 'Terminate Employee';
	for (const spell of career.spells) {
		add(hireType, spell.hire, spell.hireEntered);
		if (spell.hireRescinded !== undefined) add(hireType, spell.hire, spell.hireRescinded, true);
		// Effective on the first inactive day, so that a window over effective moments finds the worker when it changes.
		if (spell.end !== undefined && spell.endEntered !== undefined) add(endType, spell.end + 1, spell.endEntered);
		if (spell.end !== undefined && spell.endRescinded !== undefined)
			add(endType, spell.end + 1, spell.endRescinded, true);
	}
	for (const leave of career.leaves) {
		add('Request Leave of Absence', leave.start, leave.entered);
		if (leave.end !== undefined && leave.endEntered !== undefined)
			add('Return Worker from Leave', leave.end, leave.endEntered);
	}
	if (career.retitled) add('Title Change', career.retitled.effective, career.retitled.entered);
	return list;
}

/** @param today the last day of the generated history; later days hold what is already entered but not yet effective. */
export function careerOf(seed: number, worker: number, scenario: Scenario, contingent: boolean, today: Day): Career {
	const random = new Random(seed, 'career', worker);
	const spells = spellsOf(scenario, today, random);
	const career: Omit<Career, 'transactions'> = { spells, leaves: leavesOf(scenario, today, random) };
	if (scenario === 'retitled') career.retitled = { effective: today - 3, entered: enteredAt(today, 3, random) };
	return { ...career, transactions: transactionsOf(career, contingent) };
}
