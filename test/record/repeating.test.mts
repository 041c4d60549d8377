import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dependsOnParent, repeatingChildren } from '../../nodes/Workday/workday/record/repeating.ts';
import { contractOf, type Era } from '../tenant/schema/index.mts';
import { elementsOf } from '../worker/schemaWalk.mts';

const ROOT = join(__dirname, '../..');

interface Kind {
	parent: string;
	element: string;
	type: string;
	children: ReturnType<typeof elementsOf>;
}

/** Every element below a worker or an organization, once for each type that it has in each parent. */
function kinds(era: Era): Kind[] {
	const contract = contractOf(era);
	const found = new Map<string, Kind>();
	const visit = (parent: string, element: string, type: string): void => {
		const key = `${parent}/${element} ${type}`;
		if (found.has(key) || !contract.types[type]) return;
		const children = elementsOf(contract, type);
		found.set(key, { parent, element, type, children });
		for (const child of children) visit(element, child.name, child.type);
	};
	visit('', 'Worker', 'WorkerType');
	visit('', 'Organization', 'Organization_WWSType');
	return [...found.values()];
}

const all = [...kinds('v30'), ...kinds('v46')];
const repeatingOf = ({ children }: Kind) => children.filter((child) => child.max > 1).map((child) => child.name);
const sameKind = (a: Kind, b: Kind) => a.parent === b.parent && a.element === b.element;

test('the table is what the script makes of the extracts', () => {
	// The script is an ES module with import.meta, which jest's CommonJS cannot load: it runs in a Node of its own.
	const script = pathToFileURL(join(ROOT, 'scripts/generate-repeating.mjs')).href;
	const extracts = ['v30', 'v46'].map((era) => join(ROOT, `test/tenant/contract/human_resources.${era}.json`));
	const program = `
		import { readFileSync } from 'node:fs';
		import { render, repeatingChildrenOf } from ${JSON.stringify(script)};
		const extracts = ${JSON.stringify(extracts)}.map((file) => JSON.parse(readFileSync(file, 'utf8')));
		process.stdout.write(render(repeatingChildrenOf(extracts)));`;
	const made = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
	expect(readFileSync(join(ROOT, 'nodes/Workday/workday/record/repeating.ts'), 'utf8').replaceAll('\r\n', '\n')).toBe(made);
});

test('what the schema lets repeat is a list, in every place and version, and nothing else is', () => {
	expect(all.length).toBeGreaterThan(500);
	for (const kind of all) {
		const expected = new Set(all.filter((other) => sameKind(kind, other)).flatMap(repeatingOf));
		const place = `${kind.parent}/${kind.element}`;
		expect([place, [...repeatingChildren(kind.element, kind.parent)].sort()]).toEqual([place, [...expected].sort()]);
	}
});

test('names that mean different things in different places are these', () => {
	const ambiguous = [...new Set(all.map((kind) => kind.element))].filter(dependsOnParent);
	expect(ambiguous.sort()).toEqual([
		'Collective_Agreement_Data',
		'Development_Item_Data',
		'Disability_Status_Data',
		'Management_Chain_Data',
		'Organization_Data',
		'Organization_Role_Data',
		'Skill_Data',
		'Worker_Document_Data',
	]);
});

test('a name that is also one of JavaScript repeats nothing', () => {
	for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) expect(repeatingChildren(name)).toEqual([]);
});
