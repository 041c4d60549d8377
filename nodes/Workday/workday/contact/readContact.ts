/** One record → its e-mail addresses and phones. Paths are compiled once a run. */
import type { NameTable } from '../../xml/names';
import { compilePath, type CompiledPath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import { ID_TYPE } from '../names';
import { pathsFor } from '../paths';
import { id } from '../record/fieldTable';
import { parseXsdBoolean } from '../values/scalars';
import { idOfType } from '../wid';
import type { Reference } from '../spec';
import type { ContactForm } from './contactForms';
import type { ContactInformation, Email, Phone, Usage } from './contactInformation';
import { CONTACT, CONTACT_ID_TYPE } from './names';

type Compile = (path: string) => CompiledPath;
type Read<T> = (tape: Tape, entry: number) => T;

/** @throws XPathError only if the table of forms is wrong */
export function createContactReader(form: ContactForm, names: NameTable): (record: Tape) => ContactInformation {
	const compile: Compile = (path) => compilePath(path, { names, ...pathsFor(form.record) });
	const emails = compile(form.emails);
	const phones = compile(form.phones);
	const email = emailReader(form, compile);
	const phone = phoneReader(form, compile);
	return (tape) => ({
		emails: emails.entries(tape).map((entry) => email(tape, entry)),
		phones: phones.entries(tape).map((entry) => phone(tape, entry)),
	});
}

function emailReader(form: ContactForm, compile: Compile): Read<Email> {
	const identity = identityReader(CONTACT.emailReference, CONTACT_ID_TYPE.email, form.email.id, compile);
	const address = compile(form.email.address);
	const comment = textReader(form.email.comment, compile);
	const usages = usagesReader(compile);
	return (tape, entry) => ({
		kind: 'email',
		...identity(tape, entry),
		address: address.string(tape, entry),
		comment: comment(tape, entry),
		usages: usages(tape, entry),
	});
}

function phoneReader(form: ContactForm, compile: Compile): Read<Phone> {
	const identity = identityReader(CONTACT.phoneReference, CONTACT_ID_TYPE.phone, form.phone.id, compile);
	const number = compile(form.phone.number);
	const text = {
		countryCode: textReader(form.phone.countryCode, compile),
		country: textReader(form.phone.country, compile),
		areaCode: textReader(form.phone.areaCode, compile),
		extension: textReader(form.phone.extension, compile),
		e164: textReader(form.phone.e164, compile),
	};
	const device = referenceReader(`${form.device}/`, [CONTACT_ID_TYPE.device, ID_TYPE.wid], compile);
	const country = referenceReader(`${form.countryReference}/`, [ID_TYPE.wid, CONTACT_ID_TYPE.countryCode], compile);
	const usages = usagesReader(compile);
	return (tape, entry) => ({
		kind: 'phone',
		...identity(tape, entry),
		// Some tenants write +44, others 44.
		countryCode: text.countryCode(tape, entry)?.replace(/^\+/, '') ?? null,
		country: text.country(tape, entry),
		areaCode: text.areaCode(tape, entry),
		number: number.string(tape, entry),
		extension: text.extension(tape, entry),
		e164: text.e164(tape, entry),
		device: device(tape, entry),
		countryReference: country(tape, entry),
		usages: usages(tape, entry),
	});
}

/** The ids of an entry: its reference has them; up to v30 the type's own id may stand beside it alone. */
function identityReader(reference: string, type: string, besides: string, compile: Compile): Read<{ wid: string | null; id: string | null }> {
	const wid = textReader(`${reference}/${id(ID_TYPE.wid)}`, compile);
	const ofType = textReader(`${reference}/${id(type)}`, compile);
	const text = textReader(besides, compile);
	return (tape, entry) => {
		const found = wid(tape, entry);
		return { wid: found === null ? null : idOfType(ID_TYPE.wid, found), id: ofType(tape, entry) ?? text(tape, entry) };
	};
}

/** A usage that names several types is one for each. */
function usagesReader(compile: Compile): Read<Usage[]> {
	const entries = compile(`${CONTACT.usage}/${CONTACT.usageType}`);
	const type = compile(`${CONTACT.usageTypeReference}/${id(CONTACT_ID_TYPE.usage)}`);
	const primary = compile('@Primary');
	const isPublic = compile('../@Public');
	const comment = textReader(`../${CONTACT.usageComment}`, compile);
	const useFor = referencesReader(`../${CONTACT.useFor}`, [CONTACT_ID_TYPE.useFor, ID_TYPE.wid], compile);
	const useForTenanted = referencesReader(`../${CONTACT.useForTenanted}`, [CONTACT_ID_TYPE.useForTenanted, ID_TYPE.wid], compile);
	return (tape, parent) =>
		entries.entries(tape, parent).map((entry) => ({
			type: type.string(tape, entry),
			primary: parseXsdBoolean(primary.string(tape, entry)) ?? false,
			public: parseXsdBoolean(isPublic.string(tape, entry)) ?? false,
			comment: comment(tape, entry),
			useFor: useFor(tape, entry),
			useForTenanted: useForTenanted(tape, entry),
		}));
}

function textReader(path: string, compile: Compile): Read<string | null> {
	const compiled = compile(path);
	return (tape, entry) => compiled.string(tape, entry) || null;
}

/** The id of the first type that there is. */
function referenceReader(before: string, types: readonly string[], compile: Compile): Read<Reference | null> {
	const paths = types.map((type) => ({ type, path: compile(`${before}${id(type)}`) }));
	return (tape, entry) => {
		for (const { type, path } of paths) {
			const value = path.string(tape, entry);
			if (value !== '') return { type, id: value };
		}
		return null;
	};
}

function referencesReader(path: string, types: readonly string[], compile: Compile): Read<Reference[]> {
	const entries = compile(path);
	const one = referenceReader('', types, compile);
	return (tape, parent) =>
		entries
			.entries(tape, parent)
			.map((entry) => one(tape, entry))
			.filter((found) => found !== null);
}
