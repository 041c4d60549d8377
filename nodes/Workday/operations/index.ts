/** The list of operations. */
import type { Resource } from '../n8n/defineOperation';
import { get } from './worker/get/operation';
import { getMany } from './worker/getMany/operation';

export const resources: readonly Resource[] = [{ value: 'worker', name: 'Worker', operations: [get, getMany] }];
