import type { Content } from '../../schema/writer.mts';
import { dateText } from '../dates.mts';
import type { Organization } from '../organizations.mts';
import type { Position } from '../positions.mts';
import type { WorkerView } from '../workforce.mts';
import { PADDING, type SectionContext } from './context.mts';

const ROLES = [
	'HR_Partner',
	'Cost_Center_Manager',
	'Recruiter',
	'Timekeeper',
	'Absence_Partner',
	'Security_Partner',
	'Benefits_Partner',
];

function supportRoles(organization: Organization, context: SectionContext): Content {
	const { references, density } = context;
	const [head] = context.workforce.leadersOf(0);
	const roles = head === undefined ? [] : ROLES.slice(0, PADDING[density]);
	return {
		Organization_Support_Role: roles.map((role) => ({
			Organization_Role_Reference: references.to('Organization_Role_ID', role, role.replace(/_/g, ' ')),
			Organization_Role_Data: [
				{
					Worker_Reference: head === undefined ? undefined : references.worker(head),
					Assignment_From: `Assigned for ${organization.type.label}`,
				},
			],
		})),
	};
}

function summary(organization: Organization, view: WorkerView, context: SectionContext, withRoles = true): Content {
	const { type, referenceId, code, name } = organization;
	const { references } = context;
	const payGroup = type.id === 'PAY_GROUP';
	const padded = PADDING[context.density] > 0;
	return {
		Organization_Reference_ID: referenceId,
		Organization_Code: code,
		Organization_Name: name,
		Organization_Type_Reference: references.to('Organization_Type_ID', type.id, type.label),
		Organization_Subtype_Reference: padded
			? references.to('Organization_Subtype_ID', `${type.id}_Standard`, `${type.label} (Standard)`)
			: undefined,
		Organization_Support_Role_Data:
			withRoles && padded && !context.flag('Exclude_Organization_Support_Role_Data')
				? supportRoles(organization, context)
				: undefined,
		Date_of_Pay_Group_Assignment: payGroup ? dateText(view.spell.hire) : undefined,
		Used_in_Change_Organization_Assignments: payGroup ? undefined : true,
	};
}

/** As far as no Exclude_ flag takes them out. A future hire belongs to the supervisory organization only. */
function shown(all: readonly Organization[], view: WorkerView, context: SectionContext): Organization[] {
	const thin = view.status === 'future' || view.status === 'rescinded';
	return all
		.filter(({ type }) => type.id !== 'PAY_GROUP' || !view.worker.contingent)
		.filter(({ type }) => type.excludedBy === undefined || !context.flag(type.excludedBy))
		.slice(0, thin ? 1 : undefined)
		.map((organization) => context.workforce.organization(organization, view.asOf));
}

export function organizationData(view: WorkerView, context: SectionContext): Content {
	const memberships = shown(context.workforce.organizations.membershipsOf(view.worker.number, view.supervisory), view, context);
	return {
		Worker_Organization_Data: memberships.map((organization) => ({
			Organization_Reference: context.references.organization(organization),
			Organization_Data: summary(organization, view, context),
		})),
	};
}

/** The same with each job, but for what belongs to the worker and not to a job. Unproven: which flag brings it, and which types do not. */
export function positionOrganizations(view: WorkerView, position: Position, context: SectionContext): Content | undefined {
	const { organizations } = context.workforce;
	const memberships = shown(organizations.membershipsOfJob(view.worker.number, view.worker.positions.indexOf(position), view.supervisory), view, context);
	return {
		Position_Organization_Data: memberships.map((organization) => ({
			Organization_Reference: context.references.organization(organization),
			Organization_Data: summary(organization, view, context, false),
		})),
	};
}

/** From the top of the company down to the direct manager. Leaders belong to the organization above their own. */
export function managementChain(view: WorkerView, context: SectionContext): Content {
	const { workforce, references } = context;
	const { organizations } = workforce;
	const self = view.worker.number;
	const severalManagers = context.flag('Include_Multiple_Managers_in_Management_Chain_Data');
	const chain = organizations.chainOf(view.supervisory).map((organization) => {
		const leaders = workforce.leadersOf(organization.number).filter((leader) => leader !== self);
		const managers = severalManagers ? leaders : leaders.slice(0, 1);
		return {
			Organization_Reference: references.organization(workforce.organization(organization, view.asOf)),
			Manager_Reference: managers.map((manager) => references.worker(manager)),
			Manager:
				PADDING[context.density] === 0
					? []
					: managers.map((manager) => ({
							Worker_Reference: references.worker(manager),
							Worker_Descriptor: workforce.displayName(manager),
						})),
		};
	});
	return { Worker_Supervisory_Management_Chain_Data: { Management_Chain_Data: chain } };
}

export function roleData(view: WorkerView, context: SectionContext): Content | undefined {
	const { workforce, references } = context;
	const number = view.worker.number;
	if (!workforce.isLeader(number)) return undefined;
	const [led] = workforce.organizations.chainOf(number).slice(-1);
	return {
		Organization_Role_Data: {
			Organization_Role: [
				{
					Organization_Role_Reference: references.to('Organization_Role_ID', 'Manager', 'Manager'),
					Organization_Role_Data: led && [
						{
							Role_Assigner_Reference: references.organization(workforce.organization(led, view.asOf)),
							Effective_Date: dateText(view.spell.hire),
							Assignment_From: 'Assigned',
						},
					],
				},
			],
		},
	};
}
