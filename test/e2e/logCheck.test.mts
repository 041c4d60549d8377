import { complaints, OF_N8N, parseLog } from './logCheck.mts';

const line = (level: string, message: string): string => JSON.stringify({ level, message, metadata: { file: 'x.js' } });
const log = (...lines: string[]): string => `${lines.join('\n')}\n`;

test('warnings and errors are complaints, what is less grave is not', () => {
	const written = log(line('info', 'Editor is now accessible'), line('warn', 'Something is odd'), line('debug', 'x'), line('error', 'It broke'));
	expect(complaints(written)).toEqual(['warn: Something is odd', 'error: It broke']);
});

test('lines that are no JSON are complaints, also the beginning of a line of an n8n that was killed', () => {
	expect(complaints(log('TypeError: x is not a function', '    at y.js:1', '{"level":"info","mess'))).toHaveLength(3);
});

test('what a scenario provokes is held against the whole line, and excuses no other one', () => {
	const written = log(line('error', 'It broke'), line('error', 'It broke elsewhere, too'), line('error', 'Quite another'));
	expect(complaints(written, /It broke/)).toEqual(['error: Quite another']);
	expect(complaints(written, /"file":"x\.js"/)).toEqual([]);
	expect(complaints(written, /"file":"z\.js"/)).toHaveLength(3);
});

test('a line of n8n itself is known at its own level only, and each has its reason', () => {
	expect(complaints(log(line('warn', 'Automatic license renewal is disabled. And so on')))).toEqual([]);
	expect(complaints(log(line('error', 'Automatic license renewal is disabled. And so on')))).toHaveLength(1);
	for (const { why } of OF_N8N) expect(why).toMatch(/^\w.{20,}/);
});

test('no line of n8n excuses one about the package', () => {
	const ours = ['warn', 'error'].map((level) => line(level, 'n8n-nodes-workday: Workday refused the sign-in'));
	expect(complaints(log(...ours, 'Error: There is no Workday node'))).toHaveLength(3);
});

test('empty lines and an empty log hold nothing', () => {
	expect(parseLog('\n\n')).toEqual([]);
	expect(complaints('')).toEqual([]);
});
