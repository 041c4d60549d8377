import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repeatingChildren } from '../../nodes/Workday/workday/worker/repeating.ts';
import { contractOf, type Era } from '../tenant/schema/index.mts';
import { elementsOf } from './schemaWalk.mts';

const ROOT = join(__dirname, '../..');

interface Kind {
	era: Era;
	element: string;
	type: string;
	children: ReturnType<typeof elementsOf>;
}

/** Every element below a worker, once for each of its types. */
function kinds(era: Era): Kind[] {
	const contract = contractOf(era);
	const found = new Map<string, Kind>();
	const visit = (element: string, type: string): void => {
		const key = `${element} ${type}`;
		if (found.has(key) || !contract.types[type]) return;
		const children = elementsOf(contract, type);
		found.set(key, { era, element, type, children });
		for (const child of children) visit(child.name, child.type);
	};
	visit('Worker', 'WorkerType');
	return [...found.values()];
}

const all = [...kinds('v30'), ...kinds('v46')];
const repeatingOf = ({ children }: Kind) => children.filter((child) => child.max > 1).map((child) => child.name);

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
	expect(readFileSync(join(ROOT, 'nodes/Workday/workday/worker/repeating.ts'), 'utf8').replaceAll('\r\n', '\n')).toBe(made);
});

test('what the schema lets repeat is a list, in every type that an element has', () => {
	expect(all.length).toBeGreaterThan(500);
	for (const kind of all) {
		const missing = repeatingOf(kind).filter((child) => !repeatingChildren(kind.element).includes(child));
		expect([kind.element, kind.type, missing]).toEqual([kind.element, kind.type, []]);
	}
});

test('the rule for references has no exception: each holds ids, and nothing else is taken for one', () => {
	const references = all.filter(({ element }) => element.endsWith('_Reference'));
	expect(references.length).toBeGreaterThan(200);
	for (const kind of references) expect([kind.element, kind.children.map((child) => child.name), repeatingOf(kind)]).toEqual([kind.element, ['ID'], ['ID']]);
});

/**
 * Lists are known by the name of their parent alone. Where two types share a name, each shows the other's lists as empty
 * ones; a name that is new here should be looked at.
 */
test('elements of one name and several types are these', () => {
	const childrenOf = ({ element, type }: Kind) =>
		all.filter((kind) => kind.element === element && kind.type === type).flatMap((kind) => kind.children.map((child) => child.name));
	const mixed = all.filter((kind) => repeatingChildren(kind.element).some((child) => !childrenOf(kind).includes(child)));
	expect([...new Set(mixed.map((kind) => kind.element))].sort()).toEqual([
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
