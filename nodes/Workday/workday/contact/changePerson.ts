/**
 * Change_Work_Contact_Information and Change_Home_Contact_Information of the Human_Resources service, from v30 on. They
 * differ in their names. Nothing is ever replaced as a whole (`Replace_All`): that would delete and make anew what nobody
 * named, and with it ids that other systems keep.
 */
import { InvalidRequest } from '../errors';
import { RESPONSE_FILTER, REQUEST } from '../requestRows';
import { writeRequest, type Reference, type RequestOf, type SpecRow } from '../spec';
import { BUSINESS_PROCESS, type BusinessProcess } from '../write/businessProcess';
import type { Change } from './changes';
import type { Phone, Usage } from './contactInformation';
import { COUNTRY_CODE_ID, countryCodeReference, type CountryCodeId } from './countryCodeId';
import { fieldName } from './entryValues';
import { CONTACT, PERSON_CONTACT } from './names';
import { clearable, DELETE, entryReference, USAGE, usageRequest, wholeNumber } from './requestRows';

const REPLACE_ALL = { attribute: 'Replace_All', key: 'replaceAll', kind: 'boolean' } as const;
const PERSON = { kind: 'reference', element: PERSON_CONTACT.personReference, key: 'person' } as const;

const phones = {
	kind: 'group',
	element: PERSON_CONTACT.phones,
	key: 'phones',
	attributes: [REPLACE_ALL],
	rows: [
		{
			kind: 'group',
			element: PERSON_CONTACT.phone,
			key: 'items',
			many: true,
			attributes: [DELETE],
			rows: [
				{
					kind: 'group',
					element: CONTACT.phoneData,
					key: 'data',
					many: true,
					rows: [
						{ kind: 'reference', element: PERSON_CONTACT.device, key: 'device' },
						{ kind: 'reference', element: PERSON_CONTACT.countryCode, key: 'countryCode' },
						{ kind: 'text', element: PERSON_CONTACT.number, key: 'number' },
						{ kind: 'text', element: PERSON_CONTACT.extension, key: 'extension' },
					],
				},
				USAGE,
				{ kind: 'reference', element: CONTACT.phoneReference, key: 'reference' },
			],
		},
	],
} as const satisfies SpecRow;

const emails = {
	kind: 'group',
	element: PERSON_CONTACT.emails,
	key: 'emails',
	attributes: [REPLACE_ALL],
	rows: [
		{
			kind: 'group',
			element: PERSON_CONTACT.email,
			key: 'items',
			many: true,
			attributes: [DELETE],
			rows: [
				{
					kind: 'group',
					element: PERSON_CONTACT.emailData,
					key: 'data',
					many: true,
					rows: [
						{ kind: 'text', element: CONTACT.emailAddress, key: 'address' },
						{ kind: 'text', element: CONTACT.emailComment, key: 'comment' },
					],
				},
				USAGE,
				{ kind: 'reference', element: CONTACT.emailReference, key: 'reference' },
			],
		},
	],
} as const satisfies SpecRow;

/** The whole request, in schema order. */
export const changeRows = (operation: string) =>
	[
		BUSINESS_PROCESS,
		{
			kind: 'group',
			element: `${operation}_Data`,
			key: 'data',
			rows: [
				PERSON,
				{ kind: 'date', element: 'Event_Effective_Date', key: 'effectiveDate' },
				{ kind: 'group', element: PERSON_CONTACT.data, key: 'contact', rows: [phones, emails] },
			],
		},
	] as const satisfies readonly SpecRow[];

/** Reads what the operation changes. */
export const GET_ROWS = [
	{ kind: 'group', element: REQUEST.references, key: 'references', rows: [{ ...PERSON, key: 'persons', many: true }] },
	RESPONSE_FILTER,
] as const satisfies readonly SpecRow[];

type ChangeRequest = RequestOf<ReturnType<typeof changeRows>>;
type Contact = NonNullable<NonNullable<ChangeRequest['data']>['contact']>;
type PhoneItem = NonNullable<NonNullable<Contact['phones']>['items']>[number];
type EmailItem = NonNullable<NonNullable<Contact['emails']>['items']>[number];

export interface ChangeContext {
	person: Reference;
	/** YYYY-MM-DD. undefined: Workday takes today. */
	effectiveDate?: string;
	process?: BusinessProcess;
	version: string;
	/** How the country code of a new number is named. */
	countryCode?: CountryCodeId;
}

export function writeGetPerson(operation: string, request: RequestOf<typeof GET_ROWS>, version: string): string {
	return writeRequest(`Get_${operation}_Request`, GET_ROWS, request, version);
}

/** @param changes all of the one usage that the operation changes */
export function writeChangePerson(operation: string, changes: readonly Change[], { person, effectiveDate, process, version, countryCode }: ChangeContext): string {
	const phoneItems = changes.filter(({ kind }) => kind === 'phone').map((change) => phoneItem(change, countryCode));
	const emailItems = changes.filter(({ kind }) => kind === 'email').map(emailItem);
	const contact: Contact = {
		...(phoneItems.length > 0 && { phones: { replaceAll: false, items: phoneItems } }),
		...(emailItems.length > 0 && { emails: { replaceAll: false, items: emailItems } }),
	};
	const request: ChangeRequest = { process, data: { person, effectiveDate, contact } };
	return writeRequest(`${operation}_Request`, changeRows(operation), request, version);
}

function emailItem({ before, after, usage }: Change): EmailItem {
	const reference = entryReference(before, usage);
	if (after?.kind !== 'email') return { delete: true, reference };
	const old = before?.kind === 'email' ? before : undefined;
	const data = [{ address: after.address, comment: clearable(after.comment, old?.comment) }];
	return { delete: false, data, usages: usages(after.usages, old?.usages, usage), reference };
}

function phoneItem({ before, after, usage }: Change, codeId: CountryCodeId | undefined): PhoneItem {
	const reference = entryReference(before, usage);
	if (after?.kind !== 'phone') return { delete: true, reference };
	const old = before?.kind === 'phone' ? before : undefined;
	const data = [
		{
			device: after.device ?? undefined,
			countryCode: countryCode(after, usage, codeId),
			number: wholeNumber(after),
			extension: clearable(after.extension, old?.extension),
		},
	];
	return { delete: false, data, usages: usages(after.usages, old?.usages, usage), reference };
}

/** The operation refuses usages that are not its own. */
const usages = (now: readonly Usage[], before: readonly Usage[] | undefined, type: string) =>
	now.filter((usage) => usage.type === type).map((usage) => usageRequest(usage, before?.find((old) => old.type === type)));

/** Required, except for VOIP. */
function countryCode(phone: Phone, usage: string, codeId: CountryCodeId = COUNTRY_CODE_ID): Reference | undefined {
	if (phone.countryReference !== null) return phone.countryReference;
	const { country, countryCode: code } = phone;
	if (country !== null && code !== null) return countryCodeReference(codeId, country, code);
	if (/voip/i.test(phone.device?.id ?? '')) return undefined;
	throw new InvalidRequest(fieldName('phone', usage), 'its country is not known. Write the number with + and its country code.');
}
