/** What becomes of an element of an answer that we know nothing of beforehand. */
import { JsonReader } from '../../xml/json';
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import type { ExpandedName } from '../elements';
import { InvalidRequest } from '../errors';
import { dependsOnParent, repeatingChildren } from '../record/repeating';
import { createXPathOutput, type XPathField } from '../record/xpathFields';

export type CustomOutputKind = 'json' | 'xml' | 'xpath';

export interface CustomOutputOptions {
	kind: CustomOutputKind;
	xpathFields: readonly XPathField[];
	/** `Parent/Child`: children that are lists whatever their number. */
	lists: readonly string[];
}

export interface CustomOutput {
	read(element: Tape): Record<string, unknown>;
	/** For an answer without content. */
	empty(): Record<string, unknown>;
	/** Fields of the user's that found nothing. */
	neverFound(): string[];
}

/** @throws InvalidRequest naming the field, before anything is sent */
export function createCustomOutput({ kind, xpathFields, lists }: CustomOutputOptions, record: ExpandedName, names: NameTable): CustomOutput {
	switch (kind) {
		case 'json': {
			const read = jsonReader(lists, names);
			return { read, empty: () => ({}), neverFound: () => [] };
		}
		case 'xml':
			return { read: (tape) => ({ xml: tape.recordXml() }), empty: () => ({ xml: '' }), neverFound: () => [] };
		case 'xpath': {
			const output = createXPathOutput(xpathFields, record, names, () => undefined);
			const columns = output.columns ?? [];
			const many = new Set(xpathFields.filter((field) => field.list).map((field) => field.name));
			return {
				read: (element) => output.read(element),
				empty: () => Object.fromEntries(columns.map((name) => [name, many.has(name) ? [] : null])),
				neverFound: () => output.neverFound?.() ?? [],
			};
		}
	}
}

/** Beside what the schemas of workers and organizations say may repeat, what the user says. */
function jsonReader(lists: readonly string[], names: NameTable): (element: Tape) => Record<string, unknown> {
	const added = new Map<string, string[]>();
	for (const pair of lists) {
		const [, parent, child] = /^(?:\w+:)?([^/:\s]+)\/(?:\w+:)?([^/:\s]+)$/.exec(pair) ?? [];
		if (parent === undefined || child === undefined) {
			throw new InvalidRequest('Always Lists', `"${pair}" is not a pair of element names such as Job_Profile_Data/Job_Family_Data`);
		}
		added.set(parent, [...(added.get(parent) ?? []), child]);
	}
	const reader = new JsonReader(names, {
		repeatingChildren: (local, parent) => [...new Set([...repeatingChildren(local, parent), ...(added.get(local) ?? [])])],
		dependsOnParent,
		emptyArrays: true,
	});
	return (element) => {
		const value = reader.read(element);
		return typeof value === 'string' ? { '#text': value } : Array.isArray(value) ? { items: value } : value;
	};
}
