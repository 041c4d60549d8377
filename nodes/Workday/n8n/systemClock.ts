import { sleep } from 'n8n-workflow';
import type { Clock } from '../workday/transport';

export const systemClock: Clock = {
	now: () => Date.now(),
	sleep,
	random: () => Math.random(),
};
