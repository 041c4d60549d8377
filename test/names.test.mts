/**
 * Workday's names are written once: a name of the schema stands in one source file, and whoever needs it imports it.
 * A renamed element or a changed spelling is then one correction.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesBelow, root, syntaxOf, textOf, walk } from './support/sources.mts';

/** Files that repeat names for a reason. */
const EXEMPT: Readonly<Record<string, string>> = {
	'nodes/Workday/workday/record/repeating.ts':
		'generated from the schema by scripts/generate-repeating.mjs: every element that may repeat, used or not',
};

const CONTRACT = join('test', 'tenant', 'contract');
const NAME = /\b[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\b/g;

/** Every name of the extracts that looks like one of Workday's: capitals and underscores. */
function schemaNames(): Set<string> {
	const names = new Set<string>();
	for (const file of readdirSync(join(root, CONTRACT)).filter((entry) => entry.endsWith('.json'))) {
		for (const [name] of textOf(`${CONTRACT}/${file}`).matchAll(NAME)) if (!name.endsWith('Type')) names.add(name);
	}
	return names;
}

/** The schema's names in the string literals of a file, also inside of paths and templates. */
function namesIn(file: string, known: ReadonlySet<string>, text = textOf(file)): Set<string> {
	const found = new Set<string>();
	walk(syntaxOf(file, text), (node) => {
		const literal = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
		if (!literal) return;
		for (const [name] of node.text.matchAll(NAME)) if (known.has(name)) found.add(name);
	});
	return found;
}

function repeated(files: readonly string[], known: ReadonlySet<string>): string[] {
	const places = new Map<string, string[]>();
	for (const file of files) {
		for (const name of namesIn(file, known)) places.set(name, [...(places.get(name) ?? []), file]);
	}
	return [...places].filter(([, where]) => where.length > 1).map(([name, where]) => `${name}: ${where.join(', ')}`);
}

const known = schemaNames();
const files = filesBelow('nodes', ['.ts']).filter((file) => !(file in EXEMPT));

test("the extract of the schema has Workday's names", () => {
	expect(known.size).toBeGreaterThan(500);
	expect(known).toContain('Worker_Reference');
});

test('no name of the schema stands in two source files', () => {
	expect(files.some((file) => namesIn(file, known).size > 0)).toBe(true);
	expect(repeated(files, known).sort()).toEqual([]);
});

test('an exemption names a file that exists and repeats a name', () => {
	for (const file of Object.keys(EXEMPT)) expect(namesIn(file, known).size).toBeGreaterThan(0);
});

test('a name is found in literals, paths and templates, not in code or comments', () => {
	const text = ["const a = 'Worker_Reference'; const b = `${a}/wd:Position_Data/x`;", '// Employee_ID', 'let Worker_Data;'].join('\n');
	expect([...namesIn('a.ts', known, text)].sort()).toEqual(['Position_Data', 'Worker_Reference']);
});
