/** Prompts of a report: what the user set → the query. */
import { InvalidRequest } from '../errors';
import type { Query } from '../web/address';
import type { ReportAddress } from './address';

export interface PromptRow {
	name: string;
	value: string;
	/** Of a reference, for example `Employee_ID`; '' for text, dates and switches. */
	idType: string;
}

/** Where the type of a reference stands: `worker=Employee_ID!21001`, or `worker!Employee_ID=21001`. */
export type ReferenceForm = 'value' | 'name';

export const PROMPTS_FIELD = 'Prompts';

/** @throws InvalidRequest naming the prompt */
export function promptQuery(rows: readonly PromptRow[], form: ReferenceForm): Query {
	return rows.map(({ name, value, idType }) => {
		if (name === '') throw new InvalidRequest(PROMPTS_FIELD, 'a row has no name');
		// Sent empty, a prompt may mean everybody.
		if (value === '') throw new InvalidRequest(PROMPTS_FIELD, `"${name}" has no value. Remove the row, or see what its expression gives`);
		if (RESERVED.includes(name)) throw new InvalidRequest(PROMPTS_FIELD, `"${name}" is no prompt: see Format`);
		if (idType === '') return [name, value];
		if (name.includes('!')) throw new InvalidRequest(PROMPTS_FIELD, `"${name}" names an ID type already. Leave ID Type empty`);
		return form === 'value' ? [name, `${idType}!${value}`] : [`${name}!${idType}`, value];
	});
}

const RESERVED = ['format', 'xsd', 'xsds', 'wsdl'];

/** `worker!WID` is the prompt `worker`. */
const promptOf = (name: string): string => name.split('!')[0] ?? '';

/**
 * Nobody knows which of two values Workday takes.
 *
 * @param allowRepeats for prompts that take several values, each in a row of its own
 * @throws InvalidRequest for a prompt that is set in two places, or twice in the rows
 */
export function refuseRepeats({ query }: ReportAddress, prompts: Query, allowRepeats: boolean): void {
	const inUrl = new Set(query.map(({ name }) => promptOf(name)));
	const seen = new Set<string>();
	for (const name of prompts.map(([each]) => promptOf(each))) {
		if (inUrl.has(name)) throw new InvalidRequest(PROMPTS_FIELD, `"${name}" stands in the Report URL as well. Take it out of one of them`);
		if (seen.has(name) && !allowRepeats) {
			throw new InvalidRequest(PROMPTS_FIELD, `"${name}" is set twice. Remove one, or switch on Allow Repeated Prompts if it takes several values`);
		}
		seen.add(name);
	}
}

/** Prompts that the URL sets more than once: sent as typed, but nobody should be surprised. */
export function repeatedInUrl({ query }: ReportAddress): string[] {
	const names = query.map(({ name }) => promptOf(name));
	return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
