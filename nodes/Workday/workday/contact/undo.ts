/** What has to be wanted so that everything is again as it was. */
import type { ContactEntry, Email, Phone } from './contactInformation';
import { usageOf } from './contactInformation';
import type { Change } from './changes';
import type { Plan } from './plan';
import type { Values, Wanted, Which } from './wanted';

/**
 * Plain data that `planChanges` takes once the plan is carried out. The last change is undone first, so that an additional
 * entry never stands without a primary one. What was deleted comes back as a new entry: its ids do not.
 */
export function undoOf({ changes }: Plan): Wanted[] {
	const added = changes.filter(({ action }) => action !== 'delete').reverse();
	// A primary one first: an additional one cannot be without it.
	const deleted = changes.filter(({ action }) => action === 'delete').sort((a, b) => Number(isPrimary(b)) - Number(isPrimary(a)));
	return [...deleted, ...added].map(undo);
}

const isPrimary = ({ before, usage }: Change): boolean => (before !== null && usageOf(before, usage)?.primary) === true;

function undo({ kind, usage, before, after }: Change): Wanted {
	const wanted =
		before === null
			? { action: 'delete', which: after === null ? undefined : whichOf(after) }
			: after === null
				? { action: 'add', evenIfThere: true, values: [{ ...valuesOf(before, usage), primary: usageOf(before, usage)?.primary }] }
				: { action: 'replace', which: whichOf(after), values: [valuesOf(before, usage)] };
	return { kind, usage, ...wanted } as Wanted;
}

/** By id where there is one: the address may be somebody else's by then. A new entry has none yet. */
function whichOf(entry: ContactEntry): Which {
	if (entry.wid !== null) return { wid: entry.wid };
	if (entry.id !== null) return { id: entry.id };
	return entry.kind === 'email' ? { address: entry.address } : { number: numberOf(entry), ...(entry.device && { devices: [entry.device.id] }) };
}

function valuesOf(entry: ContactEntry, type: string): Values {
	const usage = usageOf(entry, type);
	const of = { public: usage?.public, usageComment: usage?.comment, useFor: usage?.useFor, useForTenanted: usage?.useForTenanted };
	return entry.kind === 'email' ? { ...emailValues(entry), ...of } : { ...phoneValues(entry), ...of };
}

const emailValues = ({ address, comment }: Email) => ({ address, comment });

const phoneValues = (phone: Phone) => ({
	number: { ...numberOf(phone), countryReference: phone.countryReference },
	extension: phone.extension,
	...(phone.device && { device: phone.device }),
});

const numberOf = ({ countryCode, country, areaCode, number }: Phone) => ({ countryCode, country, areaCode, number });
