/** What a run knows of its sign-in. A wrong password is tried once, however many items run side by side: accounts lock after a few. */
import type { WorkdayClient } from '../workday/client';
import { Authentication, WorkdayError } from '../workday/errors';

type Leave = () => void;

export class SignIn {
	private refusal: Authentication | undefined;
	private accepted = false;
	/** Ends when the last of those who wait has had its turn. */
	private queue: Promise<void> = Promise.resolve();

	/** @throws the refusal, to whoever would try again: one of its own, since an item may add to its text */
	check(): void {
		if (this.refusal !== undefined) throw copyOf(this.refusal);
	}

	learn(error: unknown): void {
		if (error instanceof Authentication) this.refusal ??= copyOf(error);
		// A fault is Workday's own word to somebody whom it let in.
		else if (error instanceof WorkdayError && error.details.faultCode !== undefined) this.accepted = true;
	}

	/**
	 * The same client, whose requests go one at a time until Workday let one in, and no more once it refused one. Here,
	 * since not every refusal ends an item: a change is done whether or not it can be read back.
	 */
	guard(client: WorkdayClient): WorkdayClient {
		return {
			...client,
			call: async (request) => {
				const leave = await this.enter();
				return await client.call(request).then(this.letIn, this.refused).finally(leave);
			},
			records: (request) => this.watched(client.records(request)),
		};
	}

	private async *watched<T>(records: AsyncGenerator<T, undefined>): AsyncGenerator<T, undefined> {
		const leave = await this.enter();
		try {
			for await (const record of records) {
				this.accepted = true;
				// Whoever waits need not wait for the rest.
				leave();
				yield record;
			}
			this.accepted = true;
		} catch (error) {
			await this.refused(error);
		} finally {
			leave();
		}
	}

	private async enter(): Promise<Leave> {
		this.check();
		if (this.accepted) return () => undefined;
		const before = this.queue;
		let leave: Leave = () => undefined;
		this.queue = new Promise((resolve) => (leave = resolve));
		await before;
		if (this.refusal !== undefined) leave();
		this.check();
		return leave;
	}

	private readonly letIn = <T>(answer: T): T => {
		this.accepted = true;
		return answer;
	};

	private readonly refused = async (error: unknown): Promise<never> => {
		this.learn(error);
		return await Promise.reject(error);
	};
}

const copyOf = ({ message, details }: Authentication): Authentication => new Authentication(message, { ...details });
