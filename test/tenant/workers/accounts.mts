import { createHash } from 'node:crypto';

/** What a write has said of a worker's account; everything else is as it was generated. */
export interface WorkerAccount {
	userName: string;
	/** A password itself is never kept. */
	passwordDigest?: string;
	randomPassword?: boolean;
	newPasswordAtNextSignIn?: boolean;
	disabled?: boolean;
	/** As it was sent. */
	expires?: string;
}

const digestOf = (worker: number, password: string): string =>
	createHash('sha256').update(`${worker}\n${password}`).digest('hex');

export class WorkerAccounts {
	private readonly written = new Map<number, WorkerAccount>();

	of(worker: number): WorkerAccount | undefined {
		return this.written.get(worker);
	}

	/** Number of the worker who was given that name by a write. */
	holderOf(userName: string): number | undefined {
		for (const [worker, account] of this.written) if (account.userName === userName) return worker;
		return undefined;
	}

	/** What is absent stays as it was. */
	write(worker: number, { password, ...account }: Omit<WorkerAccount, 'passwordDigest'> & { password?: string }): void {
		const digest = password === undefined ? {} : { passwordDigest: digestOf(worker, password) };
		this.written.set(worker, { ...this.written.get(worker), ...account, ...digest });
	}

	passwordIs(worker: number, password: string): boolean {
		return this.of(worker)?.passwordDigest === digestOf(worker, password);
	}
}
