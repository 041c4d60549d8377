/** What Workday has now. Each is one request without a moment of entry: pinned to the clock of this machine, it could miss what was just written. */
import { NameTable } from '../../xml/names';
import type { WorkdayClient } from '../client';
import { NotFound, UnexpectedResponse } from '../errors';
import { ID_TYPE, SECTION } from '../names';
import { sayingWhoIsUnknown } from '../read/byIds';
import type { Reference } from '../spec';
import { idOfType } from '../wid';
import { RECORD, SERVICE, writeGetWorkers } from '../worker/getWorkers';
import { createIdReader } from '../worker/ids';
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

export interface WorkerIds {
	/** WID. */
	id: string;
	employeeNumber: string | null;
	contingentWorkerId: string | null;
}

const { values: PERSONAL } = resolveResponseGroup(new Set(), { elements: new Set([SECTION.personal]), organizationTypes: new Set(), additionalJobs: false });

/** @throws NotFound; UnexpectedResponse where somebody else came, as when an id is ignored: nobody else's data may be changed */
export async function fetchWorker({ client, version, effectiveDate }: Asking, worker: Reference): Promise<{ ids: WorkerIds; contact: ContactInformation }> {
	const names = new NameTable();
	const idReaders = [ID_TYPE.wid, ID_TYPE.employee, ID_TYPE.contingentWorker].map((type) => createIdReader(type, names));
	const ownId = createIdReader(worker.type, names);
	const contact = createContactReader(WORKER_FORM, names);
	const records = client.records({
		service: SERVICE,
		body: writeGetWorkers({ references: { workers: [worker] }, filter: { asOfEffectiveDate: effectiveDate }, group: PERSONAL }, version),
		isRead: true,
		record: RECORD,
		names,
		map: (tape) => {
			const [id = '', employeeNumber, contingentWorkerId] = idReaders.map((read) => read(tape));
			const ids = { id: idOfType(ID_TYPE.wid, id), employeeNumber: employeeNumber || null, contingentWorkerId: contingentWorkerId || null };
			return { own: idOfType(worker.type, ownId(tape)), ids, contact: contact(tape) };
		},
	});
	for await (const { own, ...found } of sayingWhoIsUnknown(records, worker.type, [worker.id])) {
		if (own !== worker.id || found.ids.id === '') throw new UnexpectedResponse(`Workday answered with another worker than the one with ${worker.type} ${worker.id}, who is left alone.`);
		return found;
	}
	throw new NotFound(`No worker with ${worker.type} ${worker.id} was found`);
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
