/** Worker → Get: one worker or several by id. */
import type { IDataObject } from 'n8n-workflow';
import { defineOperation, type OperationContext, type OperationItem } from '../../../n8n/defineOperation';
import { readIds } from '../../../n8n/locators';
import { hintAtNotes, ReadReport } from '../../../n8n/readReport';
import { NotFound } from '../../../workday/errors';
import { ID_TYPE, SECTION } from '../../../workday/names';
import { WORKER_ID_TYPES } from '../../../workday/worker/getWorkers';
import { IDS_PER_REQUEST, readThoseThatExist, sayingWhoIsUnknown } from '../../../workday/read/byIds';
import { createIdReader } from '../../../workday/worker/ids';
import { createPhotoReader, type Photo } from '../../../workday/worker/photo';
import type { Tape } from '../../../xml/tape';
import { readWorkerOverrides } from '../criteria';
import { WORKERS } from '../noun';
import { prepareRead } from '../read';
import { fields } from './fields';

interface Found {
	id: string;
	json: IDataObject;
	photo: Photo | undefined;
}

export const get = defineOperation({
	resource: 'worker',
	operation: 'get',
	name: 'Get',
	action: 'Get a worker',
	description: 'Get one worker or several by Workday ID, Employee ID or Contingent Worker ID',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const { idType, ids } = readIds(parameters, { name: 'workerIds', label: 'Worker', idTypes: WORKER_ID_TYPES, usual: ID_TYPE.employee });
		const skipMissing = parameters.choice('ifNotFound', 'If Not Found', ['error', 'empty'], 'error') === 'empty';
		const withPhoto = parameters.flag('downloadPhoto', 'Download Photo');
		if (withPhoto) context.privacy.demand('photos', 'Download Photo', 'The photo');
		const photoProperty = parameters.text('photoPropertyName', 'Put Photo in Field') || 'photo';

		const read = prepareRead(context, options, withPhoto ? [SECTION.photo] : []);
		const ownId = createIdReader(idType, read.names);
		const photoOf = withPhoto ? createPhotoReader(read.names) : () => undefined;
		const session = await context.connect(options);
		const report = new ReadReport();

		const map = (worker: Tape): Found => ({ id: ownId(worker), json: read.output.read(worker) as IDataObject, photo: photoOf(worker) });
		const fieldOverrides = readWorkerOverrides(context);

		async function* readTogether(wanted: readonly string[]): AsyncGenerator<Found> {
			const references = { skipMissing, workers: wanted.map((one) => ({ type: idType, id: one })) };
			const request = read.request(session, { references, criteria: fieldOverrides }, map);
			const readOptions = { pageSize: wanted.length, asOfEntryMoment: read.asOfEntryMoment, onNote: report.note };
			yield* sayingWhoIsUnknown(session.client.read(request, readOptions), idType, wanted);
		}

		for (let start = 0; start < ids.length; start += IDS_PER_REQUEST) {
			const wanted = ids.slice(start, start + IDS_PER_REQUEST);
			const missing = new Set(wanted);
			for await (const { id: found, json, photo } of skipMissing ? readThoseThatExist(wanted, readTogether) : readTogether(wanted)) {
				missing.delete(found);
				yield photo ? { json, binary: { [photoProperty]: await context.storeBuffer(photo.bytes, photo.fileName) } } : { json };
			}
			if (missing.size > 0 && !skipMissing) throw new NotFound(`No worker with ${idType} ${[...missing].join(', ')} was found`);
		}
		hintAtNotes(context, report, WORKERS);
		read.hintAtMissing();
	},
});
