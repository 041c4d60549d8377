import './support/node-version.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bundle } from './run-ts.mjs';
import { root } from './support/run.mjs';

/**
 * Writes the output schemas that n8n's editor shows before a node has run: the normalised profile, which is the default
 * output, and for Get Changed what is around it. With `--print` and an operation to the terminal instead. Run it after a
 * change to fields.ts; test/worker/outputSchema.test.mts holds the files against what it makes.
 */
const FOLDER = 'nodes/Workday/__schema__/v1.0.0/worker';

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

const TEXT = { type: 'string' };
const object = (properties) => ({ type: 'object', properties });

/** As changeItem in changes/resolve.ts makes it; `changes` is of the window item. */
const changeSchema = (worker) =>
	object({
		event: TEXT,
		effectiveDate: TEXT,
		conversion: object({ role: TEXT, counterpart: object({ id: TEXT, employeeNumber: TEXT, contingentWorkerId: TEXT, workerType: TEXT }) }),
		worker,
		transactions: {
			type: 'array',
			items: object({
				id: TEXT,
				type: TEXT,
				typeIds: TYPES.texts,
				entryMoment: TEXT,
				effectiveMoment: TEXT,
				effectiveDate: TEXT,
				rescind: TYPES.boolean,
				correction: TYPES.boolean,
			}),
		},
		window: object({ from: TEXT, through: TEXT }),
		changes: { type: 'number' },
	});

async function workerSchema() {
	const load = createRequire(import.meta.url);
	const { WORKER_FIELDS, COLLECTIONS } = load(await bundle('nodes/Workday/workday/worker/fields.ts'));
	const entriesOf = (name) =>
		ENTRIES[name] ?? Object.fromEntries(Object.keys(COLLECTIONS[name].values).map((key) => [key, { type: 'string' }]));
	const schemaOf = ({ name, type }) =>
		TYPES[type] ?? { type: 'array', items: { type: 'object', properties: entriesOf(name) } };
	const fields = WORKER_FIELDS.filter((field) => !field.sensitive).map((field) => [field.name, schemaOf(field)]);
	return object(Object.fromEntries(fields));
}

const worker = await workerSchema();
const text = (schema) => `${JSON.stringify({ ...schema, version: 1 }, null, '\t')}\n`;
const schemas = { getAll: text(worker), get: text(worker), getChanged: text(changeSchema(worker)) };
const printed = process.argv[process.argv.indexOf('--print') + 1];
if (process.argv.includes('--print')) process.stdout.write(schemas[printed] ?? '');
else
	for (const [operation, schema] of Object.entries(schemas)) {
		const file = join(root, FOLDER, `${operation}.json`);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, schema);
	}
