/** What a request about workers may ask for. What is not allowed is refused by name, before anything is sent, instead of coming out empty. */
import { NameTable } from '../../xml/names';
import { compilePath, isElementName, XPathError } from '../../xml/path';
import { WORKDAY_PATHS } from '../paths';
import type { XPathField } from '../record/xpathFields';
import { FLAGS } from '../worker/responseGroup';
import type { PrivateKind, Privacy } from './kinds';
import { PRIVATE_FIELDS, workerPlaces } from './worker';

const KIND_OF_FIELD: Readonly<Record<string, PrivateKind | undefined>> = PRIVATE_FIELDS;

/** Names of fields of the profile. */
export const withheldFields = (privacy: Privacy): ReadonlySet<string> =>
	new Set(Object.entries(KIND_OF_FIELD).flatMap(([name, kind]) => (privacy.allows(kind) ? [] : [name])));

/** @throws InvalidRequest */
export function demandFields(privacy: Privacy, chosen: { fields: readonly string[]; sensitive: readonly string[] }): void {
	demandEach(privacy, 'Sensitive Fields', chosen.sensitive);
	demandEach(privacy, 'Fields', chosen.fields);
}

/** @throws InvalidRequest */
export function demandEach(privacy: Privacy, label: string, fields: readonly string[]): void {
	for (const name of fields) if (KIND_OF_FIELD[name] !== undefined) privacy.demand(KIND_OF_FIELD[name], label, `"${name}"`);
}

/**
 * A path that names what is private. One that only leads there (`//*`, `.`) finds what the filtered worker has.
 *
 * @throws InvalidRequest
 */
export function demandPaths(privacy: Privacy, fields: readonly XPathField[]): void {
	const places = workerPlaces();
	for (const { name, path } of fields) {
		for (const names of namedOn(path)) {
			if (!names.every(isElementName)) continue;
			const kind = places.at(names);
			// What leads to something open may be named: it is read from the copy.
			if (kind === 'open' || places.leads(names)) continue;
			privacy.demand(kind, `Fields by XPath, "${name}"`, `${names.at(-1) ?? ''}`);
		}
	}
}

/** What is wrong with a path is said by whoever reads with it. */
function namedOn(path: string): ReadonlyArray<readonly string[]> {
	try {
		return compilePath(path, { names: new NameTable(), ...WORKDAY_PATHS }).paths;
	} catch (error) {
		if (error instanceof XPathError) return [];
		throw toThrow(error);
	}
}

const toThrow = (error: unknown): unknown => error;

/**
 * Parts that somebody put on the list by hand.
 *
 * @throws InvalidRequest
 */
export function demandFlags(privacy: Privacy, chosen: readonly string[]): void {
	for (const flag of FLAGS) {
		const { holds }: { holds?: PrivateKind } = flag;
		if (holds !== undefined && chosen.includes(flag.element)) privacy.demand(holds, 'Include', flag.element.replace(/^Include_/, '').replaceAll('_', ' '));
	}
}
