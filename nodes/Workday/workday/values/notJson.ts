import { InvalidRequest } from '../errors';

/** For JSON that a user typed. Newer versions of Node add line and column, which count what was made of expressions. */
export function notJson(error: unknown, field: string): InvalidRequest {
	const what = error instanceof Error ? error.message.replace(/ \(line.*\)$/, '') : 'unreadable';
	return new InvalidRequest(field, `is not JSON: ${what}. Write expressions without quotes around them as {{ JSON.stringify($json.value) }}`);
}
