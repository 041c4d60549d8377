/** A company, its clock, and a trigger that polls it as n8n does. */
import type { IDataObject } from 'n8n-workflow';
import { Poller, type Item, type PollerOptions } from '../support/poller.mts';
import { startTenant, type LoggedRequest, type Tenant, type TenantOptions } from '../tenant/server/index.mts';
import type { Ledger } from '../tenant/workers/ledger.mts';

/** A Sunday, in summer time for Workday. */
export const NOW = '2026-03-15T18:00:00.000Z';
/** Long before. */
export const EARLY = '2026-03-01T09:00:00.000Z';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export class Scene {
	/** How much the machine that n8n runs on is ahead of Workday. */
	skewMs = 0;

	constructor(readonly tenant: Tenant) {
		jest.spyOn(Date, 'now').mockImplementation(() => tenant.clock.now() + this.skewMs);
	}

	get ledger(): Ledger {
		return this.tenant.workforce.ledger;
	}

	get now(): number {
		return this.tenant.clock.now();
	}

	/** An ISO moment, so much before or after now. */
	in(milliseconds: number): string {
		return new Date(this.now + milliseconds).toISOString();
	}

	/** Moves the clock. */
	at(moment: string | number): void {
		this.tenant.clock.set(moment);
	}

	/** Somebody who has been there for long. @returns the worker's number */
	colleague(more: Partial<Parameters<Ledger['hireWorker']>[0]> = {}): number {
		return this.ledger.hireWorker({ effective: '2026-02-02', entered: EARLY, ...more });
	}

	trigger(parameters: IDataObject = {}, options: Omit<PollerOptions, 'parameters'> = {}): Poller {
		return new Poller(this.tenant, { ...options, parameters });
	}

	/** A trigger that began at `moment`, having seen nothing yet. */
	async startedTrigger(parameters: IDataObject = {}, options: Omit<PollerOptions, 'parameters'> = {}): Promise<Poller> {
		const trigger = this.trigger(parameters, options);
		expect(await trigger.poll()).toEqual([]);
		return trigger;
	}

	async pollAt(trigger: Poller, moment: string | number): Promise<string[]> {
		this.at(moment);
		return this.told(await trigger.poll());
	}

	/** What an item is about, in short: `hired 0 2026-03-20`. */
	told(items: readonly Item[]): string[] {
		return items.map(({ event, worker, effectiveDate }) => [event, this.numberOf(worker), effectiveDate ?? '-'].join(' '));
	}

	numberOf({ id }: IDataObject): number {
		return this.tenant.workforce.find('WID', String(id)) ?? -1;
	}

	/** Requests since that many. */
	requests(since = 0): LoggedRequest[] {
		return this.tenant.requests.slice(since);
	}
}

const open: Tenant[] = [];

/** A tenant without anybody unless the options say otherwise. Every request and answer is held against the schema. */
export async function startScene(options: TenantOptions = {}): Promise<Scene> {
	const tenant = await startTenant({ workers: 0, clock: NOW, ...options });
	open.push(tenant);
	return new Scene(tenant);
}

/** After each test. */
export async function closeScenes(): Promise<void> {
	jest.restoreAllMocks();
	const tenants = open.splice(0);
	await Promise.all(tenants.map((tenant) => tenant.close()));
	const problems = tenants.flatMap(({ requests }) => requests.flatMap((request) => [...request.problems, ...request.responseProblems]));
	expect(problems).toEqual([]);
}

/** Moments to poll at. */
export function everyHours(hours: number, from: string, to: string): string[] {
	const moments: string[] = [];
	for (let moment = Date.parse(from); moment <= Date.parse(to); moment += hours * HOUR) moments.push(new Date(moment).toISOString());
	return moments;
}
