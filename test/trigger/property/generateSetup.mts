/** What a history is played with: the tenant's habits, the node's parameters, n8n's poller. */
import type { IDataObject } from 'n8n-workflow';
import type { Random } from '../../tenant/workers/random.mts';
import { DAY, iso, type Plan } from './plan.mts';

export interface Setup extends Required<Pick<Plan, 'tenant' | 'version' | 'poller' | 'parameters'>> {
	overlapMinutes: number;
	lagSeconds: number;
	/** Days before the trigger is switched on that it is to replay, at most. */
	replayDays: number;
	/** Of how many polls one crashes. */
	crashes: number;
	/** Seconds of a request, at most. */
	pace: number;
	/** Parameters that somebody changes in the editor. */
	edit(random: Random): IDataObject | undefined;
}

const EVENTS = ['hired', 'futureHire', 'updated', 'onLeave', 'returnedFromLeave', 'futureTermination', 'terminated', 'rehired', 'converted', 'rescinded'] as const;
/** From Kiritimati, where the day begins first, to Pago Pago, where it ends last. */
const ZONES = ['Pacific/Auckland', 'Pacific/Honolulu', 'Asia/Kathmandu', 'America/Los_Angeles', 'Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'] as const;

export const zoneOfWorker = (random: Random): string | undefined =>
	random.chance(0.2) ? undefined : random.chance(0.04) ? 'Somewhere/Unheard_Of' : random.pick(ZONES);

function events(random: Random): string[] {
	if (random.chance(0.45)) return [...EVENTS];
	const chosen = EVENTS.filter(() => random.chance(0.55));
	return chosen.length > 0 ? chosen : ['terminated'];
}

export function chosenSetup(random: Random, start: number): Setup {
	const some = <T extends object>(probability: number, value: () => T): T | undefined => (random.chance(probability) ? value() : undefined);
	const tenant: Plan['tenant'] = {
		terminationEffective: random.pick(['dayAfter', 'lastDay']),
		marksOriginals: random.chance(0.5),
		logEntries: random.pick(['matching', 'all']),
		boundaries: random.pick(['closed', 'open']),
		...some(0.25, () => ({ dateHeader: false })),
		...some(0.06, () => ({ validate: true })),
	};
	const overlapMinutes = random.pick([10, 10, 10, 60, 1, 0]);
	const lagSeconds = random.pick([60, 60, 1, 300]);
	const replayDays = random.chance(0.15) ? random.between(1, 6) : 0;
	const batchSize = random.pick([1, 2, 3, 500, 500]);
	const options: IDataObject = {
		...some(0.6, () => ({ pageSize: random.pick([1, 2, 3, 7]) })),
		...(overlapMinutes !== 10 && { overlap: overlapMinutes }),
		...(lagSeconds !== 60 && { safetyLag: lagSeconds }),
		// Most are long: a request each day, for weeks, would take most of the time.
		...some(0.9, () => ({ longestWindow: random.pick([72, 240, 240, 1000, 1000, 1000, 12]) })),
		...some(0.2, () => ({ terminationTakesEffect: 'dayBefore' })),
		...some(0.2, () => ({ otherTimeZone: random.pick(ZONES) })),
		...some(0.2, () => ({ conversionGap: random.pick([0, 1, 30]) })),
		...some(0.1, () => ({ ignoredTypes: 'Contact Change' })),
	};
	const parameters: IDataObject = {
		events: events(random),
		output: random.chance(0.25) ? 'profile' : 'ids',
		...(batchSize !== 500 && { batchSize }),
		...some(0.6, () => ({ futureHireDays: random.between(1, 30) })),
		...some(0.6, () => ({ futureTerminationDays: random.between(1, 30) })),
		...some(0.5, () => (random.chance(0.7) ? { terminationZone: 'fixed', timeZone: random.pick(ZONES) } : { terminationZone: 'utc' })),
		...(replayDays > 0 ? { start: 'date', startDate: iso(start - random.between(0, 2) * DAY) } : some(0.12, () => ({ start: 'all' }))),
		...some(0.08, () => ({ filters: random.chance(0.7) ? { excludeContingentWorkers: true } : { excludeEmployees: true } })),
		...(Object.keys(options).length > 0 && { options }),
	};
	return {
		...{ tenant, parameters, overlapMinutes, lagSeconds, replayDays },
		version: random.pick(['v30.0', 'v38.2', 'v46.1', 'v46.1']),
		poller: random.chance(0.5) ? { kind: 'legacy' } : { kind: 'durable', budgetMs: random.pick([36_000, 300_000]) },
		crashes: random.pick([0, 0.1, 0.3]),
		pace: random.pick([0, 0, 2, 12]),
		edit: editor(parameters),
	};
}

/** Changes that must not lose anything: another batch size, another page size, one more event. */
function editor(parameters: IDataObject): Setup['edit'] {
	let current = parameters;
	return (random) => {
		const missing = EVENTS.filter((event) => !(current.events as string[]).includes(event));
		const [first, ...others] = missing;
		const options = () => ({ ...(current.options as IDataObject | undefined), pageSize: random.pick([1, 2, 5, 100]) });
		const edits: Array<IDataObject | undefined> = [
			{ batchSize: random.pick([1, 2, 5, 500]) },
			{ options: options() },
			first && { events: [...(current.events as string[]), random.pick([first, ...others])] },
		];
		const edit = edits[random.between(0, edits.length - 1)];
		current = { ...current, ...edit };
		return edit;
	};
}
