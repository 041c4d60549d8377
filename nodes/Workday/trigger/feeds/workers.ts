/** Workers: what happened to them, by the transaction log. */
import type { ChangeSettings, PreparedSource } from '../../operations/worker/eventSettings';
import { dateInZone } from '../../workday/changes/days';
import { changeItem, resolve, type WorkerChange } from '../../workday/changes/resolve';
import { sightingsOf, type Sighting } from '../../workday/changes/sightings';
import { stepsOf, type Step, type Window } from '../../workday/changes/steps';
import type { OpenWindow } from '../state';
import { inChunks, type Change, type Chunk, type Feed, type Reading, type Sighted } from './feed';

/** The event of a worker that was there before the trigger. */
export const LOADED = 'loaded';

/** @param only of the steps of a window, these; undefined: all */
export function workerFeed(prepared: PreparedSource, settings: ChangeSettings, only?: (step: Step) => boolean): Feed {
	return {
		key: 'w',
		chunks: (window, reading, most) => (window.all ? everybody(window, reading, most) : changed(window, reading, most)),
	};

	function changed(window: OpenWindow, { session, bounds, isKnown, onNote }: Reading, most: () => number): AsyncGenerator<Chunk> {
		const source = prepared.open(session, window.through, window.pageSize, onNote);
		const today = dayOf(bounds.through);
		const options = { window: bounds, settings: settings.events, isKnown, wants: settings.wants };
		const all = stepsOf(bounds, settings.events, settings.workdayZone);
		const steps = (only ? all.filter(only) : all).map((step) => ({
			key: step.key,
			read: (offset: number) => withEvents(sightingsOf(source, step, offset, options)),
		}));
		const toChanges = async (sighted: Array<Sighted & { sighting: Sighting }>) => {
			const sightings = sighted.map(({ sighting }) => sighting);
			const changes = await resolve(source, sightings, { ...options, conversionGapDays: settings.conversionGapDays, today });
			return changes.map((change) => toChange(change, bounds, today));
		};
		return inChunks(steps, window, toChanges, most);
	}

	function everybody(window: OpenWindow, { session, bounds, onNote }: Reading, most: () => number): AsyncGenerator<Chunk> {
		const source = prepared.open(session, window.through, window.pageSize, onNote);
		const day = dayOf(bounds.through);
		const read = (offset: number) =>
			source.read({ day, offset, withoutLog: true }, ({ facts, item, position, total }) => ({ position, total, hasEvents: true, id: facts.id, worker: item() }));
		const toChanges = (workers: Array<Sighted & { id: string; worker: Record<string, unknown> }>) =>
			Promise.resolve(
				workers.map(({ id, worker }): Change => {
					const item = { event: LOADED, effectiveDate: null, worker, transactions: [], window: { from: null, through: window.through } };
					return { id, item, keys: [], isEnd: false, shows: { item: worker, day, asOfToday: true } };
				}),
			);
		return inChunks([{ key: 'all', read }], window, toChanges, most);
	}

	function dayOf(moment: number): string {
		return dateInZone(moment, settings.workdayZone);
	}
}

async function* withEvents(sightings: AsyncIterable<Sighting>): AsyncGenerator<Sighted & { sighting: Sighting }> {
	for await (const sighting of sightings) yield { position: sighting.position, total: sighting.total, hasEvents: sighting.candidates.length > 0, sighting };
}

function toChange(change: WorkerChange, window: Window, today: string): Change {
	return {
		id: change.id,
		item: changeItem(change, window),
		keys: change.keys,
		isEnd: change.event === 'terminated',
		shows: { item: change.worker, day: change.day, asOfToday: change.day === today },
	};
}
