/** The one worker that a change is about. */
import type { INodeProperties } from 'n8n-workflow';
import type { Lane } from '../../n8n/lanes';
import { readId, unlessPicked, workerIdTypeField, workerLocator } from '../../n8n/locators';
import type { Parameters } from '../../n8n/parameters';
import { ID_TYPE } from '../../workday/names';
import type { Reference } from '../../workday/spec';
import { WORKER_ID_TYPES } from '../../workday/worker/getWorkers';

const NAME = 'workerIds';
const LABEL = 'Worker';

/** @param what of the worker is changed, such as `account` */
export const oneWorkerFields = (what: string): INodeProperties[] => [
	workerLocator({ displayName: LABEL, name: NAME, required: true, description: `Whose ${what} is changed: by ID, or picked from the list. One for each item; leading zeros count.` }, 'e.g. 21001'),
	workerIdTypeField(ID_TYPE.employee, unlessPicked(`/${NAME}`)),
];

/** @throws InvalidRequest unless exactly one worker is named */
export const readWorker = (parameters: Parameters): Reference => readId(parameters, { name: NAME, label: LABEL, idTypes: WORKER_ID_TYPES, usual: ID_TYPE.employee });

/** @throws InvalidRequest */
export function workerLane(parameters: Parameters): Lane {
	const { type, id } = readWorker(parameters);
	return { kind: type, id };
}
