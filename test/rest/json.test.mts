import { readJson } from '../../nodes/Workday/workday/rest/json.ts';
import type { WebAnswer } from '../../nodes/Workday/workday/web/ask.ts';

const read = (text: string): Promise<unknown> => {
	const answer: WebAnswer = {
		...{ status: 200, headers: {}, mediaType: 'application/json', encoding: undefined, requestId: '1' },
		body: (async function* () {
			yield Buffer.from(text);
		})(),
		discard: () => undefined,
	};
	return readJson(answer);
};

it.each([
	['12345678901234567890', '12345678901234567890'],
	['-9007199254740993', '-9007199254740993'],
	['1234567890.1234567890', '1234567890.1234567890'],
	['1e400', '1e400'],
])('a number that JavaScript cannot hold, %s, is text with all its digits', async (written, expected) => {
	expect(await read(`{ "total": 1, "data": [{ "a": ${written}, "b": [${written},1] }] }`)).toEqual({ total: 1, data: [{ a: expected, b: [expected, 1] }] });
});

it.each(['0', '-1', '0.1', '2.50', '9007199254740991', '0.30000000000000004', '1E3', '100000000000.00', '1.7976931348623157e308'])('%s is a number', async (written) => {
	expect(await read(`{"a":${written}}`)).toEqual({ a: Number(written) });
});

it('digits within a text are part of it, whatever stands around them', async () => {
	const texts = ['12345678901234567890', 'say \\"12345678901234567890\\", 1', ': 12345678901234567890', '\\\\', '97c57c8cc22f4312345678901234567890'];
	expect(await read(`[${texts.map((text) => `"${text}"`).join(',')},12345678901234567890]`)).toEqual([...texts.map((text) => JSON.parse(`"${text}"`) as unknown), '12345678901234567890']);
});

it('what is no JSON stays none', async () => {
	await expect(read('{"a": 12345678901234567890 34}')).rejects.toThrow(/damaged JSON/);
	await expect(read('{"a": 12345678901234567890')).rejects.toThrow(/cut short/);
});
