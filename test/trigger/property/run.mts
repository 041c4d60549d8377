/** Plays histories and judges them. */
import { check } from './check.mts';
import { LARGE, planOf, SMALL } from './generate.mts';
import type { Plan } from './plan.mts';
import { play, type How } from './play.mts';
import { report } from './report.mts';
import { shrunk } from './shrink.mts';

export interface Played {
	requests: number;
	items: number;
}

/** @throws when something is wrong, with the history in it, made as small as it gets */
export async function mustBeRight(plan: Plan, how: How = 'inProcess'): Promise<Played> {
	const told = await play(plan, how);
	const complaints = check(told);
	if (complaints.length === 0) return { requests: told.requests, items: told.polls.reduce((sum, { items }) => sum + items.length, 0) };
	const smaller = await shrunk(plan, async (one) => mistakeOf(check(await play(one, how))));
	const again = await play(smaller, how);
	const left = check(again);
	const replay = plan.seed === undefined ? [] : [`SEED=${plan.seed} npx jest --selectProjects unit --testPathPatterns property/${how}`];
	const lines = ['A history went wrong:', ...complaints, '', ...replay, '', 'Made smaller:'];
	// What fails only now and then may not fail again.
	throw new Error([...lines, left.length > 0 ? report(again, left) : report(told, complaints)].join('\n'));
}

/** Its first words: a smaller history must go wrong in the same way. */
const mistakeOf = ([first]: readonly string[]): string | undefined => first?.split(':')[0];

/** Histories that one test plays. */
const TOGETHER = 20;
/** A machine may be as slow as it likes. */
const AS_LONG_AS_IT_TAKES = 3_600_000;

/**
 * Tests that play `count` histories of the seeds from 1, every `parts`-th of them; with `SEED` in the environment that one alone.
 */
export function playHistories(how: How, count: number, part = 0, parts = 1): void {
	const { SEED } = process.env;
	const all = SEED === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [Number(SEED)];
	const seeds = all.filter((seed) => SEED !== undefined || seed % parts === part);
	const played = { histories: 0, requests: 0, items: 0 };
	const begun = performance.now();
	const chunks = Array.from({ length: Math.ceil(seeds.length / TOGETHER) }, (_, at) => seeds.slice(at * TOGETHER, (at + 1) * TOGETHER));
	const titled = chunks.map((chunk): [string, number[]] => [`${chunk[0]} to ${chunk[chunk.length - 1]}`, chunk]);

	test.each(titled)(
		'every change comes once, none is missed: seeds %s',
		async (_title, chunk) => {
			for (const seed of chunk) {
				const { requests, items } = await mustBeRight(planOf(seed, how === 'http' ? SMALL : LARGE), how);
				played.histories++;
				played.requests += requests;
				played.items += items;
			}
		},
		AS_LONG_AS_IT_TAKES,
	);

	afterAll(() => {
		const { histories, requests, items } = played;
		const seconds = (performance.now() - begun) / 1000;
		const rate = (histories / seconds).toFixed(1);
		process.stdout.write(`${how}: ${histories} histories with ${requests} requests and ${items} items, ${rate} histories a second\n`);
		// A generator that made nothing up would never fail.
		if (SEED === undefined) expect(items).toBeGreaterThan(histories);
	});
}

/** From the environment. */
export const numberOf = (name: string, initially: number): number => Number(process.env[name] ?? initially);
