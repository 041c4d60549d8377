/**
 * The response group of Get_Organizations: what Workday puts into each organization besides its own data, which always
 * comes. One row a flag, in the order of the schema (the same four from v26.1 on):
 *
 * - `initially`: the default in the editor, as Workday has it when it gets no flag at all.
 * - `section`: the element that the flag fills, so that a field or an XPath raises the flag by itself.
 * - `with`: a flag without which this one has no effect.
 */
import { isElementName } from '../../xml/path';
import { ELEMENT, ORGANIZATION_SECTION, SECTION } from '../names';
import type { SpecRow } from '../spec';

function flag<E extends string>(element: E, initially: boolean, section: string, facts: { readonly with?: string } = {}) {
	return { kind: 'boolean', element, key: element, initially, section, ...facts } as const;
}

export const FLAGS = [
	flag('Include_Roles_Data', false, ORGANIZATION_SECTION.roles),
	flag('Include_Hierarchy_Data', true, ORGANIZATION_SECTION.hierarchy),
	flag('Include_Supervisory_Data', true, ORGANIZATION_SECTION.supervisory),
	flag('Include_Staffing_Restrictions_Data', false, ORGANIZATION_SECTION.staffingRestrictions, { with: 'Include_Supervisory_Data' }),
] as const satisfies readonly SpecRow[];

export type Flag = (typeof FLAGS)[number]['element'];
export type FlagValues = Record<Flag, boolean>;

/** What an output needs, found in the XPath expressions that it reads. */
export interface Needs {
	/** Local names of elements on the way, for example a section. */
	elements: ReadonlySet<string>;
	/** Nothing else is read: other parts, which are included by default, would be sent for nothing. */
	complete?: boolean;
}

export const NO_NEEDS: Needs = { elements: new Set() };

export interface ResponseGroup {
	/** A value for every flag. */
	values: FlagValues;
	/** Flags that differ from what the user chose, because the output needs it or does not. */
	raised: Flag[];
}

/** From what the user chose and what the output needs to a value for every flag. What was chosen beyond the defaults is a wish. */
export function resolveResponseGroup(chosen: ReadonlySet<string>, needs: Needs = NO_NEEDS): ResponseGroup {
	const isOn = ({ element, section, initially }: { element: string; section: string; initially: boolean }) =>
		needs.elements.has(section) || (chosen.has(element) && !(initially && needs.complete));
	const values = Object.fromEntries(FLAGS.map((row) => [row.element, isOn(row)])) as FlagValues;
	for (const row of FLAGS) if (values[row.element] && row.with) values[row.with as Flag] = true;
	return { values, raised: FLAGS.map((row) => row.element).filter((name) => values[name] !== chosen.has(name)) };
}

/** What a set of XPath expressions needs. `paths` are the element names on each location path, in order. */
export function needsOf(expressions: ReadonlyArray<{ paths: readonly (readonly string[])[] }>): Needs {
	const complete = expressions.length > 0 && expressions.every(({ paths }) => paths.every(isInKnownPart));
	return { elements: new Set(expressions.flatMap(({ paths }) => paths.flat())), complete };
}

/** Whether it is known which part of an organization a path stays in. */
function isInKnownPart(path: readonly string[]): boolean {
	if (!path.every(isElementName)) return false;
	return path[0] === ELEMENT.organizationReference || (path[0] === SECTION.organizations && path.length > 1);
}
