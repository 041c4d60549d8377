/** What becomes of a worker: one way per output that the user can choose. No n8n in here. */
import type { NameTable } from '../../xml/names';
import { InvalidRequest, refuseUnknown } from '../errors';
import { createWorkerFilter } from '../privacy/filterWorker';
import { Privacy } from '../privacy/kinds';
import { demandFields, demandPaths, withheldFields } from '../privacy/workerRequest';
import type { RecordOutput } from '../record/output';
import { createRawJsonReader } from '../record/rawJson';
import { createXPathOutput, type XPathField } from '../record/xpathFields';
import { WORKER_FIELDS } from './fields';
import { RECORD } from './getWorkers';
import { createProfileReader, type ProfileOptions, type WorkerFieldName } from './profile';
import { needsOf, NO_NEEDS, type Needs } from './responseGroup';
import { SCIM_FIELDS, toScimUser } from './scim';

export type OutputKind = 'profile' | 'scim' | 'xpath' | 'json' | 'xml' | 'ids';

export interface OutputOptions extends ProfileOptions {
	kind: OutputKind;
	xpathFields: readonly XPathField[];
}

export type WorkerOutput = RecordOutput<Needs>;

/** Nothing that has no field, and no field that is withheld. */
const GIVES_FIELDS: ReadonlySet<OutputKind> = new Set(['profile', 'scim', 'ids']);

const ID_FIELDS = ['id', 'employeeNumber', 'contingentWorkerId', 'workerType'] as const satisfies readonly WorkerFieldName[];

/**
 * @param privacy what may be told: every output reads from a copy of the worker that has nothing else
 * @throws InvalidRequest naming the field, before anything is sent
 */
export function createWorkerOutput(options: OutputOptions, names: NameTable, privacy = Privacy.OFF): WorkerOutput {
	if (!privacy.isOn) return outputOf(options, names);
	demandFields(privacy, options);
	if (options.kind === 'xpath') demandPaths(privacy, options.xpathFields);
	// The text that was sent holds all of the worker.
	if (options.kind === 'xml') privacy.demand(undefined, 'Output', 'Raw XML');
	const output = outputOf({ ...options, withheld: withheldFields(privacy) }, names);
	const filter = createWorkerFilter(privacy, names, GIVES_FIELDS.has(options.kind));
	return { ...output, read: (worker) => output.read(filter(worker)) };
}

function outputOf(options: OutputOptions, names: NameTable): WorkerOutput {
	switch (options.kind) {
		case 'profile':
			return profileOutput(options, names);
		case 'ids':
			return { ...profileOutput({ ...options, fields: ID_FIELDS, sensitive: [] }, names), alone: true };
		case 'scim':
			return scimOutput(options, names);
		case 'xpath':
			return createXPathOutput(options.xpathFields, RECORD, names, needsOf);
		case 'json':
			return { needs: NO_NEEDS, read: createRawJsonReader(names) };
		case 'xml':
			return { columns: ['xml'], needs: NO_NEEDS, read: (worker) => ({ xml: worker.recordXml() }) };
	}
}

function profileOutput(options: ProfileOptions, names: NameTable): WorkerOutput {
	const hidden = options.fields.find((name) => SENSITIVE_FIELDS.includes(name));
	if (hidden !== undefined) throw new InvalidRequest('Fields', `"${hidden}" is sensitive: choose it in Sensitive Fields`);
	refuseUnknown('Fields', options.fields, OPEN_FIELDS);
	refuseUnknown('Sensitive Fields', options.sensitive, SENSITIVE_FIELDS);
	const { columns, needs, read } = createProfileReader(options, names);
	const organizations = columns.includes('organizations') ? 'all' : 'ofTypes';
	return { columns, needs: { ...needs, organizations }, read, standard: options.fields.length === 0 };
}

const named = (sensitive: boolean): string[] =>
	WORKER_FIELDS.filter((field) => ('sensitive' in field && field.sensitive === true) === sensitive).map((field) => field.name);
const OPEN_FIELDS = named(false);
const SENSITIVE_FIELDS = named(true);

function scimOutput(options: ProfileOptions, names: NameTable): WorkerOutput {
	refuseUnknown('Sensitive Fields', options.sensitive, SENSITIVE_FIELDS);
	const reader = createProfileReader({ ...options, fields: SCIM_FIELDS }, names);
	return { needs: { ...reader.needs, organizations: 'ofTypes' }, standard: true, read: (worker) => toScimUser(reader.read(worker)) };
}
