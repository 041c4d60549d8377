/** Waiting for what another process does. */

/** Far more than anything here takes: who meets it has lost something, it is no measure of speed. */
const GIVE_UP_MS = 900_000;

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Asks until the answer is neither undefined nor false.
 * @param what for the message of the error when it never happens
 */
export async function until<T>(
	what: string,
	ask: () => Promise<T | false | undefined>,
	{ every = 200, explain = async () => '' }: { every?: number; explain?: () => Promise<string> } = {},
): Promise<T> {
	const started = Date.now();
	for (;;) {
		const answer = await ask();
		if (answer !== false && answer !== undefined) return answer;
		if (Date.now() - started > GIVE_UP_MS) throw new Error(`Waited in vain: ${what}. ${await explain()}`);
		await pause(every);
	}
}
