/** Which elements of an answer become items, as a user names them. */
import type { Tape } from '../../xml/tape';
import { isNcName } from '../../xml/characters';
import type { ExpandedName } from '../elements';
import { InvalidRequest } from '../errors';
import { WORKDAY_NAMESPACE } from '../spec';

export interface RecordPath {
	/** As it was typed, without prefixes. */
	text: string;
	record: ExpandedName;
	/** Whether the elements around the record are those of the path. */
	fits(record: Tape): boolean;
}

/**
 * @param text an element's name, or a path of names that ends with it, such as `Job_Profile_Data/Job_Family_Data`
 * @throws InvalidRequest for anything else
 */
export function recordPath(text: string): RecordPath {
	const names = text
		.replace(/^\/+/, '')
		.split('/')
		.map((step) => step.trim().replace(/^\w+:/, ''));
	if (!names.every(isNcName)) {
		const what = text === '' ? 'is empty. Write' : `"${text}" cannot be one. Write`;
		throw new InvalidRequest('Record Element', `${what} the name of the element that becomes an item, or a path of names, such as Job_Profile_Data/Job_Family_Data`);
	}
	const around = names.slice(0, -1);
	return {
		text: names.join('/'),
		record: { uri: WORKDAY_NAMESPACE, local: names.at(-1) ?? '' },
		fits: (tape) => {
			// The entries before the record are the elements around it, outermost first.
			const offset = tape.record - around.length;
			return offset >= 0 && around.every((name, index) => tape.names.local[tape.name[offset + index]] === name);
		},
	};
}
