/**
 * Get_Workday_Account of the Human_Resources service. Rows in the order of the schema (v30.0 to v46.1), held against its
 * extract by a test.
 */
import type { Tape } from '../../xml/tape';
import { children, textAt, wd } from '../elements';
import { NotFound, UnexpectedResponse } from '../errors';
import { ELEMENT, ID_TYPE, SERVICES } from '../names';
import { REQUEST } from '../requestRows';
import { versionNumber, writeRequest, type Reference, type RequestOf, type SpecRow } from '../spec';
import { parseXsdMoment } from '../values/dates';
import { parseXsdBoolean } from '../values/scalars';
import type { Account, AccountRecord } from './account';
import { copyXml, named } from './copyXml';
import { ACCOUNT } from './names';

export const SERVICE = SERVICES.humanResources;
export const GET_OPERATION = 'Get_Workday_Account';
const RECORD = 'Workday_Account_Response_Data';

export const GET_ACCOUNT = [
	{ kind: 'group', element: REQUEST.references, key: 'references', rows: [{ kind: 'reference', element: ELEMENT.workdayAccountReference, key: 'accounts', many: true }] },
	{ kind: 'group', element: REQUEST.group, key: 'group', rows: [{ kind: 'boolean', element: ELEMENT.includeReference, key: 'reference', initially: true }] },
] as const satisfies readonly SpecRow[];

/** No moment is pinned: our clock may be behind Workday's, and a read after a write would show what was before it. */
export function writeGetAccount(account: Reference, version: string): string {
	const request: RequestOf<typeof GET_ACCOUNT> = { references: { accounts: [account] }, group: { reference: true } };
	return writeRequest(`${GET_OPERATION}_Request`, GET_ACCOUNT, request, version);
}

/** How an account is named by its user name. The schema of v30.0 has no other id for it, that of v46.1 both. */
export const userNameReference = (userName: string, version: string): Reference => ({
	type: versionNumber(version) > 30 ? ID_TYPE.workdayUserName : ID_TYPE.systemUser,
	id: userName,
});

/** A password that Workday would send is not even looked at; the second factor has other names in each version, and is nobody's business here. */
const NOT_READ = /^(?:Password$|Generate_|One-Time_|Multi-factor_|Grace_Period_)/;

/**
 * @param whose for messages
 * @throws NotFound for a worker without an account; UnexpectedResponse for several, of which nobody knows which one to change
 */
export function readAccount(envelope: Tape, whose: string): AccountRecord {
	const records = [...named(envelope, 0, RECORD)].flatMap((record) => [...children(envelope, record, wd(ACCOUNT.data))]);
	const [data, second] = records;
	if (data === undefined) throw new NotFound(`${whose} has no Workday account. This operation changes accounts and cannot create one.`);
	if (second !== undefined) throw new UnexpectedResponse(`Workday sent ${records.length} accounts for ${whose}, and only one can be meant.`);
	const text = (local: string): string | undefined => textAt(envelope, data, wd(local))?.trim() || undefined;
	const userName = text(ELEMENT.userName);
	if (userName === undefined) throw new UnexpectedResponse(`Workday sent the account of ${whose} without a user name, which every change has to repeat.`);
	return { account: accountOf(userName, text), elements: elementsOf(envelope, data) };
}

function accountOf(userName: string, text: (local: string) => string | undefined): Account {
	const expires = text(ACCOUNT.expires);
	const moment = expires === undefined ? null : (parseXsdMoment(expires) ?? undefined);
	const newPassword = parseXsdBoolean(text(ACCOUNT.newPasswordAtNextSignIn));
	const disabled = parseXsdBoolean(text(ACCOUNT.disabled));
	return {
		userName,
		// What is not there is not known: to take it for false might switch an account on.
		...(disabled !== null && { enabled: !disabled }),
		...(moment !== undefined && { expires: moment }),
		...(newPassword !== null && { newPasswordAtNextSignIn: newPassword }),
	};
}

function elementsOf(tape: Tape, data: number): Map<string, string> {
	const elements = new Map<string, string>();
	for (const entry of children(tape, data)) {
		const local = tape.names.local[tape.name[entry]];
		if (!NOT_READ.test(local)) elements.set(local, (elements.get(local) ?? '') + copyXml(tape, entry));
	}
	return elements;
}
