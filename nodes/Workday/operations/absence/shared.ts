/** What both reads of absences share: whose they are, and where they are read. */
import type { INodeProperties } from 'n8n-workflow';
import { workerIdTypeField } from '../../n8n/locators';
import { optionsCollection } from '../../n8n/properties';
import { connectionOptions } from '../../n8n/connectionOptions';
import { fileOptions, resultFields, type Noun } from '../../n8n/recordFields';
import { restOptions, restOutputField } from '../../n8n/restRead';
import type { Parameters } from '../../n8n/parameters';
import { InvalidRequest } from '../../workday/errors';
import { ID_TYPE } from '../../workday/names';
import { ABSENCE_SERVICE } from '../../workday/rest/services';
import { isWid } from '../../workday/wid';

const ID_TYPES = [ID_TYPE.wid, ID_TYPE.employee, ID_TYPE.contingentWorker] as const;

/** @param own fields of the operation, between the worker and the options */
export const absenceFields = (noun: Noun, own: readonly INodeProperties[]): readonly INodeProperties[] => [
	{
		displayName: 'Worker',
		name: 'worker',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 6dcb8106e8b74b5aabb1fc3ab8ef2b92',
		description: 'ID of one worker. For the worker of each item that comes in, use an expression.',
	},
	workerIdTypeField(ID_TYPE.wid),
	...resultFields(noun),
	restOutputField(noun),
	...own,
	optionsCollection([...restOptions(ABSENCE_SERVICE, 'Absence management was v1 to v5 so far'), ...fileOptions(noun), ...connectionOptions]),
];

/** A WID, or `Employee_ID=21001` as REST names a worker by another id. */
export interface WorkerKey {
	key: string;
	isWid: boolean;
}

/** @throws InvalidRequest */
export function readWorker(parameters: Parameters): WorkerKey {
	const label = 'Worker';
	const id = parameters.text('worker', label);
	if (id === '') throw new InvalidRequest(label, 'is empty. It needs the ID of one worker; see what its expression gives');
	const idType = parameters.choice('idType', 'ID Type', ID_TYPES, ID_TYPE.wid);
	const [, written] = /^(\w+)=./.exec(id) ?? [];
	if (written === ID_TYPE.employee || written === ID_TYPE.contingentWorker) return { key: id, isWid: false };
	if (idType !== ID_TYPE.wid) return { key: `${idType}=${id}`, isWid: false };
	if (!isWid(id)) throw new InvalidRequest(label, `"${id}" is not a Workday ID (WID), which has 32 hexadecimal digits. For another ID set ID Type`);
	return { key: id, isWid: true };
}

/** A filter that takes WIDs. @throws InvalidRequest */
export function readWids(filters: Parameters, name: string, label: string): string[] {
	const ids = filters.list(name, label);
	const wrong = ids.find((id) => !isWid(id));
	if (wrong !== undefined) throw new InvalidRequest(label, `"${wrong}" is not a Workday ID (WID), which has 32 hexadecimal digits`);
	return ids;
}
