/** Items of one answer that is not SOAP, as they arrive, over answers that break off. */
import { Backoff, type Retry, type RetryPolicy } from '../read/retry';
import { changedSince, Sequence } from '../read/sequence';
import type { Connection } from '../soap/exchange';
import { ask, type AskRequest, type WebAnswer } from './ask';

export interface ItemsRequest<T> {
	request: AskRequest;
	/** The items of an answer that has begun. Lets go of the answer, also when it is left early. */
	read(answer: WebAnswer): AsyncIterable<T>;
	/** All that an item says: equal texts, equal items. */
	textOf(item: T): string;
	onRetry?(retry: Retry): void;
}

/**
 * An answer that breaks off is asked for again from its beginning, since there is no way to ask for the rest. What was
 * given must come again, the same items in the same order: it is read over, and held against a digest of what was given, so
 * that nothing of it is kept. Only then what comes after it is given. So no item comes twice, and none is left out.
 *
 * @throws UnexpectedResponse when the second answer begins with other items: its rest cannot be added to the first
 */
export async function* itemsOf<T>(connection: Connection, { request, read, textOf, onRetry }: ItemsRequest<T>, policy: RetryPolicy): AsyncGenerator<T, undefined> {
	const backoff = new Backoff(policy, connection.clock, request.isRead, onRetry);
	const given = new Sequence();
	for (;;) {
		try {
			let before: Sequence | undefined = given.count > 0 ? new Sequence() : undefined;
			for await (const item of read(await ask(connection, request))) {
				if (before) {
					before.add(textOf(item));
					if (before.count < given.count) continue;
					if (!before.equals(given)) throw changedSince(given, 'rows');
					before = undefined;
				} else {
					given.add(textOf(item));
					yield item;
				}
			}
			if (before) throw changedSince(given, 'rows');
			return undefined;
		} catch (failure) {
			await backoff.afterFailure(failure);
		}
	}
}
