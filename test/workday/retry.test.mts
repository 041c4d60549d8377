import { XmlError } from '../../nodes/Workday/xml/limits.ts';
import * as errors from '../../nodes/Workday/workday/errors.ts';
import { DEFAULT_RETRY_POLICY, withRetry, type Retry } from '../../nodes/Workday/workday/read/retry.ts';
import { TransportError, type TransportFailure } from '../../nodes/Workday/workday/transport.ts';
import { frozenClock } from '../support/clock.mts';

const busy = (retryAfterMs?: number, status = 429) => new errors.Retriable('Busy.', { status }, retryAfterMs);

/** Fails with `failures` one after the other, then gives 'done'. */
async function run(failures: unknown[], { isRead = true, policy = {} } = {}) {
	const clock = frozenClock();
	const left = [...failures];
	const retries: Retry[] = [];
	let tries = 0;
	const work = async () => {
		tries++;
		if (left.length > 0) throw left.shift();
		return 'done';
	};
	const result = await withRetry(work, { ...DEFAULT_RETRY_POLICY, ...policy }, clock, isRead, (retry) =>
		retries.push(retry),
	).catch((error: unknown) => error);
	return { result, tries, slept: clock.slept, retries };
}

const transport = (failure: TransportFailure) => new TransportError(failure, failure.toUpperCase());

describe('which failures are tried again', () => {
	test.each<[string, unknown, string]>([
		['InvalidRequest', new errors.InvalidRequest('Limit', 'is wrong'), 'InvalidRequest'],
		['Authentication', new errors.Authentication('no'), 'Authentication'],
		['Permission', new errors.Permission('no'), 'Permission'],
		['Validation', new errors.Validation('no', []), 'Validation'],
		['NotFound', new errors.NotFound('no'), 'NotFound'],
		['UnexpectedResponse', new errors.UnexpectedResponse('no'), 'UnexpectedResponse'],
		['Cancelled', new errors.Cancelled('no'), 'Cancelled'],
		['a cancelled transport', transport('cancelled'), 'Cancelled'],
		['an unknown host', transport('dns'), 'InvalidRequest'],
		['a blocked host', transport('blocked'), 'InvalidRequest'],
		['a bad certificate', transport('tls'), 'UnexpectedResponse'],
		['malformed XML', new XmlError('malformed', 'bad'), 'UnexpectedResponse'],
		['a DTD', new XmlError('doctype', 'bad'), 'UnexpectedResponse'],
	])('%s is not', async (_, failure, name) => {
		const { result, tries, slept } = await run([failure]);
		expect(result).toMatchObject({ name });
		expect(tries).toBe(1);
		expect(slept).toEqual([]);
	});

	test.each<[string, unknown]>([
		['Retriable', busy()],
		['a refused connection', transport('refused')],
		['a reset', transport('reset')],
		['a time-out', transport('timeout')],
		['a truncated answer', new XmlError('truncated', 'short')],
	])('%s is', async (_, failure) => {
		expect(await run([failure])).toMatchObject({ result: 'done', tries: 2, slept: [1000] });
	});

	test('a bug of ours passes through untouched', async () => {
		const bug = new TypeError('oops');
		expect(await run([bug])).toMatchObject({ result: bug, tries: 1 });
	});
});

describe('a write', () => {
	test.each<[string, unknown, number]>([
		['refused: not sent, so sent again', transport('refused'), 2],
		['429: turned away, so sent again', busy(0), 2],
		['503: it may have been done', busy(0, 503), 1],
		['reset: it may have been done', transport('reset'), 1],
		['time-out: it may have been done', transport('timeout'), 1],
		['truncated: it may have been done', new XmlError('truncated', 'short'), 1],
	])('%s', async (_, failure, tries) => {
		expect(await run([failure], { isRead: false })).toMatchObject({ tries });
	});
});

describe('how long it waits', () => {
	test('exponentially, three times, then says so', async () => {
		const { result, slept, tries } = await run([busy(), busy(), busy(), busy()]);
		expect(slept).toEqual([1000, 2000, 4000]);
		expect(tries).toBe(4);
		expect(result).toMatchObject({ name: 'Retriable', message: 'Busy. Given up after 3 retries.' });
	});

	test('never above the cap', async () => {
		const { slept } = await run(Array.from({ length: 7 }, () => busy()), { policy: { retries: 7, capMs: 5000 } });
		expect(slept).toEqual([1000, 2000, 4000, 5000, 5000, 5000, 5000]);
	});

	test('anything between nothing and the bound: full jitter', async () => {
		const clock = { ...frozenClock(), random: () => 0.25 };
		const failures = [busy(), busy()];
		await withRetry(async () => {
			const failure = failures.shift();
			if (failure) throw failure;
		}, DEFAULT_RETRY_POLICY, clock, true);
		expect(clock.slept).toEqual([250, 500]);
	});

	test('as long as Retry-After says', async () => {
		expect(await run([busy(7000), busy(0)])).toMatchObject({ result: 'done', slept: [7000, 0] });
	});

	test('not for a Retry-After that is too long: the error says how long', async () => {
		const { result, slept } = await run([busy(90_000)]);
		expect(slept).toEqual([]);
		expect(result).toMatchObject({ name: 'Retriable', retryAfterMs: 90_000 });
		expect(result).toMatchObject({ message: 'Busy. Workday asks to wait 90 s, longer than the 30 s that this node waits.' });
	});

	test('not at all with no retries', async () => {
		expect(await run([busy()], { policy: { retries: 0 } })).toMatchObject({ tries: 1, result: { message: 'Busy.' } });
	});

	test('until the run is stopped', async () => {
		const clock = { ...frozenClock(), sleep: () => Promise.reject(transport('cancelled')) };
		const work = () => Promise.reject(busy());
		await expect(withRetry(work, DEFAULT_RETRY_POLICY, clock, true)).rejects.toBeInstanceOf(errors.Cancelled);
	});
});

test('each retry is reported', async () => {
	const { retries } = await run([busy(5000), transport('reset')]);
	expect(retries).toEqual([
		{ reason: 'Busy.', waitMs: 5000 },
		{ reason: 'RESET.', waitMs: 2000 },
	]);
});

test('an answer that is cut short each time stays one that may come whole later', async () => {
	const cut = () => new XmlError('truncated', 'short');
	const { result } = await run([cut(), cut(), cut(), cut()]);
	expect(result).toMatchObject({ name: 'Retriable', message: "Workday's answer was cut short: short. Given up after 3 retries." });
});
