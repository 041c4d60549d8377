/** The entries of one kind while wanted changes are made in them; each remembers what it was. */
import { InvalidRequest } from '../errors';
import { emailKey, type PhoneKey } from './compare';
import { usageOf, type ContactEntry, type ContactKind } from './contactInformation';
import { fieldName } from './entryValues';
import type { Which } from './wanted';

export interface Drafted {
	/** null: it is new. */
	readonly before: ContactEntry | null;
	/** null: it goes. */
	after: ContactEntry | null;
	/** Under which usage it was changed. */
	usage: string;
	/** Under which usage somebody wants it to have certain values, whether or not it has them already. '': nobody does. */
	named: string;
}

export class Draft {
	readonly entries: Drafted[];

	constructor(
		readonly kind: ContactKind,
		current: readonly ContactEntry[],
		private readonly phoneKey: PhoneKey,
	) {
		this.entries = current.map((entry) => ({ before: entry, after: entry, usage: '', named: '' }));
	}

	/** Those that are there and have this usage. */
	ofUsage(type: string): Drafted[] {
		return this.entries.filter(({ after }) => after !== null && usageOf(after, type) !== undefined);
	}

	primaries(type: string): Drafted[] {
		return this.ofUsage(type).filter(({ after }) => after !== null && usageOf(after, type)?.primary);
	}

	/** @throws InvalidRequest where several fit and none of them is the primary one */
	find(type: string, which: Which = {}): Drafted | undefined {
		const fitting = this.ofUsage(type).filter(({ after }) => after !== null && this.fits(after, which));
		const primary = fitting.filter((one) => this.primaries(type).includes(one));
		if (Object.keys(which).length === 0) return this.single(primary, type);
		return this.single(primary.length === 1 ? primary : fitting, type);
	}

	private single(found: Drafted[], type: string): Drafted | undefined {
		if (found.length > 1) throw new InvalidRequest(fieldName(this.kind, type), `${found.length} fit, and which one is meant is not said`, true);
		return found[0];
	}

	private fits(entry: ContactEntry, { wid, id, address, number, extension, devices }: Which): boolean {
		if (wid !== undefined && entry.wid !== wid.toLowerCase() && entry.wid !== wid) return false;
		if (id !== undefined && entry.id !== id) return false;
		if (entry.kind === 'email') return address === undefined || emailKey(entry) === emailKey({ address });
		if (devices !== undefined && !devices.some((device) => device.toLowerCase() === entry.device?.id.toLowerCase())) return false;
		if (extension !== undefined && extension !== entry.extension) return false;
		return number === undefined || this.phoneKey(entry) === this.phoneKey(number);
	}

	add(entry: ContactEntry, usage: string): void {
		this.entries.push({ before: null, after: entry, usage, named: usage });
	}

	/** @throws InvalidRequest for one that stands under several usages: what a change of one does to the others nobody says */
	change(drafted: Drafted, after: ContactEntry | null, usage: string): void {
		if (drafted.before !== null && drafted.before.usages.length > 1 && after !== drafted.after) {
			throw new InvalidRequest(fieldName(this.kind, usage), 'is one entry with several usages, such as work and home. Change it in Workday.', true);
		}
		drafted.after = after;
		drafted.usage = usage;
	}
}
