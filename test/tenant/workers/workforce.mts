import { WorkerAccounts } from './accounts.mts';
import { applyEdits, contactOf } from './contact.mts';
import { type Career, careerOf } from './career.mts';
import { type Day, type Moment, pacificDay } from './dates.mts';
import type { Entry, Transaction, TransactionType, WorkerChange } from './entries.mts';
import { GeneratedLog, type Ranges } from './generatedLog.mts';
import { changesOf, type Knowledge, knownOf, leavesOf, transactionsOf } from './history.mts';
import { Ledger } from './ledger.mts';
import { DEFAULT_RULES, type LedgerRules } from './ledgerTypes.mts';
import { type Organization, OrganizationTree } from './organizations.mts';
import { formattedName, type Person, personOf, userNameOf } from './person.mts';
import { type Position, positionsOf } from './positions.mts';
import { numberedWid, numberOfWid } from './random.mts';
import { isContingent, type Scenario, scenarioOf } from './scenarios.mts';
import { type AsOf, type Standing, standingOf, type Worker, type WorkerView } from './view.mts';
import { contingentId, employeeId, numberOfContingent, numberOfEmployee } from './workerIds.mts';

export type { AsOf, Standing, Status, Worker, WorkerView } from './view.mts';

/** Something that happened after the generated history. What a write will make later, a test can make today. */
export interface Change {
	worker: number;
	type: TransactionType;
	effective: Moment;
	entered: Moment;
	set: WorkerChange;
	/** Flags of the log; `ledger` makes rescinds and corrections that are some. */
	rescinded?: boolean;
	corrected?: boolean;
}

const WORKER_KIND = 'worker';

/** All workers of a tenant: computed from seed and number when asked for, so that any number of them needs no memory. */
export class Workforce {
	readonly organizations: OrganizationTree;
	/** What tests enter, for generated workers and for new ones. */
	readonly ledger: Ledger;
	/** What writes have changed of workers' accounts. */
	readonly accounts: WorkerAccounts;
	/** Last day of the generated history. */
	readonly today: Day;
	/** Raised by everything that changes what a read returns. */
	revision = 0;
	private readonly leaderNames = new Map<number, string>();
	private readonly generatedLog = new GeneratedLog((number) => this.generatedEntries(number));
	private total: number;

	/** @param rules looked at whenever they matter, so that a test may change them */
	constructor(
		readonly seed: number,
		workers: number,
		now: Moment,
		readonly rules: LedgerRules = DEFAULT_RULES,
	) {
		this.total = workers;
		this.accounts = new WorkerAccounts(seed, (number) => this.worker(number));
		this.today = pacificDay(now);
		this.organizations = new OrganizationTree(seed, workers);
		this.ledger = new Ledger({
			seed,
			rules,
			nextNumber: () => this.total++,
			exists: (number) => this.exists(number),
			contingent: (number) => this.contingent(number),
			organizationExists: (id) => this.organizations.find('Organization_Reference_ID', id) !== undefined,
			generatedEntries: (number) => this.generatedEntries(number),
			changed: () => {
				this.revision += 1;
			},
		});
	}

	/** Numbers given out so far, also those of workers that were purged. */
	get count(): number {
		return this.total;
	}

	exists(number: number): boolean {
		return Number.isInteger(number) && number >= 0 && number < this.total && !this.ledger.isPurged(number);
	}

	/** Of all workers, also those that were purged or are not known yet. */
	*numbers(): Generator<number> {
		for (let number = 0; number < this.total; number += 1) yield number;
	}

	/** More workers behind the last one. */
	grow(by: number): void {
		this.total += by;
		this.revision += 1;
	}

	record({ worker, rescinded = false, corrected = false, ...entry }: Change): void {
		this.ledger.note(worker, entry, { rescinded, corrected });
	}

	scenario(number: number): Scenario {
		return this.ledger.scripted(number) ? 'scripted' : scenarioOf(number, this.organizations.leaderCount);
	}

	/** Numbers, in order, of all workers that may have an entry in one of these: most of the others need no look. */
	candidates(alternatives: readonly Ranges[]): number[] {
		const found = this.generatedLog.within(alternatives, this.total);
		for (const number of this.ledger.touched) found.add(number);
		return [...found].sort((one, other) => one - other);
	}

	/** Number of the n-th worker that is an example of a scenario. */
	example(scenario: Scenario, nth = 0): number {
		let seen = 0;
		for (let number = this.organizations.leaderCount; number < this.total; number += 1) {
			if (this.scenario(number) === scenario && seen++ === nth) return number;
		}
		throw new Error(`No worker ${nth} is an example of ${scenario}: start the tenant with more workers.`);
	}

	workerId(number: number): string {
		return this.contingent(number) ? contingentId(number) : employeeId(number);
	}

	wid(number: number): string {
		return numberedWid(this.seed, WORKER_KIND, number);
	}

	contingent(number: number): boolean {
		return this.ledger.scripted(number)?.contingent ?? isContingent(this.scenario(number));
	}

	/** Who leads a supervisory organization: nobody, one or two. */
	leadersOf(organization: number): number[] {
		return this.organizations.leadersOf(organization).filter((number) => this.exists(number));
	}

	isLeader(number: number): boolean {
		return number < this.organizations.leaderCount;
	}

	/** Number of the supervisory organization that a worker belongs to. */
	supervisoryOf(number: number, asOf: AsOf): number {
		const moved = this.ledger.isTouched(number) ? this.view(number, asOf)?.supervisory : undefined;
		return moved ?? this.organizations.supervisoryOf(number);
	}

	/** Preferred name as it is written out; leaders', which every report repeats, are kept. */
	displayName(number: number): string {
		const kept = this.leaderNames.get(number);
		if (kept !== undefined) return kept;
		const name = formattedName(this.person(number).preferredName);
		if (this.isLeader(number)) this.leaderNames.set(number, name);
		return name;
	}

	/** An organization with the values that hold at that date. */
	organization(organization: Organization, asOf: AsOf): Organization {
		return this.ledger.organizations.asOf(organization, asOf);
	}

	universalId(number: number): string {
		return `U${String(this.personNumber(number)).padStart(7, '0')}`;
	}

	/** Several workers may be one person: the two halves of a conversion. */
	private personNumber(number: number): number {
		const sameAs = this.ledger.scripted(number)?.sameAs;
		if (sameAs !== undefined) return this.personNumber(sameAs);
		return this.scenario(number) === 'convertedEmployee' ? number - 1 : number;
	}

	private person(number: number): Person {
		return personOf(this.seed, this.personNumber(number));
	}

	/** Number of the worker with this id, or undefined. */
	find(idType: string, id: string): number | undefined {
		const candidates: Record<string, () => number | undefined> = {
			WID: () => numberOfWid(this.seed, WORKER_KIND, id),
			Contingent_Worker_ID: () => numberOfContingent(id),
			Employee_ID: () => numberOfEmployee(id),
		};
		const number = candidates[idType]?.();
		if (number === undefined || !this.exists(number)) return undefined;
		const contingent = this.contingent(number);
		const known: Record<string, string | undefined> = {
			WID: this.wid(number),
			Employee_ID: contingent ? undefined : employeeId(number),
			Contingent_Worker_ID: contingent ? contingentId(number) : undefined,
		};
		return known[idType] === id ? number : undefined;
	}

	/** Has another person this user name? The two halves of a conversion may share it. Generated ones end with the person's number, so that there is no need to look at all. */
	userNameTaken(userName: string, by: number): boolean {
		const holder = this.accounts.holderOf(userName);
		const other = (number: number): boolean => number !== by && this.personNumber(number) !== this.personNumber(by);
		if (holder !== undefined) return other(holder);
		const number = Number(/\d+$/.exec(userName)?.[0] ?? NaN);
		return this.exists(number) && other(number) && this.worker(number).userName === userName;
	}

	positions(number: number): [Position, ...Position[]] {
		return positionsOf(this.seed, number, this.scenario(number), this.contingent(number));
	}

	worker(number: number): Worker {
		const person = this.person(number);
		const positions = this.positions(number);
		const timeZone = this.ledger.scripted(number)?.timeZone;
		// One worker in eight has no time zone set.
		const usual = number % 8 === 7 ? undefined : positions[0].place.country.timeZone;
		return {
			number,
			wid: this.wid(number),
			scenario: this.scenario(number),
			contingent: this.contingent(number),
			workerId: this.workerId(number),
			universalId: this.universalId(number),
			person,
			userName: this.accounts.of(number)?.userName ?? userNameOf(person),
			timeZone: timeZone === undefined ? usual : (timeZone ?? undefined),
			positions,
		};
	}

	/** The generated history of a generated worker. */
	career(number: number): Career {
		const scenario = this.scenario(number);
		const contingent = isContingent(scenario);
		return careerOf(this.seed, number, scenario, {
			contingent,
			today: this.today,
			rule: this.rules.terminationEffective,
		});
	}

	generatedEntries(number: number): readonly Entry[] {
		return this.ledger.scripted(number) ? [] : this.career(number).entries;
	}

	/** All that was entered by then, oldest entry first. */
	private known(number: number, knowledge: Knowledge): Entry[] {
		const generated = this.generatedEntries(number);
		const scripted = this.ledger.scriptedEntries(number);
		return knownOf(scripted.length === 0 ? generated : [...generated, ...scripted], knowledge);
	}

	/** Generated and scripted transactions that were entered by then, oldest entry first. */
	transactions(number: number, knowledge: Knowledge): Transaction[] {
		return transactionsOf(this.known(number, knowledge), this.rules.marksOriginals);
	}

	/** Cheap enough to ask of every worker for every request. @returns undefined when nobody knows the worker yet */
	standing(number: number, asOf: AsOf): Standing | undefined {
		return this.exists(number) ? standingOf(this.known(number, asOf), asOf.day) : undefined;
	}

	/** @returns undefined when the worker was not entered yet, or is gone. */
	view(number: number, asOf: AsOf): WorkerView | undefined {
		if (!this.exists(number)) return undefined;
		const known = this.known(number, asOf);
		const standing = standingOf(known, asOf.day);
		if (!standing) return undefined;
		const worker = this.worker(number);
		const [primary] = worker.positions;
		const view: WorkerView = {
			worker,
			asOf,
			...standing,
			leaves: leavesOf(known),
			transactions: transactionsOf(known, this.rules.marksOriginals),
			person: worker.person,
			businessTitle: worker.scenario === 'retitled' ? primary.title : primary.businessTitle,
			supervisory: this.organizations.supervisoryOf(number),
		};
		for (const change of changesOf(known, asOf.day)) {
			const { businessTitle, supervisory, contact, ...person } = change.set ?? {};
			view.person = { ...view.person, ...person };
			if (contact) {
				const { email, phone } = applyEdits(contactOf(view.person, number), contact);
				view.person = { ...view.person, emails: email, phones: phone };
			}
			view.supervisory = supervisory ?? view.supervisory;
			view.businessTitle = change.retitles ? primary.businessTitle : (businessTitle ?? view.businessTitle);
		}
		return view;
	}
}
