import type { ValidationIssue } from '../errors';

/** A JSON error of Workday's REST services or of its token endpoint. */
export interface JsonProblem {
	/** `client`: OAuth refused the client or the grant. */
	kind: 'client' | 'permission' | 'notFound' | 'other';
	text: string;
	issues: ValidationIssue[];
}

// RFC 6749, 5.2
const CLIENT_ERRORS = /^(?:invalid_client|invalid_grant|unauthorized_client|invalid_token)$/;

/** Reads `{error, code?, errors?: [{error, code?, field?, path?, location?}], error_description?}`. undefined: not such JSON. */
export function jsonProblem(text: string): JsonProblem | undefined {
	if (!/^\s*\{/.test(text)) return undefined;
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		return undefined;
	}
	const error = string(parsed, 'error');
	const description = string(parsed, 'error_description');
	const list = property(parsed, 'errors');
	const issues = (Array.isArray(list) ? list : []).map(issueOf);
	const said = [
		[error, description].filter(Boolean).join(': '),
		...issues.map(({ message, path }) => [path, message].filter(Boolean).join(' ')),
	];
	return { kind: kindOf(error, string(parsed, 'code')), text: said.filter(Boolean).join('; '), issues };
}

/** S21 and S22 are Workday's codes for "does not exist" and "not permitted". */
function kindOf(error: string, code: string): JsonProblem['kind'] {
	if (CLIENT_ERRORS.test(error)) return 'client';
	if (code === 'S22') return 'permission';
	return code === 'S21' ? 'notFound' : 'other';
}

function issueOf(entry: unknown): ValidationIssue {
	const path = string(entry, 'path') || string(entry, 'field') || string(entry, 'location');
	const code = string(entry, 'code');
	return { message: string(entry, 'error'), ...(code ? { detail: code } : {}), ...(path ? { path } : {}) };
}

function string(object: unknown, key: string): string {
	const value = property(object, key);
	return typeof value === 'string' ? value : '';
}

function property(object: unknown, key: string): unknown {
	return typeof object === 'object' && object !== null ? Reflect.get(object, key) : undefined;
}
