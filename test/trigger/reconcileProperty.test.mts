/**
 * Random histories: changes that windows told of and changes that they did not, hires, purges, polls of any length. Whoever
 * listens knows in the end what Workday knows, was told nothing twice, and nothing that was older than what they knew.
 */
import type { Tenant } from '../tenant/server/index.mts';
import { seeded } from '../xml/differentialGenerate.mts';
import { DAY, ReconcileTrigger, tenantOf } from './reconcileTrigger.mts';

const MINUTE = 60_000;
const STEPS = 30;

class History {
	readonly trigger: ReconcileTrigger;
	/** Titles by WID; null: deleted. */
	private readonly heard = new Map<string, string | null>();
	private told: number[] = [];
	private versions = 0;
	readonly log: string[] = [];

	constructor(
		private readonly tenant: Tenant,
		private readonly random: () => number,
	) {
		this.trigger = new ReconcileTrigger(tenant);
	}

	async play(): Promise<void> {
		await this.trigger.run();
		for (const [id, title] of await this.truth()) this.heard.set(id, title);
		for (let step = 0; step < STEPS; step++) await this.step();
		this.told = [];
		// What was entered in the middle of one is told by the next.
		for (let run = 0; run < 3; run++) do await this.poll({ after: this.trigger.stored?.run ? MINUTE : 7 * DAY });
		while (this.trigger.stored?.run);
		const known = [...this.heard].filter(([, title]) => title !== null);
		expect([this.log, new Map(known.sort())]).toEqual([this.log, new Map([...(await this.truth())].sort())]);
	}

	private async step(): Promise<void> {
		const { workforce } = this.tenant;
		const { ledger } = workforce;
		const now = new Date(this.tenant.clock.now()).toISOString();
		const there = Array.from({ length: workforce.count }, (_, number) => number).filter((number) => workforce.exists(number));
		const worker = this.pick(there);
		const isTold = this.random() < 0.5;
		switch (this.pick(['change', 'change', 'change', 'hire', there.length > 3 ? 'purge' : 'poll', 'poll', 'poll', 'poll', 'poll'])) {
			case 'change':
				ledger.retitle(worker, this.version(), { effective: now, entered: now });
				this.note(`change ${worker}`, isTold, worker);
				break;
			case 'hire': {
				const hired = ledger.hireWorker({ effective: '2025-01-01', entered: now });
				ledger.retitle(hired, this.version(), { effective: now, entered: now });
				this.note(`hire ${hired}`, isTold, hired);
				break;
			}
			case 'purge':
				ledger.purge(worker);
				this.log.push(`purge ${worker}`);
				break;
			default: {
				const after = this.pick([MINUTE, MINUTE, 5 * MINUTE, 20 * MINUTE, DAY, 4 * DAY, 8 * DAY]);
				const [workers, most] = [this.pick([1, 2, 3, 5, Infinity]), this.pick([1, 2, 500])];
				this.log.push(`poll ${after / MINUTE} ${workers} ${most}`);
				await this.poll({ after, workers, most });
			}
		}
	}

	private async poll(options: { after: number; workers?: number; most?: number }): Promise<void> {
		const { told } = this;
		this.told = [];
		// Windows hand over before the run does.
		const through = new Date(this.tenant.clock.now() + options.after - MINUTE).toISOString();
		const changes = await this.trigger.poll({ ...options, told });
		for (const { id, item } of await this.trigger.notes(through, told, [])) this.hear(id, String(item.businessTitle), true);
		for (const { id, event, item } of changes) {
			const { businessTitle } = item.worker as { businessTitle?: string };
			this.hear(id, event === 'deleted' ? null : String(businessTitle), false);
		}
	}

	private hear(id: string, title: string | null, mayRepeat: boolean): void {
		const before = this.heard.get(id);
		const isNews = before === undefined || (before !== null && (title === null || versionOf(title) > versionOf(before)));
		const isAgain = mayRepeat && before === title;
		expect([this.log, id, before, title, isNews || isAgain]).toEqual([this.log, id, before, title, true]);
		this.heard.set(id, title);
	}

	private note(what: string, isTold: boolean, worker: number): void {
		if (isTold) this.told.push(worker);
		this.log.push(`${what}${isTold ? ' told' : ''} V${this.versions}`);
	}

	private async truth(): Promise<Map<string, string>> {
		const titles = new Map<string, string>();
		const now = new Date(this.tenant.clock.now()).toISOString();
		const all = this.trigger.source(now).read({ day: now.slice(0, 10) }, ({ facts, item }) => ({ id: facts.id, item: item() }));
		for await (const { id, item } of all) titles.set(id, String(item.businessTitle));
		return titles;
	}

	private version(): string {
		return `V${++this.versions}`;
	}

	private pick<T>(from: readonly T[]): T {
		return from[Math.floor(this.random() * from.length)] as T;
	}
}

const versionOf = (title: string): number => (/^V\d+$/.test(title) ? Number(title.slice(1)) : 0);

test.each(Array.from({ length: 12 }, (_, seed) => seed + 1))('whoever listens knows what Workday knows (%i)', async (seed) => {
	const tenant = await tenantOf(10);
	try {
		await new History(tenant, seeded(seed)).play();
	} finally {
		await tenant.close();
	}
});
