/** Worker → Get Changed: what happened to workers in a window that the user gives. What the trigger does, without its state. */
import type { IDataObject } from 'n8n-workflow';
import { defineOperation, type OperationContext, type OperationItem } from '../../../n8n/defineOperation';
import { readPageSize } from '../../../n8n/paging';
import { hintAtNotes, hintAtUnseen, ReadReport } from '../../../n8n/readReport';
import { dateInZone, isoOf } from '../../../workday/changes/days';
import { changeItem, resolve, RESOLVED_TOGETHER, type WorkerChange } from '../../../workday/changes/resolve';
import { sightingsOf, type Sighting } from '../../../workday/changes/sightings';
import type { WorkerSource } from '../../../workday/changes/source';
import { stepsOf, type Range, type Window } from '../../../workday/changes/steps';
import { LOG_PERMISSION } from '../../../workday/permissions/advice';
import { knowsUniversalIds } from '../../../workday/worker/getWorkers';
import type { Unseen } from '../../../workday/record/sectionWatch';
import type { Parameters } from '../../../n8n/parameters';
import { changeTold } from '../../../workday/privacy/change';
import type { Privacy } from '../../../workday/privacy/kinds';
import { prepareSource, readChangeSettings, type ChangeSettings } from '../eventSettings';
import { readFlags } from '../read';
import { WORKERS } from '../noun';
import { hintAtUnknownFlags } from '../report';
import { fields } from './fields';
import { piecesOf, readWindow } from './window';

export const getChanged = defineOperation({
	resource: 'worker',
	operation: 'getChanged',
	name: 'Get Changed',
	action: 'Get changed workers',
	description: 'Get what happened to workers between two moments: hires, changes, leaves and terminations, as the events of the Workday Trigger',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const settings = readChangeSettings(parameters, options);
		if (settings.events.events.has('futureTermination')) context.privacy.demand('terminationDates', 'Events', 'Future Termination');
		refusePrivateTypes(context.privacy, options);
		const prepared = prepareSource(context, options, settings);
		const range = readWindow(context);
		const pieces = piecesOf(range, options);
		const pageSize = readPageSize(options);
		const addsWindow = options.flag('addWindowItem', 'Add Window Item', true);

		const session = await context.connect(options);
		const report = new ReadReport();
		const tally = new Tally();
		for (const window of pieces) {
			const source = prepared.open(session, isoOf(window.through), pageSize, report.note);
			for (const change of await changesIn(source, window, settings)) {
				tally.count(change);
				yield { json: changeItem(changeTold(context.privacy, change, window.through), window) as IDataObject };
			}
			tally.look(source.unseen());
		}
		if (addsWindow) yield { json: windowItem(range, tally.changes) };

		hintAtNotes(context, report, WORKERS);
		hintAtUnknownFlags(context, readFlags(context), session.version);
		hintAtVersion(context, settings, session.version);
		tally.hint(context);
	},
});

/** Options that choose transactions by their types, those that say which types hire or end included. */
const TYPE_OPTIONS = [
	['onlyTypes', 'Only Transaction Types'],
	['ignoredTypes', 'Ignored Transaction Types'],
	['hireTypes', 'Hire Types'],
	['leaveTypes', 'Leave Types'],
	['returnTypes', 'Return Types'],
	['terminationTypes', 'Termination Types'],
] as const;

/** Which transactions count says what somebody's transactions are: with a type that ends as a hire, leavers are announced. */
function refusePrivateTypes(privacy: Privacy, options: Parameters): void {
	for (const [name, label] of TYPE_OPTIONS) {
		if (options.list(name, label).length > 0) privacy.demand('reasons', label, 'A choice of transactions');
	}
}

/**
 * In the order in which they came due, which is not that of the reads: an end must not come after the new beginning. So a
 * piece comes whole or, when a read fails, not at all. n8n holds these items anyway until the run ends.
 */
async function changesIn(source: WorkerSource, window: Window, settings: ChangeSettings): Promise<WorkerChange[]> {
	const { events, workdayZone, wants, conversionGapDays } = settings;
	// Who comes without a transaction log is found by several reads, and nothing but this tells that it is the same change.
	const known = new Set<string>();
	const today = dateInZone(window.through, workdayZone);
	const options = { window, settings: events, wants, conversionGapDays, today, isKnown: (key: string) => known.has(key) };
	const changes: WorkerChange[] = [];
	for (const step of stepsOf(window, events, workdayZone)) {
		for await (const sightings of chunksOf(sightingsOf(source, step, 0, options))) {
			const found = await resolve(source, sightings, options);
			for (const { keys } of found) for (const [key] of keys) known.add(key);
			changes.push(...found);
		}
	}
	return changes.sort((one, other) => one.due - other.due);
}

/** Those that may have something due. */
async function* chunksOf(sightings: AsyncIterable<Sighting>): AsyncGenerator<Sighting[]> {
	let waiting: Sighting[] = [];
	for await (const sighting of sightings) {
		if (sighting.candidates.length > 0) waiting.push(sighting);
		if (waiting.length < RESOLVED_TOGETHER) continue;
		yield waiting;
		waiting = [];
	}
	if (waiting.length > 0) yield waiting;
}

const windowItem = ({ from, through }: Range, changes: number): IDataObject => ({
	event: 'window',
	window: { from: isoOf(from), through: isoOf(through) },
	changes,
});

/** What all pieces gave together. */
class Tally {
	changes = 0;
	private withoutLog = 0;
	private unseen: Unseen | undefined;

	count({ transactions }: WorkerChange): void {
		this.changes++;
		if (transactions.length === 0) this.withoutLog++;
	}

	/** Missing is what no piece had. */
	look(unseen: Unseen | undefined): void {
		if (unseen === undefined) return;
		const { sections, fields } = this.unseen ?? unseen;
		this.unseen = {
			sections: sections.filter(({ section }) => unseen.sections.some((one) => one.section === section)),
			fields: fields.filter((field) => unseen.fields.includes(field)),
		};
	}

	hint(context: OperationContext): void {
		// Workers of whom nothing was due say little about what workers have.
		if (this.unseen && this.changes > 0) hintAtUnseen(context, this.unseen, WORKERS);
		if (this.withoutLog === 0) return;
		const which = `${this.withoutLog} of ${this.changes} changes`;
		context.hint(
			`${which} came without a transaction log, so nobody can tell what changed: they are given as updated. If that is ` +
				`not what you want, give the integration user ${LOG_PERMISSION}.`,
			'warning',
		);
	}
}

function hintAtVersion(context: OperationContext, { events }: ChangeSettings, version: string): void {
	if (!events.events.has('converted') || knowsUniversalIds(version)) return;
	context.hint(`Conversions cannot be told from hires and terminations in ${version}: that needs web services version v30.0 or later.`);
}
