import { checkEncoding, decodeText } from '../../nodes/Workday/workday/report/text.ts';
import { all, bytesOf } from './chunks.mts';

const TEXT = 'Weiß, Łódź, 日本 \u{1F600}';
const decode = async (bytes: Buffer, encoding?: string, size = 1) => (await all(decodeText(bytesOf(bytes, size), encoding))).join('');
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each<[string, Buffer, string | undefined]>([
	['UTF-8', Buffer.from(TEXT), undefined],
	['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`), undefined],
	['UTF-8 with a byte order mark, called something else', Buffer.from(`\uFEFF${TEXT}`), 'windows-1252'],
	['UTF-16 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), undefined],
	['UTF-16 the other way round', swapped(`\uFEFF${TEXT}`), undefined],
	['UTF-16 without one', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
])('%s', async (_what, bytes, encoding) => {
	for (const size of [1, 2, 100]) expect(await decode(bytes, encoding, size)).toBe(TEXT);
});

test('old encodings of one byte, and next to nothing', async () => {
	expect(await decode(Buffer.from('Weiß', 'latin1'), 'windows-1252')).toBe('Weiß');
	expect(await decode(Buffer.from('ab'))).toBe('ab');
	expect(await decode(Buffer.alloc(0))).toBe('');
	expect(await decode(Buffer.from('\uFEFF'))).toBe('');
});

test('bytes that do not fit are an error, not another character', async () => {
	for (const bytes of [Buffer.from('Weiße', 'latin1'), Buffer.from([0x61, 0x62, 0xff, 0xc3])]) {
		for (const size of [1, 100]) {
			await expect(decode(bytes, undefined, size)).rejects.toMatchObject({ name: 'UnexpectedResponse', message: expect.stringMatching(/not encoded in utf-8\. Set Encoding/) as string });
		}
	}
});

test('text that ends inside a character was cut short, so it is asked for again', async () => {
	for (const [bytes, encoding] of [[Buffer.from('ab😀').subarray(0, -1)], [Buffer.from('ß').subarray(0, 1)], [Buffer.from('abc', 'utf16le').subarray(0, -1), 'utf-16le']] as const) {
		for (const size of [1, 100]) {
			await expect(decode(bytes, encoding, size)).rejects.toMatchObject({ name: 'Retriable', message: expect.stringMatching(/cut short: it ends inside a character of utf-/) as string });
		}
	}
});

test('an encoding that nobody knows is refused by name', () => {
	expect(checkEncoding('ISO-8859-1', 'Encoding')).toBe('ISO-8859-1');
	expect(() => checkEncoding('ebcdic-x', 'Encoding')).toThrow(/^Encoding: "ebcdic-x" is not known/);
});
