/**
 * What is private about a worker, as a table. What is open is what the normalised profile shows, less the fields below, and
 * everything else is private: whatever Workday adds, nobody has to remember to forbid it.
 */
import { NameTable } from '../../xml/names';
import { compilePath } from '../../xml/path';
import { CONTACT } from '../contact/names';
import { ELEMENT, SECTION } from '../names';
import { WORKDAY_PATHS } from '../paths';
import { COLLECTIONS, PARTS, POSITION_START_PATH, WORKER_FIELDS, type CollectionName, type WorkerFieldName } from '../worker/fields';
import { FLAGS } from '../worker/responseGroup';
import type { PrivateKind } from './kinds';

/** Fields of the profile. */
export const PRIVATE_FIELDS: Readonly<Partial<Record<WorkerFieldName, PrivateKind>>> = {
	personalEmail: 'homeContact',
	personalPhone: 'homeContact',
	terminationDate: 'terminationDates',
	lastDayOfWork: 'terminationDates',
	// Somebody's next change may be their last.
	lastTransactionEffective: 'terminationDates',
	terminationInvoluntary: 'reasons',
	lastTransactionType: 'reasons',
	leaveType: 'leaveTypes',
	customFields: 'customFields',
	customIds: 'governmentIds',
};

/** Values of collections that fields are concluded from: what the fields need stays readable, the rest does not. */
const PRIVATE_VALUES: { readonly [N in CollectionName]?: Partial<Record<keyof (typeof COLLECTIONS)[N]['values'], PrivateKind>> } = {
	leaves: { type: 'leaveTypes', typeName: 'leaveTypes', start: 'leaveTypes' },
	transactions: { effective: 'terminationDates', type: 'reasons', typeId: 'reasons' },
	additionalJobs: { endDate: 'terminationDates' },
	customFields: { name: 'customFields', workdayName: 'customFields', descriptor: 'customFields', value: 'customFields' },
	customIds: { type: 'governmentIds', descriptor: 'governmentIds', value: 'governmentIds' },
};

/** That somebody is gone is open, since when is not: Workday does not call everybody terminated who is. */
const DECIDING = WORKER_FIELDS.filter(({ name }) => name === 'terminationDate').flatMap(({ paths }) => paths);

/** What a part holds besides what the profile reads of it. Of all that is named nowhere nobody knows what it is. */
const PARTS_BY_KIND: ReadonlyArray<readonly [path: string, kind: PrivateKind | 'open']> = [
	[PARTS.personal, 'personalDetails'],
	[`${PARTS.personal}/${ELEMENT.birthDate}`, 'birthDates'],
	[PARTS.contacts, 'homeContact'],
	[PARTS.identification, 'governmentIds'],
	[PARTS.status, 'reasons'],
	[COLLECTIONS.leaves.entries, 'leaveTypes'],
	[`${ELEMENT.workerData}/${SECTION.transactionLog}`, 'reasons'],
	[`${ELEMENT.workerData}/${SECTION.fieldOverrides}`, 'customFields'],
	[`${ELEMENT.workerData}/${SECTION.roles}`, 'open'],
	...FLAGS.flatMap((flag: { section?: string; holds?: PrivateKind; with?: string }): Array<[string, PrivateKind]> =>
		flag.section !== undefined && flag.holds !== undefined && flag.with === undefined ? [[`${ELEMENT.workerData}/${flag.section}`, flag.holds]] : [],
	),
];

/** One element of a worker by its place: what it is, and what everything in it is that has no place of its own. */
export interface Place {
	readonly children: Map<string, Place>;
	/** Of the element itself: its attributes and its text. */
	own?: PrivateKind | 'open';
	below?: PrivateKind | 'open';
	readonly usage?: UsagePlace;
	/** The profile concludes from it what is open. */
	decides?: true;
}

/** Contact data is for work or not by what an entry says of its usage. */
export type UsagePlace = 'entry' | 'usage';

export interface WorkerPlaces {
	readonly root: Place;
	/** What stands at the end of these element names, seen from the worker. */
	at(path: readonly string[]): PrivateKind | 'open' | undefined;
	/** Whether something that is known stands below. */
	leads(path: readonly string[]): boolean;
}

const ENTRIES: ReadonlySet<string> = new Set([CONTACT.emailOfWorker, CONTACT.phoneData]);

const newPlace = (name: string): Place => {
	const usage = ENTRIES.has(name) ? 'entry' : name === CONTACT.usageType ? 'usage' : undefined;
	return { children: new Map(), ...(usage && { usage }) };
};

let made: WorkerPlaces | undefined;

/** Made when the first tool asks: others do without. */
export function workerPlaces(): WorkerPlaces {
	return (made ??= makePlaces());
}

function makePlaces(): WorkerPlaces {
	const root = newPlace('');
	for (const [path, kind] of PARTS_BY_KIND) for (const names of namesOn(path)) Object.assign(placeOf(root, names), { own: kind, below: kind });
	for (const [path, kind] of privatePaths()) setAt(root, endOf(path), kind);
	// Last: what one field shows stays open, though another one that is private reads it too.
	for (const path of openPaths()) for (const names of namesOn(path)) setAt(root, names, 'open');
	for (const path of DECIDING) placeOf(root, endOf(path)).decides = true;
	return { root, at: (path) => kindAt(root, path), leads: (path) => (path.reduce<Place | undefined>((place, name) => place?.children.get(name), root)?.children.size ?? 0) > 0 };
}

/** A reference is an object with its ids and its name, anything else only itself. */
function setAt(root: Place, names: readonly string[], kind: PrivateKind | 'open'): void {
	const place = placeOf(root, names);
	place.own = kind;
	if (/_Reference$/.test(names.at(-1) ?? '')) place.below = kind;
}

function placeOf(root: Place, names: readonly string[]): Place {
	let place = root;
	for (const name of names) {
		const next = place.children.get(name) ?? newPlace(name);
		place.children.set(name, next);
		place = next;
	}
	return place;
}

function kindAt(root: Place, path: readonly string[]): PrivateKind | 'open' | undefined {
	let place: Place | undefined = root;
	let below = root.below;
	let own: PrivateKind | 'open' | undefined;
	for (const name of path) {
		place = place?.children.get(name);
		own = place?.own ?? below;
		below = place?.below ?? below;
	}
	return own;
}

function* openPaths(): Generator<string> {
	yield* [PARTS.terminated, PARTS.status, POSITION_START_PATH];
	for (const field of WORKER_FIELDS) if (!(field.name in PRIVATE_FIELDS) && !('derived' in field)) yield* field.paths;
	for (const [entries, value, kind] of collectionPaths()) if (kind === undefined) yield* joined(entries, value);
}

function* privatePaths(): Generator<readonly [string, PrivateKind]> {
	for (const field of WORKER_FIELDS) {
		const kind = PRIVATE_FIELDS[field.name];
		if (kind !== undefined && !('derived' in field)) for (const path of field.paths) yield [path, kind];
	}
	for (const [entries, value, kind] of collectionPaths()) if (kind !== undefined) for (const path of joined(entries, value)) yield [path, kind];
}

function* collectionPaths(): Generator<readonly [entries: string, value: string, kind: PrivateKind | undefined]> {
	for (const [name, { entries, values }] of Object.entries(COLLECTIONS)) {
		const kinds: Readonly<Record<string, PrivateKind | undefined>> = PRIVATE_VALUES[name as CollectionName] ?? {};
		for (const [key, value] of Object.entries<string>(values)) yield [entries, value, kinds[key]];
	}
}

const joined = (entries: string, value: string): string[] => value.split(' | ').map((one) => `${entries}/${one}`);

/** Elements that a path ends at or looks at on the way, as lists of names. */
const namesOn = (path: string): ReadonlyArray<readonly string[]> => compilePath(path, { names: new NameTable(), ...WORKDAY_PATHS }).paths;

/** Where the value itself stands: conditions on the way look at shorter paths. */
const endOf = (path: string): readonly string[] => namesOn(path).reduce((longest, names) => (names.length > longest.length ? names : longest), []);
