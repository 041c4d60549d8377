/** Which kind of worker a WID is, and who has an id: what the account itself does not say. */
import type { NameTable } from '../../xml/names';
import { compilePath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import type { WorkdayClient } from '../client';
import { ELEMENT, SECTION } from '../names';
import { WORKDAY_PATHS } from '../paths';
import type { Reference } from '../spec';
import { fetchOne, type WorkerIds } from '../worker/fetchOne';
import { NO_NEEDS, resolveResponseGroup } from '../worker/responseGroup';

export interface FoundWorker extends WorkerIds {
	/** null: Workday shows none. */
	userName: string | null;
}

const { values: ACCOUNT_ONLY } = resolveResponseGroup(new Set(), { ...NO_NEEDS, elements: new Set([SECTION.account]) });

/** @throws as `fetchOne` */
export async function findWorker(client: WorkdayClient, worker: Reference, version: string): Promise<FoundWorker> {
	const { ids, found } = await fetchOne(client, { worker, version, group: ACCOUNT_ONLY, reader: userNameReader });
	return { ...ids, userName: found };
}

function userNameReader(names: NameTable): (worker: Tape) => string | null {
	const paths = [`${SECTION.account}/${ELEMENT.userName}`, ELEMENT.userId].map((path) => compilePath(`${ELEMENT.workerData}/${path}`, { names, ...WORKDAY_PATHS }));
	return (worker) => paths.map((path) => path.string(worker).trim()).find((name) => name !== '') ?? null;
}
