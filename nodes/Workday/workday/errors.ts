/**
 * The class of an error says what to do about it. Messages are for the person at the canvas; secrets are removed when
 * an error is made, not when it is shown.
 */

/** One entry of Workday's Validation_Fault, or one item of a REST error. */
export interface ValidationIssue {
	message: string;
	detail?: string;
	/** Path in the request, with the request's own prefixes. */
	path?: string;
}

export interface WorkdayErrorDetails {
	/** HTTP status, where there was an answer. */
	status?: number;
	/** SOAP faultcode without its prefix, for example `Client.validationError`. */
	faultCode?: string;
	/** What Workday said, word for word. */
	workdayText?: string;
	/** The id that we sent as `wd-external-request-id`, for Workday's support. */
	requestId?: string;
}

export abstract class WorkdayError extends Error {
	abstract override readonly name: WorkdayErrorClass;

	constructor(
		message: string,
		readonly details: WorkdayErrorDetails = {},
	) {
		super(message);
	}
}

export type WorkdayErrorClass =
	| 'InvalidRequest'
	| 'Authentication'
	| 'Permission'
	| 'Validation'
	| 'NotFound'
	| 'Conflict'
	| 'NotApplied'
	| 'Retriable'
	| 'UnexpectedResponse'
	| 'Cancelled';

/** The same error in other words: a copy, since what fails for several items at once is one error for all of them. */
export function inOtherWords<E extends Error>(error: E, message: string): E {
	const own = { ...Object.getOwnPropertyDescriptors(error), message: { value: message, writable: true, configurable: true } };
	return Object.create(Object.getPrototypeOf(error) as object, own) as E;
}

/** The input is wrong; nothing was sent, as a rule. */
export class InvalidRequest extends WorkdayError {
	readonly name = 'InvalidRequest';

	constructor(
		/** The field as the user sees it, for example `Effective Date`. */
		readonly field: string,
		/** What is wrong and what is allowed. */
		problem: string,
		/** True for what shows only when workers come. */
		readonly afterSending = false,
	) {
		super(`${field}: ${problem}`);
	}
}

/**
 * An expression can name anything, and a name that is not there would be missed only by the reader of the items.
 *
 * @throws InvalidRequest naming the first one that is not known
 */
export function refuseUnknown(field: string, names: readonly string[], known: readonly string[]): void {
	const unknown = names.find((name) => !known.includes(name));
	if (unknown !== undefined) throw new InvalidRequest(field, `"${unknown}" is not one of ${known.join(', ')}`);
}

/** User name, password, client or token refused. Never retried: accounts lock. */
export class Authentication extends WorkdayError {
	readonly name = 'Authentication';
}

/** Signed in, but not allowed to do this. */
export class Permission extends WorkdayError {
	readonly name = 'Permission';
}

/** Workday refused the content of the request. */
export class Validation extends WorkdayError {
	readonly name = 'Validation';

	constructor(
		message: string,
		readonly issues: ValidationIssue[],
		details: WorkdayErrorDetails = {},
	) {
		super(message, details);
	}
}

/** What was asked for by id does not exist or may not be seen. */
export class NotFound extends WorkdayError {
	readonly name = 'NotFound';
}

/** Another event that has not ended stands in the way. It may be approved, denied or cancelled in Workday. */
export class Conflict extends WorkdayError {
	readonly name = 'Conflict';
}

/** A change was sent, and does not show, or nobody knows what became of it. Never sent again. */
export class NotApplied extends WorkdayError {
	readonly name = 'NotApplied';
}

/** Busy, throttled, in maintenance, cut short, or the connection broke: the same read may work later. */
export class Retriable extends WorkdayError {
	readonly name = 'Retriable';

	constructor(
		message: string,
		details: WorkdayErrorDetails = {},
		/** What Workday asked for in Retry-After; undefined: it did not say. */
		readonly retryAfterMs?: number,
		/** The answer broke off, or the service gave up on it: a smaller page may do better. Being turned away is not that. */
		readonly mayBeSize = false,
	) {
		super(message, details);
	}
}

/** An answer that the contract does not allow: not XML, a page that contradicts the one before. */
export class UnexpectedResponse extends WorkdayError {
	readonly name = 'UnexpectedResponse';
}

/** The user stopped the run. */
export class Cancelled extends WorkdayError {
	readonly name = 'Cancelled';

	constructor(
		message: string,
		details: WorkdayErrorDetails = {},
		/** A change was under way; what became of it is not known. The message says so. */
		readonly duringWrite = false,
	) {
		super(message, details);
	}
}
