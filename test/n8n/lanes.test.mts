import { inLanes, laneOrder } from '../../nodes/Workday/n8n/lanes.ts';
import { failureOf } from '../workday/scriptedServer.mts';

const of = (id: string, kind = 'Employee_ID') => ({ kind, id });
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the order', () => {
	it('puts items about the same one in one lane, in the order in which they came', () => {
		expect(laneOrder([of('1'), of('2'), of('1'), of('3'), of('2')])).toEqual([[0, 2], [1, 4], [3]]);
	});

	it('lets all wait when one may have been named in two ways', () => {
		expect(laneOrder([of('1'), of('b', 'WID'), undefined])).toEqual([[0, 1, 2]]);
	});

	it('gives items of which nothing is known a lane each', () => {
		expect(laneOrder([of('1'), undefined, undefined])).toEqual([[0], [1], [2]]);
	});
});

describe('the work', () => {
	/** Each item takes some turns of the event loop; what overlapped is noted. */
	async function play(order: number[][], limit: number, fails: number[] = []) {
		const running = new Set<number>();
		const done: number[] = [];
		let most = 0;
		let beside = new Set<number>();
		const result = inLanes(order, limit, async (item) => {
			running.add(item);
			most = Math.max(most, running.size);
			if (item === order[0]?.[0]) beside = new Set(running);
			const lane = order.find((items) => items.includes(item)) ?? [];
			expect(lane.filter((other) => running.has(other))).toEqual([item]);
			for (let turns = 0; turns < 3; turns++) await turn();
			running.delete(item);
			if (fails.includes(item)) throw new Error(`item ${item}`);
			done.push(item);
		});
		return { result, running, done, most: () => most, beside: () => [...beside] };
	}

	it('runs lanes side by side up to the limit, the first item alone', async () => {
		const played = await play([[0, 3], [1], [2], [4], [5]], 3);
		await played.result;
		expect(played.done.sort()).toEqual([0, 1, 2, 3, 4, 5]);
		expect(played.most()).toBe(3);
		expect(played.done.indexOf(0)).toBe(0);
	});

	it('begins nothing after a failure, waits for what runs, and throws that of the first item', async () => {
		const played = await play([[0], [2], [1], [3], [4]], 2, [1, 2]);
		expect((await failureOf(played.result)).message).toBe('item 1');
		expect(played.running.size).toBe(0);
		expect(played.done).toEqual([0]);
	});

	it('does not go on after the first item failed', async () => {
		const played = await play([[0], [1]], 2, [0]);
		expect((await failureOf(played.result)).message).toBe('item 0');
		expect(played.done).toEqual([]);
	});
});
