/** An error of a request that had a password in it. */
import { Validation, WorkdayError } from '../errors';

/** The error, without the secret in anything that it says. By its element it is known everywhere; words may hold it too. */
export function withoutSecret(error: unknown, hide: (text: string) => string): unknown {
	if (!(error instanceof Error)) return error;
	error.message = hide(error.message);
	if (error.stack !== undefined) error.stack = hide(error.stack);
	if (!(error instanceof WorkdayError)) return error;
	if (error.details.workdayText !== undefined) error.details.workdayText = hide(error.details.workdayText);
	if (error instanceof Validation) {
		for (const issue of error.issues) {
			issue.message = hide(issue.message);
			if (issue.detail !== undefined) issue.detail = hide(issue.detail);
			if (issue.path !== undefined) issue.path = hide(issue.path);
		}
	}
	return error;
}
