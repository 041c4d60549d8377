/** Plays a history: the company, the tenant's clock, n8n's poller with the real trigger. */
import type { IDataObject } from 'n8n-workflow';
import { Poller, type Item } from '../../support/poller.mts';
import { startTenant, type Tenant } from '../../tenant/server/index.mts';
import type { LedgerEntry } from '../../tenant/workers/ledgerTypes.mts';
import { Company, type Employee } from './company.mts';
import { iso, MINUTE, SECOND, type Plan, type PollStep } from './plan.mts';
import { WindowLog, type Asked, type Window } from './windows.mts';

export type How = 'inProcess' | 'http';

/** What one poll gave, in the order of the polls. */
export interface Polled {
	at: number;
	/** The tenant's clock when it was over. */
	until: number;
	skew: number;
	items: Item[];
	/** Why it failed. */
	failed?: string;
	/** Moments as of which it asked. */
	windows: number[];
}

/** All that happened. */
export interface Told {
	plan: Plan;
	entries: LedgerEntry[];
	employees: Map<number, Employee>;
	/** WIDs of the workers. */
	wids: Map<number, string>;
	/** The deed of an entry, by the WID of its transaction. */
	deeds: Map<string, string>;
	polls: Polled[];
	/** Windows that were finished, oldest first. */
	windows: Window[];
	/** What went wrong before anything was compared. */
	complaints: string[];
	requests: number;
}

const CRASH = 'the machine died';

export async function play(plan: Plan, how: How): Promise<Told> {
	const tenant = await startTenant({ workers: 0, validate: false, echo: false, density: 'small', ...plan.tenant, clock: plan.start, listen: how === 'http' });
	let skewMs = 0;
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => tenant.clock.now() + skewMs);
	const player = new Player(plan, tenant, how, (skew) => {
		skewMs = skew;
	});
	try {
		await player.play();
		return player.told;
	} finally {
		clock.mockRestore();
		await tenant.close();
	}
}

class Player {
	readonly told: Told;
	private readonly company: Company;
	private readonly poller: Poller;
	private readonly windows: WindowLog;
	/** The tenant's clock at the answer of each request. */
	private readonly answeredAt: number[] = [];
	private parameters: IDataObject;
	private step: PollStep = {};
	private sent = 0;

	constructor(
		plan: Plan,
		private readonly tenant: Tenant,
		private readonly how: How,
		private readonly setSkew: (milliseconds: number) => void,
	) {
		this.parameters = plan.parameters;
		this.company = new Company(tenant);
		const credential = plan.version === undefined ? {} : { version: plan.version };
		this.poller = new Poller(tenant, { ...plan.poller, parameters: plan.parameters, transport: how, credential });
		this.windows = new WindowLog(plan.parameters.start === 'all');
		this.told = { plan, entries: [], employees: this.company.employees, deeds: this.company.deeds, wids: new Map(), polls: [], windows: [], complaints: [], requests: 0 };
		tenant.beforeAnswer = ({ number }) => this.onRequest(number);
		if (how === 'inProcess') this.poller.beforeRequest = () => this.onSending();
	}

	async play(): Promise<void> {
		const { plan } = this.told;
		for (const step of plan.steps) {
			this.tenant.clock.set(Math.max(Date.parse(step.at), this.tenant.clock.now()));
			if ('enter' in step) this.company.enter(step.enter);
			else if ('poll' in step) await this.poll(step.poll);
			else if ('restart' in step) this.restart();
			else {
				this.parameters = { ...this.parameters, ...step.edit };
				this.poller.parameters = this.parameters;
				// An active workflow that is saved is switched off and on.
				this.restart();
			}
		}
		await this.pollTillTheEnd(Math.max(Date.parse(plan.end), this.tenant.clock.now()));
		this.told.entries = this.tenant.workforce.ledger.all();
		for (const number of this.company.employees.keys()) this.told.wids.set(number, this.tenant.workforce.wid(number));
		this.told.windows = this.windows.windows;
		this.told.requests = this.tenant.requests.length;
		const problems = this.tenant.requests.flatMap((request) => [...request.problems, ...request.responseProblems]);
		if (problems.length > 0) this.complain(`schema: ${String(problems[0])}`);
	}

	/** Until a poll has nothing to do. The first one after a start may find nothing because it is where everything begins. */
	private async pollTillTheEnd(from: number): Promise<void> {
		for (let polls = 0; polls < 500; polls++) {
			this.tenant.clock.set(from + polls * MINUTE);
			const items = await this.poll({});
			if (items.length === 0 && !this.poller.isUnfinished && polls > 0) return;
		}
		this.complain('without end: 500 polls, and still a window is unfinished');
	}

	private async poll(step: PollStep): Promise<Item[]> {
		const polled: Polled = { at: this.tenant.clock.now(), until: 0, skew: step.skew ?? 0, items: [], windows: [] };
		this.told.polls.push(polled);
		this.step = step;
		this.sent = 0;
		this.setSkew((step.skew ?? 0) * SECOND);
		const before = this.tenant.requests.length;
		const failAt = step.crash ?? step.outage;
		if (this.how === 'http' && failAt !== undefined) this.tenant.switches.arm({ kind: 'taskNotAuthorized' }, { request: before + failAt });
		try {
			polled.items = await this.poller.poll();
		} catch (error) {
			polled.failed = error instanceof Error ? error.message : String(error);
		}
		polled.until = this.tenant.clock.now();
		this.tenant.switches.clear();
		this.step = {};
		const wasHit = failAt !== undefined && this.sent >= failAt;
		if (polled.failed !== undefined && !wasHit) this.complain(`failed: a poll, although nothing was in its way: ${polled.failed}`);
		// The request may have been one for a page ahead, for which nobody waits. And the first poll after a start hides its failure.
		const isHidden = this.poller.logs.splice(0).some((line) => line.includes('the next one tries again'));
		if (polled.failed === undefined && !isHidden) this.note(polled, before);
		else if (polled.items.length > 0) this.complain('failed: a poll that gave items');
		if (wasHit && step.crash !== undefined) this.restart();
		else if (this.told.plan.poller.kind === 'durable') this.keepWhatIsSaved();
		return polled.items;
	}

	/** Which windows it worked on. */
	private note(polled: Polled, before: number): void {
		const asked = this.tenant.requests.slice(before).flatMap(({ status, body, number }): Asked[] => (status === 200 ? [{ at: this.answeredAt[number] ?? 0, body }] : []));
		this.windows.add(asked, this.parameters);
		polled.windows = [...new Set(asked.flatMap(({ body }) => /As_Of_Entry_DateTime>([^<]+)</.exec(body)?.[1] ?? []).map((text) => Date.parse(text)))];
		for (const { event, window } of polled.items) {
			const of = this.windows.find(Date.parse(window.through));
			if (!of || !polled.windows.includes(of.through)) this.complain(`lost window: an item (${event}) of one that was not asked about: ${window.from} to ${window.through}`);
			else if (!of.isLoad && window.from !== iso(of.from)) this.complain(`gap: a window begins at ${window.from}, and the one before ended at ${iso(of.from)}`);
			if (of) of.hasItems = true;
		}
	}

	private restart(): void {
		this.poller.restart();
		this.keepWhatIsSaved();
	}

	private keepWhatIsSaved(): void {
		const { watermark, window } = this.poller.state as { watermark?: { w?: string }; window?: { through: string } | null };
		const at = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));
		const lost = this.windows.keep({ watermark: at(watermark?.w), open: at(window?.through) });
		for (const { through } of lost) this.complain(`lost state: what the window to ${iso(through)} gave was handed over, and the state that says so was not`);
	}

	/** In process only: before a request leaves. */
	private onSending(): void {
		const { crash, outage } = this.step;
		if (this.sent + 1 === (crash ?? outage)) {
			this.sent++;
			throw new Error(CRASH);
		}
	}

	private onRequest(number: number): void {
		this.sent++;
		const { pace = 0, during = [] } = this.step;
		if (pace > 0) this.tenant.clock.advance(pace * SECOND);
		for (const { before, enter } of during) if (before === this.sent) this.company.enter(enter);
		this.answeredAt[number] = this.tenant.clock.now();
	}

	private complain(what: string): void {
		this.told.complaints.push(what);
	}
}
