import { type Reply, textReply } from './reply.mts';

/** One entry of `errors`, as the public descriptions have it. */
export interface RestProblem {
	error: string;
	code: string;
	field: string;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
	textReply(status, 'application/json;charset=utf-8', JSON.stringify(body), headers);

export const ok = (body: unknown, status = 200): Reply => json(status, body);

/** An answer other than the result. */
export class RestRefused extends Error {
	constructor(readonly reply: Reply) {
		super('refused');
	}
}

export const invalid = (...problems: RestProblem[]): RestRefused => {
	const errors = problems.map(({ field, ...rest }) => ({ ...rest, field, location: field, path: `/${field}`, severity: 'Critical' }));
	return new RestRefused(json(400, { error: 'invalid request: see errors', errors }));
};

export const wrongValue = (field: string): RestRefused => invalid({ error: 'Enter a valid value.', code: 'A1011', field });
/** S21: not found. S22: not permitted. */
export const missing = (): RestRefused => new RestRefused(json(404, { error: 'resource not found', code: 'S21' }));
export const forbidden = (): RestRefused => new RestRefused(json(403, { error: 'permission denied', code: 'S22' }));
export const notAllowed = (allow: string): RestRefused => new RestRefused(json(405, { error: 'method not allowed' }, { allow }));
/** REST takes tokens only, whoever knows a password. */
export const unauthorized = (error: string): RestRefused => new RestRefused(json(401, { error }, { 'www-authenticate': 'Bearer' }));
