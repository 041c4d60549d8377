import type { Era } from '../../schema/contract.mts';
import type { WorkerView, Workforce } from '../workforce.mts';
import type { References } from './references.mts';

/** About 15 to 25, 45 and 130 KB a worker with the groups that an identity integration reads. */
export type Density = 'small' | 'medium' | 'large';

/** What a section is rendered from, besides the worker. */
export interface SectionContext {
	era: Era;
	workforce: Workforce;
	references: References;
	density: Density;
	/** Is this Response_Group flag on? */
	flag(name: string): boolean;
	/** Integration_System_IDs of Field_And_Parameter_Criteria_Data. */
	integrationSystems: readonly string[];
}

/** Times that a repeat is padded with: real tenants differ in how much they keep, not in what. */
export const PADDING: Record<Density, number> = { small: 0, medium: 1, large: 6 };

export type WorkerSection<T> = (view: WorkerView, context: SectionContext) => T;
