/** What a request says about e-mail addresses and phones, in the two forms that Workday has for it. */
import { invalidId, problem } from '../server/exchange.mts';
import type { ValidationError } from '../server/faults.mts';
import { type Id, isTrue, type RequestElement } from '../server/requestXml.mts';
import { type Country, COUNTRIES } from '../workers/places.mts';
import { wid } from '../workers/random.mts';
import type { Wanted, WantedUsage } from './plan.mts';
import type { WriteRules } from './processes.mts';

export interface EmailValue {
	address: string;
	comment?: string;
}

export interface PhoneValue {
	country: Country;
	areaCode: string;
	number: string;
	extension?: string;
	device: string;
}

export interface Reading {
	seed: number;
	rules: WriteRules;
	problems: ValidationError[];
}

const countries: Country[] = Object.values(COUNTRIES);

const optional = <K extends string>(name: K, value: string | undefined): { [key in K]?: string } =>
	(value ? { [name]: value } : {}) as { [key in K]?: string };

/** How values of a kind are named. */
interface Ids<T> {
	type: string;
	of(value: T): string;
	wid(value: T): string;
}

/** The value that a reference means; one that is not there is a problem. */
function known<T>(id: Id | undefined, values: readonly T[], ids: Ids<T>, { problems }: Reading): T | undefined {
	if (!id) return undefined;
	const found = values.find((value) =>
		id.type === 'WID' ? ids.wid(value) === id.value : id.type === ids.type && ids.of(value) === id.value,
	);
	if (found === undefined) problems.push(invalidId(id));
	return found;
}

const plainIds = <T extends string>(type: string, { seed }: Reading): Ids<T> => ({
	type,
	of: (value) => value,
	wid: (value) => wid(seed, type, value),
});

const USAGES = ['WORK', 'HOME'] as const;

function behaviorsOf(data: RequestElement, reading: Reading): string[] {
	for (const tenanted of data.all('Use_For_Tenanted_Reference')) reading.problems.push(invalidId(tenanted.id));
	const ids = plainIds('Communication_Usage_Behavior_ID', reading);
	return data.references('Use_For_Reference').flatMap((id) => {
		const found = known(id, reading.rules.usageBehaviors, ids, reading);
		return found === undefined ? [] : [found];
	});
}

function usagesOf(item: RequestElement, reading: Reading): WantedUsage[] {
	return item.all('Usage_Data').flatMap((data) => {
		const useFor = behaviorsOf(data, reading);
		return data.all('Type_Data').flatMap((type): WantedUsage[] => {
			const usage = known(
				type.references('Type_Reference')[0],
				USAGES,
				plainIds('Communication_Usage_Type_ID', reading),
				reading,
			);
			if (!usage) return [];
			return [
				{
					usage,
					primary: isTrue(type.attribute('Primary')),
					public: isTrue(data.attribute('Public')),
					...optional('usageComment', data.textOf('Comments')),
					...(useFor.length > 0 && { useFor }),
				},
			];
		});
	});
}

function common(
	item: RequestElement,
	kind: 'Email' | 'Phone',
	idElement: string,
	reading: Reading,
): Omit<Wanted<never>, 'value'> {
	const [reference] = item.references(`${kind}_Reference`);
	const remove = isTrue(item.attribute('Delete'));
	return {
		at: item,
		remove,
		...(reference && { reference }),
		...optional('newId', item.textOf(idElement)),
		// What is deleted needs no more than its reference, and whatever else stands there means nothing.
		usages: remove ? [] : usagesOf(item, reading),
	};
}

function address(element: RequestElement | undefined, { problems }: Reading): string | undefined {
	const text = element?.text.trim();
	if (!element || !text) return undefined;
	if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)) problems.push(problem(`'${text}' is not an e-mail address.`, element));
	return text;
}

function device(id: Id | undefined, reading: Reading): string | undefined {
	return known(id, reading.rules.deviceTypes, plainIds('Phone_Device_Type_ID', reading), reading);
}

export const countryPhoneCode = ({ alpha3, phoneCode }: Country): string => `${alpha3}_${phoneCode}`;
export const countryPhoneCodeWid = (seed: number, country: Country): string =>
	wid(seed, 'country phone code', countryPhoneCode(country));

function checkedNumber(element: RequestElement | undefined, { problems }: Reading): string | undefined {
	const text = element?.text.trim();
	if (!element || !text) return undefined;
	const digits = text.replace(/\D/g, '').length;
	if (!/^[\d() .-]+$/.test(text) || digits < 4 || digits > 14)
		problems.push(problem(`'${text}' is not a phone number.`, element));
	return text;
}

/** An area code in brackets or before the first space; a number in one piece has none of its own. */
function split(complete: string): { areaCode: string; number: string } {
	const [, areaCode = '', number = complete] = /^\(?(\d+)\)?[ -]+(.+)$/.exec(complete) ?? [];
	return { areaCode, number };
}

/** Email_Information_Data of Person_Contact_Information_Data. */
export function personEmail(item: RequestElement, reading: Reading): Wanted<EmailValue> {
	const rest = common(item, 'Email', 'Email_ID', reading);
	if (rest.remove) return { ...rest, value: undefined };
	const text = address(item.first('Email_Data', 'Email_Address'), reading);
	const value =
		text === undefined ? undefined : { address: text, ...optional('comment', item.textOf('Email_Data', 'Email_Comment')) };
	return { ...rest, value };
}

/** Phone_Information_Data of Person_Contact_Information_Data. */
export function personPhone(item: RequestElement, reading: Reading): Wanted<PhoneValue> {
	const rest = common(item, 'Phone', 'Phone_ID', reading);
	const data = item.first('Phone_Data');
	if (rest.remove || !data) return { ...rest, value: undefined };
	const deviceType = device(data.references('Device_Type_Reference')[0], reading);
	const countryId = data.references('Country_Code_Reference')[0];
	if (!countryId) reading.problems.push(problem('A country code is needed.', data));
	const country = known(
		countryId,
		countries,
		{ type: 'Country_Phone_Code_ID', of: countryPhoneCode, wid: (each) => countryPhoneCodeWid(reading.seed, each) },
		reading,
	);
	const number = checkedNumber(data.first('Complete_Phone_Number'), reading);
	const value =
		country && deviceType && number
			? { country, device: deviceType, ...split(number), ...optional('extension', data.textOf('Extension')) }
			: undefined;
	return { ...rest, value };
}

/** Email_Address_Data of Maintain_Contact_Information. */
export function maintainedEmail(item: RequestElement, reading: Reading): Wanted<EmailValue> {
	const rest = common(item, 'Email', 'ID', reading);
	if (rest.remove) return { ...rest, value: undefined };
	const text = address(item.first('Email_Address'), reading);
	const value =
		text === undefined ? undefined : { address: text, ...optional('comment', item.textOf('Email_Comment')) };
	return { ...rest, value };
}

/** Phone_Data of Maintain_Contact_Information: v30 has the area code as an element. */
export function maintainedPhone(item: RequestElement, reading: Reading): Wanted<PhoneValue> {
	const rest = common(item, 'Phone', 'ID', reading);
	if (rest.remove) return { ...rest, value: undefined };
	const deviceId = item.references('Phone_Device_Type_Reference')[0];
	if (!deviceId) reading.problems.push(problem('A device type is needed.', item));
	const deviceType = device(deviceId, reading);
	const iso = item.textOf('Country_ISO_Code');
	const code = item.textOf('International_Phone_Code');
	const country = countries.find((each) => (iso ? each.alpha3 === iso : each.phoneCode === code));
	if (!country) reading.problems.push(problem('A country ISO code or an international phone code is needed.', item));
	const number = checkedNumber(item.first('Phone_Number'), reading);
	const areaCode = item.textOf('Area_Code');
	const value =
		country && deviceType && number
			? {
					country,
					device: deviceType,
					...(areaCode === undefined ? split(number) : { areaCode, number }),
					...optional('extension', item.textOf('Phone_Extension')),
				}
			: undefined;
	return { ...rest, value };
}
