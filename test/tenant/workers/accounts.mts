import { createHash } from 'node:crypto';
import type { Content, Scalar } from '../schema/writer.mts';
import { dayOf, type Moment, startOfDay } from './dates.mts';
import { hash, wid } from './random.mts';
import type { Worker } from './view.mts';

/** Elements of an account besides those that have a field here: as the schema names them. */
export type AccountContent = Readonly<Record<string, ReadonlyArray<Content | Scalar>>>;

export interface WorkerAccount {
	userName: string;
	/** A password itself is never kept. */
	passwordDigest?: string;
	randomPassword?: boolean;
	newPasswordAtNextSignIn: boolean;
	disabled: boolean;
	expires?: Moment;
	others: AccountContent;
}

/** What a write says of an account. What is absent it does not name. */
export type AccountUpdate = Partial<Omit<WorkerAccount, 'passwordDigest'>> & { userName: string; password?: string };

const digestOf = (worker: number, password: string): string =>
	createHash('sha256').update(`${worker}\n${password}`).digest('hex');

const reference = (seed: number, type: string, id: string): Content => ({
	ID: [
		{ '@type': 'WID', '#': wid(seed, type, id) },
		{ '@type': type, '#': id },
	],
});

/** One in ten is disabled, one in seven expires, and no two are set up alike. */
function generated(seed: number, { number, userName, positions: [{ place }] }: Worker): WorkerAccount {
	const { locale } = place.country;
	const chance = (what: string, of: number): boolean => hash(seed, 'account', what, number) % of === 0;
	return {
		userName,
		newPasswordAtNextSignIn: chance('new password', 8),
		disabled: chance('disabled', 10),
		...(number % 7 === 3 && { expires: startOfDay(dayOf(2031, 1, 1) + number) + 9 * 3_600_000 }),
		others: {
			...(chance('openid', 3) && { OpenID_Identifier: [`${userName}@id.example`] }),
			...(chance('timeout', 2) && { Session_Timeout_Minutes: [String(15 + (number % 30))] }),
			Show_User_Name_in_Browser_Window: [chance('name', 2)],
			Enable_Workbox: [chance('workbox', 2)],
			Locale_Reference: [reference(seed, 'Locale_ID', locale)],
			...(chance('language', 2) && { User_Language_Reference: [reference(seed, 'User_Language_ID', locale)] }),
			'Allow_Mixed-Language_Transactions': [chance('languages', 2)],
			...(chance('notifications', 3) && {
				Notification_Sub_Type_Configurations: [
					{ Notification_Sub_Type_Configuration: [{ Notification_Sub_Type_Reference: [{ ID: [{ '@type': 'WID', '#': wid(seed, 'notification', number) }] }] }] },
				],
			}),
		},
	};
}

export class WorkerAccounts {
	private readonly written = new Map<number, WorkerAccount>();

	constructor(
		private readonly seed: number,
		private readonly worker: (number: number) => Worker,
	) {}

	/** As writes have left it. undefined: as it was generated. */
	of(worker: number): WorkerAccount | undefined {
		return this.written.get(worker);
	}

	/** Whether or not the worker has one yet. */
	current(worker: number): WorkerAccount {
		return this.written.get(worker) ?? generated(this.seed, this.worker(worker));
	}

	/** Number of the worker who was given that name by a write. */
	holderOf(userName: string): number | undefined {
		for (const [worker, account] of this.written) if (account.userName === userName) return worker;
		return undefined;
	}

	/** @param absent what becomes of all that is not named */
	write(worker: number, { password, others = {}, ...update }: AccountUpdate, absent: 'keep' | 'reset'): void {
		const before = this.current(worker);
		const digest = password === undefined ? before.passwordDigest : digestOf(worker, password);
		const start: WorkerAccount = absent === 'keep' ? before : { userName: '', newPasswordAtNextSignIn: false, disabled: false, others: {} };
		this.written.set(worker, { ...start, ...update, others: { ...start.others, ...others }, ...(digest !== undefined && { passwordDigest: digest }) });
	}

	passwordIs(worker: number, password: string): boolean {
		return this.of(worker)?.passwordDigest === digestOf(worker, password);
	}
}
