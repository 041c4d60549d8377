import type { Content } from '../schema/writer.mts';
import { dateText, type Moment, momentText, startOfDay } from '../workers/dates.mts';
import type { Transaction } from '../workers/entries.mts';
import type { Knowledge } from '../workers/history.mts';
import { type Organization, ORGANIZATION_TYPES, SUPERVISORY } from '../workers/organizations.mts';
import { hash, wid } from '../workers/random.mts';
import { References } from '../workers/sections/references.mts';
import type { AsOf, Workforce } from '../workers/workforce.mts';
import {
	echo,
	type Exchange,
	enveloped,
	invalidId,
	type Operation,
	paged,
	pageOf,
	wantsDescriptors,
} from './exchange.mts';
import { RequestRefused } from './faults.mts';
import type { Piece } from './reply.mts';
import { isTrue } from './requestXml.mts';
import { transactionCriteria } from './transactionCriteria.mts';

interface Groups {
	roles: boolean;
	hierarchy: boolean;
	supervisory: boolean;
	restrictions: boolean;
}

/** Hierarchy and supervisory data come by default, roles and restrictions only when asked for. */
function groupsOf({ request }: Exchange): Groups {
	const group = request.first('Response_Group');
	const none = (group?.elements.length ?? 0) === 0;
	const flag = (name: string, byDefault: boolean): boolean => (none ? byDefault : (group?.flag(name) ?? false));
	const supervisory = flag('Include_Supervisory_Data', true);
	return {
		roles: flag('Include_Roles_Data', false),
		hierarchy: flag('Include_Hierarchy_Data', true),
		supervisory,
		restrictions: supervisory && flag('Include_Staffing_Restrictions_Data', false),
	};
}

/**
 * What Workday knows of when an organization changed, oldest entry first. Every one was touched on some day of the last
 * two years; the rest is what tests entered. Which types such entries have is unproven.
 */
function transactionsOf(workforce: Workforce, organization: Organization, knowledge: Knowledge): Transaction[] {
	const { type, number } = organization;
	const touched = workforce.today - (hash(workforce.seed, 'organization updated', type.id, number) % 730);
	const transaction = (effective: Moment, entered: Moment): Transaction => ({
		type: 'Change Job',
		key: '',
		effective,
		entered,
		rescinded: false,
		corrected: false,
		takesBack: false,
	});
	return [
		transaction(startOfDay(touched), startOfDay(touched)),
		...workforce.ledger.organizations
			.known(organization, knowledge)
			.map(({ effective, entered }) => transaction(effective, entered)),
	];
}

function select(exchange: Exchange, asOf: AsOf): Organization[] {
	const { request, workforce } = exchange;
	const { organizations } = workforce;
	const references = request.first('Request_References');
	if (references) {
		const ids = references.references('Organization_Reference');
		const found = ids.map((id) => ({ id, organization: organizations.find(id.type, id.value) }));
		const unknown = found.filter(({ organization }) => !organization).map(({ id }) => invalidId(id));
		if (unknown.length > 0 && !isTrue(references.attribute('Skip_Non_Existing_Instances')))
			throw new RequestRefused(unknown);
		return found.flatMap(({ organization }) => (organization ? [workforce.organization(organization, asOf)] : []));
	}
	const criteria = request.first('Request_Criteria');
	const typeIds = criteria?.references('Organization_Type_Reference') ?? [];
	const types = typeIds.map((id) => {
		const type = ORGANIZATION_TYPES.find(
			(each) => (id.type === 'WID' ? wid(workforce.seed, 'Organization_Type_ID', each.id) : each.id) === id.value,
		);
		if (!type) throw new RequestRefused([invalidId(id)]);
		return type.id;
	});
	const inWindow = transactionCriteria(exchange, criteria?.all('Transaction_Log_Criteria') ?? []);
	return [...organizations.all(new Set(types))]
		.filter((organization) => {
			const transactions = transactionsOf(workforce, organization, asOf);
			return (transactions[0]?.entered ?? 0) <= asOf.entered && (!inWindow || transactions.some(inWindow.holds));
		})
		.map((organization) => workforce.organization(organization, asOf))
		.filter(({ inactive }) => !inactive || criteria?.flag('Include_Inactive'));
}

/** As of a day: where tests have moved organizations, else where they were made. */
class Levels {
	private readonly below = new Map<string, Organization[]>();

	constructor(
		private readonly workforce: Workforce,
		private readonly asOf: AsOf,
	) {
		for (const { organization, set } of workforce.ledger.organizations.all()) {
			if (set.superior === undefined) continue;
			const moved = this.find(organization);
			const superior = moved && this.superiorOf(moved);
			const others = this.below.get(superior?.wid ?? '') ?? [];
			if (superior && !others.includes(moved)) this.below.set(superior.wid, [...others, moved]);
		}
	}

	superiorOf(organization: Organization): Organization | undefined {
		const { superior } = this.workforce.organization(organization, this.asOf);
		return superior === undefined ? this.workforce.organizations.superiorOf(organization) : this.find(superior);
	}

	subordinatesOf(organization: Organization): Organization[] {
		const made = this.workforce.organizations.subordinatesOf(organization);
		const all = new Set([...made, ...(this.below.get(organization.wid) ?? [])]);
		return [...all].filter((each) => this.superiorOf(each) === organization);
	}

	/** undefined where there is none: somebody stands above itself. */
	topOf(organization: Organization): Organization | undefined {
		const seen = new Set<Organization>();
		let top = organization;
		for (let above = this.superiorOf(top); above; above = this.superiorOf(top)) {
			if (seen.has(above)) return undefined;
			seen.add(above);
			top = above;
		}
		return top;
	}

	private find(referenceId: string): Organization | undefined {
		return this.workforce.organizations.find('Organization_Reference_ID', referenceId);
	}
}

function hierarchy({ type, number }: Organization, { workforce, asOf, references, levels }: OrganizationContext): Content {
	// As it was made: what tests have entered is a copy.
	const organization = workforce.organizations.get(type, number);
	const reference = (each: Organization): Content => references.organization(workforce.organization(each, asOf));
	const superior = levels.superiorOf(organization);
	const top = levels.topOf(organization);
	return {
		'Top-Level_Organization_Reference': top && reference(top),
		Superior_Organization_Reference: superior && reference(superior),
		Subordinate_Organization_Reference: levels.subordinatesOf(organization).map(reference),
	};
}

function supervisory({ restrictions }: Groups, references: References): Content {
	return {
		Staffing_Model: 'Job Management',
		Location_Reference: references.to('Location_ID', 'San_Francisco', 'San Francisco'),
		Staffing_Restrictions_Data: restrictions
			? { Time_Type_Reference: references.to('Position_Time_Type_ID', 'Full_time', 'Full time') }
			: undefined,
		Available_For_Hire: true,
		Hiring_Freeze: false,
	};
}

interface OrganizationContext {
	workforce: Workforce;
	asOf: AsOf;
	groups: Groups;
	references: References;
	levels: Levels;
}

function organizationContent(organization: Organization, context: OrganizationContext): Content {
	const { workforce, asOf, groups, references } = context;
	const { type, number, referenceId, name, code, inactive, inactiveSince } = organization;
	const workerReference = (worker: number): Content => references.worker(worker);
	const leaders = type === SUPERVISORY ? workforce.leadersOf(number) : [];
	const [manager] = leaders;
	const moments = transactionsOf(workforce, organization, asOf).map(({ entered }) => entered);
	const updated = momentText(Math.max(...moments));
	return {
		Organization_Reference: references.organization(organization),
		Organization_Data: {
			Reference_ID: referenceId,
			Name: name,
			Organization_Code: code,
			Include_Manager_in_Name: false,
			Include_Organization_Code_in_Name: false,
			Organization_Type_Reference: references.to('Organization_Type_ID', type.id, type.label),
			Organization_Subtype_Reference: references.to(
				'Organization_Subtype_ID',
				`${type.id}_Standard`,
				`${type.label} (Standard)`,
			),
			// The misspelling is the schema's.
			Availibility_Date: momentText(Math.min(...moments)),
			Last_Updated_DateTime: updated,
			Inactive: inactive,
			Inactive_Date: inactive && inactiveSince !== undefined ? dateText(inactiveSince) : undefined,
			Manager_Reference: manager === undefined ? undefined : workerReference(manager),
			Leadership_Reference: leaders.map(workerReference),
			External_IDs_Data: type.id === 'COMPANY' ? { ID: [{ '@System_ID': 'LEGACY', '#': `L-${code}` }] } : undefined,
			Roles_Data: groups.roles
				? {
						Organization_Role_Data: leaders.map((leader) => ({
							Role_Reference: references.to('Organization_Role_ID', 'Manager', 'Manager'),
							Worker_Reference: [workerReference(leader)],
						})),
					}
				: undefined,
			Hierarchy_Data: groups.hierarchy ? hierarchy(organization, context) : undefined,
			Supervisory_Data: groups.supervisory && type === SUPERVISORY ? supervisory(groups, references) : undefined,
		},
	};
}

export const getOrganizations: Operation = (exchange) => {
	const { workforce, writer, switches, settings, version } = exchange;
	const filter = pageOf(exchange);
	const { results, items } = paged(select(exchange, filter.asOf), filter, switches);
	const references = new References(workforce, wantsDescriptors(exchange) ?? settings.descriptors !== 'none');
	const context = { workforce, references, asOf: filter.asOf, groups: groupsOf(exchange), levels: new Levels(workforce, filter.asOf) };
	function* inside(): Generator<Piece> {
		yield* echo(exchange, filter);
		yield results;
		if (items.length === 0) return;
		yield '<wd:Response_Data>';
		for (const organization of items) {
			yield {
				record: writer.element(
					'Organization',
					'Organization_WWSType',
					organizationContent(organization, context),
				),
			};
		}
		yield '</wd:Response_Data>';
	}
	return enveloped('Get_Organizations_Response', version, inside());
};
