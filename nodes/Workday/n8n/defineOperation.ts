/** What an operation is to the node: a name in the editor, fields, and one function from parameters to items. */
import type { IBinaryData, IBinaryKeyData, IDataObject, INodeProperties } from 'n8n-workflow';
import type { WorkdayClient } from '../workday/client';
import type { Connection } from '../workday/connection/connection';
import type { PrivateKind, Privacy } from '../workday/privacy/kinds';
import type { Clock } from '../workday/transport';
import type { Lane } from './lanes';
import type { Parameters } from './parameters';

export interface OperationItem {
	json: IDataObject;
	binary?: IBinaryKeyData;
}

export interface Session {
	client: WorkdayClient;
	/** Where the tenant is; nothing of the sign-in. */
	connection: Connection;
	/** Web service version, for example `v46.1`. */
	version: string;
	/** Stores a file as it is made, without holding it. Call it from where the first record has arrived. */
	storeStream(pieces: AsyncIterable<Uint8Array>, fileName: string, mimeType: string): Promise<IBinaryData>;
}

export interface OperationContext {
	/** What the user set, for the item that is being worked on. */
	readonly parameters: Parameters;
	readonly clock: Clock;
	/** The workflow's time zone, for dates without one. */
	readonly timeZone: string;
	/** Opens the connection that the item's credential and options describe. Nothing is sent yet. */
	connect(options: Parameters): Promise<Session>;
	storeBuffer(bytes: Buffer, fileName: string, mimeType?: string): Promise<IBinaryData>;
	/** Something the reader of the output should know; shown above it. */
	hint(message: string, severity?: 'info' | 'warning'): void;
	/** What may be told to whoever reads the items: all to people, less to a model. */
	readonly privacy: Privacy;
	/** Whether anything may be changed in Workday. If not, what would change something is planned only, or refused. */
	readonly mayWrite: boolean;
}

/** One input item of a run. */
export interface ItemContext extends OperationContext {
	/** Of the input, from 0. */
	readonly itemIndex: number;
	/** What the items of the run are about, in their order, so that what several need is read in one request. */
	readonly lanes: ReadonlyArray<Lane | undefined>;
	/** What the item gives comes of a change, though its operation has no lane: it is told, however much it is. */
	tellsOfChange(): void;
	/** Made once in a run, for whichever item asks first; the others wait for it, and fail with it. */
	once<T>(key: string, make: () => T | Promise<T>): Promise<T>;
}

export interface Operation {
	readonly resource: string;
	/** Value of the operation parameter. */
	readonly operation: string;
	readonly name: string;
	/** Sentence case, as n8n lists actions. */
	readonly action: string;
	readonly description: string;
	/** Fields, without the conditions that show them for this operation only. */
	readonly properties: readonly INodeProperties[];
	/**
	 * As a tool of an AI agent. `filtered`: its items hold nothing that `privacy` does not allow. A kind: all of it is of
	 * that kind, and runs only where it is allowed. Missing: nobody has thought about it, so it runs where everything is.
	 */
	readonly asTool?: 'filtered' | PrivateKind;
	/** What an item is about, for operations that change something: items about the same wait for each other, others do not. */
	lane?(parameters: Parameters): Lane;
	/** Items as they come. Throws WorkdayError. */
	run(context: ItemContext): AsyncIterable<OperationItem>;
}

export interface Resource {
	readonly value: string;
	readonly name: string;
	readonly operations: readonly Operation[];
}

/** Gives the literal its type where it is written. */
export function defineOperation<O extends Operation>(operation: O): O {
	return operation;
}
