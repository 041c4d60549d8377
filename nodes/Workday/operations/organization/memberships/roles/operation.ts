/** Membership → Get Role Assignments: a row for each worker, role and organization. */
import { defineOperation, type OperationContext, type OperationItem } from '../../../../n8n/defineOperation';
import { createRoleReader, type RoleReader } from '../../../../workday/membership/roleRows';
import { readNames, readWhose } from '../filters';
import { giveRows } from '../readWorkers';
import { fields } from './fields';

export const getRoleAssignments = defineOperation({
	resource: 'membership',
	operation: 'getRoles',
	name: 'Get Role Assignments',
	action: 'Get role assignments',
	description: 'Get a row for each worker and each organization in which the worker has a role, such as manager, for owners of groups',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const whose = readWhose(context, parameters.group('filters', 'Filters'));
		const roles = readNames(parameters, 'roles', 'Roles');

		let reader: RoleReader | undefined;
		yield* giveRows(
			context,
			whose,
			(workerFields, asOf, names) => {
				reader = createRoleReader({ workerFields, asOf, roles }, names);
				return { ...reader, notMissed: () => [] };
			},
			({ cut }) => {
				for (const role of cut ? [] : (reader?.unseenRoles() ?? [])) {
					context.hint(`Nobody who was read has the role "${role}". Capitals count: it is the ID of the role, not its name.`);
				}
			},
		);
	},
});
