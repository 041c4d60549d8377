// The writer, held against readers: whatever goes out comes back.
import { DOMParser } from '@xmldom/xmldom';
import { XmlError } from '../../nodes/Workday/xml/limits.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { parseDocument } from '../../nodes/Workday/xml/records.ts';
import { escapeAttribute, escapeText } from '../../nodes/Workday/xml/write.ts';

const element = (value: string): string => `<a b="${escapeAttribute(value)}">${escapeText(value)}</a>`;
const HARD = '\t\n\r\r\n <>&"\' ]]> &amp; é日😀 \u0085\u00a0 --> <![CDATA[';

test('text and attributes come back as they were', () => {
	const tape = parseDocument(Buffer.from(element(HARD)), { names: new NameTable() });
	expect(tape.stringValue(0)).toBe(HARD);
	expect(tape.attribute(0)).toBe(HARD);
});

test('another parser reads the same', () => {
	const text = HARD.replace('\u0085', ''); // xmldom ends lines there
	const root = new DOMParser().parseFromString(element(text), 'text/xml').documentElement;
	expect([root?.textContent, root?.getAttribute('b')]).toEqual([text, text]);
});

test.each([
	['a control character', '\u0000', 'U+0000'],
	['U+FFFE', 'a\ufffe', 'U+FFFE'],
	['half of a character', 'a\ud83d', 'U+D83D'],
	['the other half', '\ude00a', 'U+DE00'],
])('%s is refused, and the error says which, not where it stood', (_name, text, named) => {
	for (const escape of [escapeText, escapeAttribute]) {
		expect(() => escape(`secret${text}`)).toThrow(XmlError);
		expect(() => escape(`secret${text}`)).toThrow(expect.objectContaining({ problem: 'characters', message: expect.stringContaining(named) }));
		expect(() => escape(`secret${text}`)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
	}
});
