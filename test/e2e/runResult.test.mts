import { parseFlatted } from './flatted.mts';
import { RunResult } from './runResult.mts';

const run = (...branches: unknown[][]) => ({ data: { main: branches } });
const json = (...ids: number[]) => ids.map((id) => ({ json: { id } }));
const result = (runData: unknown, more: object = {}) => new RunResult('7', 'success', { resultData: { runData, ...more } });

test('items of a node are those of all its runs, by output', () => {
	const { items } = { items: (...args: [string, number?]) => result({ Start: [run(json(0))], If: [run(json(1), json(2)), run(json(3))] }).items(...args) };
	expect(items('If')).toEqual(json(1, 3));
	expect(items('If', 1)).toEqual(json(2));
	expect(items('If', 2)).toEqual([]);
	expect(items('Nobody')).toEqual([]);
});

test('what was handed over is what the first node gave, or what waits for it', () => {
	expect(result({ Start: [run(json(1, 2))], Next: [run(json(3))] }).handedOver).toEqual(json(1, 2));
	const waiting = { resultData: { runData: {} }, executionData: { nodeExecutionStack: [{ node: { name: 'Start' }, data: { main: [json(4)] } }] } };
	expect(new RunResult('1', 'crashed', waiting).handedOver).toEqual(json(4));
	expect(new RunResult('1', 'crashed', undefined).handedOver).toEqual([]);
});

test('an execution that did not end well throws with the node and the message', () => {
	const error = { message: 'No', description: 'Because', node: { name: 'Get workers' } };
	const failed = new RunResult('9', 'error', { resultData: { error } });
	expect(() => failed.mustSucceed()).toThrow('Execution 9 ended with error: Get workers: No Because');
	expect(() => new RunResult('9', 'crashed', undefined).mustSucceed()).toThrow('crashed');
	expect(result({}).mustSucceed()).toBeInstanceOf(RunResult);
});

test('a file is where n8n keeps it, or in the item', () => {
	const file = { fileName: 'a.csv', mimeType: 'text/csv' };
	const kept = [{ json: {}, binary: { data: { ...file, data: 'filesystem-v2', id: 'filesystem-v2:x' }, other: { ...file, data: 'YQ==' } } }];
	expect(result({ File: [run(kept)] }).items('File')[0]?.binary).toEqual({
		data: { ...file, id: 'filesystem-v2:x', data: '' },
		other: { ...file, id: '', data: 'YQ==' },
	});
});

test('flat data become what they were, also where something contains itself', () => {
	const parsed = parseFlatted('[{"a":"1","self":"0"},["2",5],"text"]') as { a: unknown; self: unknown };
	expect(parsed.a).toEqual(['text', 5]);
	expect(parsed.self).toBe(parsed);
});
