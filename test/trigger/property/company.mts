/** What a history enters, in the tenant's ledger. */
import type { Tenant } from '../../tenant/server/index.mts';
import type { Ledger } from '../../tenant/workers/ledger.mts';
import { ENDS, HIRES } from './knowledge.mts';
import { DAY, type Deed } from './plan.mts';

/** A worker, as far as it does not change. */
export interface Employee {
	name: string;
	contingent: boolean;
	/** Of the account. */
	zone: string | undefined;
	/** The same for those who are the same. */
	person: string;
}

interface Entered {
	worker: number;
	key: string;
	kind: Deed['do'];
}

const TYPES = { title: 'Title Change', job: 'Change Job', contact: 'Contact Change' } as const;

const [[HIRE = ''], [END = '']] = [HIRES, ENDS];

function contradictions(entries: ReadonlyArray<{ type: string; day: number }>): number {
	const daysOf = (types: readonly string[]) => entries.flatMap(({ type, day }) => (types.includes(type) ? [day] : [])).sort((a, b) => a - b);
	const [hires, ends] = [daysOf(HIRES), daysOf(ENDS)];
	const overlapping = hires.filter((hire, at) => at > 0 && !ends.some((end) => end >= (hires[at - 1] ?? hire) && end < hire));
	return overlapping.length + ends.filter((end) => !hires.some((hire) => hire <= end)).length;
}

export class Company {
	readonly employees = new Map<number, Employee>();
	/** Ids of deeds, by the WID of the transaction. */
	readonly deeds = new Map<string, string>();
	private readonly numbers = new Map<string, number>();
	private readonly entered = new Map<string, Entered>();
	private readonly ledger: Ledger;

	constructor(private readonly tenant: Tenant) {
		this.ledger = tenant.workforce.ledger;
	}

	/** Enters it now. What does not fit, because something before it was left out, and what Workday would not take, is left out as well. */
	enter(deed: Deed): void {
		const entered = this.isSensible(deed) ? this.make(deed) : undefined;
		if (!entered) return;
		this.entered.set(deed.id, entered);
		const line = this.ledger.entries(entered.worker).find(({ key }) => key === entered.key);
		if (line) this.deeds.set(line.wid, deed.id);
	}

	private make(deed: Deed): Entered | undefined {
		const { do: kind, day = '', who = '', of } = deed;
		const now = this.tenant.clock.now();
		const entering = { entered: now, visible: now + (deed.late ?? 0) * 1000 };
		if (kind === 'hire') return this.hire(deed, entering);
		if (kind === 'rescind' || kind === 'correct') {
			const former = this.entered.get(of ?? '');
			if (!former || !this.stands(former)) return undefined;
			const { worker, key } = former;
			if (kind === 'rescind') return { worker, key: this.ledger.rescind(worker, key, entering), kind };
			const values = deed.day === undefined ? { set: { businessTitle: `Title of ${deed.id}` } } : former.kind === 'end' ? { lastDay: day } : { effective: day };
			return { worker, key: this.ledger.correct(worker, key, { ...values, ...entering }), kind: former.kind };
		}
		const worker = this.numbers.get(who);
		if (worker === undefined) return undefined;
		const from = { effective: day, ...entering };
		switch (kind) {
			case 'end':
				return { worker, kind, key: this.ledger.terminate(worker, { lastDay: day, ...entering }) };
			case 'rehire':
				return { worker, kind, key: this.ledger.rehire(worker, from) };
			case 'leave':
				return { worker, kind, key: this.ledger.leave(worker, from) };
			case 'return':
				return { worker, kind, key: this.ledger.returnFromLeave(worker, from) };
			default:
				return { worker, kind, key: this.ledger.enter(worker, { type: TYPES[kind], set: { businessTitle: `Title of ${deed.id}` }, ...from }) };
		}
	}

	private hire({ id, who = '', day = '', contingent = false, sameAs, zone }: Deed, entering: { entered: number; visible: number }): Entered | undefined {
		const other = sameAs === undefined ? undefined : this.numbers.get(sameAs);
		if (this.numbers.has(who) || (sameAs !== undefined && other === undefined)) return undefined;
		const same = other === undefined ? {} : { sameAs: other };
		const worker = this.ledger.hireWorker({ effective: day, contingent, timeZone: zone ?? null, ...same, ...entering });
		this.numbers.set(who, worker);
		const person = (other === undefined ? undefined : this.employees.get(other)?.person) ?? id;
		this.employees.set(worker, { name: who, contingent, zone, person });
		return { worker, key: this.ledger.entries(worker)[0]?.key ?? '', kind: 'hire' };
	}

	/** Nobody is hired who is employed, and nobody ends who was not hired. What is taken back may leave behind what it likes. */
	private isSensible({ do: kind, day, who = '', of }: Deed): boolean {
		const former = this.entered.get(of ?? '');
		const worker = former?.worker ?? this.numbers.get(who);
		const deed = former?.kind ?? kind;
		if (worker === undefined || day === undefined || kind === 'rescind' || !['hire', 'rehire', 'end'].includes(deed)) return true;
		const lines = this.ledger.entries(worker);
		const standing = lines.filter(({ key, rescinds }) => rescinds === undefined && lines.every((other) => (other.rescinds ?? other.corrects) !== key));
		const number = Date.parse(day) / DAY;
		const after = [...standing.filter(({ key }) => key !== former?.key), { type: deed === 'end' ? END : HIRE, day: number }];
		return contradictions(after) <= contradictions(standing);
	}

	/** Whether it can be taken back or replaced. */
	private stands({ worker, key }: Entered): boolean {
		const lines = this.ledger.entries(worker);
		return lines.every(({ rescinds, corrects }) => rescinds !== key && corrects !== key) && lines.some((line) => line.key === key && line.rescinds === undefined);
	}
}
