import './support/node-version.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bundle } from './run-ts.mjs';
import { root } from './support/run.mjs';

/**
 * Writes the output schemas that n8n's editor shows before a node has run: the normalised profile, which is the default
 * output, and for Get Changed what is around it. With `--print` and a resource and operation (`worker/get`) to the
 * terminal instead. Run it after a change to fields.ts; the tests called outputSchema hold the files against what it makes.
 */
const FOLDER = 'nodes/Workday/__schema__/v1.0.0';

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

/** Of an operation that changes something: its own keys around what all of them have. */
const writeSchema = (subject, change) =>
	object({
		...subject,
		outcome: TEXT,
		changes: { type: 'array', items: object(change) },
		requests: { type: 'array', items: object({ operation: TEXT, outcome: TEXT, requestId: TEXT, event: TEXT, problem: TEXT }) },
		undo: TYPES.object,
	});
const VALUE_CHANGE = { field: TEXT, before: TEXT, after: TEXT };
const LEARNER = { learner: TEXT, learnerIdType: TEXT };

const contactSchema = writeSchema(
	{ worker: object({ id: TEXT, employeeNumber: TEXT, contingentWorkerId: TEXT }), effectiveDate: TEXT },
	{ entry: TEXT, kind: TEXT, usage: TEXT, entryId: TEXT, action: TEXT, field: TEXT, before: TEXT, after: TEXT },
);

const accountSchema = writeSchema(
	{ worker: object({ id: TEXT, employeeNumber: TEXT, contingentWorkerId: TEXT, userName: TEXT }), alsoChanged: TYPES.texts },
	{ field: TEXT, action: TEXT, before: TEXT, after: TEXT, verified: TYPES.boolean, note: TEXT },
);

/** As check/finding.ts and check/summary.ts make them: findings have the keys above, a summary those below. */
const checkSchema = object({
	...{ state: TEXT, about: TEXT, title: TEXT, message: TEXT, operations: TYPES.texts, fields: TYPES.texts, domains: TYPES.texts, otherDomains: TYPES.texts },
	access: TEXT,
	businessProcesses: { type: 'array', items: object({ policy: TEXT, initiatingAction: TEXT }) },
	...{ scopes: TYPES.texts, tasks: TYPES.texts, proof: TEXT, requestId: TEXT },
	...{ ok: TYPES.boolean, summary: TEXT },
	...Object.fromEntries(['works', 'refused', 'missing', 'failed', 'notTried'].map((name) => [name, { type: 'number' }])),
});

const load = createRequire(import.meta.url);

/** @param folder of the record, with its table of fields */
async function profileSchema(folder, tableName) {
	const { [tableName]: fields, COLLECTIONS } = load(await bundle(`nodes/Workday/workday/${folder}/fields.ts`));
	const entriesOf = (name) =>
		ENTRIES[name] ?? Object.fromEntries(Object.keys(COLLECTIONS[name].values).map((key) => [key, { type: 'string' }]));
	const schemaOf = ({ name, type }) =>
		TYPES[type] ?? { type: 'array', items: { type: 'object', properties: entriesOf(name) } };
	return object(Object.fromEntries(fields.filter((field) => !field.sensitive).map((field) => [field.name, schemaOf(field)])));
}

const absence = load(await bundle('nodes/Workday/workday/rest/absence.ts'));
const rowSchema = (fields) => object(Object.fromEntries(fields.map(({ name, type }) => [name, TYPES[type] ?? { type }])));

const worker = await profileSchema('worker', 'WORKER_FIELDS');
const organization = await profileSchema('organization', 'ORGANIZATION_FIELDS');
const schemas = {
	'worker/getAll': worker,
	'worker/get': worker,
	'worker/getChanged': changeSchema(worker),
	'worker/updateAccount': accountSchema,
	'worker/updateContact': contactSchema,
	'organization/getAll': organization,
	'organization/get': organization,
	// Over REST as well, with null for what REST does not have.
	'worker/getManyRest': worker,
	'organization/getManyRest': organization,
	'absence/getBalances': rowSchema(absence.BALANCE_FIELDS),
	'absence/getTimeOff': rowSchema(absence.TIME_OFF_FIELDS),
	'membership/getOrganizations': rowSchema(load(await bundle('nodes/Workday/workday/membership/membershipFields.ts')).MEMBERSHIP_FIELDS),
	'membership/getProvisioningGroups': rowSchema(load(await bundle('nodes/Workday/workday/membership/provisioningRows.ts')).PROVISIONING_FIELDS),
	'membership/getRoles': rowSchema(load(await bundle('nodes/Workday/workday/membership/roleRows.ts')).ROLE_FIELDS),
	'membership/getSecurityGroups': rowSchema(load(await bundle('nodes/Workday/workday/membership/securityGroups.ts')).SECURITY_GROUP_FIELDS),
	'learningContent/put': writeSchema({ contentId: TEXT, title: TEXT }, VALUE_CHANGE),
	'learningEnrollment/put': writeSchema({ enrollmentId: TEXT, contentId: TEXT, ...LEARNER }, VALUE_CHANGE),
	'learningRecord/put': writeSchema({ recordId: TEXT, ...LEARNER, contentId: TEXT }, VALUE_CHANGE),
	'connection/check': checkSchema,
	'integrationSystemUser/getAll': rowSchema(load(await bundle('nodes/Workday/workday/membership/integrationSystemUsers.ts')).INTEGRATION_SYSTEM_USER_FIELDS),
};
const text = (schema) => `${JSON.stringify({ ...schema, version: 1 }, null, '\t')}\n`;
const print = process.argv.indexOf('--print');
for (const [operation, schema] of Object.entries(schemas)) {
	if (print >= 0) {
		if (process.argv[print + 1] === operation) process.stdout.write(text(schema));
		continue;
	}
	const file = join(root, FOLDER, `${operation}.json`);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text(schema));
}
