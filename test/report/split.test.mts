import { stretchesOf, type Split } from '../../nodes/Workday/workday/report/split.ts';

const split = (more: Partial<Split>): Split => ({
	startPrompt: 'from_date', endPrompt: 'through_date', endIncluded: true, from: '2026-01-01', through: '2026-01-10', step: 4, unit: 'days', ...more,
});
const days = (more: Partial<Split>) => stretchesOf(split(more)).map(({ from, through }) => `${from}/${through}`);

test.each<[string, Partial<Split>, string[]]>([
	['days', {}, ['2026-01-01/2026-01-04', '2026-01-05/2026-01-08', '2026-01-09/2026-01-10']],
	['weeks', { unit: 'weeks', step: 1 }, ['2026-01-01/2026-01-07', '2026-01-08/2026-01-10']],
	['months', { unit: 'months', step: 1, from: '2024-01-31', through: '2024-04-01' }, ['2024-01-31/2024-02-28', '2024-02-29/2024-03-30', '2024-03-31/2024-04-01']],
	['months across a year', { unit: 'months', step: 6, from: '2025-12-01', through: '2026-06-01' }, ['2025-12-01/2026-05-31', '2026-06-01/2026-06-01']],
	['one step longer than all', { step: 100 }, ['2026-01-01/2026-01-10']],
	['one day', { through: '2026-01-01', step: 1 }, ['2026-01-01/2026-01-01']],
])('%s follow one another without a gap or an overlap', (_unit, more, expected) => {
	expect(days(more)).toEqual(expected);
});

test('every day of two years is in exactly one stretch, whatever the step', () => {
	const all = Array.from({ length: 731 }, (_, day) => new Date(Date.UTC(2024, 0, 31 + day)).toISOString().slice(0, 10));
	for (const [step, unit] of [[1, 'days'], [13, 'days'], [2, 'weeks'], [1, 'months'], [5, 'months']] as const) {
		const covered = stretchesOf(split({ from: all[0], through: all.at(-1), step, unit })).flatMap(({ from, through }) => all.filter((day) => day >= from && day <= through));
		expect(covered).toEqual(all);
	}
});

test('prompts take first and last day, the day after it, or the first day alone', () => {
	const prompts = (more: Partial<Split>) => stretchesOf(split({ step: 10, ...more }))[0]?.prompts;
	expect(prompts({})).toEqual([['from_date', '2026-01-01'], ['through_date', '2026-01-10']]);
	expect(prompts({ endIncluded: false })).toEqual([['from_date', '2026-01-01'], ['through_date', '2026-01-11']]);
	expect(prompts({ endPrompt: '' })).toEqual([['from_date', '2026-01-01']]);
});

test.each<[Partial<Split>, string]>([
	[{ startPrompt: '' }, 'Start Prompt'],
	[{ endPrompt: 'from_date' }, 'End Prompt'],
	[{ from: '2026-01-11' }, 'First Day'],
	[{ from: '1900-01-01', step: 1 }, 'Split by Date'],
])('%j is refused: %s', (more, field) => {
	expect(() => stretchesOf(split(more))).toThrow(expect.objectContaining({ name: 'InvalidRequest', field }));
});
