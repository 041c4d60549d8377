// The writer, held against readers: whatever goes out comes back.
import { DOMParser } from '@xmldom/xmldom';
import { XmlError } from '../../nodes/Workday/xml/limits.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { parseDocument } from '../../nodes/Workday/xml/records.ts';
import { element, escapeAttribute, escapeText } from '../../nodes/Workday/xml/write.ts';

const HARD = '\t\n\r\r\n <>&"\' ]]> &amp; é日😀 \u0085\u00a0 --> <![CDATA[';

test('text and attributes come back as they were', () => {
	const xml = element('a', { b: HARD }, HARD).toString();
	const tape = parseDocument(Buffer.from(xml), { names: new NameTable() });
	expect(tape.stringValue(0)).toBe(HARD);
	expect(tape.attribute(0)).toBe(HARD);
});

test('another parser reads the same', () => {
	const text = HARD.replace('\u0085', ''); // xmldom ends lines there
	const root = new DOMParser().parseFromString(element('a', { b: text }, text).toString(), 'text/xml').documentElement;
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

test('elements nest, and undefined or false parts are left out', () => {
	const inner = element('p:c', { 'p:d': undefined, e: '1' }, 'x<y');
	const xml = element('p:a', { 'xmlns:p': 'urn:1' }, undefined, false, inner, [inner, 'z']).toString();
	expect(xml).toBe('<p:a xmlns:p="urn:1"><p:c e="1">x&lt;y</p:c><p:c e="1">x&lt;y</p:c>z</p:a>');
});

test('an element without content is empty', () => {
	expect(element('a', {}, '', undefined).toString()).toBe('<a/>');
});

test('a name that is none is a programming error', () => {
	expect(() => element('a b', {})).toThrow(TypeError);
	expect(() => element('a', { 'b="': 'c' })).toThrow(TypeError);
});
