/** The node's parameters as the oracle needs them, with the defaults that the editor shows. */
import type { IDataObject } from 'n8n-workflow';
import { MINUTE } from './plan.mts';
import { endOfDayIn, isZone } from './zones.mts';

export class Settings {
	readonly futureHireDays: number;
	readonly futureTerminationDays: number;
	readonly overlapMs: number;
	readonly lagMs: number;
	readonly conversionGapDays: number;
	private readonly events: ReadonlySet<string>;
	private readonly options: IDataObject;
	private readonly ignored: string;

	constructor(private readonly parameters: IDataObject) {
		this.options = (parameters.options ?? {}) as IDataObject;
		this.events = new Set(parameters.events as string[]);
		this.futureHireDays = Number(parameters.futureHireDays ?? 14);
		this.futureTerminationDays = Number(parameters.futureTerminationDays ?? 14);
		this.overlapMs = Math.max(1000, Number(this.options.overlap ?? 10) * MINUTE);
		this.lagMs = Number(this.options.safetyLag ?? 60) * 1000;
		this.conversionGapDays = Number(this.options.conversionGap ?? 7);
		this.ignored = String(this.options.ignoredTypes ?? '');
	}

	has(...events: string[]): boolean {
		return events.some((event) => this.events.has(event));
	}

	/** Whether workers of this kind are watched, and entries of this type. */
	watches(contingent: boolean, type: string): boolean {
		const filters = (this.parameters.filters ?? {}) as IDataObject;
		return type !== this.ignored && filters[contingent ? 'excludeContingentWorkers' : 'excludeEmployees'] !== true;
	}

	/** The moment at which somebody whose last day this is leaves. `zone`: of the worker's account. */
	endOf(lastDay: string, zone: string | undefined): number {
		const { terminationZone = 'worker', timeZone } = this.parameters;
		const other = String(this.options.otherTimeZone ?? 'America/Los_Angeles');
		const own = zone !== undefined && isZone(zone) ? zone : other;
		const place = terminationZone === 'utc' ? 'UTC' : terminationZone === 'fixed' ? String(timeZone) : own;
		if (this.options.terminationTakesEffect !== 'dayBefore') return endOfDayIn(place, lastDay);
		return endOfDayIn(place, new Date(Date.parse(lastDay) - 86_400_000).toISOString().slice(0, 10));
	}
}
