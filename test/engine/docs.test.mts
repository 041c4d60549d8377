/** Every block and expression of the docs: carried out, or held against items that came. What nothing here knows fails. */
import { items as inputItems, chain, node, runWorkflow } from '../support/engine.mts';
import { blocks } from '../docs/pages.mts';
import { differences } from '../docs/shape.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { EXPRESSIONS, expressions } from './docs/expressions.mts';
import { ITEMS } from './docs/items.mts';
import { RECIPES, runRecipe } from './docs/recipes.mts';
import { RUNS, XML_RUNS } from './docs/runs.mts';
import { CANARY, schemaProblems } from './workdayNode.mts';

const BLOCKS = blocks('json');
const XML = blocks('xml');
const PREFIX = 'docs/recipes.md: ';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startTenant({ workers: 60, users: [{ userName: 'ISU_n8n', password: CANARY }] });
});
afterEach(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

test('every block is either carried out or held against real items; a new one has to say which', () => {
	const known = [...Object.keys(ITEMS), ...Object.keys(RUNS), ...Object.keys(RECIPES).map((heading) => PREFIX + heading)];
	expect(BLOCKS.map(({ name }) => name).sort()).toEqual(known.sort());
	expect(XML.map(({ name }) => name)).toEqual(Object.keys(XML_RUNS));
});

test.each(Object.entries(ITEMS))('items such as the one of %s come', async (name, { items, ...options }) => {
	const shown = JSON.parse(BLOCKS.find((block) => block.name === name)?.text ?? 'null') as unknown;
	expect(differences(shown, await items(tenant), options)).toEqual([]);
});

test.each(Object.entries({ ...RUNS, ...XML_RUNS }))('%s does what the page says', async (name, run) => {
	await run([...BLOCKS, ...XML].find((block) => block.name === name)?.text ?? '', tenant);
});

test.each(Object.entries(RECIPES))('recipe: %s', async (heading, recipe) => {
	const text = BLOCKS.find(({ name }) => name === PREFIX + heading)?.text ?? '';
	await recipe.holds(await runRecipe(tenant, text, recipe), tenant);
});

describe('expressions', () => {
	test('every one is tried; a new one needs an item to try it on', () => {
		expect(expressions()).toEqual(Object.keys(EXPRESSIONS).sort());
	});

	test.each(Object.entries(EXPRESSIONS))('{{ %s }}', async (code, [given, gives]) => {
		const evaluated = node('Evaluated', 'test.items', { parameters: { items: `={{ [{ value: ${code} }] }}` } });
		const run = await runWorkflow(chain(inputItems(given), evaluated), { usePackage: false });
		expect(JSON.parse(JSON.stringify(run.items('Evaluated').map(({ json }) => json)))).toEqual([{ value: gives }]);
	});
});
