/** Which kind of worker a WID is, and who has an id: what the account itself does not say. */
import { NameTable } from '../../xml/names';
import { compilePath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import type { WorkdayClient } from '../client';
import { NotFound } from '../errors';
import { ELEMENT, ID_TYPE, SECTION } from '../names';
import { WORKDAY_PATHS } from '../paths';
import type { Reference } from '../spec';
import { idOfType } from '../wid';
import { RECORD, SERVICE, writeGetWorkers } from '../worker/getWorkers';
import { createIdReader } from '../worker/ids';
import { NO_NEEDS, resolveResponseGroup } from '../worker/responseGroup';
import { asRefusal } from '../write/refusal';
import type { WorkerIds } from './account';

export interface FoundWorker extends WorkerIds {
	/** null: Workday shows none. */
	userName: string | null;
}

const { values: ACCOUNT_ONLY } = resolveResponseGroup(new Set(), { ...NO_NEEDS, elements: new Set([SECTION.account]) });

/** One request, as of Workday's own clock: after a write, ours may be too early. @throws WorkdayError */
export async function findWorker(client: WorkdayClient, worker: Reference, version: string): Promise<FoundWorker> {
	const names = new NameTable();
	const ownId = createIdReader(worker.type, names);
	const found = createReader(names);
	const body = writeGetWorkers({ references: { skipMissing: false, workers: [worker] }, group: ACCOUNT_ONLY }, version);
	const workers = client.records({ service: SERVICE, body, isRead: true, record: RECORD, names, map: (tape) => ({ isMeant: idOfType(worker.type, ownId(tape)) === worker.id, found: found(tape) }) });
	try {
		// Whoever else came is not meant, and must not be changed.
		for await (const one of workers) if (one.isMeant) return one.found;
	} catch (error) {
		return await refused(error);
	}
	throw new NotFound(`No worker with ${worker.type} ${worker.id} was found.`);
}

export const refused = async (error: unknown): Promise<never> => await Promise.reject(asRefusal(error));

function createReader(names: NameTable): (worker: Tape) => FoundWorker {
	const [wid, employeeNumber, contingentWorkerId] = [ID_TYPE.wid, ID_TYPE.employee, ID_TYPE.contingentWorker].map((type) => createIdReader(type, names));
	const userNames = [`${SECTION.account}/${ELEMENT.userName}`, ELEMENT.userId].map((path) => compilePath(`${ELEMENT.workerData}/${path}`, { names, ...WORKDAY_PATHS }));
	return (worker) => ({
		id: wid?.(worker) || null,
		employeeNumber: employeeNumber?.(worker) || null,
		contingentWorkerId: contingentWorkerId?.(worker) || null,
		userName: userNames.map((path) => path.string(worker).trim()).find((name) => name !== '') ?? null,
	});
}
