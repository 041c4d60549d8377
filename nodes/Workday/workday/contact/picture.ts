/**
 * What is known of a worker before anything is planned. The worker's record has both usages as of one moment, but leaves out
 * silently what the user may not see. Where it shows no primary entry of a kind, a plan would add one, and that takes the place of the
 * one that is there and not shown: so there the operation that changes the usage is asked as well, as it is for the country
 * codes of phones, which a record does not say as objects.
 */
import { Permission, Validation, WorkdayError, Cancelled } from '../errors';
import { versionNumber, type Reference } from '../spec';
import { SEPARATE_SINCE } from './contactRequests';
import { entriesOf, usageOf, type ContactInformation, type ContactKind } from './contactInformation';
import { fieldName } from './entryValues';
import { fetchUsage, isSeparate, type Asking, type SeparateUsage } from './fetchContact';
import { withCountryReferences } from './mergeContact';
import type { Change } from './changes';
import type { Wanted } from './wanted';

const KINDS: readonly ContactKind[] = ['email', 'phone'];

export class Picture {
	private readonly asked = new Map<SeparateUsage, ContactInformation>();
	/** By usage, why it must not be changed. */
	readonly refused = new Map<string, WorkdayError>();

	constructor(
		private readonly asking: Asking,
		private readonly person: Reference,
		private readonly record: ContactInformation,
	) {}

	get contact(): ContactInformation {
		return withCountryReferences(this.record, [...this.asked.values()]);
	}

	/** @throws Cancelled; other failures are kept, since they are of one usage only */
	async askWhereUnseen(wanted: readonly Wanted[]): Promise<void> {
		for (const { kind, usage } of wanted) if (!this.primaryShows(kind, usage)) await this.ask(usage);
	}

	async askForCountries(changes: readonly Change[]): Promise<void> {
		for (const { kind, usage, before } of changes) {
			// Also of one that is deleted: its undo needs it.
			if (kind === 'phone' && before?.kind === 'phone' && before.countryReference === null) await this.ask(usage);
		}
	}

	private primaryShows(kind: ContactKind, usage: string): boolean {
		return entriesOf(this.record, kind).some((entry) => usageOf(entry, usage)?.primary);
	}

	private async ask(usage: string): Promise<void> {
		const isKnown = versionNumber(this.asking.version) >= SEPARATE_SINCE;
		if (!isKnown || !isSeparate(usage) || this.asked.has(usage) || this.refused.has(usage)) return;
		try {
			const found = await fetchUsage(this.asking, this.person, usage);
			this.asked.set(usage, found);
			const hidden = KINDS.find((kind) => entriesOf(found, kind).some(({ wid }) => wid !== null && !entriesOf(this.record, kind).some((entry) => entry.wid === wid)));
			if (hidden) this.refused.set(usage, notShown(hidden, usage));
		} catch (error) {
			// Who has no home record cannot be asked for it: whether one can be made, the write itself says.
			if (error instanceof Validation) this.asked.set(usage, { emails: [], phones: [] });
			else if (error instanceof WorkdayError && !(error instanceof Cancelled)) this.refused.set(usage, error);
			else await Promise.reject(error);
		}
	}
}

const notShown = (kind: ContactKind, usage: string): Permission =>
	new Permission(`${fieldName(kind, usage)}: there is one that Workday does not show in the worker's record. What cannot be seen is not changed.`);
