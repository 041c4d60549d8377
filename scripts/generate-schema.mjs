import './support/node-version.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bundle } from './run-ts.mjs';
import { root } from './support/run.mjs';

/**
 * Writes the output schemas that n8n's editor shows before a node has run: the normalised profile, which is the default
 * output; with `--print` to the terminal instead. Run it after a change to fields.ts; test/worker/schemaFiles.test.mts holds the files against what it makes.
 */
const FOLDER = 'nodes/Workday/__schema__/v1.0.0/worker';
const SCHEMA_FILES = ['getAll', 'get'].map((operation) => `${FOLDER}/${operation}.json`);

const TYPES = {
	text: { type: 'string' },
	boolean: { type: 'boolean' },
	date: { type: 'string' },
	moment: { type: 'string' },
	texts: { type: 'array', items: { type: 'string' } },
	object: { type: 'object' },
};

/** Lists of objects whose entries are not copied from a collection one to one. */
const CONTACT = { value: { type: 'string' }, type: { type: 'string' }, primary: { type: 'boolean' }, public: { type: 'boolean' } };
const ENTRIES = { emails: CONTACT, phones: { ...CONTACT, device: { type: 'string' }, extension: { type: 'string' } } };

async function outputSchema() {
	const load = createRequire(import.meta.url);
	const { WORKER_FIELDS, COLLECTIONS } = load(await bundle('nodes/Workday/workday/worker/fields.ts'));
	const entriesOf = (name) =>
		ENTRIES[name] ?? Object.fromEntries(Object.keys(COLLECTIONS[name].values).map((key) => [key, { type: 'string' }]));
	const schemaOf = ({ name, type }) =>
		TYPES[type] ?? { type: 'array', items: { type: 'object', properties: entriesOf(name) } };
	const fields = WORKER_FIELDS.filter((field) => !field.sensitive).map((field) => [field.name, schemaOf(field)]);
	return `${JSON.stringify({ type: 'object', properties: Object.fromEntries(fields), version: 1 }, null, '\t')}\n`;
}

const schema = await outputSchema();
if (process.argv.includes('--print')) process.stdout.write(schema);
else
	for (const file of SCHEMA_FILES) {
		mkdirSync(dirname(join(root, file)), { recursive: true });
		writeFileSync(join(root, file), schema);
	}
