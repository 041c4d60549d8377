/** Membership → Get Provisioning Group Memberships: a row for each worker and provisioning group. */
import { defineOperation, type OperationContext, type OperationItem } from '../../../../n8n/defineOperation';
import { createProvisioningReader, type ProvisioningReader } from '../../../../workday/membership/provisioningRows';
import { readNames, readWhose } from '../filters';
import { giveRows } from '../readWorkers';
import { fields } from './fields';

export const getProvisioningGroupMemberships = defineOperation({
	resource: 'membership',
	operation: 'getProvisioningGroups',
	name: 'Get Provisioning Group Memberships',
	action: 'Get provisioning group memberships',
	description: 'Get a row for each worker and each provisioning group that the worker is assigned to, with status and date',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const whose = readWhose(context, parameters.group('filters', 'Filters'));
		const groups = readNames(parameters, 'provisioningGroups', 'Provisioning Groups');
		const onlyAssigned = parameters.choice('assignments', 'Assignments', ['all', 'assigned'], 'assigned') === 'assigned';

		let reader: ProvisioningReader | undefined;
		yield* giveRows(
			context,
			whose,
			(workerFields, asOf, names) => {
				reader = createProvisioningReader({ workerFields, asOf, groups, onlyAssigned }, names);
				return { ...reader, notMissed: () => [] };
			},
			({ cut }) => {
				for (const group of cut ? [] : (reader?.unseenGroups() ?? [])) {
					context.hint(`Nobody was ever assigned to the provisioning group "${group}". Capitals and spaces count.`, 'warning');
				}
			},
		);
	},
});
