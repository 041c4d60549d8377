/** Business processes: what a write leaves behind until somebody approves it, and what became of each. */
import type { ContactEdit } from '../workers/contact.mts';
import { type Day, type Moment, pacificDay, startOfDay } from '../workers/dates.mts';
import { wid } from '../workers/random.mts';
import type { Workforce } from '../workers/workforce.mts';
import type { TenantClock } from '../server/clock.mts';
import { type AccountRules, defaultAccountRules } from './accountRules.mts';
import type { LearningNames } from './learningNames.mts';

export type Scope = 'WORK' | 'HOME';

export interface ContactEvent {
	/** What the answer refers to. */
	wid: string;
	operation: string;
	worker: number;
	scopes: readonly Scope[];
	effective: Day;
	entered: Moment;
	edits: readonly ContactEdit[];
	comment?: string;
	state: 'pending' | 'done' | 'denied';
	/** When answers begin to show it; later than `entered` when the process runs in the background. */
	visible?: Moment;
}

/** What tenants differ in; may be changed while the tenant runs. */
export interface WriteRules {
	/** Does somebody have to approve changes of contact data that are not completed automatically? */
	approval: boolean;
	/** How long a process takes that the request does not wait for. */
	backgroundMs: number;
	/** Phone_Device_Type_IDs that there are. */
	deviceTypes: string[];
	/** Communication_Usage_Behavior_IDs that there are. */
	usageBehaviors: string[];
	/** Is a change of home data refused for whoever has none? */
	homeRecordRequired: boolean;
	account: AccountRules;
	learningCourses: string[];
	learningGrades: string[];
	/** Is a put refused that does not refer to what has its ID already? */
	learningReferenceRequired: boolean;
	/** Of several ids that do not exist, is only the first one named? */
	learningNamesOneUnknown: boolean;
	/** What this tenant calls the elements and id types whose names are guesses. */
	learningNames: LearningNames;
}

export const defaultWriteRules = (): WriteRules => ({
	approval: true,
	backgroundMs: 2_000,
	deviceTypes: ['Landline', 'Mobile', 'Fax'],
	usageBehaviors: ['MAILING', 'BILLING', 'SHIPPING', 'REMIT'],
	homeRecordRequired: true,
	account: defaultAccountRules(),
	learningCourses: ['COURSE-1', 'COURSE-2'],
	learningGrades: ['PASS', 'FAIL'],
	learningReferenceRequired: false,
	learningNamesOneUnknown: false,
	learningNames: {},
});

export type NewEvent = Omit<ContactEvent, 'wid' | 'state' | 'visible' | 'entered'> & {
	autoComplete: boolean;
	runNow: boolean;
};

export class Processes {
	readonly events: ContactEvent[] = [];

	constructor(
		private readonly workforce: Workforce,
		private readonly clock: TenantClock,
		private readonly rules: WriteRules,
	) {}

	/** Another event of the same data that has not come to its end. */
	conflict(worker: number, scopes: readonly Scope[]): ContactEvent | undefined {
		const now = this.clock.now();
		return this.events.find(
			(event) =>
				event.worker === worker &&
				event.scopes.some((scope) => scopes.includes(scope)) &&
				(event.state === 'pending' || (event.state === 'done' && (event.visible ?? 0) > now)),
		);
	}

	submit({ autoComplete, runNow, ...values }: NewEvent): ContactEvent {
		const event: ContactEvent = {
			...values,
			wid: wid(this.workforce.seed, 'event', this.events.length),
			entered: this.clock.now(),
			state: 'pending',
		};
		this.events.push(event);
		if (autoComplete || !this.rules.approval) this.complete(event, runNow ? 0 : this.rules.backgroundMs);
		return event;
	}

	get pending(): ContactEvent[] {
		return this.events.filter(({ state }) => state === 'pending');
	}

	/** The test's hand in the tenant's inbox. @throws when nothing waits under that WID */
	approve(eventWid: string): void {
		this.complete(this.waiting(eventWid), 0);
	}

	deny(eventWid: string): void {
		this.waiting(eventWid).state = 'denied';
	}

	private waiting(eventWid: string): ContactEvent {
		const event = this.pending.find((each) => each.wid === eventWid);
		if (!event) throw new Error(`No event ${eventWid} waits for approval.`);
		return event;
	}

	private complete(event: ContactEvent, delay: number): void {
		const entered = this.clock.now();
		event.state = 'done';
		event.visible = entered + delay;
		const today = pacificDay(entered);
		this.workforce.ledger.enter(event.worker, {
			type: 'Contact Change',
			// Of two changes of one day the later one holds.
			effective: event.effective === today ? entered : startOfDay(event.effective),
			entered,
			visible: event.visible,
			set: { contact: event.edits },
		});
	}
}
