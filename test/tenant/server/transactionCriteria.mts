import { type Transaction, TRANSACTION_TYPES } from '../workers/entries.mts';
import type { Range, Ranges } from '../workers/generatedLog.mts';
import { wid } from '../workers/random.mts';
import { INTEGRATION_SYSTEMS } from '../workers/sections/account.mts';
import { type Exchange, invalidId, problem } from './exchange.mts';
import { RequestRefused, type ValidationError } from './faults.mts';
import type { Settings } from './options.mts';
import type { RequestElement } from './requestXml.mts';

export interface TransactionCriteria {
	/** One for each block: what must at least hold of a transaction, for those who look for candidates. */
	alternatives: readonly Ranges[];
	holds(transaction: Transaction): boolean;
}

function rangeOf(
	dates: RequestElement | undefined,
	kind: 'Updated' | 'Effective',
	problems: ValidationError[],
): Range | undefined {
	const from = dates?.moment(`${kind}_From`);
	const through = dates?.moment(`${kind}_Through`);
	if (from === undefined && through === undefined) return undefined;
	if (from === undefined || through === undefined) {
		problems.push(problem(`Enter both ${kind} From and ${kind} Through, or neither.`, dates));
		return undefined;
	}
	if (from > through)
		problems.push(problem(`${kind} From must be less than or equal to ${kind} Through.`, dates?.first(`${kind}_From`)));
	return { from, through };
}

function within(range: Range | undefined, moment: number, boundaries: Settings['boundaries']): boolean {
	if (range === undefined) return true;
	return boundaries === 'closed'
		? moment >= range.from && moment <= range.through
		: moment > range.from && moment < range.through;
}

/**
 * Blocks are alternatives; the ranges inside one must both hold. Whether the ends of a range belong to it is unproven,
 * so it is a setting of the tenant, and a client must not depend on it.
 *
 * @returns undefined when the request has no such criteria.
 */
export function transactionCriteria(
	exchange: Exchange,
	blocks: RequestElement[],
): TransactionCriteria | undefined {
	if (blocks.length === 0) return undefined;
	const problems: ValidationError[] = [];
	const { seed } = exchange.workforce;
	const { boundaries } = exchange.settings;
	const alternatives: Ranges[] = [];
	const tests = blocks.map((block) => {
		const dates = block.first('Transaction_Date_Range_Data');
		const updated = rangeOf(dates, 'Updated', problems);
		const effective = rangeOf(dates, 'Effective', problems);
		if (updated && updated.through > exchange.now) {
			problems.push(
				problem('Updated Through must be less than or equal to Current Moment!', dates?.first('Updated_Through')),
			);
		}
		const types = new Set<string>();
		for (const id of block.references('Transaction_Type_References', 'Transaction_Type_Reference')) {
			const type = TRANSACTION_TYPES.find(
				(name) => (id.type === 'WID' ? wid(seed, 'Business_Process_Type', name) : name) === id.value,
			);
			if (type !== undefined && ['WID', 'Business_Process_Type'].includes(id.type)) types.add(type);
			else problems.push(invalidId(id));
		}
		// A subscriber brings its own list of types; the tenant's systems subscribe to all of them.
		for (const id of block.references('Subscriber_Reference')) {
			if (id.type !== 'Integration_System_ID' || !INTEGRATION_SYSTEMS[id.value]) problems.push(invalidId(id));
		}
		alternatives.push({ updated, effective });
		return (transaction: Transaction): boolean =>
			(types.size === 0 || types.has(transaction.type)) &&
			within(updated, transaction.entered, boundaries) &&
			within(effective, transaction.effective, boundaries);
	});
	if (problems.length > 0) throw new RequestRefused(problems);
	return { alternatives, holds: (transaction) => tests.some((test) => test(transaction)) };
}
