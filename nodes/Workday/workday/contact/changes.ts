/** What differs between two states of an entry, field by field, as it is shown to people. */
import type { PhoneKey } from './compare';
import { emailKey } from './compare';
import { usageOf, type ContactEntry, type ContactKind, type Phone } from './contactInformation';

export interface FieldChange {
	field: 'address' | 'number' | 'extension' | 'device' | 'comment' | 'usageComment' | 'public' | 'primary' | 'useFor';
	before: string | boolean | null;
	after: string | boolean | null;
}

export interface Change {
	kind: ContactKind;
	usage: string;
	action: 'add' | 'update' | 'delete';
	/** null: it is new. */
	before: ContactEntry | null;
	/** null: it goes. */
	after: ContactEntry | null;
	fields: FieldChange[];
}

export const writtenNumber = ({ countryCode, areaCode, number }: Pick<Phone, 'countryCode' | 'areaCode' | 'number'>): string =>
	[countryCode === null ? '' : `+${countryCode}`, areaCode ?? '', number].filter(Boolean).join(' ');

type Shown = Partial<Record<FieldChange['field'], string | boolean | null>>;

function shown(entry: ContactEntry | null, type: string): Shown {
	if (entry === null) return {};
	const usage = usageOf(entry, type);
	const own: Shown =
		entry.kind === 'email'
			? { address: entry.address, comment: entry.comment }
			: { number: writtenNumber(entry), extension: entry.extension, device: entry.device?.id ?? null };
	const ids = [...(usage?.useFor ?? []), ...(usage?.useForTenanted ?? [])].map(({ id }) => id).sort();
	return { ...own, usageComment: usage?.comment ?? null, public: usage?.public ?? null, primary: usage?.primary ?? null, useFor: ids.join(', ') || null };
}

/** Fields that differ. Notation alone is no difference. */
export function differences(before: ContactEntry | null, after: ContactEntry | null, type: string, phoneKey: PhoneKey): FieldChange[] {
	const [old, now] = [shown(before, type), shown(after, type)];
	const fields = Object.keys({ ...old, ...now }) as Array<FieldChange['field']>;
	return fields
		.map((field) => ({ field, before: old[field] ?? null, after: now[field] ?? null }))
		.filter((one) => one.before !== one.after && !isNotation(one.field, before, after, phoneKey));
}

function isNotation(field: FieldChange['field'], before: ContactEntry | null, after: ContactEntry | null, phoneKey: PhoneKey): boolean {
	if (before?.kind === 'email' && after?.kind === 'email') return field === 'address' && emailKey(before) === emailKey(after);
	if (before?.kind === 'phone' && after?.kind === 'phone') return field === 'number' && phoneKey(before) === phoneKey(after);
	return false;
}
