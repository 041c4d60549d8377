/** What the user wants of one item, checked, with nothing sent yet. */
import type { ItemContext } from '../../../n8n/defineOperation';
import { readCell, readIfEmpty, type IfEmpty } from '../../../n8n/emptyValues';
import type { Parameters } from '../../../n8n/parameters';
import { readWriteSettings } from '../../../n8n/writeFields';
import type { AccountSettings } from '../../../workday/account/changeAccount';
import { COMPARISONS, expiryOf } from '../../../workday/account/expiry';
import { ACCOUNT_STATE } from '../../../workday/account/plan';
import { READ_WITH } from '../../../workday/account/readCurrent';
import { CLEARS, RESENDS } from '../../../workday/account/updateAccount';
import { checkPassword, checkWanted, type NewPassword, type Wanted } from '../../../workday/account/wanted';
import { wantedOfJson } from '../../../workday/account/wantedJson';
import { InvalidRequest } from '../../../workday/errors';
import type { Reference } from '../../../workday/spec';

type ReadExpiry = (value: unknown, field: string) => string | null;

/** To know it where it must not show: the same password may stand in a field that is quoted. */
export function readPassword(parameters: Parameters): string | undefined {
	const raw = parameters.group('changes', 'Changes').raw('password');
	return typeof raw === 'string' || typeof raw === 'number' ? String(raw) : undefined;
}

/** @throws InvalidRequest */
export function readSettings(context: ItemContext, options: Parameters, worker: Reference): AccountSettings {
	const { parameters, clock, timeZone, privacy } = context;
	const readExpiry: ReadExpiry = (value, field) => expiryOf(value, field, clock, timeZone);
	const wanted =
		parameters.choice('specifyChanges', 'Specify Changes', ['fields', 'json'], 'fields') === 'json'
			? wantedOfJson(readJson(parameters), 'Changes (JSON)', worker, readExpiry)
			: wantedOfFields(parameters.group('changes', 'Changes'), readIfEmpty(parameters), readExpiry);
	return {
		...readWriteSettings(context, options),
		wanted,
		readWith: options.choice('readWith', 'Read Account With', READ_WITH, 'getWorkdayAccount'),
		resend: options.choice('resend', 'Resend Current Values', RESENDS, 'statusAndExpiry'),
		clearExpiry: options.choice('clearExpiry', 'Clear Expiry By', CLEARS, 'farDate'),
		compareExpiry: options.choice('compareExpiry', 'Compare Expiry By', COMPARISONS, 'moment'),
		uncompared: privacy.allows('terminationDates') ? [] : ACCOUNT_STATE,
	};
}

function readJson(parameters: Parameters): unknown {
	const given = parameters.raw('changesJson');
	if (given === undefined) throw new InvalidRequest('Changes (JSON)', 'is empty. Where undo is null, there is nothing that can be taken back');
	return given;
}

/** Something was added, even if it is to be left alone for this item. */
const FIELDS = ['userName', 'status', 'expires', 'newPasswordAtNextSignIn', 'password', 'randomPassword'];

function wantedOfFields(changes: Parameters, ifEmpty: IfEmpty, readExpiry: ReadExpiry): Wanted {
	if (!FIELDS.some((name) => changes.has(name))) throw new InvalidRequest('Changes', 'there are none. Add what shall be changed');
	const cell = <T>(name: string, label: string, read: (raw: unknown) => T, whenCleared: () => T): T | undefined => {
		const { kind, raw } = { raw: undefined, ...readCell(changes, name, label, ifEmpty) };
		if (kind === 'leave') return undefined;
		return kind === 'clear' ? whenCleared() : read(raw);
	};
	const cannotBeCleared = (label: string) => (): never => {
		throw new InvalidRequest(label, 'its expression gave nothing, and it cannot be cleared in Workday. Only Expires can');
	};
	const flag = (name: string, label: string) => cell(name, label, (raw) => flagOf(raw, label), cannotBeCleared(label));
	const password = cell('password', 'Password', checkPassword, cannotBeCleared('Password'));
	return checkWanted({
		userName: cell('userName', 'User Name', () => changes.text('userName', 'User Name'), cannotBeCleared('User Name')),
		enabled: cell('status', 'Status', statusOf, cannotBeCleared('Status')),
		expires: cell('expires', 'Expires', (raw) => readExpiry(raw, 'Expires'), () => null),
		newPasswordAtNextSignIn: flag('newPasswordAtNextSignIn', 'Must Change Password'),
		password: newPassword(password, flag('randomPassword', 'Generate Random Password') ?? false),
	});
}

function newPassword(value: string | undefined, random: boolean): NewPassword | undefined {
	if (value !== undefined && random) throw new InvalidRequest('Password', 'cannot be given together with Generate Random Password: either one is given, or one is made');
	if (value !== undefined) return { kind: 'given', value };
	return random ? { kind: 'random' } : undefined;
}

/** Not quoted where it is neither: beside a password, that may be one. */
function flagOf(raw: unknown, label: string): boolean {
	if (raw === true || raw === 'true') return true;
	if (raw === false || raw === 'false') return false;
	throw new InvalidRequest(label, 'must be true or false');
}

function statusOf(raw: unknown): boolean {
	const word = String(raw).trim().toLowerCase();
	if (word === 'enabled' || word === 'true') return true;
	if (word === 'disabled' || word === 'false') return false;
	throw new InvalidRequest('Status', 'must be enabled or disabled, or true or false');
}
