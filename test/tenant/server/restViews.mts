/** What REST shows of the workforce: the fields of the public descriptions, no more. */
import { type Day, dateText } from '../workers/dates.mts';
import { type Organization, SUPERVISORY } from '../workers/organizations.mts';
import type { Phone } from '../workers/person.mts';
import type { Position } from '../workers/positions.mts';
import { hash, wid } from '../workers/random.mts';
import type { AsOf, WorkerView, Workforce } from '../workers/workforce.mts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonRecord = { readonly [key: string]: Json | undefined };

/** The same in every tenant, by the public description. */
const CATEGORIES = {
	timeOff: { id: '17bd6531c90c100016d4b06f2b8a07ce', descriptor: 'Time Off' },
	leave: { id: '17bd6531c90c100016d74f8dfae007d0', descriptor: 'Leave of Absence Type' },
} as const;
const STATUSES = ['Approved', 'Not Submitted', 'Sent Back', 'Submitted'] as const;

/** REST writes a date without the offset that SOAP has. */
const day = (value: Day): string => dateText(value).slice(0, 10);

export class RestViews {
	/** @param base `…/ccx/api/{service}/{version}/{tenant}` as hrefs begin */
	constructor(
		private readonly workforce: Workforce,
		private readonly asOf: AsOf,
		private readonly base: string,
	) {}

	private href(...path: string[]): string {
		return [this.base, ...path].join('/');
	}

	private instance(kind: string, name: string): JsonRecord {
		return { id: wid(this.workforce.seed, kind, name), descriptor: name };
	}

	name(view: WorkerView): string {
		const suffix = view.status === 'terminated' ? ' (Terminated)' : '';
		return `${this.workforce.displayName(view.worker.number)}${view.worker.contingent ? ' [C]' : ''}${suffix}`;
	}

	private workEmail({ person }: WorkerView): string | undefined {
		return person.emails.find((email) => email.usage === 'WORK' && email.primary)?.address;
	}

	private workPhone({ person }: WorkerView): string | undefined {
		const phone: Phone | undefined = person.phones.find((one) => one.usage === 'WORK' && one.primary);
		return phone && `+${phone.country.phoneCode} ${phone.areaCode} ${phone.number}`.replace(/ +/g, ' ');
	}

	private supervisory(view: WorkerView): Organization {
		const { organizations } = this.workforce;
		return this.workforce.organization(organizations.get(SUPERVISORY, view.supervisory), this.asOf);
	}

	/** `WorkerSummary` of the common service. */
	summary(view: WorkerView): JsonRecord {
		const { wid: id, number } = view.worker;
		const organization = this.supervisory(view);
		return {
			id,
			descriptor: this.name(view),
			href: this.href('workers', id),
			businessTitle: view.businessTitle,
			isManager: this.workforce.isLeader(number),
			primaryWorkEmail: this.workEmail(view),
			primaryWorkPhone: this.workPhone(view),
			primarySupervisoryOrganization: { id: organization.wid, descriptor: organization.name, href: this.href('supervisoryOrganizations', organization.wid) },
		};
	}

	/** `workerData` of staffing and absence management. */
	data(view: WorkerView): JsonRecord {
		const { wid: id, workerId, positions } = view.worker;
		const [position, ...others] = positions;
		const { id: organizationId, descriptor } = this.reference(this.supervisory(view));
		const type = position.workerType.replace('_', ' ');
		return {
			id,
			descriptor: this.name(view),
			workerId,
			workerType: this.instance('worker type', type),
			person: { id: wid(this.workforce.seed, 'person', id), email: this.workEmail(view), phone: this.workPhone(view) },
			primaryJob: {
				...this.job(position, 'Primary'),
				businessTitle: view.businessTitle,
				supervisoryOrganization: { id: organizationId, descriptor },
			},
			...(others.length > 0 && { additionalJobs: others.map((other) => this.job(other, 'Additional Job')) }),
		};
	}

	/** `jobDataForWorker`. */
	private job({ id, businessTitle, place, profile, workSpace }: Position, type: string): JsonRecord {
		return {
			...this.instance('position', id),
			businessTitle,
			location: { ...this.instance('location', place.name), country: { descriptor: place.country.name } },
			jobProfile: this.instance('job profile', profile.name),
			jobType: { descriptor: type },
			...(workSpace !== undefined && { workSpace: { ...this.instance('work space', workSpace), locationChain: `${place.name} > ${workSpace}` } }),
		};
	}

	private reference({ wid: id, name }: Organization): { id: string; descriptor: string } {
		return { id, descriptor: name };
	}

	/** `SupervisoryOrganizationSummary`. */
	organization(organization: Organization): JsonRecord {
		const [leader] = this.workforce.leadersOf(organization.number);
		const manager = leader === undefined ? undefined : { id: this.workforce.wid(leader), descriptor: this.workforce.displayName(leader), href: this.href('workers', this.workforce.wid(leader)) };
		return {
			id: organization.wid,
			descriptor: `${organization.name}${manager ? ` (${manager.descriptor})` : ''}`,
			href: this.href('supervisoryOrganizations', organization.wid),
			name: organization.name,
			code: organization.code,
			workers: this.href('supervisoryOrganizations', organization.wid, 'workers'),
			manager,
		};
	}

	/** `supervisoryOrganizationView` of staffing: other than the common service it knows several managers, and inactive ones. */
	organizationData(organization: Organization): JsonRecord {
		const managers = this.workforce.leadersOf(organization.number).map((leader) => ({ id: this.workforce.wid(leader), descriptor: this.workforce.displayName(leader) }));
		return { ...this.reference(organization), name: organization.name, code: organization.code, inactive: organization.inactive, managers };
	}

	/** `orgChartView` of staffing. */
	orgChart(organization: Organization): JsonRecord {
		const { organizations } = this.workforce;
		const superior = organizations.superiorOf(organization);
		const show = (one: Organization) => this.workforce.organization(one, this.asOf);
		return {
			...this.reference(show(organization)),
			...(superior && { superior: this.reference(show(superior)) }),
			subordinates: organizations.subordinatesOf(organization).map((one) => this.organizationData(show(one))),
		};
	}

	/** Two plans for everybody; a third one counts days. */
	balances(view: WorkerView, effective: string): JsonRecord[] {
		const { wid: id, number, positions } = view.worker;
		return ['Vacation', 'Sick', ...(number % 3 === 0 ? ['Parental Leave'] : [])].map((plan, index) => ({
			worker: { id, descriptor: this.name(view), href: this.href('workers', id) },
			category: CATEGORIES[index === 2 ? 'leave' : 'timeOff'],
			effectiveDate: effective,
			position: this.instance('position', positions[0].id),
			unit: this.instance('unit', index === 2 ? 'Days' : 'Hours'),
			absencePlan: { id: wid(this.workforce.seed, 'absence plan', plan), descriptor: plan, timeoffs: plan, absenceTable: [] },
			...(index === 2 && { dateOfFirstAbsence: day(this.asOf.day - 30) }),
			// Fractions, and a balance below nothing.
			quantity: plan === 'Sick' ? -(hash(id) % 3) : (hash(id, plan) % 1600) / 10,
		}));
	}

	/** Days off of this worker, in the order of their dates. */
	timeOff(view: WorkerView): JsonRecord[] {
		const { wid: id, positions } = view.worker;
		const count = hash(id, 'time off') % 8;
		return Array.from({ length: count }, (_, index) => ({
			timeOffEntryId: wid(this.workforce.seed, 'time off', `${id} ${index}`),
			worker: { id, descriptor: this.name(view) },
			date: day(this.asOf.day - 60 + index * 15),
			quantity: index % 3 === 0 ? 4 : 8,
			unit: this.instance('unit', 'Hours'),
			timeOffType: this.instance('time off type', index % 2 === 0 ? 'Vacation' : 'Sick'),
			status: this.status(index === count - 1 ? 'Submitted' : 'Approved'),
			position: this.instance('position', positions[0].id),
			...(index % 2 === 0 ? { comment: 'Away, back on Monday' } : {}),
		}));
	}

	private status(name: (typeof STATUSES)[number]): JsonRecord {
		return this.instance('time off status', name);
	}

	/** What `values/timeOff/status` lists. */
	statuses(): JsonRecord[] {
		return STATUSES.map((name) => this.status(name));
	}
}
