/** What the directory must hold by what the tenant's ledger says. Shares nothing with the template, nor with the package. */
import type { Tenant } from '../../../tenant/server/index.mts';
import { type Day, pacificDay } from '../../../tenant/workers/dates.mts';
import { formattedName } from '../../../tenant/workers/person.mts';
import type { WorkerView } from '../../../tenant/workers/view.mts';

export interface ExpectedPerson {
	cn: string;
	/** Name of the organizational unit below People; of nobody who has gone. */
	unit: string;
	state: 'enabled' | 'announced' | 'gone';
	/** Single values by name. */
	attributes: Readonly<Record<string, string>>;
	/** The manager's universal ID; absent: none. */
	manager?: string;
}

/** By universal ID. */
export type ExpectedPeople = ReadonlyMap<string, ExpectedPerson>;

export interface Rules {
	unitOf(view: WorkerView): string;
}

const ANNOUNCED_DAYS = 14;

/**
 * @param before who has an account; people who have gone keep it as it was
 * @param enableDaysBefore as in the template's Settings
 */
export function expectedPeople(tenant: Tenant, { unitOf }: Rules, before: ExpectedPeople = new Map(), enableDaysBefore = 0): ExpectedPeople {
	const { workforce, clock } = tenant;
	const today = pacificDay(clock.now());
	const people = new Map<string, ExpectedPerson>();
	const gone = new Set<string>();
	for (const number of workforce.numbers()) {
		const view = seen(tenant, number, today);
		if (!view) continue;
		const id = workforce.universalId(number);
		const soon = seen(tenant, number, today + ANNOUNCED_DAYS);
		if (view.status === 'active') people.set(id, personOf(tenant, view, 'enabled', unitOf));
		else if (soon?.status === 'active' && soon.spell.hire > today) {
			if (people.get(id)?.state !== 'enabled') people.set(id, personOf(tenant, soon, soon.spell.hire > today + enableDaysBefore ? 'announced' : 'enabled', unitOf));
		} else gone.add(id);
	}
	for (const id of gone) {
		const account = before.get(id);
		if (account && !people.has(id)) people.set(id, { ...account, state: 'gone' });
	}
	return people;
}

function seen({ workforce, clock }: Tenant, number: number, day: Day): WorkerView | undefined {
	return workforce.view(number, { day, entered: clock.now(), now: clock.now() });
}

function personOf({ workforce }: Tenant, view: WorkerView, state: 'enabled' | 'announced', unitOf: Rules['unitOf']): ExpectedPerson {
	const { worker, person, businessTitle, supervisory } = view;
	const { place } = worker.positions[0];
	const name = formattedName(person.preferredName).trim();
	const atWork = person.emails.filter(({ usage }) => usage === 'WORK');
	const email = atWork.find((each) => each.primary && each.public) ?? atWork.find((each) => each.primary) ?? atWork[0];
	const memberships = workforce.organizations.membershipsOf(worker.number, supervisory);
	const organization = (type: string) => memberships.find((each) => each.type.id === type);
	const manager = workforce.leadersOf(supervisory).find((leader) => leader !== worker.number);
	const values: Record<string, string | undefined> = {
		sn: person.preferredName.last,
		givenName: person.preferredName.first,
		displayName: name,
		uid: worker.userName,
		mail: email?.address,
		telephoneNumber: phoneOf(view, 'Landline'),
		mobile: phoneOf(view, 'Mobile'),
		title: businessTitle,
		employeeType: worker.contingent ? 'Contingent Worker' : 'Employee',
		o: organization('COMPANY')?.name,
		ou: organization('SUPERVISORY')?.name,
		departmentNumber: organization('COST_CENTER')?.code,
		physicalDeliveryOfficeName: place.name,
		street: place.lines[0],
		l: place.city,
		st: place.region?.[1],
		postalCode: place.postalCode,
		employeeNumber: worker.workerId,
		labeledURI: `workday:${worker.universalId}`,
	};
	const attributes = Object.fromEntries(
		Object.entries(values).flatMap(([key, value]) => (value === undefined || value.trim() === '' ? [] : [[key, value.trim()]])),
	);
	return {
		cn: `${name} (${worker.workerId})`.replace(/\s+/g, ' '),
		unit: unitOf(view),
		state,
		attributes,
		...(manager !== undefined && { manager: workforce.universalId(manager) }),
	};
}

function phoneOf({ person }: WorkerView, device: string): string | undefined {
	const found = person.phones.filter((each) => each.usage === 'WORK' && each.device === device);
	const phone = found.find(({ primary }) => primary) ?? found[0];
	return phone && `+${phone.country.phoneCode}${(phone.areaCode + phone.number).replace(/\D/g, '')}`;
}

/** Who leaves a department for another one moves to its unit. */
export function departmentOf(tenant: Tenant): Rules {
	const name = ({ supervisory }: WorkerView) => tenant.workforce.organizations.chainOf(supervisory).at(-1)?.name ?? '';
	return { unitOf: name };
}

export const BY_COUNTRY: Rules = { unitOf: ({ worker }) => worker.positions[0].place.country.alpha2 };
