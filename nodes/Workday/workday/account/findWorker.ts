/** Which kind of worker a WID is, and who has an id: what the account itself does not say. */
import { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import type { WorkdayClient } from '../client';
import { children, descend, textAt } from '../elements';
import { NotFound } from '../errors';
import { ELEMENT, ID_TYPE, SECTION } from '../names';
import { WORKDAY_NAMESPACE, type Reference } from '../spec';
import { RECORD, SERVICE, writeGetWorkers } from '../worker/getWorkers';
import { NO_NEEDS, resolveResponseGroup } from '../worker/responseGroup';
import { asRefusal } from '../write/refusal';
import type { WorkerIds } from './account';
import { named } from './copyXml';

export interface FoundWorker extends WorkerIds {
	/** null: Workday shows none. */
	userName: string | null;
}

/** One request, as of Workday's own clock: after a write, ours may be too early. @throws WorkdayError */
export async function findWorker(client: WorkdayClient, worker: Reference, version: string): Promise<FoundWorker> {
	const { values: group } = resolveResponseGroup(new Set(), { ...NO_NEEDS, elements: new Set([SECTION.account]) });
	const body = writeGetWorkers({ references: { skipMissing: false, workers: [worker] }, group }, version);
	const envelope = await client.call({ service: SERVICE, body, names: new NameTable(), isRead: true }).catch(refused);
	// Whoever else came is not meant, and must not be changed.
	const found = [...named(envelope, 0, RECORD.local)].find((one) => idIn(envelope, one, worker.type) === worker.id);
	if (found === undefined) throw new NotFound(`No worker with ${worker.type} ${worker.id} was found.`);
	const id = (type: string): string | null => idIn(envelope, found, type);
	const text = (...path: string[]): string | null => textAt(envelope, found, ...path.map(element))?.trim() || null;
	return {
		id: id(ID_TYPE.wid),
		employeeNumber: id(ID_TYPE.employee),
		contingentWorkerId: id(ID_TYPE.contingentWorker),
		userName: text(ELEMENT.workerData, SECTION.account, ELEMENT.userName) ?? text(ELEMENT.workerData, ELEMENT.userId),
	};
}

export const refused = async (error: unknown): Promise<never> => await Promise.reject(asRefusal(error));

const element = (local: string) => ({ uri: WORKDAY_NAMESPACE, local });

function idIn(tape: Tape, worker: number, type: string): string | null {
	const reference = descend(tape, worker, element(ELEMENT.workerReference));
	if (reference === undefined) return null;
	for (const entry of children(tape, reference, element('ID'))) {
		for (let attribute = tape.attributeStart[entry]; attribute < tape.attributeStart[entry + 1]; attribute++) {
			if (tape.names.local[tape.attributeName[attribute]] === 'type' && tape.attribute(attribute) === type) return tape.stringValue(entry).trim() || null;
		}
	}
	return null;
}
