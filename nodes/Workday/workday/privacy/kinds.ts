/**
 * What is private about people, in kinds that can be allowed one by one, and what may be told to whom. Whether an answer
 * goes to people or to a model is not known here.
 */
import { InvalidRequest } from '../errors';

export const PRIVATE_KINDS = {
	birthDates: { name: 'Birth Dates', about: 'Date of birth' },
	compensation: { name: 'Compensation and Benefits', about: 'Pay, benefits, and what they depend on' },
	customCalls: { name: 'Custom Calls', about: 'SOAP, REST and WQL: nobody knows beforehand what such a request brings' },
	customFields: { name: 'Custom Fields', about: 'Field overrides of integration systems: whatever your tenant puts there' },
	documents: { name: 'Contracts and Documents', about: 'Employee contracts, probation, documents, tax forms' },
	everything: { name: 'Everything', about: 'Nothing is left out, raw XML and raw REST included' },
	governmentIds: { name: 'Government and Other IDs', about: 'National IDs, passports, visas, licenses, custom IDs' },
	homeContact: { name: 'Home Contact Data', about: 'Addresses, e-mail and phones that are not for work' },
	leaveTypes: { name: 'Leave Types', about: 'Why somebody is absent: types of leave and time off, plans and balances by name. May be health data' },
	notes: { name: 'Notes and Comments', about: 'Comments that people wrote on entries' },
	personalDetails: { name: 'Personal Details', about: 'Gender, marital status, nationality, ethnicity, religion, disability, military service' },
	photos: { name: 'Photos', about: 'The photo of a worker' },
	reasons: { name: 'Reasons', about: 'Why somebody was hired or left, whether the end was involuntary, kinds of transactions' },
	relatedPersons: { name: 'Related Persons', about: 'Dependents, beneficiaries, emergency contacts' },
	reports: { name: 'Reports', about: 'Reports as a service: their columns are up to whoever made them' },
	talent: { name: 'Performance and Talent', about: 'Reviews, goals, feedback, skills, learning records, succession, background checks' },
	terminationDates: { name: 'Termination Dates', about: 'Dates on which somebody leaves, which others may not know yet, and what else tells of them' },
} as const satisfies Record<string, { name: string; about: string }>;

export type PrivateKind = keyof typeof PRIVATE_KINDS;

const KINDS = Object.keys(PRIVATE_KINDS) as PrivateKind[];

/** The setting of the node, as messages name it. */
export const ALLOW_FIELD = 'Allow Private Data';

export const isPrivateKind = (text: string): text is PrivateKind => KINDS.some((kind) => kind === text);

export class Privacy {
	/** For people: nothing is left out. */
	static readonly OFF = new Privacy(['everything']);

	private readonly allowed: ReadonlySet<PrivateKind>;

	constructor(allowed: Iterable<PrivateKind>) {
		this.allowed = new Set(allowed);
	}

	/** Whether anything is left out at all. */
	get isOn(): boolean {
		return !this.allowed.has('everything');
	}

	/** @param kind undefined: what no kind is known for, which comes with everything only */
	allows(kind: PrivateKind | undefined): boolean {
		return !this.isOn || (kind !== undefined && this.allowed.has(kind));
	}

	/**
	 * @param field as the user sees it
	 * @param what is asked for, for example `The field "leaveType"`
	 * @throws InvalidRequest naming the setting
	 */
	demand(kind: PrivateKind | undefined, field: string, what: string): void {
		if (this.allows(kind)) return;
		const { name } = PRIVATE_KINDS[kind ?? 'everything'];
		const why = kind === undefined ? 'cannot be searched for private data' : `is private data (${name})`;
		throw new InvalidRequest(field, `${what} ${why}, which this AI tool does not give to the model. A person may allow it in the tool's setting ${ALLOW_FIELD}: ${name}`);
	}
}
