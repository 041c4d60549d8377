/** What a company is on its clock's day, worked out from its ledger: what accounts in another system are held against. */
import type { Tenant } from '../../../tenant/server/index.mts';
import { pacificDay } from '../../../tenant/workers/dates.mts';
import { formattedName, type PersonName } from '../../../tenant/workers/person.mts';
import type { WorkerView } from '../../../tenant/workers/workforce.mts';

export interface Colleague {
	number: number;
	wid: string;
	/** Employee ID or Contingent Worker ID. */
	workerId: string;
	userName: string;
	legalName: PersonName;
	preferredFirst: string;
	displayName: string;
	title: string;
	/** Public and primary, or empty. */
	email: string;
	/** WID; undefined at the top. */
	manager: string | undefined;
}

/** Who is at work today: neither gone, nor on leave, nor still to come. By WID. */
export function atWork(tenant: Tenant): Map<string, Colleague> {
	const now = tenant.clock.now();
	const day = pacificDay(now);
	const views = [...tenant.workforce.numbers()]
		.map((number) => tenant.workforce.view(number, { day, entered: now, now }))
		.filter((view): view is WorkerView => view?.status === 'active')
		.filter(({ leaves }) => !leaves.some(({ start, end = Infinity }) => start <= day && day < end));
	return new Map(views.map((view) => [view.worker.wid, colleague(tenant, view)]));
}

function colleague({ workforce }: Tenant, { worker, person, businessTitle, supervisory }: WorkerView): Colleague {
	// Whoever leads an organization is managed by the one above it, which is the organization they belong to.
	const chain = workforce.organizations.chainOf(supervisory).flatMap(({ number }) => workforce.leadersOf(number).filter((one) => one !== worker.number).slice(0, 1));
	const manager = chain.at(-1);
	return {
		number: worker.number,
		wid: worker.wid,
		workerId: worker.workerId,
		userName: worker.userName,
		legalName: person.legalName,
		preferredFirst: person.preferredName.first,
		displayName: formattedName(person.preferredName),
		title: businessTitle,
		email: person.emails.find(({ usage, primary }) => usage === 'WORK' && primary)?.address ?? '',
		manager: manager === undefined ? undefined : workforce.wid(manager),
	};
}

/** @param workerId Employee ID or Contingent Worker ID */
export function widOf({ workforce }: Tenant, workerId: string): string {
	return workforce.wid([...workforce.numbers()].find((number) => workforce.workerId(number) === workerId) ?? -1);
}
