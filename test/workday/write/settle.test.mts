import { Cancelled, Permission, Retriable, UnexpectedResponse } from '../../../nodes/Workday/workday/errors.ts';
import { gravest } from '../../../nodes/Workday/workday/write/outcome.ts';
import { settleWrite, type Shows } from '../../../nodes/Workday/workday/write/settle.ts';
import type { WriteAnswer } from '../../../nodes/Workday/workday/write/send.ts';
import { NameTable } from '../../../nodes/Workday/xml/names.ts';
import { parseDocument } from '../../../nodes/Workday/xml/records.ts';
import { failureOf } from '../scriptedServer.mts';

const envelope = parseDocument(Buffer.from('<a/>'), { names: new NameTable() });
const good: WriteAnswer = { known: true, envelope, requestId: 'r' };
const broken: WriteAnswer = { known: false, failure: new Retriable('The connection broke.', {}, undefined, true), saidNo: false, requestId: 'r' };
const failed: WriteAnswer = { known: false, failure: new UnexpectedResponse('Workday could not.'), saidNo: true, requestId: 'r' };

const settle = (answer: WriteAnswer, shows: Shows, { verify = true, event = false } = {}) => settleWrite(answer, { verify, event, readBack: async () => shows });

test.each<[string, WriteAnswer, Shows, object, string]>([
	['all of it', good, 'all', {}, 'completed'],
	['nothing, and there is an event', good, 'nothing', { event: true }, 'pending approval'],
	['nothing, and there is none', good, 'nothing', {}, 'not applied'],
	['something else', good, 'something else', { event: true }, 'not applied'],
	['what nobody looked at', good, 'nothing', { verify: false }, 'accepted'],
	['all of it, after a break', broken, 'all', {}, 'completed'],
	['nothing, after a break', broken, 'nothing', { event: true }, 'unknown'],
	['something else, after a break', broken, 'something else', {}, 'unknown'],
	['all of it, although Workday said no', failed, 'all', {}, 'completed'],
	['something else, after Workday said no', failed, 'something else', {}, 'unknown'],
])('%s', async (_what, answer, shows, options, outcome) => {
	expect(await settle(answer, shows, options)).toMatchObject({ outcome });
});

test('a doubtful answer is looked into even when good ones are not, and what broke is told', async () => {
	expect(await settle(broken, 'all', { verify: false })).toEqual({ outcome: 'completed', problem: 'The connection broke.' });
});

test('where Workday said no and nothing shows, that is the error', async () => {
	expect(await failureOf(settle(failed, 'nothing'))).toBe((failed as { failure: Error }).failure);
});

test('what cannot be read back is not lost: it was accepted, or nobody knows', async () => {
	const unreadable = { verify: true, event: false, readBack: () => Promise.reject(new Permission('Not allowed.')) };
	expect(await settleWrite(good, unreadable)).toEqual({ outcome: 'accepted', problem: 'Reading back failed: Not allowed.' });
	expect(await settleWrite(broken, unreadable)).toEqual({ outcome: 'unknown', problem: 'The connection broke. Reading back failed as well: Not allowed.' });
	const stopped = { ...unreadable, readBack: () => Promise.reject(new Cancelled('The run was stopped.')) };
	expect(await failureOf(settleWrite(good, stopped))).toBeInstanceOf(Cancelled);
	const ours = { ...unreadable, readBack: () => Promise.reject(new TypeError('x')) };
	expect(await failureOf(settleWrite(good, ours))).toBeInstanceOf(TypeError);
});

test('of several outcomes the one counts that somebody has to look at', () => {
	expect(gravest(['completed', 'unknown', 'pending approval'])).toBe('unknown');
	expect(gravest(['no change', 'completed'])).toBe('completed');
	expect(gravest([])).toBe('no change');
});
