// Records out of a stream: what is a record, what comes with it, how much memory it takes, how it ends.
import { XmlError, type XmlLimits } from '../../nodes/Workday/xml/limits.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { ANY_NAMESPACE, parseDocument, type RecordOptions, readRecords } from '../../nodes/Workday/xml/records.ts';
import type { Tape } from '../../nodes/Workday/xml/tape.ts';

const RECORD = { uri: 'urn:w', local: 'Worker' };

async function* inChunks(xml: string, size = xml.length): AsyncGenerator<Uint8Array> {
	const bytes = Buffer.from(xml);
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(xml: string, options: Partial<RecordOptions<string>> = {}, size?: number): Promise<string[]> {
	const records: string[] = [];
	const all = { names: new NameTable(), record: RECORD, onRecord: (tape: Tape) => tape.stringValue(tape.record), ...options };
	for await (const record of readRecords(inChunks(xml, size), all)) records.push(record);
	return records;
}

const page = (records: string, after = ''): string =>
	`<?xml version="1.0"?><env:Envelope xmlns:env="urn:e" v="1 &amp; 2"><env:Body><w:Response xmlns:w="urn:w">` +
	`<w:Results><w:Total>2</w:Total></w:Results><w:Data>${records}</w:Data>${after}</w:Response></env:Body></env:Envelope>`;

/** Names from the root down to the record. */
const ancestors = ({ names, name, record }: Tape): string => Array.from(name.subarray(0, record + 1), (id) => names.local[id]).join('/');

describe('what is a record', () => {
	test('of any namespace, where nobody knows it beforehand', async () => {
		const xml = '<a:All xmlns:a="urn:a"><a:Row>1</a:Row><Row>2</Row><b:Row xmlns:b="urn:b">3</b:Row><a:Rows>4</a:Rows></a:All>';
		expect(await collect(xml, { record: { uri: ANY_NAMESPACE, local: 'Row' } })).toEqual(['1', '2', '3']);
	});

	test.each([
		['one after the other', '<w:Worker>1</w:Worker><w:Worker>2</w:Worker>', ['1', '2']],
		['white space, comments and instructions between them', ' <w:Worker>1</w:Worker>\n<!-- <w:Worker> --><?x y?><w:Worker>2</w:Worker> ', ['1', '2']],
		['empty elements', '<w:Worker/><w:Worker a="b" /><w:Worker></w:Worker>', ['', '', '']],
		['white space in tags', '<w:Worker\n>1</w:Worker\n><w:Worker\t>2</w:Worker >', ['1', '2']],
		['end tags in comments and CDATA', '<w:Worker><!-- </w:Worker> -->1<![CDATA[</w:Worker>]]></w:Worker>', ['1</w:Worker>']],
		['other prefixes and the default namespace', '<v:Worker xmlns:v="urn:w">1</v:Worker><Worker xmlns="urn:w">2</Worker>', ['1', '2']],
		['a prefix bound again to something else', '<w:Worker xmlns:w="urn:other">1</w:Worker><w:Worker>2</w:Worker>', ['2']],
		['the same local name in no namespace', '<Worker>1</Worker><w:Worker>2</w:Worker>', ['2']],
		['a record inside a record belongs to the outer one', '<w:Worker>1<w:Worker>2</w:Worker></w:Worker>', ['12']],
		['records below other elements', '<w:Group><w:Worker>1</w:Worker></w:Group><w:Group>x<w:Worker>2</w:Worker>y</w:Group>', ['1', '2']],
		['none', '', []],
	])('%s', async (_name, records, expected) => {
		expect(await collect(page(records))).toEqual(expected);
		expect(await collect(page(records), {}, 1)).toEqual(expected);
	});

	test('the root element itself', async () => {
		expect(await collect('<Worker xmlns="urn:w">1</Worker>')).toEqual(['1']);
	});

	test('a record for which nothing is returned is left out', async () => {
		const onRecord = (tape: Tape) => tape.stringValue(tape.record).replace('1', '') || undefined;
		expect(await collect(page('<w:Worker>1</w:Worker><w:Worker>2</w:Worker>'), { onRecord })).toEqual(['2']);
	});
});

describe('what comes with a record', () => {
	const records = '<w:Worker>1</w:Worker><w:Group xmlns:g="urn:g" k="v"><w:Worker>2</w:Worker></w:Group><w:Worker>3</w:Worker>';

	test('its ancestors, each with one child, whatever stood before', async () => {
		const lineage = await collect(page(records), { onRecord: ancestors }, 7);
		expect(lineage).toEqual(['Envelope/Body/Response/Data/Worker', 'Envelope/Body/Response/Data/Group/Worker', 'Envelope/Body/Response/Data/Worker']);
		const links = await collect(page(records), { onRecord: ({ parent, end, count, record }) => `${parent.subarray(0, record + 1)} ${end.subarray(0, record + 1).every((each) => each === count)}` });
		expect(links).toEqual(['-1,0,1,2,3 true', '-1,0,1,2,3,4 true', '-1,0,1,2,3 true']);
	});

	test("its ancestors' attributes, after their bytes are gone", async () => {
		const attributes = (tape: Tape) => Array.from({ length: tape.attributeStart[tape.record] }, (_, a) => tape.attribute(a)).join('|');
		expect(await collect(page(records), { onRecord: attributes }, 1)).toEqual(['1 & 2', '1 & 2|v', '1 & 2']);
	});

	test('its source, a document of its own', async () => {
		const source = '<w:Worker a="\'"><w:B c="&lt;é"/><!-- d --><![CDATA[e]]></w:Worker>';
		const inner = `<d xmlns="urn:d&amp;">${source}<w:Worker xmlns="" xmlns:w="urn:w"/></d>`;
		const [first, second] = await collect(page(inner), { onRecord: (tape) => tape.recordXml() }, 5);
		expect(first).toBe(source.replace('<w:Worker', '<w:Worker xmlns:env="urn:e" xmlns:w="urn:w" xmlns="urn:d&amp;"'));
		expect(second).toBe('<w:Worker xmlns:env="urn:e" xmlns="" xmlns:w="urn:w"/>');
		expect(parseDocument(Buffer.from(first), { names: new NameTable() }).stringValue(0)).toBe('e');
	});
});

describe('the head', () => {
	const heads = async (xml: string, size?: number): Promise<string[]> => {
		const seen: string[] = [];
		await collect(xml, { onHead: (head) => seen.push(head.recordXml(), head.stringValue(head.record)) }, size);
		return seen;
	};

	test('is shown once, before the first record, with the open elements closed', async () => {
		const expected = [page('', '').replace(/^<\?xml.*?\?>/, ''), '2'];
		expect(await heads(page('<w:Worker>1</w:Worker><w:Worker>3</w:Worker>', '<w:After/>'))).toEqual(expected);
		expect(await heads(page('<w:Worker/>'), 1)).toEqual(expected);
	});

	test('is the whole document when there is no record: a fault, an empty page', async () => {
		expect(await heads('<!-- a --><f:Fault xmlns:f="urn:f">b<c/></f:Fault><!-- d -->')).toEqual(['<f:Fault xmlns:f="urn:f">b<c/></f:Fault>', 'b']);
	});

	test('is shown before any record is read', async () => {
		const order: string[] = [];
		await collect(page('<w:Worker>1</w:Worker>'), { onHead: () => order.push('head'), onRecord: () => void order.push('record') });
		expect(order).toEqual(['head', 'record']);
	});
});

describe('the end', () => {
	const problem = async (xml: string, limits: Partial<XmlLimits> = {}, size?: number): Promise<string> => {
		try {
			await collect(xml, { limits }, size);
		} catch (error) {
			if (error instanceof XmlError) return error.problem;
			throw error;
		}
		return 'none';
	};

	test('a document cut short at any byte is noticed', async () => {
		const whole = Buffer.from(page('<w:Worker>é</w:Worker><w:Worker/>', '<w:After/>'));
		for (let length = 0; length < whole.length; length++) {
			const cut = whole.subarray(0, length).toString('latin1');
			expect(await problem(cut.replace(/[^\x00-\x7f]+$/, ''))).toBe('truncated');
		}
	});

	test.each([
		['a missing end tag after the records', page('<w:Worker/>').replace('</w:Data>', '')],
		['an undefined entity after the records', page('<w:Worker/>', '&nbsp;')],
		['a second root', `${page('<w:Worker/>')}<a/>`],
		['text between records', page('<w:Worker/>&').replace('&', '&nbsp;')],
	])('what follows the records is checked: %s', async (_name, xml) => {
		expect(await problem(xml)).toBe('malformed');
	});

	test('the records before an error were delivered', async () => {
		const seen: string[] = [];
		const onRecord = (tape: Tape) => void seen.push(tape.stringValue(tape.record));
		await expect(collect(page('<w:Worker>1</w:Worker><w:Worker>2</Worker>'), { onRecord })).rejects.toThrow(XmlError);
		expect(seen).toEqual(['1']);
	});

	test('a record, and a head, may be as large as the limit and not a byte larger', async () => {
		const record = '<w:Worker>123456</w:Worker>';
		for (const size of [1, 1000]) {
			expect(await problem(page(record), { maxRecordBytes: record.length }, size)).toBe('none');
			expect(await problem(page(record), { maxRecordBytes: record.length - 1 }, size)).toBe('size');
			const head = page(record).indexOf('<w:Worker') - '<?xml version="1.0"?>'.length;
			expect(await problem(page(record), { maxHeadBytes: head }, size)).toBe('none');
			expect(await problem(page(record), { maxHeadBytes: head - 1 }, size)).toBe('size');
		}
	});

	test('what stands around the records is not collected: it may be larger than any limit', async () => {
		const around = '<w:Other>text</w:Other> <!-- comment -->'.repeat(1000);
		expect(await problem(page(`<w:Worker/>${around}<w:Worker/>`), { maxRecordBytes: 200, maxHeadBytes: 300 }, 100)).toBe('none');
	});

	test('the source is asked for no more than needed, and closed when the reader stops', async () => {
		let asked = 0;
		let closed = false;
		async function* endless(): AsyncGenerator<Uint8Array> {
			try {
				yield Buffer.from(page('').replace(/<\/w:Data>.*/, ''));
				for (;;) {
					asked++;
					yield Buffer.from('<w:Worker>1</w:Worker>');
				}
			} finally {
				closed = true;
			}
		}
		const options = { names: new NameTable(), record: RECORD, onRecord: (tape: Tape) => tape.stringValue(tape.record) };
		for await (const record of readRecords(endless(), options)) {
			expect(record).toBe('1');
			if (asked === 3) break;
		}
		expect([asked, closed]).toEqual([3, true]);
	});
});
