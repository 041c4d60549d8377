/** What Workday has now. Each is one request without a moment of entry: pinned to the clock of this machine, it could miss what was just written. */
import { NameTable } from '../../xml/names';
import type { WorkdayClient } from '../client';
import { SECTION } from '../names';
import type { Reference } from '../spec';
import { fetchOne, type WorkerIds } from '../worker/fetchOne';
import { SERVICE } from '../worker/getWorkers';
import { resolveResponseGroup } from '../worker/responseGroup';
import { CHANGE_HOME, CHANGE_WORK, HOME_FORM, WORK_FORM, WORKER_FORM } from './contactForms';
import type { ContactInformation } from './contactInformation';
import { writeGetPerson } from './changePerson';
import { HOME, WORK } from './names';
import { createContactReader } from './readContact';

export interface Asking {
	client: WorkdayClient;
	/** Web service version. */
	version: string;
	/** YYYY-MM-DD. undefined: Workday's today. */
	effectiveDate?: string;
}

const { values: PERSONAL } = resolveResponseGroup(new Set(), { elements: new Set([SECTION.personal]), organizationTypes: new Set(), additionalJobs: false });

/** @throws as `fetchOne` */
export async function fetchWorker({ client, version, effectiveDate }: Asking, worker: Reference): Promise<{ ids: WorkerIds; contact: ContactInformation }> {
	const reader = (names: NameTable) => createContactReader(WORKER_FORM, names);
	const { ids, found } = await fetchOne(client, { worker, version, effectiveDate, group: PERSONAL, reader });
	return { ids, contact: found };
}

const OF_USAGE = { [WORK]: { operation: CHANGE_WORK, form: WORK_FORM }, [HOME]: { operation: CHANGE_HOME, form: HOME_FORM } };
export type SeparateUsage = keyof typeof OF_USAGE;

export const isSeparate = (usage: string): usage is SeparateUsage => Object.hasOwn(OF_USAGE, usage);

/** What the operation that changes one usage knows of it. Nothing where it gives no record. */
export async function fetchUsage({ client, version, effectiveDate }: Asking, person: Reference, usage: SeparateUsage): Promise<ContactInformation> {
	const { operation, form } = OF_USAGE[usage];
	const names = new NameTable();
	const records = client.records({
		service: SERVICE,
		body: writeGetPerson(operation, { references: { persons: [person] }, filter: { asOfEffectiveDate: effectiveDate } }, version),
		isRead: true,
		record: form.record,
		names,
		map: createContactReader(form, names),
	});
	for await (const contact of records) return contact;
	return { emails: [], phones: [] };
}
