/** One request was carried out, another refused: the item tells of the first, the error of both. */
import type { ContactUpdated } from '../../../workday/contact/updateContact';
import { inOtherWords, type WorkdayError } from '../../../workday/errors';

/** undefined: nothing was refused, or everything. */
export function partlyDone({ requests, failures }: ContactUpdated): WorkdayError | undefined {
	const [first] = failures;
	const failed = new Set(failures.map(({ operation }) => operation));
	const others = requests.filter(({ operation }) => !failed.has(operation));
	if (first === undefined || others.length === 0) return undefined;
	const { failure, operation } = first;
	const said = others.map((one) => `${one.operation}: ${one.outcome}${one.event === null ? '' : `, event ${one.event}`}`).join('; ');
	// Its class says what to do; only the text is ours.
	return inOtherWords(failure, `${said}. But ${operation} was refused: ${failure.message}`);
}
