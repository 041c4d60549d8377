/** The one loop over input items: paired items, continue on fail, error mapping, hints. */
import { NodeApiError, NodeOperationError, type IExecuteFunctions, type INodeExecutionData, type NodeExecutionHint } from 'n8n-workflow';
import { Cancelled, InvalidRequest } from '../workday/errors';
import { withoutWorkdaysWords } from '../workday/privacy/errors';
import { Privacy } from '../workday/privacy/kinds';
import { wasSent } from '../workday/write/outcome';
import { demandOperation, itemFor, toolRulesOf, WRITES_FIELD, type ToolRules } from './asTool';
import type { ItemContext, Operation, Resource } from './defineOperation';
import { inLanes, laneOrder, type Lane } from './lanes';
import { Parameters } from './parameters';
import { readsOnly } from './readsOnly';
import { SavedVolume, TooMuchToSave } from './savedVolume';
import { openSession } from './session';
import { SignIn } from './signIn';
import { systemClock } from './systemClock';
import { toNodeError } from './toNodeError';
import { whatElse } from './whatElse';
import { readSideBySide } from './writeFields';

/** Reads: one item after the other. */
const THE_ONE_LANE: Lane = { kind: '', id: '' };

export async function runOperation(context: IExecuteFunctions, resources: readonly Resource[]): Promise<INodeExecutionData[][]> {
	const run = new Run(context, resources);
	await inLanes(laneOrder(run.lanes), run.sideBySide(), async (item) => await run.work(item)).catch(async (error: unknown) => await run.stop(error));
	if (run.hints.size > 0) context.addExecutionHints(...run.hints.values());
	return [run.outputs.flat()];
}

class Run {
	/** For each input item what came of it. */
	readonly outputs: INodeExecutionData[][] = [];
	readonly hints = new Map<string, NodeExecutionHint>();
	/** One for each input item. */
	readonly lanes: ReadonlyArray<Lane | undefined>;
	private readonly signIns = new Map<string, SignIn>();
	private readonly volume = new SavedVolume();
	/** Input items whose output tells of a change. */
	private readonly changing = new Set<number>();
	private readonly made = new Map<string, Promise<unknown>>();
	/** What became of the items that changed something, or may have. */
	private readonly sent: string[] = [];
	private rules: ToolRules | undefined;
	private readonly failures = new Map<number, NodeApiError | NodeOperationError>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly resources: readonly Resource[],
	) {
		this.lanes = context.getInputData().map((_input, item) => this.laneOf(item));
	}

	/** undefined: what is wrong with the item comes out when it is worked on. */
	private laneOf(item: number): Lane | undefined {
		try {
			const parameters = Parameters.ofItem(this.context, item);
			return find(this.resources, placeOf(parameters)).lane?.(parameters) ?? THE_ONE_LANE;
		} catch {
			return undefined;
		}
	}

	/** One number for the run. Whatever is wrong with it, the item says as well. */
	sideBySide(): number {
		try {
			return readSideBySide(Parameters.ofItem(this.context, 0).group('options', 'Options'));
		} catch {
			return 1;
		}
	}

	async work(item: number): Promise<void> {
		const { context } = this;
		const output: INodeExecutionData[] = (this.outputs[item] = []);
		const parameters = Parameters.ofItem(context, item);
		const place = placeOf(parameters);
		const signIn = this.signInOf(parameters);
		try {
			signIn.check();
			const operation = find(this.resources, place);
			const rules = (this.rules ??= toolRulesOf(context));
			demandOperation(rules.privacy, operation);
			if (operation.lane) this.changing.add(item);
			for await (const { json, binary } of operation.run(this.contextOf(item, parameters, signIn, rules))) {
				const given = { json: itemFor(rules, operation, json), ...(binary && { binary }), pairedItem: { item } };
				// What was changed must be told, however much it is.
				if (!this.changing.has(item)) this.volume.add(given, operation);
				output.push(given);
			}
			const sent = operation.lane && output.map(({ json }) => json.outcome).find(wasSent);
			if (sent) this.sent.push(sent);
		} catch (error) {
			signIn.learn(error);
			const nodeError = toNodeError(context.getNode(), withoutWorkdaysWords(this.rules?.privacy ?? Privacy.OFF, error), { ...place, itemIndex: item });
			if (!context.continueOnFail() || error instanceof Cancelled || error instanceof TooMuchToSave) throw this.ending(item, error, nodeError);
			// Items of this input that came before the failure stay: they are good.
			// By these two keys n8n knows the item for an error. With an `error` beside them it would leave only the message.
			output.push({ json: { error: nodeError.message, message: nodeError.description ?? nodeError.message }, pairedItem: { item } });
		}
	}

	private ending(item: number, error: unknown, shown: NodeApiError | NodeOperationError): Error {
		// What was stopped before it changed anything has nothing to tell.
		if (!(error instanceof Cancelled) || error.duringWrite) this.failures.set(item, shown);
		return shown;
	}

	/** n8n shows one error and drops all items. What others changed in Workday stays changed, those too that were still under way. */
	async stop(error: unknown): Promise<never> {
		if (error instanceof NodeApiError || error instanceof NodeOperationError) {
			const others = new Map([...this.failures].filter(([, failure]) => failure !== error));
			error.description = [error.description, ...whatElse(this.sent, others)].filter(Boolean).join('\n');
		}
		return await Promise.reject(error);
	}

	private signInOf(parameters: Parameters): SignIn {
		const authentication = parameters.text('authentication', 'Authentication');
		const signIn = this.signIns.get(authentication) ?? new SignIn();
		this.signIns.set(authentication, signIn);
		return signIn;
	}

	private contextOf(item: number, parameters: Parameters, signIn: SignIn, { privacy, mayWrite }: ToolRules): ItemContext {
		const { context, hints, made, changing } = this;
		return {
			parameters,
			privacy,
			mayWrite,
			itemIndex: item,
			lanes: this.lanes,
			tellsOfChange: () => void changing.add(item),
			clock: systemClock,
			timeZone: context.getTimezone(),
			connect: async (options) => {
				const session = await openSession(context, parameters, options);
				const client = signIn.guard(session.client);
				return { ...session, client: mayWrite ? client : readsOnly(client, WRITES_FIELD) };
			},
			storeBuffer: async (bytes, fileName, mimeType) => await context.helpers.prepareBinaryData(bytes, fileName, mimeType),
			hint: (message, severity = 'info') => void hints.set(message, { message, type: severity, location: 'outputPane' }),
			once: async <T>(key: string, make: () => T | Promise<T>): Promise<T> => {
				if (!made.has(key)) made.set(key, Promise.resolve().then(make));
				return (await made.get(key)) as T;
			},
		};
	}
}

interface Place {
	resource: string;
	operation: string;
}

const placeOf = (parameters: Parameters): Place => ({
	resource: parameters.text('resource', 'Resource'),
	operation: parameters.text('operation', 'Operation'),
});

function find(resources: readonly Resource[], { resource, operation }: Place): Operation {
	const found = resources.find((one) => one.value === resource)?.operations.find((one) => one.operation === operation);
	if (!found) {
		const known = resources.flatMap((one) => one.operations.map((two) => `${one.value}: ${two.operation}`));
		throw new InvalidRequest('Operation', `"${resource}: ${operation}" is not one of ${known.join(', ')}`);
	}
	return found;
}
