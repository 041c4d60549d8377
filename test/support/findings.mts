/** What Connection → Check is asked, and what it gives. */
import type { IDataObject } from 'n8n-workflow';
import { OPERATION_KEYS } from '../../nodes/Workday/workday/permissions/operations.ts';
import { WORKER_FIELDS } from '../../nodes/Workday/workday/worker/fields.ts';

export interface Item extends IDataObject {
	state: string;
	about: string;
	message: string;
	domains: string[];
	tasks: string[];
	operations: string[];
}

/** By name: some are asked for only so. */
const FIELDS = WORKER_FIELDS.filter((field) => !('sensitive' in field)).map(({ name }) => name);
export const EVERYTHING: IDataObject = {
	operationsToCheck: [...OPERATION_KEYS],
	options: { sampleSize: 60, sensitiveFields: ['personalEmail', 'personalPhone'], fields: FIELDS },
};

export const problems = (findings: readonly Item[]) => findings.filter(({ state }) => ['refused', 'missing', 'failed'].includes(state));
