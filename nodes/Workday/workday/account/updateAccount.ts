/**
 * Update_Workday_Account of the Human_Resources service: the request has a name of its own, the answer is empty. No
 * business process, no effective date. Rows in the order of the schema (v30.0 to v46.1), held against its extract by a test.
 */
import { ELEMENT, ID_TYPE } from '../names';
import { writeRequest, type Reference, type RequestOf, type SpecRow } from '../spec';
import { HIDDEN } from '../values/credentialsInText';
import type { AccountRecord } from './account';
import { neverExpires } from './expiry';
import { ACCOUNT } from './names';
import type { Wanted } from './wanted';

export const UPDATE_OPERATION = 'Update_Workday_Account';
export const UPDATE_ELEMENT = ELEMENT.updateAccount;

/** Older than the references of today: what the id is stands in an attribute of its own, with words of its own. */
const integrationId = { kind: 'reference', element: 'Integration_ID_Reference', key: 'id', idAttribute: 'System_ID' } as const;

export const UPDATE_ACCOUNT = [
	{
		kind: 'group',
		element: ELEMENT.workerReference,
		key: 'worker',
		rows: [
			{ kind: 'group', element: 'Employee_Reference', key: 'employee', rows: [integrationId] },
			{ kind: 'group', element: 'Contingent_Worker_Reference', key: 'contingentWorker', rows: [integrationId] },
		],
	},
	{
		kind: 'group',
		element: ACCOUNT.data,
		key: 'data',
		rows: [
			{ kind: 'text', element: ELEMENT.userName, key: 'userName' },
			{ kind: 'text', element: 'Password', key: 'password' },
			{ kind: 'boolean', element: 'Generate_Random_Password', key: 'randomPassword' },
			{ kind: 'boolean', element: ACCOUNT.newPasswordAtNextSignIn, key: 'newPasswordAtNextSignIn' },
			{ kind: 'boolean', element: ACCOUNT.disabled, key: 'disabled' },
			{ kind: 'dateTime', element: ACCOUNT.expires, key: 'expires' },
		],
	},
] as const satisfies readonly SpecRow[];

/** What else an account has, in the order of the schema: what can be sent back as it was read. */
export const OTHER_ELEMENTS = [
	'OpenID_Identifier',
	'OpenID_Internal_Identifier',
	'OpenID_Connect_Internal_Identifier',
	'Delegated_Authentication_Integration_System_Reference',
	ELEMENT.sessionTimeout,
	'Show_User_Name_in_Browser_Window',
	'Display_XML_Icon_on_Reports',
	'Enable_Workbox',
	'Locale_Reference',
	'User_Language_Reference',
	'Preferred_Communication_Language_Reference',
	'Preferred_Search_Scope_Reference',
	'Allow_Mixed-Language_Transactions',
	'Notification_Sub_Type_Configurations',
	'Exempt_from_Delegated_Authentication',
] as const;

/** What is sent again although nobody named it, in case Workday takes what is missing for empty. */
export const RESENDS = ['statusAndExpiry', 'everything', 'nothing'] as const;
export type Resend = (typeof RESENDS)[number];

export const CLEARS = ['farDate', 'leaveOut'] as const;
export type ClearExpiry = (typeof CLEARS)[number];

/** The schema has no empty date, so "never" is a day that nobody here will see. At noon: the same day everywhere. */
export const NEVER = '2999-12-31T12:00:00.000Z';

/** @param kind as the worker is one: whoever is looked for among the others is not found */
export const workerReference = (kind: 'employee' | 'contingentWorker', { type, id }: Reference): NonNullable<RequestOf<typeof UPDATE_ACCOUNT>['worker']> => ({
	[kind]: { id: { type: type === ID_TYPE.wid ? 'WD-WID' : 'WD-EMPLID', id } },
});

export interface UpdateRequest {
	worker: ReturnType<typeof workerReference>;
	record: AccountRecord;
	wanted: Wanted;
	resend: Resend;
	clearExpiry: ClearExpiry;
	version: string;
}

/** The request, and the same for people to read. */
export function writeUpdateAccount(request: UpdateRequest): { body: string; shown: string } {
	return { body: write(request), shown: write(request, HIDDEN) };
}

function expiryToSend(wanted: string | null | undefined, is: string | null | undefined, again: string | null | undefined, clearExpiry: ClearExpiry): string | undefined {
	if (wanted) return wanted;
	// What never expires is not given a date to make it so.
	const clears = wanted === null && !(is !== undefined && neverExpires(is));
	return (clears ? (clearExpiry === 'farDate' ? NEVER : null) : again) ?? undefined;
}

function write({ worker, record: { account, elements }, wanted, resend, clearExpiry, version }: UpdateRequest, instead?: string): string {
	const again = resend === 'nothing' ? { userName: account.userName } : account;
	const { password } = wanted;
	const enabled = wanted.enabled ?? again.enabled;
	const newPassword = wanted.newPasswordAtNextSignIn ?? (resend === 'everything' ? account.newPasswordAtNextSignIn : undefined);
	const data: RequestOf<typeof UPDATE_ACCOUNT>['data'] = {
		userName: wanted.userName ?? account.userName,
		...(password?.kind === 'given' && { password: instead ?? password.value }),
		...(password?.kind === 'random' && { randomPassword: true }),
		newPasswordAtNextSignIn: newPassword,
		disabled: enabled === undefined ? undefined : !enabled,
		expires: expiryToSend(wanted.expires, account.expires, again.expires, clearExpiry),
	};
	const xml = writeRequest(UPDATE_ELEMENT, UPDATE_ACCOUNT, { worker, data }, version);
	if (resend !== 'everything') return xml;
	const others = OTHER_ELEMENTS.map((element) => elements.get(element) ?? '').join('');
	// They come last in the schema, and no text that is escaped can hold a tag.
	const end = `</wd:${ACCOUNT.data}>`;
	return xml.replace(end, () => others + end);
}
