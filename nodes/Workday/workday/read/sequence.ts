/** What was given of an answer that broke off, so that the answer to the same question can be held against it. */
import { createHash } from 'crypto';
import { UnexpectedResponse } from '../errors';

/** A row of texts, of which only a digest is kept. */
export class Sequence {
	count = 0;
	private readonly hash = createHash('sha256');

	add(text: string): void {
		this.count++;
		// With its length in front: where one text ends and the next begins must make a difference.
		this.hash.update(`${text.length}:${text}`);
	}

	equals(other: Sequence): boolean {
		return this.count === other.count && this.digest() === other.digest();
	}

	private digest(): string {
		return this.hash.copy().digest('hex');
	}
}

/** @param noun what was given, in the plural */
export const changedSince = (given: Sequence, noun: string): UnexpectedResponse =>
	new UnexpectedResponse(
		`The answer broke off after ${given.count} ${noun} were given. Asked for again, it does not begin with the same ${noun}, so what comes after them cannot be told.`,
	);
