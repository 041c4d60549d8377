/** Errors of the client → errors as n8n shows them. */
import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { Cancelled, InvalidRequest, Validation, WorkdayError } from '../workday/errors';
import { hintFor } from './errorHints';
import { TooMuchToSave } from './savedVolume';
import { withoutTypedSecrets } from './typedSecrets';

export interface ErrorPlace {
	resource: string;
	operation: string;
	/** Of the item that it happened to; a poll has none. */
	itemIndex?: number;
}

/**
 * Built from a plain object: n8n drops title and hint when it is given another of its errors, and whatever hangs on the
 * original error (the request, with the password) must not come along. n8n also replaces messages that look like system
 * errors, so Workday's text stands in the description as well.
 */
export function toNodeError(given: INode, error: unknown, { resource, operation, itemIndex }: ErrorPlace): NodeApiError | NodeOperationError {
	const node = withoutTypedSecrets(given);
	// n8n's own, for example of a node without a credential.
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return Object.assign(error, { node });
	if (!(error instanceof WorkdayError)) return unexpected(node, error, itemIndex);

	// An address that is not there says nothing about ids.
	const errorClass = error.details.status === 404 ? 'UnexpectedResponse' : error.name;
	const hint = error instanceof TooMuchToSave ? error.advice : hintFor(resource, operation, errorClass, error instanceof InvalidRequest && error.afterSending);
	const stoppedDuringWrite = error instanceof Cancelled && error.duringWrite;
	const description = describe(error, stoppedDuringWrite ? error.message : hint);
	// By this word n8n tells a run that was stopped from one that failed (1.122 and 2.41).
	if (error instanceof Cancelled) return new NodeOperationError(node, 'The run was canceled', { itemIndex, description });
	if (error instanceof InvalidRequest) return new NodeOperationError(node, error.message, { itemIndex, description });

	const { status } = error.details;
	const httpCode = status === undefined ? undefined : String(status);
	const plain: JsonObject = { message: error.message, description, ...(httpCode ? { httpCode } : {}) };
	return new NodeApiError(node, plain, { message: error.message, description, httpCode, itemIndex });
}

/** Each thing once: Workday often says the same in message, detail and issues, with other spaces. */
function describe(error: WorkdayError, hint: string): string {
	const { workdayText, faultCode, requestId } = error.details;
	const issues = (error instanceof Validation ? error.issues : []).map(({ message, detail, path }) => [message, detail, path && `at ${path}`].filter(isText));
	let said = folded(error.message);
	const isNew = (line: string): boolean => {
		if (line === '' || said.includes(folded(line))) return false;
		said += ` ${folded(line)}`;
		return true;
	};
	const workdays = issues.map((issue) => issue.join(' – ')).filter(isNew);
	if (workdayText && isNew(without(workdayText, issues.flat()))) workdays.push(workdayText);
	return [
		hint,
		...workdays.map((line, index) => ended(index === 0 ? `Workday says: ${line}` : line)),
		faultCode ? `Fault code: ${faultCode}.` : '',
		requestId ? `Request id, for Workday's support: ${requestId}.` : '',
	]
		.filter((line) => line !== '')
		.join('\n');
}

/** n8n 1.x shows the lines as one. */
export const ended = (line: string): string => (/[.!?]$/.test(line) ? line : `${line}.`);

const isText = (part: string | undefined): part is string => part !== undefined && part !== '';

/** Longest first, since one path may begin as another does. */
const without = (text: string, parts: readonly string[]): string =>
	folded(parts.map(folded).sort((a, b) => b.length - a.length).reduce((rest, part) => rest.replaceAll(part, ''), folded(text)));

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** n8n's own, by name, since its classes differ between versions: an expression that fails, a disk that is full. */
const OF_N8N = ['ExpressionError', 'UserError', 'OperationalError', 'UnexpectedError', 'ApplicationError', 'WorkflowOperationError', 'FileTooLargeError'];

/** Neither Workday's nor n8n's is a fault of ours. Its stack would show paths, its message may be all there is. */
function unexpected(node: INode, error: unknown, itemIndex: number | undefined): NodeOperationError {
	const message = error instanceof Error ? error.message : 'unknown error';
	// Some of them keep the name that every error has.
	if (error instanceof Error && [error.name, error.constructor.name].some((name) => OF_N8N.includes(name))) {
		const description = 'description' in error && typeof error.description === 'string' ? error.description : undefined;
		return new NodeOperationError(node, message, { itemIndex, description });
	}
	return new NodeOperationError(node, `Unexpected error: ${message}`, {
		itemIndex,
		description: 'Please report this, with the node version and what the node was asked to do.',
	});
}
