/** The editor's fields about events → settings. What the trigger and Get Changed share. */
import type { OperationContext, Session } from '../../n8n/defineOperation';
import type { Parameters } from '../../n8n/parameters';
import { WORKER_EVENTS, type EventSettings, type WorkerEvent } from '../../workday/changes/events';
import { WorkerSource } from '../../workday/changes/source';
import { DEFAULT_TYPES } from '../../workday/changes/transactionTypes';
import { shortKey, type Transaction } from '../../workday/changes/transactions';
import { InvalidRequest, refuseUnknown } from '../../workday/errors';
import { isTimeZone } from '../../workday/changes/midnights';
import type { ReadOptions } from '../../workday/read/paging';
import type { XPathField } from '../../workday/record/xpathFields';
import { createWorkerOutput } from '../../workday/worker/output';
import { NameTable } from '../../xml/names';
import { readCriteria } from './criteria';
import { readFlags, readOutputOptions } from './read';

/** In which Workday counts days unless told otherwise: that of its integration users. */
export const WORKDAY_ZONE = 'America/Los_Angeles';
export const END_ZONES = ['worker', 'fixed', 'utc'] as const;
const MAX_DAYS = 365;

export interface ChangeSettings {
	readonly events: EventSettings;
	readonly conversionGapDays: number;
	/** In which Workday counts days. */
	readonly workdayZone: string;
	/** Whether a transaction counts; undefined: all do. */
	readonly wants: ((transaction: Transaction) => boolean) | undefined;
}

/** @throws InvalidRequest */
export function readChangeSettings(parameters: Parameters, options: Parameters): ChangeSettings {
	const events = parameters.list('events', 'Events');
	refuseUnknown('Events', events, WORKER_EVENTS);
	if (events.length === 0) throw new InvalidRequest('Events', `at least one is needed. There are ${WORKER_EVENTS.join(', ')}`);
	const days = (name: string, label: string) => parameters.integer(name, label, 14, { min: 1, max: MAX_DAYS });
	const types = (name: string, label: string, initially: readonly string[]) => {
		const chosen = options.list(name, label);
		return chosen.length > 0 ? chosen : initially;
	};
	return {
		events: {
			events: new Set(events as WorkerEvent[]),
			types: {
				hire: types('hireTypes', 'Hire Types', DEFAULT_TYPES.hire),
				end: types('terminationTypes', 'Termination Types', DEFAULT_TYPES.end),
				leave: types('leaveTypes', 'Leave Types', DEFAULT_TYPES.leave),
				return: types('returnTypes', 'Return Types', DEFAULT_TYPES.return),
			},
			futureHireDays: days('futureHireDays', 'Future Hire Days'),
			futureTerminationDays: days('futureTerminationDays', 'Future Termination Days'),
			zone: readZone(parameters, options),
			endOf: options.choice('terminationTakesEffect', 'Termination Takes Effect', ['lastDay', 'dayBefore'], 'lastDay'),
		},
		conversionGapDays: options.integer('conversionGap', 'Conversion Gap', 7, { min: 0, max: MAX_DAYS }),
		workdayZone: readTimeZone(options, 'workdayTimeZone', 'Workday Time Zone'),
		wants: readWants(options),
	};
}

function readZone(parameters: Parameters, options: Parameters): EventSettings['zone'] {
	const choice = parameters.choice('terminationZone', 'Termination Time Zone', END_ZONES, 'worker');
	if (choice === 'utc') return { kind: 'fixed', timeZone: 'UTC' };
	if (choice === 'fixed') return { kind: 'fixed', timeZone: readTimeZone(parameters, 'timeZone', 'Time Zone') };
	return { kind: 'worker', otherwise: readTimeZone(options, 'otherTimeZone', 'Time Zone of Workers Without') };
}

function readTimeZone(parameters: Parameters, name: string, label: string): string {
	const zone = parameters.text(name, label) || WORKDAY_ZONE;
	if (!isTimeZone(zone)) throw new InvalidRequest(label, `"${zone}" is not a time zone. Allowed are names such as Europe/Berlin or UTC`);
	return zone;
}

function readWants(options: Parameters): ChangeSettings['wants'] {
	const lower = (name: string, label: string) => new Set(options.list(name, label).map((type) => type.toLowerCase()));
	const only = lower('onlyTypes', 'Only Transaction Types');
	const ignored = lower('ignoredTypes', 'Ignored Transaction Types');
	if (only.size === 0 && ignored.size === 0) return undefined;
	return ({ type, typeIds }) => {
		const own = [...typeIds, type ?? ''].map((one) => one.toLowerCase());
		return (only.size === 0 || own.some((one) => only.has(one))) && !own.some((one) => ignored.has(one));
	};
}

/** What a source of workers is made of, checked before anything is sent. */
export interface PreparedSource {
	/** Makes the source for one pinned moment. */
	open(session: Session, asOfEntryMoment: string, pageSize: number, onNote?: ReadOptions['onNote']): WorkerSource;
	/** Of all that decides which workers come. */
	readonly filters: string;
	/** Of all that decides what an item says. */
	readonly content: string;
	readonly xpathFields: readonly XPathField[];
}

/** @throws InvalidRequest */
export function prepareSource(context: OperationContext, options: Parameters, settings: ChangeSettings): PreparedSource {
	const { parameters, privacy } = context;
	const flags = new Set(readFlags(context));
	const filters = readCriteria(context);
	const outputOn = (asOf: string, names: NameTable) => createWorkerOutput(readOutputOptions(parameters, options, asOf), names, privacy);
	const given = readOutputOptions(parameters, options, '2000-01-01');
	// What is wrong with the output is wrong on any day: said before anything is sent.
	outputOn('2000-01-01', new NameTable());
	return {
		filters: JSON.stringify(filters),
		content: shortKey(JSON.stringify([given, [...flags], filters.fieldOverrides])),
		xpathFields: given.xpathFields,
		open(session, asOfEntryMoment, pageSize, onNote) {
			const names = new NameTable();
			const timeZones = settings.events.zone.kind === 'worker' && (settings.events.events.has('terminated') || settings.events.events.has('converted') || settings.events.events.has('futureTermination'));
			const { client, version } = session;
			return new WorkerSource({ client, version, names, outputOn: (day) => outputOn(day, names), flags, filters, asOfEntryMoment, timeZones, pageSize, onNote });
		},
	};
}
