import type { Content } from '../../schema/writer.mts';
import type { NamedEmail, NamedPhone } from '../contact.mts';
import type { Phone } from '../person.mts';
import { usage } from './address.mts';
import type { SectionContext } from './context.mts';

export const internationalNumber = ({ country, areaCode, number }: Phone): string =>
	['+' + country.phoneCode, areaCode, number].filter(Boolean).join(' ');

/** v30 has the area code as an element and one formatted number; later versions have it all in attributes. */
export function phoneContent(phone: NamedPhone, context: SectionContext): Content {
	const { country, areaCode, number, device, key, id } = phone;
	const international = internationalNumber(phone);
	const national = areaCode ? `(${areaCode}) ${number}` : number;
	const common = {
		Country_ISO_Code: country.alpha3,
		International_Phone_Code: country.phoneCode,
		Phone_Number: context.era === 'v30' ? number : national,
		Phone_Extension: phone.extension,
		Phone_Device_Type_Reference: context.references.to('Phone_Device_Type_ID', device, device),
		Usage_Data: usage(phone, context),
		Phone_Reference: context.references.own('Phone_ID', id, international, key),
		ID: id,
	};
	if (context.era === 'v30') return { '@Formatted_Phone': international, Area_Code: areaCode || undefined, ...common };
	return {
		'@Area_Code': areaCode || undefined,
		'@Tenant_Formatted_Phone': `+${country.phoneCode} ${national}`,
		'@International_Formatted_Phone': international,
		'@Phone_Number_Without_Area_Code': number,
		'@National_Formatted_Phone': national,
		'@E164_Formatted_Phone': `+${country.phoneCode}${(areaCode + number).replace(/\D/g, '')}`,
		'@Workday_Traditional_Formatted_Phone': `+${country.phoneCode} ${national}`,
		...common,
	};
}

export function emailContent({ key, id, ...email }: NamedEmail, context: SectionContext): Content {
	return {
		Email_Address: email.address,
		Email_Comment: email.comment,
		Usage_Data: usage(email, context),
		Email_Reference: context.references.own('Email_ID', id, email.address, key),
		ID: id,
	};
}
