/** Fields of the normalised worker that are not copied but concluded. Pure functions over plain data. */
import { numbered } from '../record/customFields';
import { parseXsdMoment } from '../values/dates';
import { parseXsdBoolean } from '../values/scalars';
import type { Collection } from './fields';

export type EmploymentStatus = 'Active' | 'On Leave' | 'Terminated' | 'Future Hire' | 'Rescinded';

export interface StatusFacts {
	/** Whether Workday sent the status section at all; without it nothing is concluded. */
	sent: boolean;
	active: boolean | null;
	terminated: boolean | null;
	hireRescinded: boolean | null;
	onLeave: boolean;
	/** YYYY-MM-DD; of the hire, else of the primary position. */
	startDate: string | null;
	/** YYYY-MM-DD; of the termination, the employment or the contract, whichever Workday says. */
	endDate: string | null;
}

/**
 * The status on `asOf` (YYYY-MM-DD). Null where Workday sent no status: an unknown status must not disable an account.
 * Before the hire date Workday says inactive and sends little else, so the date decides.
 */
export function employmentStatus(facts: StatusFacts, asOf: string): EmploymentStatus | null {
	if (!facts.sent) return null;
	if (facts.hireRescinded) return 'Rescinded';
	if (facts.terminated) return 'Terminated';
	if (facts.startDate !== null && facts.startDate > asOf) return 'Future Hire';
	if (facts.active === false && facts.endDate !== null && facts.endDate <= asOf) return 'Terminated';
	if (facts.onLeave) return 'On Leave';
	// Where n8n has midnight behind it and Workday, which counts in Pacific time, does not.
	if (facts.active === false && facts.startDate === asOf) return 'Future Hire';
	return facts.active ? 'Active' : null;
}

export function accountEnabled(status: EmploymentStatus | null, keepEnabledOnLeave: boolean): boolean | null {
	if (status === null) return null;
	return status === 'Active' || (status === 'On Leave' && keepEnabledOnLeave);
}

const WORK = 'WORK';
const HOME = 'HOME';

export interface Email {
	value: string;
	/** `work`, `home` or the tenant's own usage in lower case. */
	type: string;
	primary: boolean;
	public: boolean;
}

export function readEmails(rows: Collection<'emails'>): Email[] {
	return rows
		.filter((row) => row.value !== '')
		.map((row) => ({
			value: row.value,
			type: row.usage.toLowerCase(),
			primary: parseXsdBoolean(row.primary) ?? false,
			public: parseXsdBoolean(row.public) ?? false,
		}));
}

export interface Phone {
	/** E.164 where Workday sends it, else as Workday formats it, else `+{country code} {area code} {number}`. */
	value: string;
	type: string;
	/** Phone_Device_Type_ID: differs from tenant to tenant. */
	device: string | null;
	extension: string | null;
	primary: boolean;
	public: boolean;
}

export function readPhones(rows: Collection<'phones'>): Phone[] {
	return rows
		.map((row) => ({
			value: row.e164 || row.formatted || joinPhone(row),
			type: row.usage.toLowerCase(),
			device: row.device || null,
			extension: row.extension || null,
			primary: parseXsdBoolean(row.primary) ?? false,
			public: parseXsdBoolean(row.public) ?? false,
		}))
		.filter((phone) => phone.value !== '');
}

function joinPhone({ countryCode, areaCode, number }: Collection<'phones'>[number]): string {
	if (number === '') return '';
	const country = countryCode === '' ? '' : `+${countryCode.replace(/^\+/, '')}`;
	return [country, areaCode, number].filter((part) => part !== '').join(' ');
}

interface Contact {
	type: string;
	primary: boolean;
	public: boolean;
}

const ofType = (type: string) => (one: Contact) => one.type === type.toLowerCase();

/** The primary one of a usage, else its first. */
export function primaryOf<C extends Contact>(contacts: readonly C[], usage: 'work' | 'home'): C | undefined {
	const candidates = contacts.filter(ofType(usage === 'work' ? WORK : HOME));
	return candidates.find((one) => one.primary) ?? candidates[0];
}

/** The address others may see: primary and public at work, else the primary one at work. */
export function publicEmail(emails: readonly Email[]): Email | undefined {
	return emails.filter(ofType(WORK)).find((one) => one.primary && one.public) ?? primaryOf(emails, 'work');
}

/** Without those that are the worker's own affair. */
export function withoutHome<C extends Contact>(contacts: readonly C[]): C[] {
	return contacts.filter((one) => !ofType(HOME)(one));
}

const hasDevice = (phone: Phone, devices: readonly string[]): boolean =>
	devices.some((device) => device.toLowerCase() === phone.device?.toLowerCase());

export function phoneByDevice(phones: readonly Phone[], devices: readonly string[]): Phone | undefined {
	return primaryOf(
		phones.filter((phone) => hasDevice(phone, devices)),
		'work',
	);
}

export interface Transactions {
	entered: string | null;
	effective: string | null;
	type: string | null;
	rescind: boolean | null;
}

/** The entry that was made last: what caused the change. Moments in UTC, so that they compare as text. */
export function latestTransaction(rows: ReadonlyArray<Pick<Collection<'transactions'>[number], keyof Transactions | 'typeId'>>): Transactions {
	let latest: Transactions = { entered: null, effective: null, type: null, rescind: null };
	for (const row of rows) {
		const entered = parseXsdMoment(row.entered);
		if (entered === null || (latest.entered !== null && entered <= latest.entered)) continue;
		latest = {
			entered,
			effective: parseXsdMoment(row.effective),
			type: row.type || row.typeId || null,
			rescind: parseXsdBoolean(row.rescind),
		};
	}
	return latest;
}

export function currentLeave(rows: Collection<'leaves'>): { onLeave: boolean; type: string | null } {
	const current = rows.find((row) => parseXsdBoolean(row.onLeave) === true);
	return { onLeave: current !== undefined, type: current ? current.type || current.typeName || null : null };
}

/** Custom ids by type. A second one of the same type gets a number: `Badge`, `Badge 2`. */
export function customIds(rows: Collection<'customIds'>): Record<string, string> {
	return numbered(rows.filter((row) => row.value !== '').map((row) => [row.type || row.descriptor, row.value]));
}
