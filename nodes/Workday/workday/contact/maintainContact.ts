/**
 * Maintain_Contact_Information of the Human_Resources service: work and home together, for versions before v30 and for
 * usages that have no operation of their own. Its default is to replace what there is. From v30 on it can be told not to;
 * before, all entries that are to stay are sent again.
 */
import { InvalidRequest } from '../errors';
import { ELEMENT } from '../names';
import { isKnownIn, versionNumber, writeRequest, type RequestOf, type SpecRow, type Version } from '../spec';
import { BUSINESS_PROCESS } from '../write/businessProcess';
import type { ChangeContext } from './changePerson';
import type { Change } from './changes';
import { entriesOf, usageOf, type ContactEntry, type ContactKind, type Email, type Phone } from './contactInformation';
import { fieldName } from './entryValues';
import { CONTACT } from './names';
import type { Plan } from './plan';
import { clearable, DELETE, entryReference, USAGE, usageRequest, wholeNumber } from './requestRows';

export const MAINTAIN = 'Maintain_Contact_Information';
const REQUEST_ELEMENT = `${MAINTAIN}_for_Person_Event_Request`;

/** True for one entry of a kind is true for all: only those referenced or new are touched. */
const DO_NOT_REPLACE_ALL = { attribute: 'Do_Not_Replace_All', key: 'keepOthers', kind: 'boolean' } as const;
const KEEPS_OTHERS = { since: 30 };
/** The area code left the schema between v30.x and v31.2. */
const AREA_CODE_UNTIL = 31;

const phones = {
	kind: 'group',
	element: CONTACT.phoneData,
	key: 'phones',
	many: true,
	attributes: [DELETE, DO_NOT_REPLACE_ALL],
	rows: [
		{ kind: 'text', element: CONTACT.countryIso, key: 'country' },
		{ kind: 'text', element: CONTACT.internationalCode, key: 'countryCode' },
		{ kind: 'text', element: CONTACT.areaCode, key: 'areaCode' },
		{ kind: 'text', element: CONTACT.phoneNumber, key: 'number' },
		{ kind: 'text', element: CONTACT.phoneExtension, key: 'extension' },
		{ kind: 'reference', element: CONTACT.phoneDevice, key: 'device' },
		USAGE,
		{ kind: 'reference', element: CONTACT.phoneReference, key: 'reference' },
	],
} as const satisfies SpecRow;

const emails = {
	kind: 'group',
	element: CONTACT.emailOfWorker,
	key: 'emails',
	many: true,
	attributes: [DELETE, DO_NOT_REPLACE_ALL],
	rows: [
		{ kind: 'text', element: CONTACT.emailAddress, key: 'address' },
		{ kind: 'text', element: CONTACT.emailComment, key: 'comment' },
		USAGE,
		{ kind: 'reference', element: CONTACT.emailReference, key: 'reference' },
	],
} as const satisfies SpecRow;

/** The whole request, in schema order. */
export const MAINTAIN_ROWS = [
	BUSINESS_PROCESS,
	{
		kind: 'group',
		element: `${MAINTAIN}_Data`,
		key: 'data',
		rows: [
			{ kind: 'reference', element: ELEMENT.workerReference, key: 'worker' },
			{ kind: 'date', element: ELEMENT.effectiveDate, key: 'effectiveDate' },
			{ kind: 'group', element: 'Worker_Contact_Information_Data', key: 'contact', rows: [phones, emails] },
		],
	},
] as const satisfies readonly SpecRow[];

type MaintainRequest = RequestOf<typeof MAINTAIN_ROWS>;
type Contact = NonNullable<NonNullable<MaintainRequest['data']>['contact']>;
type PhoneItem = NonNullable<Contact['phones']>[number];
type EmailItem = NonNullable<Contact['emails']>[number];
type Step = Pick<Change, 'before' | 'after' | 'usage'>;

/** @param plan the changes to send, and for versions before v30 what there will be */
export function writeMaintain(plan: Plan, { person, effectiveDate, process, version }: ChangeContext): string {
	const number = versionNumber(version);
	const items = (kind: ContactKind): Step[] => (isKnownIn(KEEPS_OTHERS, number) ? plan.changes.filter((change) => change.kind === kind) : whole(plan, kind));
	const contact: Contact = {
		phones: items('phone').map((step) => phoneItem(step, number)),
		emails: items('email').map((step) => emailItem(step, number)),
	};
	const request: MaintainRequest = { process, data: { worker: person, effectiveDate, contact } };
	return writeRequest(REQUEST_ELEMENT, MAINTAIN_ROWS, request, version);
}

/** All that there will be of a kind in which anything changes, as if new: with references the request would be refused. */
function whole({ changes, after }: Plan, kind: ContactKind): Step[] {
	const own = changes.filter((change) => change.kind === kind);
	for (const { usage } of own) refuseNone(kind, usage, entriesOf(after, kind));
	if (own.length === 0) return [];
	return entriesOf(after, kind).map((entry) => ({ before: null, after: entry, usage: '' }));
}

/** Nothing can be said of a usage but what it shall have. */
function refuseNone(kind: ContactKind, usage: string, after: readonly ContactEntry[]): void {
	if (after.some((entry) => usageOf(entry, usage) !== undefined)) return;
	throw new InvalidRequest(fieldName(kind, usage), `the last one can be deleted from web services version v${KEEPS_OTHERS.since} on; the credential has an older one`, true);
}

function frame({ before, after, usage }: Step, version: Version) {
	const reference = entryReference(before, usage);
	const keepOthers = isKnownIn(KEEPS_OTHERS, version) ? true : undefined;
	return { reference, keepOthers, delete: after === null ? true : undefined };
}

const usages = (after: ContactEntry, before: ContactEntry | null) =>
	after.usages.map((usage) => usageRequest(usage, before?.usages.find(({ type }) => type === usage.type)));

function emailItem(step: Step, version: Version): EmailItem {
	const item = frame(step, version);
	if (step.after === null) return item;
	const [after, before] = [step.after as Email, step.before as Email | null];
	return { ...item, address: after.address, comment: clearable(after.comment, before?.comment), usages: usages(after, before) };
}

function phoneItem(step: Step, version: Version): PhoneItem {
	const item = frame(step, version);
	if (step.after === null) return item;
	const [after, before] = [step.after as Phone, step.before as Phone | null];
	const apart = version < AREA_CODE_UNTIL && after.areaCode !== null;
	return {
		...item,
		country: after.country ?? undefined,
		countryCode: after.countryCode ?? undefined,
		areaCode: apart ? (after.areaCode ?? undefined) : undefined,
		number: apart ? after.number : wholeNumber(after),
		extension: clearable(after.extension, before?.extension),
		device: after.device ?? undefined,
		usages: usages(after, before),
	};
}
