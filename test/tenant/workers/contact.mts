/** Ways to reach a worker that writes change one by one: what an edit does not name stays as it was. */
import type { Email, Person, Phone } from './person.mts';

export type ContactKind = 'email' | 'phone';
export type Usage = Email['usage'];

/** Names that do not change when others come and go. */
interface Named {
	/** Never changes: the WID is made of it. */
	key: string;
	/** Email_ID or Phone_ID; a write may change it. */
	id: string;
}

export type NamedEmail = Email & Named;
export type NamedPhone = Phone & Named;

export interface Contact {
	email: readonly NamedEmail[];
	phone: readonly NamedPhone[];
}

/** An absent item: deleted. */
export type ContactEdit =
	| { kind: 'email'; key: string; item: NamedEmail | undefined }
	| { kind: 'phone'; key: string; item: NamedPhone | undefined };

const PREFIX = { email: 'EMAIL', phone: 'PHONE' } as const;

/** Key of what was not written but generated: by its place, which no write changes. */
export const generatedKey = (kind: ContactKind, worker: number, index: number): string =>
	`${PREFIX[kind]}-${worker}-${index}`;

function named<T extends Email | Phone>(list: readonly T[], kind: ContactKind, worker: number): Array<T & Named> {
	return list.map((item, index) => {
		const key = item.key ?? generatedKey(kind, worker, index);
		return { ...item, key, id: item.id ?? key };
	});
}

export const contactOf = (person: Pick<Person, 'emails' | 'phones'>, worker: number): Contact => ({
	email: named(person.emails, 'email', worker),
	phone: named(person.phones, 'phone', worker),
});

function edited<T extends Named>(list: readonly T[], key: string, item: T | undefined): T[] {
	if (item === undefined) return list.filter((each) => each.key !== key);
	return list.some((each) => each.key === key)
		? list.map((each) => (each.key === key ? item : each))
		: [...list, item];
}

export function applyEdits(contact: Contact, edits: readonly ContactEdit[]): Contact {
	let { email, phone } = contact;
	for (const edit of edits) {
		if (edit.kind === 'email') email = edited(email, edit.key, edit.item);
		else phone = edited(phone, edit.key, edit.item);
	}
	return { email, phone };
}
