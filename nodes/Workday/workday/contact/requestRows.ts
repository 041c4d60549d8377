/** What the requests that change contact information have in common. Rows in the order of the schema. */
import { InvalidRequest } from '../errors';
import { ID_TYPE } from '../names';
import type { Reference, RequestOf, SpecRow } from '../spec';
import type { ContactEntry, Phone, Usage } from './contactInformation';
import { fieldName } from './entryValues';
import { CONTACT, CONTACT_ID_TYPE } from './names';

/** Deletes the entry that is referenced; all else in the block is then meaningless. */
export const DELETE = { attribute: 'Delete', key: 'delete', kind: 'boolean' } as const;

export const USAGE = {
	kind: 'group',
	element: CONTACT.usage,
	key: 'usages',
	many: true,
	attributes: [{ attribute: 'Public', key: 'public', kind: 'boolean' }],
	rows: [
		{
			kind: 'group',
			element: CONTACT.usageType,
			key: 'types',
			many: true,
			attributes: [{ attribute: 'Primary', key: 'primary', kind: 'boolean' }],
			rows: [{ kind: 'reference', element: CONTACT.usageTypeReference, key: 'type' }],
		},
		{ kind: 'reference', element: CONTACT.useFor, key: 'useFor', many: true },
		{ kind: 'reference', element: CONTACT.useForTenanted, key: 'useForTenanted', many: true },
		{ kind: 'text', element: CONTACT.usageComment, key: 'comment' },
	],
} as const satisfies SpecRow;

type UsageRequest = NonNullable<RequestOf<[typeof USAGE]>['usages']>[number];

export function usageRequest(usage: Usage, before: Usage | undefined): UsageRequest {
	return {
		public: usage.public,
		types: [{ primary: usage.primary, type: { type: CONTACT_ID_TYPE.usage, id: usage.type } }],
		useFor: usage.useFor,
		useForTenanted: usage.useForTenanted,
		comment: clearable(usage.comment, before?.comment),
	};
}

/** What was cleared is sent empty: left out it might be taken for unchanged. `leavingOut` is the other way. */
export function clearable(now: string | null, before: string | null | undefined): string | undefined {
	return now ?? (before ? '' : undefined);
}

/** undefined: it is new. @throws InvalidRequest where Workday did not say which one it is */
export function entryReference(before: ContactEntry | null, usage: string): Reference | undefined {
	if (before === null) return undefined;
	if (before.wid !== null) return { type: ID_TYPE.wid, id: before.wid };
	if (before.id === null) throw new InvalidRequest(fieldName(before.kind, usage), 'came without an id, so it cannot be changed', true);
	return { type: before.kind === 'email' ? CONTACT_ID_TYPE.email : CONTACT_ID_TYPE.phone, id: before.id };
}

export const wholeNumber = ({ areaCode, number }: Phone): string => (areaCode === null ? number : `${areaCode} ${number}`);
