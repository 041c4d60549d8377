import { type Career, careerOf, type Spell, type Transaction, type TransactionType } from './career.mts';
import { type Day, type Moment, pacificDay } from './dates.mts';
import { OrganizationTree } from './organizations.mts';
import { formattedName, type Person, personOf, userNameOf } from './person.mts';
import { type Position, positionsOf } from './positions.mts';
import { numberedWid, numberOfWid } from './random.mts';
import { isContingent, type Scenario, scenarioOf } from './scenarios.mts';

/** What does not change with the date one asks about. */
export interface Worker {
	number: number;
	wid: string;
	scenario: Scenario;
	contingent: boolean;
	/** Employee_ID or Contingent_Worker_ID. */
	workerId: string;
	universalId: string;
	person: Person;
	userName: string;
	career: Career;
	positions: readonly [Position, ...Position[]];
}

export interface AsOf {
	/** As_Of_Effective_Date. */
	day: Day;
	/** As_Of_Entry_DateTime. */
	entered: Moment;
}

export type Status = 'future' | 'active' | 'terminated' | 'rescinded';

/** A worker as of a date: only what was entered by then, in force or not. */
export interface WorkerView {
	worker: Worker;
	asOf: AsOf;
	spell: Spell;
	status: Status;
	/** An end that is entered and reached; one to come is not visible before its date. */
	ended: boolean;
	person: Person;
	businessTitle: string;
	transactions: readonly Transaction[];
}

/** Something that happened after the generated history. What a write will make later, a test can make today. */
export interface Change {
	worker: number;
	type: TransactionType;
	effective: Moment;
	entered: Moment;
	set: Partial<Pick<Person, 'legalName' | 'preferredName' | 'emails' | 'phones'>> & { businessTitle?: string };
	rescinded?: boolean;
	corrected?: boolean;
}

const WORKER_KIND = 'worker';
const FIRST_NUMBER = 21_001;
const FIRST_PADDED = 1_000;

/** Plain, with leading zeros, or with a letter in front: ids are text. */
function employeeId(number: number): string {
	if (number % 5 === 1) return String(FIRST_PADDED + number).padStart(7, '0');
	if (number % 5 === 3) return `E${FIRST_PADDED + number}`;
	return String(FIRST_NUMBER + number);
}

const contingentId = (number: number): string => `C-${String(number).padStart(5, '0')}`;

/** All workers of a tenant: computed from seed and number when asked for, so that any number of them needs no memory. */
export class Workforce {
	readonly organizations: OrganizationTree;
	/** Last day of the generated history. */
	readonly today: Day;
	/** Raised by everything that changes what a read returns. */
	revision = 0;
	private readonly leaderNames = new Map<number, string>();
	private readonly changes = new Map<number, Change[]>();
	private total: number;

	constructor(
		readonly seed: number,
		workers: number,
		now: Moment,
	) {
		this.total = workers;
		this.today = pacificDay(now);
		this.organizations = new OrganizationTree(seed, workers);
	}

	get count(): number {
		return this.total;
	}

	/** More workers behind the last one. */
	grow(by: number): void {
		this.total += by;
		this.revision += 1;
	}

	record(change: Change): void {
		this.changes.set(change.worker, [...(this.changes.get(change.worker) ?? []), change]);
		this.revision += 1;
	}

	scenario(number: number): Scenario {
		return scenarioOf(number, this.organizations.supervisoryCount);
	}

	/** Number of the n-th worker that is an example of a scenario. */
	example(scenario: Scenario, nth = 0): number {
		let seen = 0;
		for (let number = this.organizations.supervisoryCount; number < this.total; number += 1) {
			if (this.scenario(number) === scenario && seen++ === nth) return number;
		}
		throw new Error(`No worker ${nth} is an example of ${scenario}: start the tenant with more workers.`);
	}

	workerId(number: number): string {
		return isContingent(this.scenario(number)) ? contingentId(number) : employeeId(number);
	}

	wid(number: number): string {
		return numberedWid(this.seed, WORKER_KIND, number);
	}

	contingent(number: number): boolean {
		return isContingent(this.scenario(number));
	}

	/** Preferred name as it is written out; leaders', which every report repeats, are kept. */
	displayName(number: number): string {
		const kept = this.leaderNames.get(number);
		if (kept !== undefined) return kept;
		const name = formattedName(this.person(number).preferredName);
		if (number < this.organizations.supervisoryCount) this.leaderNames.set(number, name);
		return name;
	}

	private person(number: number): Person {
		return personOf(this.seed, this.scenario(number) === 'convertedEmployee' ? number - 1 : number);
	}

	/** Number of the worker with this id, or undefined. */
	find(idType: string, id: string): number | undefined {
		const candidates: Record<string, () => number | undefined> = {
			WID: () => numberOfWid(this.seed, WORKER_KIND, id),
			Contingent_Worker_ID: () => Number(id.slice(2)),
			Employee_ID: () => (/^[0E]/.test(id) ? Number(id.replace('E', '')) - FIRST_PADDED : Number(id) - FIRST_NUMBER),
		};
		const number = candidates[idType]?.();
		if (number === undefined || !Number.isInteger(number) || number < 0 || number >= this.total) return undefined;
		const contingent = isContingent(this.scenario(number));
		const known: Record<string, string | undefined> = {
			WID: this.wid(number),
			Employee_ID: contingent ? undefined : employeeId(number),
			Contingent_Worker_ID: contingent ? contingentId(number) : undefined,
		};
		return known[idType] === id ? number : undefined;
	}

	worker(number: number): Worker {
		const scenario = this.scenario(number);
		const contingent = isContingent(scenario);
		const person = this.person(number);
		return {
			number,
			wid: this.wid(number),
			scenario,
			contingent,
			workerId: this.workerId(number),
			universalId: `U${String(person.number).padStart(7, '0')}`,
			person,
			userName: userNameOf(person),
			career: this.career(number),
			positions: positionsOf(this.seed, number, scenario, contingent),
		};
	}

	private career(number: number): Career {
		const scenario = this.scenario(number);
		return careerOf(this.seed, number, scenario, isContingent(scenario), this.today);
	}

	/** Generated and recorded transactions that were entered by then, oldest entry first. */
	transactions(number: number, entered: Moment, career = this.career(number)): Transaction[] {
		const recorded = (this.changes.get(number) ?? []).map((change, index): Transaction => ({
			type: change.type,
			key: `recorded ${index}`,
			effective: change.effective,
			entered: change.entered,
			rescinded: change.rescinded ?? false,
			corrected: change.corrected ?? false,
		}));
		return [...career.transactions, ...recorded]
			.filter((transaction) => transaction.entered <= entered)
			.sort((a, b) => a.entered - b.entered);
	}

	/** What decides whether and how a worker appears; cheap enough to ask of every worker for every request. */
	standing(
		number: number,
		asOf: AsOf,
		career = this.career(number),
	): { spell: Spell; status: Status; ended: boolean } | undefined {
		const spells = career.spells.filter((each) => each.hireEntered <= asOf.entered);
		// A rehire that is entered but not reached leaves the former employment in force.
		const spell = spells.filter((each) => each.hire <= asOf.day).pop() ?? spells[0];
		if (!spell) return undefined;
		const endKnown = spell.endEntered !== undefined && spell.endEntered <= asOf.entered;
		const endTakenBack = spell.endRescinded !== undefined && spell.endRescinded <= asOf.entered;
		const ended = endKnown && !endTakenBack && spell.end !== undefined && spell.end < asOf.day;
		const rescinded = spell.hireRescinded !== undefined && spell.hireRescinded <= asOf.entered;
		const status = rescinded ? 'rescinded' : spell.hire > asOf.day ? 'future' : ended ? 'terminated' : 'active';
		return { spell, status, ended };
	}

	/** @returns undefined when the worker was not entered yet. */
	view(number: number, asOf: AsOf): WorkerView | undefined {
		const worker = this.worker(number);
		const standing = this.standing(number, asOf, worker.career);
		if (!standing) return undefined;
		const transactions = this.transactions(number, asOf.entered, worker.career);
		const { retitled } = worker.career;
		const [primary] = worker.positions;
		const newTitle = !retitled || (retitled.entered <= asOf.entered && retitled.effective <= asOf.day);
		const view: WorkerView = {
			worker,
			asOf,
			...standing,
			transactions,
			person: worker.person,
			businessTitle: newTitle ? primary.businessTitle : primary.title,
		};
		for (const change of this.changes.get(number) ?? []) {
			if (change.entered > asOf.entered || pacificDay(change.effective) > asOf.day || change.rescinded) continue;
			const { businessTitle, ...person } = change.set;
			view.person = { ...view.person, ...person };
			view.businessTitle = businessTitle ?? view.businessTitle;
		}
		return view;
	}
}
