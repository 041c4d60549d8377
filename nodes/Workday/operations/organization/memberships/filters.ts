/** Whose memberships: the filters of both reads that go through workers, in the editor and as a request. */
import type { INodeProperties } from 'n8n-workflow';
import type { OperationContext } from '../../../n8n/defineOperation';
import { references, set, some } from '../../../n8n/filterValues';
import { organizationRows, workerLocator } from '../../../n8n/locators';
import type { Parameters } from '../../../n8n/parameters';
import { withDefault } from '../../../n8n/properties';
import { dateField, readWorkerRanges } from '../../../n8n/ranges';
import { InvalidRequest } from '../../../workday/errors';
import { ID_TYPE } from '../../../workday/names';
import type { Reference } from '../../../workday/spec';
import { WORKER_ID_TYPES, type GetWorkersCriteria } from '../../../workday/worker/getWorkers';

const workerRows: INodeProperties = {
	displayName: 'Workers',
	name: 'workers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Worker',
	default: {},
	description: 'Only these workers. Other filters on workers cannot be combined with it.',
	options: [
		{
			displayName: 'Reference',
			name: 'reference',
			values: [
				workerLocator({ displayName: 'Worker', name: 'id', description: 'By ID, one or several separated by commas, or picked from the list' }, 'e.g. 21001'),
				withDefault(
					{
						displayName: 'ID Type',
						name: 'idType',
						type: 'string',
						default: '',
						// Always shown, as in rows of organizations.
						description: `For By ID: ${WORKER_ID_TYPES.join(', ')}`,
					},
					ID_TYPE.employee,
				),
			],
		},
	],
};

/** For the Filters collection, in the order of their names. */
export const workerFilters = (others: readonly INodeProperties[] = []): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Without filters the memberships of all workers come, those of leavers and future hires as far as Workday sends them',
	options: [
		dateField('effectiveFrom', 'Effective From', 'Only workers with a transaction that becomes effective from this moment on'),
		dateField('effectiveThrough', 'Effective Through', 'End of the range that begins with Effective From. Each needs the other'),
		{
			displayName: 'Exclude Contingent Workers',
			name: 'excludeContingentWorkers',
			type: 'boolean' as const,
			default: true,
			description: 'Whether to leave out contingent workers',
		},
		{
			displayName: 'Exclude Employees',
			name: 'excludeEmployees',
			type: 'boolean' as const,
			default: true,
			description: 'Whether to leave out employees',
		},
		{
			displayName: 'Exclude Inactive Workers',
			name: 'excludeInactive',
			type: 'boolean' as const,
			default: true,
			description: 'Whether to leave out workers that are not active: leavers, and future hires too',
		},
		{
			displayName: 'Include Subordinate Organizations',
			name: 'includeSubordinates',
			type: 'boolean' as const,
			default: true,
			description: 'Whether to include the workers of organizations below those in Organizations',
		},
		organizationRows('Organizations', 'organizations', 'Only workers in these organizations. Their other memberships come as well'),
		dateField('updatedFrom', 'Updated From', 'Only workers with a transaction entered from this moment on'),
		dateField(
			'updatedThrough',
			'Updated Through',
			'End of the range that begins with Updated From; without it, ten seconds ago, since no two clocks are quite the same. A hint says which moment was used',
		),
		workerRows,
		...others,
	].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
});

/** Either ids or criteria: Workday takes one or the other. */
export interface Whose {
	/** Without duplicates; empty: by criteria. */
	workers: readonly Reference[];
	criteria: GetWorkersCriteria | undefined;
}

/** @throws InvalidRequest */
export function readWhose(context: OperationContext, filters: Parameters): Whose {
	const range = readWorkerRanges(filters, context, 'workers');
	const criteria: GetWorkersCriteria = {
		transactionLog: Object.keys(range).length > 0 ? [{ range, types: undefined }] : undefined,
		organizations: some(references(filters, 'organizations', 'Organizations', ID_TYPE.organization)),
		includeSubordinates: set(filters, 'includeSubordinates', 'Include Subordinate Organizations'),
		excludeInactive: set(filters, 'excludeInactive', 'Exclude Inactive Workers'),
		excludeEmployees: set(filters, 'excludeEmployees', 'Exclude Employees'),
		excludeContingentWorkers: set(filters, 'excludeContingentWorkers', 'Exclude Contingent Workers'),
	};
	const isFiltered = Object.values(criteria).some((value) => value !== undefined);
	const typed = references(filters, 'workers', 'Workers', ID_TYPE.employee);
	const workers = [...new Map(typed.map((one) => [`${one.type}\n${one.id}`, one])).values()];
	if (workers.length > 0 && isFiltered) {
		throw new InvalidRequest('Workers', 'cannot be combined with other filters on workers: Workday takes either IDs or filters. Remove one or the other');
	}
	const odd = workers.find(({ type }) => !WORKER_ID_TYPES.some((known) => known === type));
	if (odd) throw new InvalidRequest('Workers, ID Type', `must be one of ${WORKER_ID_TYPES.join(', ')}, not "${odd.type}"`);
	return { workers, criteria: isFiltered ? criteria : undefined };
}

/**
 * Names in a field of the node itself, where nothing means all. A list that an expression left empty is not nothing.
 *
 * @throws InvalidRequest
 */
export function readNames(parameters: Parameters, name: string, label: string): string[] {
	const names = parameters.list(name, label);
	if (names.length === 0 && parameters.raw(name) !== undefined) {
		throw new InvalidRequest(label, 'is an empty list. See what its expression gives; leave the field empty for all');
	}
	return names;
}
