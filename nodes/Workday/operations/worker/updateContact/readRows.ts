/** Rows of the editor → wanted changes. */
import { readCell, readTextCell, type IfEmpty } from '../../../n8n/emptyValues';
import type { Parameters } from '../../../n8n/parameters';
import { fieldName } from '../../../workday/contact/entryValues';
import type { ContactKind } from '../../../workday/contact/contactInformation';
import { HOME, WORK } from '../../../workday/contact/names';
import type { EmailValues, PhoneValues, UsageValues, Values, Wanted, Which } from '../../../workday/contact/wanted';
import { addressOfText, deviceOfText, numberOfText, whichOfText } from '../../../workday/contact/wantedText';
import { InvalidRequest } from '../../../workday/errors';
import { AS_IT_IS, OTHER, WHICH } from './rowFields';

const ACTIONS = ['set', 'add', 'replace', 'delete', 'exactly'] as const;
type Action = (typeof ACTIONS)[number];

export interface RowSettings {
	ifEmpty: IfEmpty;
	defaultCountry: string;
}

/** What became of the address or the number of a row. */
type Main = 'left empty' | 'left alone' | 'cleared' | 'set';

/** One row, read. */
interface Row {
	wanted: Wanted;
	action: Action;
	/** Its value came out empty, and is to be left alone. */
	leftAlone: boolean;
}

/** @throws InvalidRequest */
export function readRows(parameters: Parameters, settings: RowSettings): Wanted[] {
	const emails = parameters.rows('emails', 'email', 'Emails').map((row, index) => new RowReader('email', row, `Emails, row ${index + 1}`, settings).read());
	const phones = parameters.rows('phones', 'phone', 'Phones').map((row, index) => new RowReader('phone', row, `Phones, row ${index + 1}`, settings).read());
	if (emails.length + phones.length === 0) throw new InvalidRequest('Emails, Phones', 'nothing is to be changed: add a row');
	return together([...emails, ...phones].filter((row) => row !== undefined));
}

/** Of a set that some row belongs to: nobody knows which. */
const NO_USAGE = '';

/** The rows of one set become one change. A set of which a part came out empty is left alone as a whole: it would be cut short. */
function together(rows: readonly Row[]): Wanted[] {
	const wanted: Wanted[] = [];
	const setOf = ({ wanted: { kind, usage } }: Row) => `${kind} ${usage}`;
	const cutShort = (set: readonly Row[]) => rows.some((row) => row.leftAlone && (set.includes(row) || (row.wanted.usage === NO_USAGE && row.wanted.kind === set[0]?.wanted.kind)));
	const sets = new Map<string, Row[]>();
	for (const row of rows) if (row.action === 'exactly') sets.set(setOf(row), [...(sets.get(setOf(row)) ?? []), row]);
	for (const row of rows) {
		const set = sets.get(setOf(row));
		if (set === undefined) wanted.push(row.wanted);
		else if (row.action !== 'exactly') throw new InvalidRequest(fieldName(row.wanted.kind, row.wanted.usage), 'is made exactly what some rows say, so other rows cannot change it as well');
		else if (row === set[0] && !cutShort(set)) wanted.push(whole(set));
	}
	return wanted;
}

function whole(set: readonly Row[]): Wanted {
	const values = set.flatMap(({ wanted }) => wanted.values ?? []);
	return { ...set[0]?.wanted, values } as Wanted;
}

/** Says its country itself. */
const INTERNATIONAL = /^(?:tel:)?\+/i;

const label = (place: string, name: string): string => `${place} > ${name}`;

class RowReader {
	/** An expression of this row gave nothing, and is to be left alone. */
	private skipped = false;

	constructor(
		private readonly kind: ContactKind,
		private readonly row: Parameters,
		private readonly place: string,
		private readonly settings: RowSettings,
	) {}

	/** undefined: the row is left alone. */
	read(): Row | undefined {
		const { kind } = this;
		const action = this.row.choice('rowAction', this.label('Action'), ACTIONS, 'set');
		const usage = this.idOf('usage', 'Usage', 'usageId', 'Usage ID', [WORK, HOME]);
		const device = kind === 'phone' ? this.idOf('deviceType', 'Device Type', 'deviceTypeId', 'Device Type ID', []) : undefined;
		const country = this.row.text('country', this.label('Country')) || this.settings.defaultCountry;
		const which = this.which(action, country, device);
		if (this.skipped) return action === 'exactly' ? { action, leftAlone: true, wanted: { kind, usage: usage ?? NO_USAGE, action, values: [] } } : undefined;
		if (usage === undefined) throw new InvalidRequest(this.label('Usage'), 'is empty');
		if (action === 'delete') return { action, leftAlone: false, wanted: { kind, usage, action, ...(which && { which }) } as Wanted };
		return this.withValues(action, usage, which, kind === 'email' ? this.email() : this.phone(country, device));
	}

	private withValues(action: Exclude<Action, 'delete'>, usage: string, which: Which | undefined, { main, ...values }: Values & { main: Main }): Row | undefined {
		const { kind } = this;
		const leftAlone = main === 'left alone';
		const isNew = action === 'add' || action === 'exactly';
		if (action === 'add' && (leftAlone || main === 'cleared')) return undefined;
		if (isNew && main === 'left empty') throw new InvalidRequest(this.label(kind === 'email' ? 'Address' : 'Number'), 'is needed for this action');
		if (Object.keys(values).length === 0 && !this.skipped) throw new InvalidRequest(this.place, 'names nothing that is to be changed');
		// A value that is cleared is no part of the set.
		const list = action === 'exactly' && main === 'cleared' ? [] : [values];
		const wanted = {
			kind,
			usage,
			action: action === 'set' ? 'replace' : action,
			...(which && !isNew && { which }),
			values: list,
			...(action === 'set' && !leftAlone && { orAdd: true }),
			...(leftAlone && { onlyIfThere: true }),
		};
		return { action, leftAlone, wanted: wanted as Wanted };
	}

	/** The device type says which phone is meant where nothing else does. */
	private which(action: Action, country: string, device: string | undefined): Which | undefined {
		if (action === 'add' || action === 'exactly') return undefined;
		const given = this.naming('which', WHICH[this.kind]) ?? (action === 'delete' ? this.naming(this.kind === 'email' ? 'address' : 'number', this.kind === 'email' ? 'Address' : 'Number') : undefined);
		if (given !== undefined) {
			const which = whichOfText(this.kind, given, this.label(WHICH[this.kind]), country);
			return action === 'delete' && device !== undefined ? { ...which, devices: [device] } : which;
		}
		return device === undefined ? undefined : { devices: [device] };
	}

	private email(): EmailValues & { main: Main } {
		const address = this.text('address', 'Address');
		return {
			main: this.mainOf('address', address),
			...(address !== undefined && { address: address === null ? null : addressOfText(address, this.label('Address')) }),
			...this.optional('comment', 'Comment'),
			...this.usageValues(),
		};
	}

	private phone(country: string, device: string | undefined): PhoneValues & { main: Main } {
		const number = this.text('number', 'Number');
		// An expression for the country that gives nothing must not make it a number of another country.
		if (number && !INTERNATIONAL.test(number)) readCell(this.row, 'country', this.label('Country'), this.orError());
		const extension = this.optional('extension', 'Extension').extension;
		return {
			main: this.mainOf('number', number),
			...(extension !== undefined && { extension }),
			...(number !== undefined && (number === null ? { number } : numberOfText(number, this.label('Number'), country || undefined, extension))),
			...(device !== undefined && { device: deviceOfText(device) }),
			...this.usageValues(),
		};
	}

	private mainOf(name: string, value: string | null | undefined): Main {
		if (value === null) return 'cleared';
		if (value !== undefined) return 'set';
		return this.row.filling(name) === 'nothing' ? 'left empty' : 'left alone';
	}

	private usageValues(): UsageValues {
		return { ...this.switch('public', 'Public'), ...this.switch('primary', 'Primary'), ...this.optional('usageComment', 'Usage Comment') };
	}

	private switch(name: 'public' | 'primary', title: string): UsageValues {
		const cell = readCell(this.row, name, this.label(title), this.settings.ifEmpty);
		if (cell.kind === 'clear') throw new InvalidRequest(this.label(title), 'its expression gave nothing, and neither Yes nor No can be cleared');
		if (cell.kind === 'leave') this.noteSkipped(name);
		return cell.kind === 'leave' || cell.raw === AS_IT_IS ? {} : { [name]: this.row.flag(name, this.label(title)) };
	}

	/** A text that may be cleared, by its expression or by the list of what is to be cleared. */
	private optional<N extends 'comment' | 'usageComment' | 'extension'>(name: N, title: string): { [K in N]?: string | null } {
		const value = this.text(name, title);
		const clears = this.row.list('clear', this.label('Clear')).includes(name);
		if (clears && value !== undefined && value !== null) throw new InvalidRequest(this.label(title), 'has a value, and Clear names it as well');
		const wanted = clears ? null : value;
		return (wanted === undefined ? {} : { [name]: wanted }) as { [K in N]?: string | null };
	}

	private text(name: string, title: string): string | null | undefined {
		const value = readTextCell(this.row, name, this.label(title), this.settings.ifEmpty);
		if (value === undefined) this.noteSkipped(name);
		return value;
	}

	/** What says what is meant cannot be cleared: when it gives nothing, the whole row is left alone, or it is an error. */
	private naming(name: string, title: string): string | undefined {
		const { kind } = readCell(this.row, name, this.label(title), this.orError());
		if (kind === 'leave') this.noteSkipped(name);
		return this.row.text(name, this.label(title)) || undefined;
	}

	/** For what cannot be cleared. */
	private orError(): IfEmpty {
		return this.settings.ifEmpty === 'clear' ? 'error' : this.settings.ifEmpty;
	}

	/** Of a list to choose from, with a field for ids that are not on it; an expression may give any id. */
	private idOf(name: string, title: string, idName: string, idTitle: string, known: readonly string[]): string | undefined {
		const chosen = this.naming(name, title);
		if (chosen !== OTHER) return known.find((one) => one === chosen?.toUpperCase()) ?? chosen;
		const id = this.naming(idName, idTitle);
		if (id === undefined && !this.skipped) throw new InvalidRequest(this.label(idTitle), 'is empty');
		return known.find((one) => one === id?.toUpperCase()) ?? id;
	}

	private noteSkipped(name: string): void {
		if (this.row.filling(name) === 'empty expression') this.skipped = true;
	}

	private label(name: string): string {
		return label(this.place, name);
	}
}
