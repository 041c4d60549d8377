/** What has to be wanted so that everything is again as it was. */
import type { ContactEntry, Email, Phone } from './contactInformation';
import { usageOf } from './contactInformation';
import type { Change, FieldChange } from './changes';
import type { Plan } from './plan';
import type { Values, Wanted, Which } from './wanted';

export interface UndoOptions {
	/** False: what was carried out gave every entry a new id, as requests before v30 do. */
	idsStay?: boolean;
}

/**
 * Plain data that `planChanges` takes once the plan is carried out. The last change is undone first, so that an additional
 * entry never stands without a primary one. What was deleted comes back as a new entry: its ids do not.
 */
export function undoOf({ changes }: Pick<Plan, 'changes'>, { idsStay = true }: UndoOptions = {}): Wanted[] {
	const added = changes.filter(({ action }) => action !== 'delete').reverse();
	// A primary one first: an additional one cannot be without it.
	const deleted = changes.filter(({ action }) => action === 'delete').sort((a, b) => Number(isPrimary(b)) - Number(isPrimary(a)));
	return [...deleted, ...added].map((change) => undo(change, idsStay));
}

const isPrimary = ({ before, usage }: Change): boolean => (before !== null && usageOf(before, usage)?.primary) === true;

function undo({ kind, usage, before, after, fields }: Change, idsStay: boolean): Wanted {
	const wanted =
		before === null
			? { action: 'delete', which: after === null ? undefined : whichOf(after, idsStay) }
			: after === null
				? { action: 'add', evenIfThere: true, ...(before.wid && idsStay && { unlessThere: before.wid }), values: [{ ...valuesOf(before, usage), primary: usageOf(before, usage)?.primary }] }
				: { action: 'replace', which: whichOf(after, idsStay), values: [onlyThose(valuesOf(before, usage), fields)] };
	return { kind, usage, ...wanted } as Wanted;
}

/** By id where there is one: the address may be somebody else's by then. A new entry has none yet. */
function whichOf(entry: ContactEntry, idsStay: boolean): Which {
	if (idsStay && entry.wid !== null) return { wid: entry.wid };
	if (idsStay && entry.id !== null) return { id: entry.id };
	return entry.kind === 'email' ? { address: entry.address } : { number: numberOf(entry), extension: entry.extension, ...(entry.device && { devices: [entry.device.id] }) };
}

/** Not what was never changed: since then somebody else may have changed that. */
function onlyThose(values: Values, fields: readonly FieldChange[]): Values {
	const changed = new Set<string>(fields.map(({ field }) => field));
	if (changed.has('useFor')) changed.add('useForTenanted');
	return Object.fromEntries(Object.entries(values).filter(([name]) => changed.has(name)));
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
