/** The list of operations. */
import type { Resource } from '../n8n/defineOperation';
import { getBalances } from './absence/getBalances/operation';
import { getTimeOff } from './absence/getTimeOff/operation';
import { rest } from './api/rest/operation';
import { soap } from './api/soap/operation';
import { wql } from './api/wql/operation';
import { getIntegrationSystemUsers } from './integrationSystemUser/getMany/operation';
import { putContent } from './learning/content/put/operation';
import { putEnrollment } from './learning/enrollment/put/operation';
import { putRecord } from './learning/record/put/operation';
import { get as getOrganization } from './organization/get/operation';
import { getMany as getManyOrganizations } from './organization/getMany/operation';
import { getManyRest as getManyOrganizationsRest } from './organization/getManyRest/operation';
import { getOrganizationMemberships } from './organization/memberships/organizations/operation';
import { getProvisioningGroupMemberships } from './organization/memberships/provisioningGroups/operation';
import { getRoleAssignments } from './organization/memberships/roles/operation';
import { getSecurityGroupMemberships } from './organization/memberships/securityGroups/operation';
import { run } from './report/run/operation';
import { checkConnection } from './worker/connectionCheck/operation';
import { get } from './worker/get/operation';
import { getChanged } from './worker/getChanged/operation';
import { getMany } from './worker/getMany/operation';
import { getManyRest } from './worker/getManyRest/operation';
import { updateAccount } from './worker/updateAccount/operation';
import { updateContact } from './worker/updateContact/operation';

export const resources: readonly Resource[] = [
	{ value: 'worker', name: 'Worker', operations: [get, getChanged, getMany, getManyRest, updateAccount, updateContact] },
	{ value: 'organization', name: 'Organization', operations: [getOrganization, getManyOrganizations, getManyOrganizationsRest] },
	{ value: 'membership', name: 'Membership', operations: [getOrganizationMemberships, getProvisioningGroupMemberships, getRoleAssignments, getSecurityGroupMemberships] },
	{ value: 'integrationSystemUser', name: 'Integration System User', operations: [getIntegrationSystemUsers] },
	{ value: 'absence', name: 'Absence', operations: [getBalances, getTimeOff] },
	{ value: 'learningContent', name: 'Learning Content', operations: [putContent] },
	{ value: 'learningEnrollment', name: 'Learning Enrollment', operations: [putEnrollment] },
	{ value: 'learningRecord', name: 'Learning Record', operations: [putRecord] },
	{ value: 'report', name: 'Report', operations: [run] },
	{ value: 'customCall', name: 'Custom Call', operations: [rest, soap, wql] },
	{ value: 'connection', name: 'Connection', operations: [checkConnection] },
];
