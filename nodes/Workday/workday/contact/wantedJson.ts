/**
 * Wanted changes as JSON: by hand, out of a program, or from an undo. Whatever does not fit is refused with its path:
 * what is overlooked in a write may delete something.
 */
import type { Reference } from '../spec';
import type { ContactKind, PhoneNumber } from './contactInformation';
import { JsonPlace } from '../values/jsonPlace';
import { HOME, WORK } from './names';
import { phoneOfText } from './phoneText';
import { addressOfText, deviceOfText, numberOfText, whichOfText } from './wantedText';
import type { EmailValues, PhoneValues, UsageValues, Values, Wanted, Which } from './wanted';

/** What an item gives as `undo`. A list alone is its `changes`. */
export interface ContactChanges {
	changes: Wanted[];
	/** WID of whom they are for. null: of whomever they are given for. */
	worker: string | null;
	/** YYYY-MM-DD. null: not said. */
	effectiveDate: string | null;
}

const ACTIONS = ['set', 'add', 'replace', 'delete', 'exactly'] as const;
const USAGE_VALUES = ['primary', 'public', 'usageComment', 'useFor', 'useForTenanted'];

/**
 * @param field as the user reads it
 * @param country for numbers without country code
 * @throws InvalidRequest
 */
export function changesOfJson(given: unknown, field: string, country?: string): ContactChanges {
	const root = JsonPlace.parse(given, field);
	const whole = root.isList ? undefined : root.object(['changes', 'worker', 'effectiveDate']);
	const list = whole === undefined ? root : whole.at('changes');
	const changes = list.list();
	if (changes.length === 0) list.refuse('is empty: nothing is to be changed');
	return {
		changes: changes.map((place) => changeOf(place, country)),
		worker: whole?.at('worker').textOrNull() ?? null,
		effectiveDate: whole?.at('effectiveDate').textOrNull() ?? null,
	};
}

function changeOf(place: JsonPlace, country: string | undefined): Wanted {
	const one = place.object(['kind', 'usage', 'action', 'which', 'values', 'orAdd', 'onlyIfThere', 'evenIfThere', 'unlessThere']);
	const kind = one.at('kind').choice(['email', 'phone']);
	const action = one.at('action').choice(ACTIONS);
	// An empty list is likelier a search that found nothing than the wish to delete all.
	const all = action === 'exactly' && one.at('values').isNull;
	const values = all ? [] : valuesOf(one.at('values'), kind, country);
	if (!all) checkCount(one, action, values);
	const wanted = {
		kind,
		usage: usageIdOf(one.at('usage').text()),
		action: action === 'set' ? 'replace' : action,
		...meant(one, kind, action, values, country),
		...(values && { values }),
		...(action === 'set' && { orAdd: true }),
		...flag(one, 'orAdd'),
		...flag(one, 'onlyIfThere'),
		...flag(one, 'evenIfThere'),
		...(one.has('unlessThere') && { unlessThere: one.at('unlessThere').text() }),
	};
	return wanted as Wanted;
}

/** As in the editor: where nothing else says which phone is meant, its device does. A mobile never takes the place of a landline. */
function meant(one: JsonPlace, kind: ContactKind, action: (typeof ACTIONS)[number], values: readonly Values[] = [], country?: string): { which?: Which } {
	if (one.has('which')) return { which: whichOf(one.at('which'), kind, country) };
	const [{ device = undefined } = {}] = kind === 'phone' && ['set', 'replace'].includes(action) ? (values as readonly PhoneValues[]) : [];
	return device === undefined ? {} : { which: { devices: [device.id] } };
}

/** Tenants may have more. */
const usageIdOf = (text: string): string => [WORK, HOME].find((one) => one === text.toUpperCase()) ?? text;

const flag = (place: JsonPlace, name: string) => (place.has(name) ? { [name]: place.at(name).boolean() } : {});

function checkCount(one: JsonPlace, action: (typeof ACTIONS)[number], values: readonly Values[] | undefined): void {
	if (action === 'delete') return void (values === undefined || one.at('values').refuse('a deletion has no values'));
	if (values === undefined) one.at('values').refuse('is missing');
	else if (values.length === 0) one.at('values').refuse(action === 'exactly' ? 'is empty: null deletes all of this usage' : 'is empty');
	else if (['set', 'replace'].includes(action) && values.length > 1) one.at('values').refuse('may have one entry only: one is replaced by one');
}

function valuesOf(place: JsonPlace, kind: ContactKind, country: string | undefined): Values[] | undefined {
	if (!place.exists) return undefined;
	const each = (one: JsonPlace): Values => (kind === 'email' ? emailOf(one) : phoneOf(one, country));
	return place.isList ? place.list().map(each) : [each(place)];
}

function emailOf(place: JsonPlace): EmailValues {
	const one = place.object(['address', 'comment', ...USAGE_VALUES]);
	const address = one.at('address').textOrNull();
	return {
		...(address !== undefined && { address: address === null ? null : addressOfText(address, one.at('address').name) }),
		...textOrNull(one, 'comment'),
		...usageOf(one),
	};
}

function phoneOf(place: JsonPlace, country: string | undefined): PhoneValues {
	const one = place.object(['number', 'extension', 'device', ...USAGE_VALUES]);
	const extension = one.at('extension').textOrNull();
	const number = one.at('number');
	return {
		...(extension !== undefined && { extension }),
		...(number.isNull && { number: null }),
		...(number.isText && numberOfText(number.text(), number.name, country, extension)),
		...(number.exists && !number.isNull && !number.isText && { number: numberOf(number) }),
		...(one.has('device') && { device: deviceOf(one.at('device')) }),
		...usageOf(one),
	};
}

function usageOf(one: JsonPlace): UsageValues {
	const references = (name: 'useFor' | 'useForTenanted') => (one.has(name) ? { [name]: one.at(name).list().map(referenceOf) } : {});
	return { ...flag(one, 'primary'), ...flag(one, 'public'), ...textOrNull(one, 'usageComment'), ...references('useFor'), ...references('useForTenanted') };
}

function textOrNull(one: JsonPlace, name: string): Record<string, string | null> {
	const value = one.at(name).textOrNull();
	return value === undefined ? {} : { [name]: value };
}

function numberOf(place: JsonPlace): PhoneNumber & { countryReference?: Reference | null } {
	const one = place.object(['countryCode', 'country', 'areaCode', 'number', 'countryReference']);
	const part = (name: string) => one.at(name).textOrNull() ?? null;
	const reference = one.at('countryReference');
	return {
		countryCode: part('countryCode'),
		country: part('country'),
		areaCode: part('areaCode'),
		number: one.at('number').text(),
		...(reference.exists && { countryReference: reference.isNull ? null : referenceOf(reference) }),
	};
}

const deviceOf = (place: JsonPlace): Reference => (place.isText ? deviceOfText(place.text()) : referenceOf(place));

function referenceOf(place: JsonPlace): Reference {
	const one = place.object(['type', 'id']);
	return { type: one.at('type').text(), id: one.at('id').text() };
}

function whichOf(place: JsonPlace, kind: ContactKind, country: string | undefined): Which {
	if (place.isText) return whichOfText(kind, place.text(), place.name, country);
	const one = place.object(kind === 'email' ? ['wid', 'id', 'address'] : ['wid', 'id', 'number', 'extension', 'devices']);
	const number = one.at('number');
	const text = (name: 'wid' | 'id' | 'address') => (one.has(name) ? { [name]: one.at(name).text() } : {});
	return {
		...text('wid'),
		...text('id'),
		...text('address'),
		...(number.isText && phoneOfText(number.text(), number.name, country)),
		...(number.exists && !number.isText && { number: numberOf(number) }),
		...textOrNull(one, 'extension'),
		...(one.has('devices') && { devices: one.at('devices').list().map((device) => device.text()) }),
	};
}
