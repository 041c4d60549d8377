/** The list of operations. */
import type { Resource } from '../n8n/defineOperation';
import { rest } from './api/rest/operation';
import { soap } from './api/soap/operation';
import { wql } from './api/wql/operation';
import { get as getOrganization } from './organization/get/operation';
import { getMany as getManyOrganizations } from './organization/getMany/operation';
import { get } from './worker/get/operation';
import { getChanged } from './worker/getChanged/operation';
import { getMany } from './worker/getMany/operation';

export const resources: readonly Resource[] = [
	{ value: 'worker', name: 'Worker', operations: [get, getChanged, getMany] },
	{ value: 'organization', name: 'Organization', operations: [getOrganization, getManyOrganizations] },
	{ value: 'customCall', name: 'Custom Call', operations: [rest, soap, wql] },
];
