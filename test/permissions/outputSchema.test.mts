import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { root, textOf } from '../support/sources.mts';

const schema = textOf('nodes/Workday/__schema__/v1.0.0/connection/check.json');

test('the output schema of the check is what scripts/generate-schema.mjs makes', () => {
	const made = execFileSync(process.execPath, ['scripts/generate-schema.mjs', '--print', 'connection/check'], { cwd: root, encoding: 'utf8' });
	expect(made).toBe(schema);
});

test('it has every key of every finding and of a summary, and no other', () => {
	const cases = readdirSync(`${root}/test/cases`).filter((name) => name.startsWith('Connection_Check__') && !name.includes('refuses'));
	const items = cases.flatMap((name) => (JSON.parse(textOf(`test/cases/${name}/output.json`)) as { items: Array<{ json: object }> }).items);
	expect(items.length).toBeGreaterThan(5);
	const keys = new Set(items.flatMap(({ json }) => Object.keys(json)));
	expect([...keys].sort()).toEqual(Object.keys((JSON.parse(schema) as { properties: object }).properties).sort());
});
