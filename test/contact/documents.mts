/** Contact information as Workday sends it, made by hand. */
import type { ContactForm } from '../../nodes/Workday/workday/contact/contactForms.ts';
import type { ContactInformation, Email, Phone, Usage } from '../../nodes/Workday/workday/contact/contactInformation.ts';
import { createContactReader } from '../../nodes/Workday/workday/contact/readContact.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { RecordSplitter } from '../../nodes/Workday/xml/records.ts';

export const reference = (element: string, ids: Readonly<Record<string, string>>): string =>
	`<wd:${element}>${Object.entries(ids)
		.map(([type, id]) => `<wd:ID wd:type="${type}">${id}</wd:ID>`)
		.join('')}</wd:${element}>`;

export const usageXml = (type: string, primary: boolean, more = '', isPublic = '1'): string =>
	`<wd:Usage_Data wd:Public="${isPublic}"><wd:Type_Data wd:Primary="${primary ? 1 : 0}">${reference('Type_Reference', {
		WID: 'f'.repeat(32),
		Communication_Usage_Type_ID: type,
	})}</wd:Type_Data>${more}</wd:Usage_Data>`;

export function readContact(form: ContactForm, inner: string): ContactInformation {
	const names = new NameTable();
	const read = createContactReader(form, names);
	const splitter = new RecordSplitter({ names, record: form.record });
	splitter.write(Buffer.from(`<wd:Response_Data xmlns:wd="urn:com.workday/bsvc"><wd:${form.record.local}>${inner}</wd:${form.record.local}></wd:Response_Data>`));
	splitter.end();
	const record = splitter.next();
	if (record === undefined) throw new Error('no record');
	return read(record);
}

export const workUsage = (change: Partial<Usage> = {}): Usage => ({ type: 'WORK', primary: true, public: true, comment: null, useFor: [], useForTenanted: [], ...change });

export const email = (address: string, change: Partial<Email> = {}): Email => ({
	kind: 'email',
	wid: `wid-${address}`.toLowerCase(),
	id: null,
	address,
	comment: null,
	usages: [workUsage()],
	...change,
});

export const phone = (number: string, change: Partial<Phone> = {}): Phone => ({
	kind: 'phone',
	wid: `wid-${number}`,
	id: null,
	countryCode: '44',
	country: 'GBR',
	areaCode: null,
	number,
	extension: null,
	e164: null,
	device: { type: 'Phone_Device_Type_ID', id: 'Landline' },
	countryReference: { type: 'WID', id: 'c'.repeat(32) },
	usages: [workUsage()],
	...change,
});
