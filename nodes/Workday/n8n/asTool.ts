/**
 * The node as a tool of an AI agent: what the model may be told, and whether it may change anything. n8n makes a second node
 * type out of this one, with "Tool" behind its name, and runs the same code.
 */
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InvalidRequest } from '../workday/errors';
import { ALLOW_FIELD, isPrivateKind, PRIVATE_KINDS, Privacy, type PrivateKind } from '../workday/privacy/kinds';
import type { Operation } from './defineOperation';

const ALLOW = 'allowPrivateData';
const WRITES = 'allowWrites';
export const WRITES_FIELD = 'Allow Writes';

/** Only where the node is a tool. They take no expressions, so the editor offers no model to fill them in. */
const forTools = { show: { '@tool': [true] } };

export const toolFields: INodeProperties[] = [
	{
		displayName: ALLOW_FIELD,
		name: ALLOW,
		type: 'multiOptions',
		noDataExpression: true,
		default: [],
		displayOptions: forTools,
		description: 'What the model may be told of people besides name, job, organization and how to reach them at work. Whatever is not chosen here is left out, or refused where it cannot be told apart.',
		options: Object.entries(PRIVATE_KINDS).map(([value, { name, about }]) => ({ name, value, description: about })),
	},
	{
		displayName: WRITES_FIELD,
		name: WRITES,
		type: 'boolean',
		noDataExpression: true,
		default: false,
		displayOptions: forTools,
		description: 'Whether the model may change data in Workday. Off: changes are only planned, as with Dry Run.',
	},
];

export interface ToolRules {
	readonly isTool: boolean;
	readonly privacy: Privacy;
	readonly mayWrite: boolean;
}

const FOR_PEOPLE: ToolRules = { isTool: false, privacy: Privacy.OFF, mayWrite: true };

/** Newer versions say it themselves. */
type MayBeTool = IExecuteFunctions & { isToolExecution?(): boolean };

function isTool(context: MayBeTool): boolean {
	return context.getNode().type.endsWith('Tool') || context.isToolExecution?.() === true;
}

/**
 * Read from what stands in the workflow, not from values: an expression would be something that the model can fill in.
 * Where nothing stands there, as in a workflow that was made before or by hand, nothing is allowed.
 *
 * @throws InvalidRequest
 */
export function toolRulesOf(context: IExecuteFunctions): ToolRules {
	if (!isTool(context)) return FOR_PEOPLE;
	const { parameters } = context.getNode();
	return { isTool: true, privacy: new Privacy(readKinds(parameters[ALLOW])), mayWrite: readFlag(parameters[WRITES]) };
}

function readKinds(written: unknown): PrivateKind[] {
	if (written === undefined) return [];
	refuseExpression(ALLOW_FIELD, written);
	const kinds: unknown[] = Array.isArray(written) ? written : [written];
	return kinds.map((kind) => {
		refuseExpression(ALLOW_FIELD, kind);
		if (typeof kind === 'string' && isPrivateKind(kind)) return kind;
		throw new InvalidRequest(ALLOW_FIELD, `${JSON.stringify(kind)} is not one of ${Object.keys(PRIVATE_KINDS).join(', ')}`);
	});
}

function readFlag(written: unknown): boolean {
	refuseExpression(WRITES_FIELD, written);
	if (written === undefined || typeof written === 'boolean') return written ?? false;
	throw new InvalidRequest(WRITES_FIELD, 'must be on or off');
}

function refuseExpression(label: string, written: unknown): void {
	// n8n 1 takes the mark of an expression off a field that takes none.
	if (typeof written === 'string' && /^=|\{\{/.test(written)) {
		throw new InvalidRequest(label, 'must not be an expression: the model could fill it in. Only a person may choose it, in the node');
	}
}

/** @throws InvalidRequest for an operation of which nothing may be told */
export function demandOperation(privacy: Privacy, { asTool, action }: Operation): void {
	if (asTool !== 'filtered') privacy.demand(asTool, 'Operation', `The answer to "${action}"`);
}

const DRY_RUN_NOTE =
	'Dry run: nothing was changed in Workday. This is only what would be changed. ' +
	`This tool may not change anything until a person switches on ${WRITES_FIELD} in its settings.`;

/** What was planned begins with a note, so that the model does not tell people that all is done. */
export function itemFor({ isTool: forModel, mayWrite }: ToolRules, { lane }: Operation, json: IDataObject): IDataObject {
	if (!forModel) return json;
	if (!mayWrite && json.outcome === 'dry run') return { note: DRY_RUN_NOTE, ...json };
	// Of what is read, three of four fields of some services have no value: a model pays for each.
	return lane ? json : Object.fromEntries(Object.entries(json).filter(([, value]) => !isNothing(value)));
}

const isNothing = (value: unknown): boolean => value === null || (typeof value === 'object' && Object.keys(value).length === 0);
