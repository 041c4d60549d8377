/**
 * One organization record → the normalised profile: same keys for every organization, absent is null, what may repeat is
 * an array. Paths are compiled once a run and read from the tape; there is no tree in between.
 */
import type { NameTable } from '../../xml/names';
import { compilePath, type CompiledPath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import { pathsFor } from '../paths';
import { customFields } from '../record/customFields';
import type { ValueOf } from '../record/fieldTable';
import { compileCollection, emptyToNull, readCollection, readField } from '../record/readField';
import { COLLECTIONS, ORGANIZATION_FIELDS, type OrganizationFieldName } from './fields';
import { RECORD } from './getOrganizations';
import { needsOf, type Needs } from './responseGroup';

type FieldOf<N extends OrganizationFieldName> = Extract<(typeof ORGANIZATION_FIELDS)[number], { name: N }>;
export type { OrganizationFieldName };
export type OrganizationProfile = { [N in OrganizationFieldName]?: ValueOf<FieldOf<N>['type']> };

export interface ProfileOptions {
	/** Fields to read; empty: all. */
	fields: readonly string[];
	/** Removed from the names of field overrides, for example `Lumos_Field_`. */
	customFieldPrefix: string;
}

export interface ProfileReader {
	/** Keys of every profile, in order. */
	readonly columns: readonly OrganizationFieldName[];
	readonly needs: Needs;
	read(organization: Tape): OrganizationProfile;
}

type Reader = (organization: Tape) => OrganizationProfile[OrganizationFieldName];

/** @throws XPathError only if the table of fields is wrong. */
export function createProfileReader(options: ProfileOptions, names: NameTable): ProfileReader {
	const compile = (path: string) => compilePath(path, { names, ...pathsFor(RECORD) });
	const all = options.fields.length === 0;
	const chosen = ORGANIZATION_FIELDS.filter((field) => all || options.fields.includes(field.name));
	const derivations = deriveFields(options, compile);
	const needed: CompiledPath[] = [];
	const columns = chosen.map((field) => field.name);
	const readers = chosen.map((field): Reader => {
		const paths = field.paths.map(compile);
		if (!all || !('onRequest' in field)) needed.push(...paths);
		const derivation = 'derived' in field ? derivations[field.name] : undefined;
		return derivation ?? ((organization) => readField(organization, field.type, paths));
	});

	return {
		columns,
		// With all fields there are some that are filled only when Workday sends their part anyway.
		needs: { ...needsOf(needed), complete: !all },
		read(organization) {
			const profile: Record<string, OrganizationProfile[OrganizationFieldName]> = {};
			for (let i = 0; i < columns.length; i++) profile[columns[i] as string] = readers[i]?.(organization);
			return profile as OrganizationProfile;
		},
	};
}

type Derived = Extract<(typeof ORGANIZATION_FIELDS)[number], { derived: true }>['name'];

function deriveFields(options: ProfileOptions, compile: (path: string) => CompiledPath): Record<Derived, Reader> {
	const roles = compileCollection(COLLECTIONS.roles, compile);
	const overrides = compileCollection(COLLECTIONS.customFields, compile);
	return {
		roles: (organization) => readCollection(organization, roles).map(emptyToNull),
		customFields: (organization) => customFields(readCollection(organization, overrides), options.customFieldPrefix),
	};
}
