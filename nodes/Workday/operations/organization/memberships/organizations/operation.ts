/** Membership → Get Organization Memberships: a row for each worker and organization. */
import { defineOperation, type OperationContext, type OperationItem } from '../../../../n8n/defineOperation';
import { InvalidRequest } from '../../../../workday/errors';
import { MembershipReader, type Jobs } from '../../../../workday/membership/organizationRows';
import { SECTION } from '../../../../workday/names';
import { listed } from '../../../../workday/permissions/advice';
import { domainsOfParts } from '../../../../workday/permissions/workerParts';
import { readTypes } from '../../criteria';
import { readWhose } from '../filters';
import { giveRows, type RowReader } from '../readWorkers';
import { fields } from './fields';

const JOBS: readonly Jobs[] = ['all', 'primary', 'none'];

export const getOrganizationMemberships = defineOperation({
	resource: 'membership',
	operation: 'getOrganizations',
	name: 'Get Organization Memberships',
	action: 'Get organization memberships',
	description: 'Get a row for each worker and each organization that the worker is in, for groups with members in a target system',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const filters = parameters.group('filters', 'Filters');
		const options = parameters.group('options', 'Options');
		const whose = readWhose(context, filters);
		const jobs = parameters.choice('jobs', 'Jobs', JOBS, 'all');
		const onlyThese = filters.flag('onlyThese', 'Only These Organizations');
		const organizations = onlyThese ? (whose.criteria?.organizations ?? []) : [];
		if (onlyThese && organizations.length === 0) throw new InvalidRequest('Only These Organizations', 'needs the filter Organizations');
		const types = readTypes(parameters, filters).map((type) => type.id);

		let reader: MembershipReader | undefined;
		const make = (workerFields: string[], asOf: string, names: ConstructorParameters<typeof MembershipReader>[1]): RowReader => {
			const eachOnce = options.flag('eachOnce', 'Each Organization Once');
			const made = (reader = new MembershipReader({ workerFields, asOf, types, organizations, jobs, eachOnce }, names));
			return {
				columns: made.columns,
				group: made.group,
				unasked: made.unasked,
				read: (worker) => made.read(worker),
				// Either place will do.
				notMissed: () => [SECTION.organizations],
			};
		};

		yield* giveRows(context, whose, make, ({ rows, cut }) => {
			if (rows > 0 && jobs !== 'none' && !reader?.sawJobs) {
				context.hint(
					'No job came with its organizations, so primary and position are null. The integration user may not see them: ' +
						`check ${listed(domainsOfParts('job', 'organizations'))}. Jobs: Without Jobs asks for less.`,
					'warning',
				);
			}
			for (const type of cut ? [] : (reader?.types.unseen() ?? [])) {
				context.hint(`No membership in an organization of type ${type} was found. See which types your tenant has under Filters, Other Organization Types.`);
			}
		});
	},
});
