import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { contractOf, type Era } from './contract.mts';
import { BODY_SCHEMA_FILE, bodySchema, envelopeSchema } from './xsd.mts';

export interface SchemaProblem {
	/** libxml2's words. */
	message: string;
	/** From the body's element on, with the document's own prefixes and positions; empty when not known. */
	path: string;
	/** Local name of the element in question. */
	element: string;
}

interface Answer {
	id: number;
	problems?: SchemaProblem[];
	failure?: string;
}

interface Waiting {
	resolve(problems: SchemaProblem[]): void;
	reject(error: Error): void;
}

/** The worker is a file, and this module may run from a bundle elsewhere in the project: look upwards for the project. */
function workerFile(): string {
	for (let folder = __dirname; path.dirname(folder) !== folder; folder = path.dirname(folder)) {
		try {
			const { name } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { name?: string };
			if (name === 'n8n-nodes-workday') return path.join(folder, 'test/tenant/schema/libxml2.worker.mjs');
		} catch {
			// No package.json here, or not ours.
		}
	}
	throw new Error('The embedded tenant must run inside the n8n-nodes-workday project.');
}

interface Schemas {
	envelope: string;
	body: string;
	bodyFile: string;
}

const schemasOf = (era: Era): Schemas => ({
	envelope: envelopeSchema(),
	body: bodySchema(contractOf(era)),
	bodyFile: BODY_SCHEMA_FILE,
});

const LINGER_MS = 500;
let shared: SchemaValidator | undefined;
let users = 0;
let schemas: Record<Era, Schemas> | undefined;

/** Validates SOAP envelopes with libxml2 in a worker thread that does not keep the process alive. */
export class SchemaValidator {
	private readonly worker: Worker;
	private readonly waiting = new Map<number, Waiting>();
	private lastId = 0;

	constructor() {
		schemas ??= { v30: schemasOf('v30'), v46: schemasOf('v46') };
		this.worker = new Worker(workerFile(), { workerData: { schemas } });
		this.worker.unref();
		this.worker.on('message', (answer: Answer) => this.settle(answer));
		this.worker.on('error', (error: Error) => this.failAll(error));
		this.worker.on('exit', () => this.failAll(new Error('The schema validator was closed.')));
	}

	/**
	 * One worker for all tenants of a process, because loading libxml2 and compiling the schemas takes a good part of a
	 * second. It ends a moment after the last tenant has closed, for the next one often comes at once.
	 */
	static acquire(): SchemaValidator {
		users += 1;
		shared ??= new SchemaValidator();
		return shared;
	}

	static release(): void {
		users -= 1;
		const released = shared;
		const end = (): void => {
			if (users > 0 || shared !== released) return;
			shared = undefined;
			void released?.close();
		};
		if (users === 0) setTimeout(end, LINGER_MS).unref();
	}

	/** @returns an empty list when the envelope is valid. */
	validate(xml: string, era: Era): Promise<SchemaProblem[]> {
		const id = ++this.lastId;
		// While an answer is awaited nothing else may keep the process alive: hold it until the answer is here.
		this.worker.ref();
		return new Promise<SchemaProblem[]>((resolve, reject) => {
			this.waiting.set(id, { resolve, reject });
			this.worker.postMessage({ id, xml, era });
		});
	}

	async close(): Promise<void> {
		await this.worker.terminate();
	}

	private settle({ id, problems, failure }: Answer): void {
		const waiting = this.waiting.get(id);
		this.waiting.delete(id);
		if (this.waiting.size === 0) this.worker.unref();
		if (problems) waiting?.resolve(problems);
		else waiting?.reject(new Error(failure));
	}

	private failAll(error: Error): void {
		for (const { reject } of this.waiting.values()) reject(error);
		this.waiting.clear();
	}
}
