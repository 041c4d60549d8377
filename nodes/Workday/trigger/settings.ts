/** The trigger's fields → settings, checked before anything is sent. */
import type { OperationContext } from '../n8n/defineOperation';
import type { Parameters } from '../n8n/parameters';
import { readPageSize } from '../n8n/paging';
import { prepareSource, readChangeSettings, type PreparedSource, type ChangeSettings } from '../operations/worker/eventSettings';
import { shortKey } from '../workday/changes/transactions';
import { InvalidRequest, refuseUnknown } from '../workday/errors';
import { OUTPUT_KINDS } from '../operations/worker/read';
import type { OutputKind } from '../workday/worker/output';
import { ORGANIZATION_TYPE_ID_TYPES } from '../workday/organization/getOrganizations';
import type { Reference } from '../workday/spec';
import { toMoment } from '../workday/values/dates';
import { readBrake, type Brake } from './brake';
import type { FeedKey } from './state';
import type { StartMode, WindowSettings } from './window';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SECOND = 1000;
export const WATCHES = ['workers', 'organizations'] as const;
const FEED_OF: Readonly<Record<(typeof WATCHES)[number], FeedKey>> = { workers: 'w', organizations: 'o' };

export interface OrganizationSettings {
	readonly types: Reference[] | undefined;
	readonly workdayZone: string;
}

export interface ReconcileSettings {
	readonly everyDays: number;
	readonly mostWorkers: number;
	readonly mostDeletedPercent: number;
}

export interface TriggerSettings {
	readonly watched: readonly FeedKey[];
	readonly windows: WindowSettings;
	/** How far the end of a window stays behind Workday's clock. */
	readonly lagMs: number;
	/** How many of what changed go into one execution. */
	readonly most: number;
	readonly brake: Brake | undefined;
	readonly workers: { readonly source: PreparedSource; readonly changes: ChangeSettings } | undefined;
	readonly organizations: OrganizationSettings;
	/** Undefined: off. */
	readonly reconcile: ReconcileSettings | undefined;
	readonly outputKind: OutputKind;
	/** Of the filters of each feed. */
	readonly filters: Readonly<Record<FeedKey, string>>;
	/** Of where it starts. */
	readonly start: string;
}

/**
 * @param writtenStartDate what stands in the field, be it an expression: what that gives moves with the clock, and it is the
 * text that says whether the user changed it
 * @throws InvalidRequest
 */
export function readSettings(context: OperationContext, writtenStartDate: string): TriggerSettings {
	const { parameters } = context;
	const options = parameters.group('options', 'Options');
	const watch = parameters.list('watch', 'Watch');
	refuseUnknown('Watch', watch, WATCHES);
	if (watch.length === 0) throw new InvalidRequest('Watch', `at least one of ${WATCHES.join(', ')} is needed`);
	const watched = WATCHES.filter((one) => watch.includes(one)).map((one) => FEED_OF[one]);
	const changes = watched.includes('w') ? readChangeSettings(parameters, options) : undefined;
	const workers = changes && { changes, source: prepareSource(context, options, changes) };
	const types = readOrganizationTypes(parameters);
	const start = readStart(context, writtenStartDate);
	const minutes = (name: string, label: string, initially: number, range: { min: number; max: number }) =>
		options.integer(name, label, initially, range) * MINUTE;
	return {
		watched,
		windows: {
			start: start.mode,
			// Never none: whether Workday counts the ends of a range to it is unproven, and what is due in the very moment at
			// which a window ends must be in the next one, if it was not in this.
			overlapMs: Math.max(SECOND, minutes('overlap', 'Overlap', 10, { min: 0, max: 1440 })),
			longestMs: options.integer('longestWindow', 'Longest Window', 24, { min: 1, max: 8760 }) * HOUR,
			pageSize: readPageSize(options),
		},
		lagMs: options.integer('safetyLag', 'Safety Lag', 60, { min: 1, max: 86_400 }) * SECOND,
		most: parameters.integer('batchSize', 'Batch Size', 500, { min: 1, max: 100_000 }),
		brake: readBrake(options),
		workers,
		organizations: { types, workdayZone: changes?.workdayZone ?? 'UTC' },
		reconcile: workers && readReconcile(parameters, options),
		outputKind: parameters.choice('output', 'Output', OUTPUT_KINDS, 'profile'),
		filters: { w: shortKey(workers?.source.filters ?? ''), o: shortKey(JSON.stringify(types ?? [])) },
		start: start.text,
	};
}

function readStart({ parameters, clock, timeZone }: OperationContext, written: string): { mode: StartMode; text: string } {
	const kind = parameters.choice('start', 'Start', ['now', 'date', 'all'], 'now');
	if (kind !== 'date') return { mode: { kind }, text: kind };
	const text = toMoment(parameters.raw('startDate'), 'Start Date', clock, timeZone);
	const from = Date.parse(text);
	if (from > clock.now()) throw new InvalidRequest('Start Date', `${text} lies in the future`);
	return { mode: { kind, from }, text: `date ${written}` };
}

function readOrganizationTypes(parameters: Parameters): Reference[] | undefined {
	const ids = parameters.list('organizationTypes', 'Organization Types');
	return ids.length > 0 ? ids.map((id) => ({ type: ORGANIZATION_TYPE_ID_TYPES[0], id })) : undefined;
}

function readReconcile(parameters: Parameters, options: Parameters): ReconcileSettings | undefined {
	const everyDays = parameters.integer('reconcileDays', 'Full Reconcile Every (Days)', 0, { min: 0, max: 365 });
	if (everyDays === 0) return undefined;
	return {
		everyDays,
		mostWorkers: options.integer('mostWorkers', 'Most Workers to Remember', 250_000, { min: 1, max: 2_000_000 }),
		mostDeletedPercent: options.integer('mostDeletedPercent', 'Most Deleted (Percent)', 5, { min: 0, max: 100 }),
	};
}
