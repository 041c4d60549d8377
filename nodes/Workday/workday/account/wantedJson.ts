/**
 * Wanted changes as JSON: by hand, out of a program, or an item's `undo`. A password may not be among them: JSON is shown
 * in the editor as it is, and complaints about it quote it.
 */
import { InvalidRequest } from '../errors';
import type { Reference } from '../spec';
import { SPEAKS_OF_SECRET } from '../values/hideSecret';
import { JsonPlace } from '../values/jsonPlace';
import { idOfType } from '../wid';
import { checkWanted, type Wanted } from './wanted';

const VALUES = ['userName', 'enabled', 'expires', 'newPasswordAtNextSignIn'];
/** Of whom an undo is: it must not be given to somebody else. */
const WHOSE = ['worker', 'idType'];

/**
 * @param expiryOf reads a date or date and time
 * @param worker who it is for
 * @throws InvalidRequest
 */
export function wantedOfJson(given: unknown, field: string, worker: Reference, expiryOf: (value: unknown, field: string) => string | null): Wanted {
	const value = parsed(given, field);
	refusePassword(value, field);
	const root = JsonPlace.parse(value, field).object([...WHOSE, ...VALUES]);
	if (root.has('worker')) checkWorker({ type: root.at('idType').text(), id: root.at('worker').text() }, worker, field);
	if (!VALUES.some((key) => root.has(key))) throw new InvalidRequest(field, 'names no change');
	const expires = root.at('expires').textOrNull();
	return checkWanted({
		...(root.has('userName') && { userName: root.at('userName').isNull ? '' : root.at('userName').text() }),
		...(root.has('enabled') && { enabled: root.at('enabled').boolean() }),
		...(expires !== undefined && { expires: expires === null ? null : expiryOf(expires, root.at('expires').name) }),
		...(root.has('newPasswordAtNextSignIn') && { newPasswordAtNextSignIn: root.at('newPasswordAtNextSignIn').boolean() }),
	});
}

/** The usual message for what is no JSON shows a piece of it. */
function parsed(given: unknown, field: string): unknown {
	if (typeof given !== 'string') return given;
	try {
		return JSON.parse(given);
	} catch {
		throw notJson(field);
	}
}

const notJson = (field: string): InvalidRequest =>
	new InvalidRequest(field, 'is not JSON. Write expressions without quotes around them as {{ JSON.stringify($json.value) }}');

function refusePassword(value: unknown, field: string): void {
	if (typeof value !== 'object' || value === null) return;
	const key = Object.keys(value).find((one) => SPEAKS_OF_SECRET.test(one) && !VALUES.includes(one));
	if (key !== undefined) throw new InvalidRequest(field, `has "${key}": a password is no part of it, since JSON is shown as it is. Use the field Password instead`);
}

function checkWorker(named: Reference, worker: Reference, field: string): void {
	if (named.type !== worker.type) throw new InvalidRequest(field, `is for a worker named by ${named.type}. Name the worker by that as well: otherwise nobody can tell whether it is the same one`);
	if (idOfType(named.type, named.id) !== idOfType(worker.type, worker.id)) throw new InvalidRequest(field, `is for the worker ${named.id}, not for ${worker.id}`);
}
