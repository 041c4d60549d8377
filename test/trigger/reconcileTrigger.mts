/** What the trigger does around the full reconcile, without windows: tests say what those handed over. */
import { dateInZone } from '../../nodes/Workday/workday/changes/days.ts';
import { WorkerSource } from '../../nodes/Workday/workday/changes/source.ts';
import { createClient } from '../../nodes/Workday/workday/client.ts';
import { withUsernameToken } from '../../nodes/Workday/workday/soap/security.ts';
import type { GetWorkersCriteria } from '../../nodes/Workday/workday/worker/getWorkers.ts';
import { createWorkerOutput, type OutputKind } from '../../nodes/Workday/workday/worker/output.ts';
import { begun, type ReconcileOptions } from '../../nodes/Workday/trigger/reconcile/begin.ts';
import type { ReconcileChange } from '../../nodes/Workday/trigger/reconcile/change.ts';
import { createContentHash } from '../../nodes/Workday/trigger/reconcile/content.ts';
import { noteChanges, type Note } from '../../nodes/Workday/trigger/reconcile/notes.ts';
import { runReconcile, type ReconcileResult, type ReconcileWork } from '../../nodes/Workday/trigger/reconcile/reconcile.ts';
import { parseReconcile, type StoredReconcile } from '../../nodes/Workday/trigger/reconcile/stored.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { nodeTransport } from '../support/nodeTransport.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';

export const NOW = '2026-03-15T18:00:00.000Z';
const ZONE = 'America/Los_Angeles';
const MINUTE = 60_000;
export const DAY = 1440 * MINUTE;
export const OVERLAP = 10 * MINUTE;

/** A tenant of workers who were hired long ago, so that nothing happens to them but what a test makes happen. */
export async function tenantOf(workers: number): Promise<Tenant> {
	const tenant = await startTenant({ workers: 0, clock: NOW });
	for (let worker = 0; worker < workers; worker++) tenant.workforce.ledger.hireWorker({ effective: '2024-05-06', entered: '2024-05-01T09:00:00Z' });
	return tenant;
}

export interface PollOptions {
	/** How much later than the poll before; a week if not given. */
	after?: number;
	most?: number;
	/** Workers that the time is enough for. */
	workers?: number;
	/** What windows handed over in this poll: workers by number, as of today. */
	told?: readonly number[];
	/** The same as of another day. */
	ahead?: readonly (readonly [worker: number, day: string])[];
	brake?: ReconcileWork['brake'];
	/** Everybody is being handed over. */
	isLoad?: boolean;
	/** What was handed over is not all of the window: the next poll finishes it. */
	isPart?: boolean;
}

export class ReconcileTrigger {
	stored: StoredReconcile | null = null;
	watermark: string;
	kind: OutputKind = 'profile';
	criteria: GetWorkersCriteria = {};
	pageSize = 4;
	settings: Partial<ReconcileOptions> = {};
	/** Where a window ends that has not come to its end. */
	private openThrough: string | undefined;

	constructor(public tenant: Tenant) {
		this.watermark = new Date(tenant.clock.now() - 60 * MINUTE).toISOString();
	}

	get options(): ReconcileOptions {
		return {
			...{ everyDays: 7, mostWorkers: 1000, mostDeletedPercent: 50, updated: true, overlapMs: OVERLAP, workdayZone: ZONE },
			filters: JSON.stringify(this.criteria),
			content: this.kind,
			hashOf: createContentHash(this.kind),
			...this.settings,
		};
	}

	/** A poll, and the state that n8n would have kept of it. */
	async poll({ after = 7 * DAY, most = 500, workers = Infinity, told = [], ahead = [], brake, isLoad = false, isPart = false }: PollOptions = {}): Promise<ReconcileChange[]> {
		const { tenant, options } = this;
		tenant.clock.advance(after);
		let stored = begun(this.stored, { watermark: isLoad ? undefined : this.watermark, isWindowOpen: this.openThrough !== undefined }, tenant.clock.now(), options);
		const watermark = this.openThrough ?? new Date(tenant.clock.now() - MINUTE).toISOString();
		stored = noteChanges(stored, await this.notes(watermark, told, ahead), options);
		this.openThrough = isPart ? watermark : undefined;
		if (isPart) return this.keep(stored);
		let left = workers;
		const budget = { isUsed: () => left-- <= 0 };
		const work = { stored, watermark, options, most, budget, brake, open: (moment: string) => this.source(moment) };
		const result: ReconcileResult = await runReconcile(work);
		this.watermark = watermark;
		this.keep(result.stored);
		return result.changes;
	}

	private keep(stored: StoredReconcile): ReconcileChange[] {
		this.stored = throughStaticData(stored);
		return [];
	}

	/** Polls, a minute apart, until the run is over. */
	async run(first: PollOptions = {}, every: PollOptions = {}): Promise<ReconcileChange[]> {
		const changes = await this.poll(first);
		while (this.stored?.run) changes.push(...(await this.poll({ after: MINUTE, ...every })));
		return changes;
	}

	source(asOfEntryMoment: string): WorkerSource {
		const { tenant, pageSize, criteria: filters } = this;
		const { baseUrl, isu } = tenant.credentials;
		const names = new NameTable();
		const client = createClient({
			transport: nodeTransport({
				authenticate: (request) => ({ ...request, body: withUsernameToken(request.body ?? '', `${isu.userName}@${tenant.tenant}`, isu.password) }),
			}),
			clock: { now: () => tenant.clock.now(), sleep: () => Promise.resolve(), random: () => 1 },
			servicesHost: baseUrl,
			tenant: tenant.tenant,
			version: 'v46.1',
		});
		const lists = { fields: [], sensitive: [], mobileDeviceTypes: [], landlineDeviceTypes: [], xpathFields: [] };
		const outputOn = (asOf: string) => createWorkerOutput({ kind: this.kind, asOf, keepEnabledOnLeave: false, customFieldPrefix: '', ...lists }, names);
		return new WorkerSource({ client, version: 'v46.1', names, outputOn, flags: new Set(), filters, asOfEntryMoment, timeZones: false, pageSize });
	}

	/** As windows read them that end at this moment. */
	async notes(through: string, told: readonly number[], ahead: readonly (readonly [number, string])[]): Promise<Note[]> {
		const today = dateInZone(Date.parse(through), ZONE);
		const days = new Map<string, number[]>([[today, [...told]]]);
		for (const [worker, day] of ahead) days.set(day, [...(days.get(day) ?? []), worker]);
		const notes: Note[] = [];
		for (const [day, workers] of days) {
			const wids = workers.map((worker) => this.tenant.workforce.wid(worker));
			const found = this.source(through).readByIds(wids, day, ({ facts, item }) => ({ id: facts.id, item: item(), day, asOfToday: day === today }));
			for await (const note of found) notes.push(note);
		}
		return notes;
	}
}

export function throughStaticData(stored: StoredReconcile): StoredReconcile {
	return parseReconcile(JSON.parse(JSON.stringify(stored)), (name) => {
		throw new Error(name);
	});
}

/** For comparing: what was handed over, without the items' bulk. */
export const brief = (tenant: Tenant, changes: readonly ReconcileChange[]): string[] =>
	changes.map(({ id, event, item }) => {
		const { workforce } = tenant;
		const number = Array.from({ length: workforce.count }, (_, worker) => worker).find((worker) => workforce.wid(worker) === id);
		return `${event}${'leftFilters' in item ? ' left' : ''} ${number}`;
	});
