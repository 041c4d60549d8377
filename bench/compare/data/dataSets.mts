/** The answers that are read: how large their workers are, and what makes them so. */
import type { TenantOptions } from '../../../test/tenant/server/index.mts';

export interface DataSet {
	/** Stands in URLs where Workday has the tenant. Letters and digits. */
	name: string;
	/** What it is for: to compare plain programs or nodes of n8n, which read more; `many` is one page that the server makes more of. */
	use: 'programs' | 'nodes' | 'many' | 'overlap';
	/** How a worker of it is called: `40 KB`. */
	title: string;
	density: NonNullable<TenantOptions['density']>;
	/** Flags of the request. */
	include: readonly string[];
	/** Elements that its workers do not have, wherever the tenant puts them. */
	leaveOut: readonly string[];
	pageSize: number;
	pages: number;
}

const PERSON = ['Include_Personal_Information', 'Include_Employment_Information', 'Include_User_Account'];
/** What provisions accounts reads, with what such integrations leave out. */
const IDENTITY = [
	...PERSON, 'Include_Organizations', 'Include_Management_Chain_Data', 'Include_Transaction_Log_Data', 'Exclude_Matrix_Organizations',
	'Exclude_Custom_Organizations', 'Exclude_Business_Unit_Hierarchies', 'Exclude_Organization_Support_Role_Data',
];
const NO_HIERARCHIES = ['Exclude_Cost_Center_Hierarchies', 'Exclude_Company_Hierarchies', 'Exclude_Region_Hierarchies', 'Exclude_Location_Hierarchies'];
const MORE = [
	'Include_Compensation', 'Include_Roles', 'Include_Qualifications', 'Include_Goals', 'Include_Benefit_Enrollments', 'Include_Related_Persons',
	'Include_Skills', 'Include_Career', 'Include_Account_Provisioning',
];
/** Even with few groups the tenant's workers are larger: this is one that keeps neither addresses nor national IDs. */
const SPARSE = [
	'Identification_Data', 'Address_Data', 'Universal_Identifier_Reference', 'Email_Reference', 'Phone_Reference', 'Time_Profile_Reference',
	'Local_Reference', 'Location_Type_Reference',
];

const SMALL = { title: '8 KB', density: 'small', include: PERSON, leaveOut: SPARSE } as const;
const MEDIUM = { title: '40 KB', density: 'medium', include: [...IDENTITY, ...NO_HIERARCHIES], leaveOut: [] } as const;
const LARGE = { title: '120 KB', density: 'large', include: [...IDENTITY, ...MORE], leaveOut: [] } as const;

/**
 * Pages are as large as Workday makes them: 999 workers. Where workers are small, some pages take long enough to be measured. In
 * n8n some 200 MB are read: on one page nobody would see that the other nodes hold all of them.
 */
export const DATA_SETS: readonly DataSet[] = [
	{ name: 'kb8', use: 'programs', ...SMALL, pageSize: 999, pages: 4 },
	{ name: 'kb40', use: 'programs', ...MEDIUM, pageSize: 999, pages: 1 },
	{ name: 'kb120', use: 'programs', ...LARGE, pageSize: 999, pages: 1 },
	{ name: 'kb8n8n', use: 'nodes', ...SMALL, pageSize: 999, pages: 24 },
	{ name: 'kb40n8n', use: 'nodes', ...MEDIUM, pageSize: 999, pages: 4 },
	{ name: 'kb120n8n', use: 'nodes', ...LARGE, pageSize: 999, pages: 2 },
	{ name: 'many', use: 'many', ...SMALL, pageSize: 500, pages: 1 },
	{ name: 'overlap', use: 'overlap', ...MEDIUM, pageSize: 50, pages: 20 },
];

/** A pair of bytes: as they are, and compressed. */
export interface Sizes {
	plain: number;
	gzip: number;
}

/** What was rendered of a set. */
export interface Rendered {
	workers: number;
	xml: Sizes;
	/** The same as JSON; 0 where no program reads it. */
	json: Sizes;
}

/** One page of a set, in its folder. */
export const pageFile = (page: number, kind: 'xml' | 'json', gzip: boolean): string => `page-${page}.${kind}${gzip ? '.gz' : ''}`;
