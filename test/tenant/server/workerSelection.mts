import { wid } from '../workers/random.mts';
import { transactionWid } from '../workers/sections/transactionLog.mts';
import type { AsOf, Workforce } from '../workers/workforce.mts';
import { type Exchange, invalidId, refuse } from './exchange.mts';
import { RequestRefused, type ValidationError } from './faults.mts';
import { type Id, isTrue, type RequestElement } from './requestXml.mts';
import type { TransactionCriteria } from './transactionCriteria.mts';

type Test = (number: number) => boolean;

/** Workers by id, in the order of the request. Unknown ids are a fault unless the request skips them. */
export function referencedWorkers({ workforce }: Exchange, references: RequestElement, asOf: AsOf): number[] {
	const skip =
		isTrue(references.attribute('Skip_Non_Existing_Instances')) ||
		isTrue(references.attribute('Ignore_Invalid_References'));
	const problems: ValidationError[] = [];
	const found = new Set<number>();
	for (const id of references.references('Worker_Reference')) {
		const number = workforce.find(id.type, id.value);
		if (number !== undefined && workforce.standing(number, asOf)) found.add(number);
		else if (!skip) problems.push(invalidId(id));
	}
	if (problems.length > 0) throw new RequestRefused(problems);
	return [...found];
}

/** Resolves ids with `find`; an id that it does not know is a fault. */
function known<T>(ids: Id[], find: (id: Id) => T | undefined): T[] {
	const problems: ValidationError[] = [];
	const values = ids.flatMap((id) => {
		const value = find(id);
		if (value === undefined) problems.push(invalidId(id));
		return value === undefined ? [] : [value];
	});
	if (problems.length > 0) throw new RequestRefused(problems);
	return values;
}

function organizationTest({ workforce }: Exchange, criteria: RequestElement, asOf: AsOf): Test | undefined {
	const { organizations } = workforce;
	const ids = criteria.references('Organization_Reference');
	const wanted = known(ids, ({ type, value }) => organizations.find(type, value));
	if (wanted.length === 0) return undefined;
	const deep = criteria.flag('Include_Subordinate_Organizations');
	const keys = new Set(wanted.map(({ type, number }) => `${type.id} ${number}`));
	return (worker) =>
		organizations.membershipsOf(worker, workforce.supervisoryOf(worker, asOf)).some((membership) => {
			for (let each = deep ? membership : undefined; each; each = organizations.superiorOf(each)) {
				if (keys.has(`${each.type.id} ${each.number}`)) return true;
			}
			return keys.has(`${membership.type.id} ${membership.number}`);
		});
}

function countryTest({ workforce }: Exchange, criteria: RequestElement): Test | undefined {
	const ids = criteria.references('Country_Reference');
	if (ids.length === 0) return undefined;
	return (worker) => {
		const { country } = workforce.positions(worker)[0].place;
		const own = [country.alpha2, country.alpha3, country.numeric, wid(workforce.seed, 'country', country.alpha2)];
		return ids.some(({ value }) => own.includes(value));
	};
}

function positionTest({ workforce }: Exchange, criteria: RequestElement): Test | undefined {
	const ids = criteria.references('Position_Reference');
	if (ids.length === 0) return undefined;
	return (worker) =>
		workforce
			.worker(worker)
			.positions.some((position) =>
				ids.some(
					({ type, value }) =>
						value === (type === 'WID' ? wid(workforce.seed, 'Position_ID', position.id) : position.id),
				),
			);
}

function eventTest({ workforce }: Exchange, criteria: RequestElement, asOf: AsOf): Test | undefined {
	const [id] = criteria.references('Event_Reference');
	if (!id) return undefined;
	return (worker) =>
		workforce
			.transactions(worker, asOf)
			.some((transaction) => transactionWid(workforce.seed, worker, transaction) === id.value);
}

function nationalIdTest({ workforce }: Exchange, criteria: RequestElement): Test | undefined {
	const wanted = criteria.all('National_ID_Criteria_Data').map((block) => ({
		id: block.textOf('Identifier_ID'),
		qualifier:
			[...block.references('National_ID_Type_Reference'), ...block.references('Country_Reference')][0]?.value ?? '',
	}));
	if (wanted.length === 0) return undefined;
	return (worker) => {
		const { nationalId, country, number } = workforce.worker(worker).person;
		// The same people who have no National_ID in their answers.
		if (number % 5 === 4) return false;
		const qualifiers = [country.nationalIdType, country.alpha2, country.alpha3, country.numeric];
		return wanted.some(({ id, qualifier }) => id === nationalId && qualifiers.includes(qualifier));
	};
}

function universalIdTest({ workforce }: Exchange, criteria: RequestElement): Test | undefined {
	const ids = criteria.references('Universal_ID_Reference');
	if (ids.length === 0) return undefined;
	return (worker) => {
		const universalId = workforce.universalId(worker);
		const own = [universalId, wid(workforce.seed, 'Universal_Identifier_ID', universalId)];
		return ids.some(({ value }) => own.includes(value));
	};
}

function benefitPlanTest({ workforce }: Exchange, criteria: RequestElement): Test | undefined {
	const ids = criteria.references('Benefit_Plan_Reference');
	known(ids, ({ value }) =>
		['MEDICAL', wid(workforce.seed, 'Health_Care_Coverage_Plan_ID', 'MEDICAL')].includes(value) ? true : undefined,
	);
	return ids.length === 0 ? undefined : (worker) => !workforce.contingent(worker);
}

/** Everybody who passes all of Request_Criteria, in the order of their numbers. */
export function selectedWorkers(
	exchange: Exchange,
	criteria: RequestElement | undefined,
	asOf: AsOf,
	inWindow: TransactionCriteria | undefined,
): number[] {
	const { workforce } = exchange;
	const eligibility = criteria?.first('Eligibility_Criteria_Data');
	if (eligibility) refuse('The embedded tenant has no eligibility rules.', eligibility);
	const tests = criteria
		? [
				organizationTest(exchange, criteria, asOf),
				countryTest(exchange, criteria),
				positionTest(exchange, criteria),
				eventTest(exchange, criteria, asOf),
				nationalIdTest(exchange, criteria),
				universalIdTest(exchange, criteria),
				benefitPlanTest(exchange, criteria),
			].filter((test) => test !== undefined)
		: [];
	const only = onlyOf(criteria);
	const selected: number[] = [];
	for (const number of inWindow ? workforce.candidates(inWindow.alternatives) : workforce.numbers()) {
		const contingent = workforce.contingent(number);
		if (contingent ? only.excludeContingent : only.excludeEmployees) continue;
		const standing = workforce.standing(number, asOf);
		if (!standing || (only.excludeInactive && standing.status !== 'active')) continue;
		if (inWindow && !workforce.transactions(number, asOf).some(inWindow.holds)) continue;
		if (tests.every((test) => test(number))) selected.push(number);
	}
	return selected;
}

function onlyOf(
	criteria: RequestElement | undefined,
): Record<'excludeInactive' | 'excludeEmployees' | 'excludeContingent', boolean> {
	return {
		excludeInactive: criteria?.flag('Exclude_Inactive_Workers') ?? false,
		excludeEmployees: criteria?.flag('Exclude_Employees') ?? false,
		excludeContingent: criteria?.flag('Exclude_Contingent_Workers') ?? false,
	};
}

/** Kept results of the last few selections: Workday, too, makes a list on page 1 and pages through it. */
export class SelectionCache {
	private readonly kept = new Map<string, number[]>();

	get(workforce: Workforce, key: string, asOf: AsOf, make: () => number[]): number[] {
		const { revision, ledger } = workforce;
		// What is committed late appears while the clock goes on, without any change.
		const full = `${revision} ${ledger.visibleAt(asOf.now ?? Infinity)} ${asOf.day} ${asOf.entered} ${key}`;
		const known = this.kept.get(full);
		if (known) return known;
		const made = make();
		this.kept.set(full, made);
		const [oldest] = this.kept.keys();
		if (this.kept.size > 8 && oldest !== undefined) this.kept.delete(oldest);
		return made;
	}
}
