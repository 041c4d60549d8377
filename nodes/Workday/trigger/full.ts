/** The full reconcile beside the windows of a poll: what it learns from them, and what it does when they are done. */
import type { Session } from '../n8n/defineOperation';
import type { Budget } from './budget';
import { shortKey } from '../workday/changes/transactions';
import { brake, type Brake } from './brake';
import type { Change } from './feeds/feed';
import { begun, type ReconcileOptions } from './reconcile/begin';
import { createContentHash } from './reconcile/content';
import { noteChanges } from './reconcile/notes';
import { runReconcile } from './reconcile/reconcile';
import type { StoredReconcile } from './reconcile/stored';
import type { TriggerSettings } from './settings';
import type { State } from './state';

export interface FullResult {
	readonly stored: StoredReconcile | null;
	readonly changes: readonly Change[];
}

/** One poll's part of the full reconcile. */
export class FullReconcile {
	private readonly options: ReconcileOptions;
	private readonly workers: NonNullable<TriggerSettings['workers']>;

	private constructor(
		private readonly settings: TriggerSettings,
		workers: NonNullable<TriggerSettings['workers']>,
		{ everyDays, mostWorkers, mostDeletedPercent }: NonNullable<TriggerSettings['reconcile']>,
		version: string,
	) {
		this.workers = workers;
		const { source, changes } = workers;
		this.options = {
			...{ everyDays, mostWorkers, mostDeletedPercent },
			// With some types of transactions ignored nobody can tell whether a difference is of one of those.
			updated: changes.events.events.has('updated') && changes.wants === undefined,
			filters: settings.filters.w,
			content: shortKey(source.content, version),
			hashOf: createContentHash(settings.outputKind, source.xpathFields),
			overlapMs: settings.windows.overlapMs,
			workdayZone: changes.workdayZone,
		};
	}

	/** Undefined: the user did not switch it on. */
	static of(settings: TriggerSettings, { version }: Session): FullReconcile | undefined {
		const { reconcile, workers } = settings;
		return reconcile && workers && new FullReconcile(settings, workers, reconcile, version);
	}

	/** Before any window. */
	begin({ reconcile, watermark, window }: State, now: number): StoredReconcile {
		return begun(reconcile, { watermark: watermark.w, isWindowOpen: window?.feed === 'w' }, now, this.options);
	}

	/** What the windows handed over is known. */
	note(stored: StoredReconcile, changes: readonly Change[]): StoredReconcile {
		return noteChanges(stored, changes.flatMap(({ id, shows }) => (shows ? [{ id, ...shows }] : [])), this.options);
	}

	/** After the windows. @throws WorkdayError when nothing could be done */
	async run(stored: StoredReconcile, watermark: string | undefined, session: Session, most: number, budget: Budget): Promise<FullResult> {
		if (watermark === undefined) return { stored, changes: [] };
		const { pageSize } = this.settings.windows;
		const open = (moment: string) => this.workers.source.open(session, moment, pageSize);
		const work = { stored, watermark, open, options: this.options, most, budget, brake: brakeOn(this.settings.brake) };
		return await runReconcile(work);
	}
}

const brakeOn = (limits: Brake | undefined) => (deleted: number, known: number) => {
	if (limits) brake(limits, { seen: known, ended: deleted }, 'that the full reconcile knows', 'deleted');
};
