import type { Day } from './dates.mts';
import { hash, numberedWid, numberOfWid } from './random.mts';

export interface OrganizationType {
	/** Organization_Type_ID. */
	id: string;
	label: string;
	/** Response_Group flag that leaves it out of a worker; types without one always appear. */
	excludedBy?: string;
	/** A second ID type beside WID and Organization_Reference_ID. */
	idType?:
		'Company_Reference_ID' | 'Cost_Center_Reference_ID' | 'Region_Reference_ID' | 'Custom_Organization_Reference_ID';
	/** Names in turn; longer lists of organizations number them. Empty: supervisory organizations name themselves. */
	names: readonly string[];
	count: number;
	/** Type of the hierarchy that contains it. */
	hierarchy?: string;
	/** Share of workers that belong to one. */
	share: number;
}

export interface Organization {
	type: OrganizationType;
	number: number;
	wid: string;
	referenceId: string;
	code: string;
	name: string;
	inactive: boolean;
	/** Where a test has closed it. */
	inactiveSince?: Day;
	/** Organization_Reference_ID of the one above, where a test has moved it: wherever, also below itself. */
	superior?: string;
}

const type = (
	id: string,
	label: string,
	excludedBy: string,
	share: number,
	names: readonly string[],
	more: Partial<OrganizationType> = {},
): OrganizationType => ({ id, label, excludedBy, share, names, count: names.length, ...more });

const COST_CENTERS = [
	'41100 Research & Development',
	'42000 Sales EMEA',
	'43200 Human Resources',
	"44000 Women's Health",
	'45100 IT <Core>',
	'00700 Legal',
];

export const SUPERVISORY: OrganizationType = {
	id: 'SUPERVISORY',
	label: 'Supervisory',
	excludedBy: 'Exclude_Supervisory_Organizations',
	names: [],
	count: 0,
	share: 1,
};

export const ORGANIZATION_TYPES: readonly OrganizationType[] = [
	SUPERVISORY,
	type(
		'COMPANY',
		'Company',
		'Exclude_Companies',
		1,
		['Acme, Inc.', 'Acme Deutschland GmbH', "L'Acme & Fils S.A.", 'アクメ株式会社'],
		{ idType: 'Company_Reference_ID', hierarchy: 'COMPANY_HIERARCHY' },
	),
	type('COMPANY_HIERARCHY', 'Company Hierarchy', 'Exclude_Company_Hierarchies', 1, ['All Companies']),
	type('COST_CENTER', 'Cost Center', 'Exclude_Cost_Centers', 1, COST_CENTERS, {
		idType: 'Cost_Center_Reference_ID',
		hierarchy: 'COST_CENTER_HIERARCHY',
	}),
	type('COST_CENTER_HIERARCHY', 'Cost Center Hierarchy', 'Exclude_Cost_Center_Hierarchies', 1, [
		'All Cost Centers',
		'General & Administrative',
	]),
	type('BUSINESS_UNIT', 'Business Unit', 'Exclude_Business_Units', 0.8, ['Devices', 'Services & Support', 'Shared'], {
		hierarchy: 'BUSINESS_UNIT_HIERARCHY',
	}),
	type('BUSINESS_UNIT_HIERARCHY', 'Business Unit Hierarchy', 'Exclude_Business_Unit_Hierarchies', 0.8, [
		'All Business Units',
	]),
	type('PAY_GROUP', 'Pay Group', 'Exclude_Pay_Groups', 0.9, ['USA Biweekly', 'DEU Monthly', 'FRA Mensuel', 'JPN 月給']),
	type('REGION', 'Region', 'Exclude_Regions', 0.7, ['Americas', 'EMEA', 'APAC'], {
		idType: 'Region_Reference_ID',
		hierarchy: 'REGION_HIERARCHY',
	}),
	type('REGION_HIERARCHY', 'Region Hierarchy', 'Exclude_Region_Hierarchies', 0.7, ['World']),
	type('LOCATION_HIERARCHY', 'Location Hierarchy', 'Exclude_Location_Hierarchies', 0.9, [
		'Headquarters',
		'Field Offices',
	]),
	type('MATRIX', 'Matrix', 'Exclude_Matrix_Organizations', 0.15, ['Project Zephyr', 'Works Council – Betriebsrat']),
	type('TEAM', 'Team', 'Exclude_Teams', 0.2, ['Tiger Team', 'Onboarding "A"']),
	type('CUSTOM_PRACTICE', 'Practice', 'Exclude_Custom_Organizations', 0.3, ['Identity', 'Data & AI'], {
		idType: 'Custom_Organization_Reference_ID',
	}),
	type('FUND', 'Fund', 'Exclude_Funds', 0.1, ['General Fund'], { hierarchy: 'FUND_HIERARCHY' }),
	type('FUND_HIERARCHY', 'Fund Hierarchy', 'Exclude_Fund_Hierarchies', 0.1, ['All Funds']),
	type('GRANT', 'Grant', 'Exclude_Grants', 0.1, ['Horizon Grant 7'], { hierarchy: 'GRANT_HIERARCHY' }),
	type('GRANT_HIERARCHY', 'Grant Hierarchy', 'Exclude_Grant_Hierarchies', 0.1, ['All Grants']),
	type('PROGRAMS', 'Program', 'Exclude_Programs', 0.1, ['Apprenticeship'], { hierarchy: 'PROGRAM_HIERARCHY' }),
	type('PROGRAM_HIERARCHY', 'Program Hierarchy', 'Exclude_Program_Hierarchies', 0.1, ['All Programs']),
	type('GIFT', 'Gift', 'Exclude_Gifts', 0.05, ['Alumni Gift'], { hierarchy: 'GIFT_HIERARCHY' }),
	type('GIFT_HIERARCHY', 'Gift Hierarchy', 'Exclude_Gift_Hierarchies', 0.05, ['All Gifts']),
	type('RETIREE', 'Retiree', 'Exclude_Retiree_Organizations', 0.02, ['Retirees']),
];

/** Type of a hierarchy → the type that it contains. */
const CONTAINED = new Map(
	ORGANIZATION_TYPES.flatMap((each) => (each.hierarchy === undefined ? [] : [[each.hierarchy, each] as const])),
);
const TYPES_BY_ID = new Map(ORGANIZATION_TYPES.map((each) => [each.id, each]));
/** These belong to a worker whatever the job. */
const OF_THE_WORKER: ReadonlySet<string> = new Set(['MATRIX', 'TEAM', 'CUSTOM_PRACTICE', 'RETIREE']);
const DIVISIONS = [
	'Engineering',
	'Sales & Marketing',
	'People',
	"Chief Executive's Office",
	'Finance',
	'Forschung',
	'営業部',
	'Customer Care',
];
const WORKERS_PER_ORGANIZATION = 10;
const SUBORDINATES_PER_ORGANIZATION = 5;

/**
 * The organizations of a tenant, computed on demand. Supervisory organization n is led by worker n; its superior is
 * number (n-1)/5, and the leader belongs to the superior. All other workers are dealt out evenly.
 */
export class OrganizationTree {
	readonly supervisoryCount: number;
	/** Workers with a lower number lead an organization: nobody does in a tenant that began empty. */
	readonly leaderCount: number;
	/** There is one for every ten workers: few enough to keep. */
	private readonly kept = new Map<OrganizationType, Organization[]>();

	constructor(
		private readonly seed: number,
		workers: number,
	) {
		this.supervisoryCount = Math.max(1, Math.floor(workers / WORKERS_PER_ORGANIZATION));
		this.leaderCount = Math.min(this.supervisoryCount, workers);
	}

	countOf(organizationType: OrganizationType): number {
		return organizationType === SUPERVISORY ? this.supervisoryCount : organizationType.count;
	}

	get(organizationType: OrganizationType, number: number): Organization {
		const kept = this.kept.get(organizationType) ?? [];
		this.kept.set(organizationType, kept);
		return (kept[number] ??= this.make(organizationType, number));
	}

	private make(organizationType: OrganizationType, number: number): Organization {
		const supervisory = organizationType === SUPERVISORY;
		const division = DIVISIONS[hash(this.seed, 'division', number) % DIVISIONS.length] ?? '';
		const name = supervisory
			? number === 0
				? 'Acme Global'
				: `${division} ${number}`
			: (organizationType.names[number % organizationType.names.length] ?? organizationType.label);
		const code = /^\d{5}/.exec(name)?.[0] ?? String(100 + number);
		return {
			type: organizationType,
			number,
			wid: numberedWid(this.seed, `organization ${organizationType.id}`, number),
			referenceId: supervisory ? `SUPERVISORY_ORGANIZATION-1-${100 + number}` : `${organizationType.id}_${code}`,
			code,
			name,
			// The last cost center was closed: nobody belongs to it, and only Include_Inactive shows it.
			inactive: organizationType.id === 'COST_CENTER' && number === organizationType.count - 1,
		};
	}

	/** Every organization of the given types (all types when none is given). */
	*all(typeIds: ReadonlySet<string> = new Set()): Generator<Organization> {
		for (const each of ORGANIZATION_TYPES) {
			if (typeIds.size > 0 && !typeIds.has(each.id)) continue;
			for (let number = 0; number < this.countOf(each); number += 1) yield this.get(each, number);
		}
	}

	/** By WID, Organization_Reference_ID or the type's own ID type. */
	find(idType: string, id: string): Organization | undefined {
		for (const each of ORGANIZATION_TYPES) {
			if (idType === 'WID') {
				const number = numberOfWid(this.seed, `organization ${each.id}`, id);
				if (number !== undefined && number < this.countOf(each)) return this.get(each, number);
			} else if (idType === 'Organization_Reference_ID' || idType === each.idType) {
				for (let number = 0; number < this.countOf(each); number += 1) {
					const organization = this.get(each, number);
					if (organization.referenceId === id) return organization;
				}
			}
		}
		return undefined;
	}

	superiorOf({ type: organizationType, number }: Organization): Organization | undefined {
		if (organizationType === SUPERVISORY) {
			return number === 0 ? undefined : this.get(SUPERVISORY, Math.floor((number - 1) / SUBORDINATES_PER_ORGANIZATION));
		}
		const hierarchy = organizationType.hierarchy ? TYPES_BY_ID.get(organizationType.hierarchy) : undefined;
		return hierarchy && this.get(hierarchy, number % hierarchy.count);
	}

	subordinatesOf({ type: organizationType, number }: Organization): Organization[] {
		if (organizationType === SUPERVISORY) {
			const first = number * SUBORDINATES_PER_ORGANIZATION + 1;
			const last = Math.min(first + SUBORDINATES_PER_ORGANIZATION, this.supervisoryCount);
			return Array.from({ length: Math.max(0, last - first) }, (_, i) => this.get(SUPERVISORY, first + i));
		}
		const below = CONTAINED.get(organizationType.id);
		if (!below) return [];
		return Array.from({ length: below.count }, (_, i) => this.get(below, i)).filter(
			(each) => this.superiorOf(each)?.number === number,
		);
	}

	/** From the top down to the organization itself. */
	chainOf(number: number): Organization[] {
		const organization = this.get(SUPERVISORY, number);
		const superior = this.superiorOf(organization);
		return [...(superior ? this.chainOf(superior.number) : []), organization];
	}

	/** Worker numbers: one leader, and in every fourth organization a second one. */
	leadersOf(number: number): number[] {
		if (number >= this.leaderCount) return [];
		const second = (number + 1) % this.supervisoryCount;
		return number % 4 === 1 && second !== number ? [number, second] : [number];
	}

	supervisoryOf(worker: number): number {
		if (worker === 0) return 0;
		if (worker < this.leaderCount) return Math.floor((worker - 1) / SUBORDINATES_PER_ORGANIZATION);
		return (worker - this.leaderCount) % this.supervisoryCount;
	}

	/** The supervisory organization first, then the others in the order of the types. */
	membershipsOf(worker: number, supervisory = this.supervisoryOf(worker)): Organization[] {
		const others = ORGANIZATION_TYPES.filter((each) => each !== SUPERVISORY).flatMap((each) => {
			// A hierarchy follows its member, not chance of its own.
			const member = CONTAINED.get(each.id) ?? each;
			const roll = hash(this.seed, worker, member.id);
			if (roll % 1000 >= member.share * 1000) return [];
			const open = member.id === 'COST_CENTER' ? member.count - 1 : member.count;
			const organization = this.get(member, (roll >>> 10) % open);
			return member === each ? [organization] : [this.superiorOf(organization) ?? organization];
		});
		return [this.get(SUPERVISORY, supervisory), ...others];
	}

	/** Of one of a worker's jobs, the primary one being the first. Additional jobs are elsewhere in the same company. */
	membershipsOfJob(worker: number, job: number, supervisory = this.supervisoryOf(worker)): Organization[] {
		const ofJobs = this.membershipsOf(worker, supervisory).filter(({ type: { id } }) => !OF_THE_WORKER.has(id));
		if (job === 0) return ofJobs;
		const elsewhere = (supervisory + job) % this.supervisoryCount;
		return [this.get(SUPERVISORY, elsewhere), ...ofJobs.filter(({ type: { id } }) => id === 'COMPANY' || id === 'COMPANY_HIERARCHY')];
	}
}
