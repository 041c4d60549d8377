import { type Moment, momentOf, pacificDay, type When } from './dates.mts';
import type { Knowledge } from './history.mts';
import type { Entering } from './ledgerTypes.mts';
import type { Organization } from './organizations.mts';
import type { AsOf } from './view.mts';

export type OrganizationValues = Partial<Pick<Organization, 'name' | 'code' | 'inactive' | 'superior'>>;

export interface NewOrganizationChange extends Entering {
	/** Absent: when it is entered. */
	effective?: When;
	set: OrganizationValues;
}

/** One line of the ledger, for oracles. */
export interface OrganizationChange {
	/** Organization_Reference_ID. */
	organization: string;
	effective: Moment;
	entered: Moment;
	visible: Moment;
	set: OrganizationValues;
}

/** What tests entered for organizations. */
export class OrganizationLedger {
	private readonly changes: OrganizationChange[] = [];

	change(organization: string, { entered, visible = entered, effective = entered, set }: NewOrganizationChange): void {
		const moment = momentOf(entered);
		this.changes.push({
			organization,
			effective: momentOf(effective),
			entered: moment,
			visible: Math.max(moment, momentOf(visible)),
			set,
		});
	}

	/** In the order in which they were made. */
	all(): OrganizationChange[] {
		return [...this.changes];
	}

	/** What is known of an organization, oldest entry first. */
	known({ referenceId }: Organization, { entered, now = Infinity }: Knowledge): OrganizationChange[] {
		return this.changes
			.filter((each) => each.organization === referenceId && each.entered <= entered && each.visible <= now)
			.sort((one, other) => one.entered - other.entered);
	}

	/** The organization with the values that hold at that date. */
	asOf(organization: Organization, asOf: AsOf): Organization {
		if (this.changes.length === 0) return organization;
		const changes = this.known(organization, asOf).filter(({ effective }) => pacificDay(effective) <= asOf.day);
		changes.sort((one, other) => one.effective - other.effective);
		return changes.reduce<Organization>((values, { set, effective }) => {
			const closed = set.inactive === true && !values.inactive;
			const inactiveSince = closed ? pacificDay(effective) : values.inactiveSince;
			return { ...values, ...set, ...(inactiveSince !== undefined && { inactiveSince }) };
		}, organization);
	}
}
