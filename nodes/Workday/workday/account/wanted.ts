/** What an account shall be. */
import { InvalidRequest } from '../errors';

export type NewPassword = { kind: 'given'; value: string } | { kind: 'random' };

/** What is left out stays as it is. */
export interface Wanted {
	userName?: string;
	enabled?: boolean;
	/** UTC with milliseconds. null: never. */
	expires?: string | null;
	newPasswordAtNextSignIn?: boolean;
	password?: NewPassword;
}

const USER_NAME = 'User Name';
const PASSWORD = 'Password';
const NEW_PASSWORD = 'Must Change Password';

export const wantsNothing = (wanted: Wanted): boolean => Object.values(wanted).every((value) => value === undefined);

/**
 * What Workday would refuse is refused before anything is sent. A random password, which goes by e-mail, has to be changed
 * at the next sign-in: that is settled here.
 *
 * @throws InvalidRequest
 */
export function checkWanted(wanted: Wanted): Wanted {
	if (wanted.userName !== undefined) checkUserName(wanted.userName);
	if (wanted.password?.kind !== 'random') return wanted;
	if (wanted.newPasswordAtNextSignIn === false) throw new InvalidRequest(NEW_PASSWORD, 'cannot be off together with a random password: Workday refuses that');
	return { ...wanted, newPasswordAtNextSignIn: true };
}

function checkUserName(name: string): void {
	if (name === '') throw new InvalidRequest(USER_NAME, 'cannot be cleared: every Workday account has one');
	if (/[;:]/.test(name)) throw new InvalidRequest(USER_NAME, 'holds a semicolon or a colon, which Workday does not allow');
}

/**
 * Any message about a password must do without it. It is not trimmed: what somebody will type has to be what is sent.
 *
 * @throws InvalidRequest
 */
export function checkPassword(value: unknown): string {
	if (typeof value !== 'string' && typeof value !== 'number') throw new InvalidRequest(PASSWORD, 'must be text');
	const text = String(value);
	if (text.trim() !== text || text === '') throw new InvalidRequest(PASSWORD, 'is empty, or begins or ends with a blank, which Workday may cut off');
	if (/\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u.test(text)) throw new InvalidRequest(PASSWORD, 'holds a character that cannot be sent');
	return text;
}
