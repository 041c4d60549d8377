/** What the rows of the table of permissions are. */
import type { Domain, Scope } from './names';

/** `Get and Put`: to change something, and to see what is there. `View`: of reports. */
export type Access = 'Get' | 'Get and Put' | 'View';

/**
 * `proven`: somebody saw it in a tenant, and said so in public. `seen`: the setup guide of another integration, or Workday's
 * own description, asks for it. `unproven`: by its name, or by analogy.
 */
export type Proof = 'proven' | 'seen' | 'unproven';

/** What happens without it: Workday refuses the request, or leaves out what it protects and says nothing. */
export type Without = 'refused' | 'left out';

export interface Grant {
	/** All of them. Where it is not known which of several it is, the most likely first. */
	readonly domains: readonly Domain[];
	readonly access: Access;
	readonly without: Without;
	readonly proof: Proof;
	/** What alone it is needed for, as after "for": `leavers`. Absent: for all. */
	readonly only?: string;
	/** Some tenants want Modify besides. */
	readonly modify?: true;
}

/** Whoever starts a business process needs its policy besides the domain. */
export interface ProcessGrant {
	readonly policy: string;
	/** The initiating action to which the security group is added. */
	readonly action: string;
	readonly proof: Proof;
	readonly only?: string;
}

/** One kind of request to Workday. */
export interface RequestPermissions {
	/** For people: `Workers (Get_Workers)`. */
	readonly title: string;
	/** It changes something. */
	readonly writes?: true;
	readonly grants: readonly Grant[];
	readonly processes?: readonly ProcessGrant[];
	/** Functional area that an API client needs. */
	readonly scope?: Scope;
	readonly scopeProof?: Proof;
	/** What has to be run besides: sentences that begin with the task. */
	readonly tasks?: readonly string[];
	/** Which domain it is stands in no public document, or depends on what is asked for. */
	readonly unsure?: true;
}
