import { sleep } from 'n8n-workflow';
import { TransportError, type Clock } from '../workday/transport';

export const systemClock: Clock = {
	now: () => Date.now(),
	sleep,
	random: () => Math.random(),
};

/** A stopped run ends within this time, wherever it waits. n8n has no sleep that can be stopped. */
const NAP_MS = 250;

/** The clock of one run: its sleep ends when the user stops the run. */
export function clockUntil(cancelSignal: AbortSignal | undefined): Clock {
	return {
		...systemClock,
		sleep: async (ms) => {
			const end = systemClock.now() + ms;
			for (let left = ms; left > 0; left = end - systemClock.now()) {
				if (cancelSignal?.aborted) throw new TransportError('cancelled', 'the run was stopped');
				await sleep(Math.min(left, NAP_MS));
			}
		},
	};
}
