// Our reader against three independent parsers: the same values, or all refuse.
import { generate, mutate, seeded } from './differentialGenerate.mts';
import { FAST_XML_PARSER, type KnownDifferences, LIBXML2, XMLDOM } from './differentialKnown.mts';
import { canonical, fastXmlParser, Libxml2, ours, recordsIn, type Verdict, xmldom } from './differentialParsers.mts';

/** Documents of one run, half of them mutated. More of them, from another seed: XML_DOCUMENTS=100000 XML_SEED=7 npx jest … */
const DOCUMENTS = Number(process.env.XML_DOCUMENTS ?? 3000);
const SEED = Number(process.env.XML_SEED ?? 1);
/** Cut in two at each position: the time grows with the square of the length. */
const MAX_CUT_BYTES = 160;

const random = seeded(SEED);
const documents = Array.from({ length: DOCUMENTS }, (_, index) => {
	const document = generate(random);
	return index % 2 === 0 ? document : mutate(document, random);
});
let verdicts: Verdict[];

beforeAll(async () => {
	const libxml2 = new Libxml2();
	verdicts = await libxml2.judge(documents);
	await libxml2.close();
});

/** What is wrong between our answer and another parser's, or undefined. */
function disagreement(document: Buffer, other: Verdict, known: KnownDifferences): string | undefined {
	const { refused, records } = ours([document], false);
	const shown = document.toString('utf8');
	if ('refused' in other) {
		if (refused !== undefined || known.strict.some(([message]) => message.test(other.refused))) return undefined;
		return `we accept, it refuses (${other.refused}): ${shown}`;
	}
	if (refused !== undefined) {
		return known.lax.some(([rule]) => rule.test(`${refused}: ${shown}`)) ? undefined : `we refuse (${refused}), it accepts: ${shown}`;
	}
	const [mine, its] = [records[0], other.tree].map((tree) => JSON.stringify(known.comparable(canonical(tree))));
	return mine === its || known.unread(shown) ? undefined : `${shown}\n  ours: ${mine}\n  its:  ${its}`;
}

const found = (texts: Array<string | undefined>): string[] => texts.filter((text) => text !== undefined).slice(0, 5);

/** Parsers of strings cannot be asked about bytes that are no text. */
function asText(document: Buffer): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(document);
	} catch {
		return undefined;
	}
}

test('the generator makes documents of both kinds, with records', () => {
	const accepted = verdicts.filter((verdict) => 'tree' in verdict);
	expect(accepted.length).toBeGreaterThan(DOCUMENTS / 3);
	expect(accepted.length).toBeLessThan((DOCUMENTS * 2) / 3);
	expect(accepted.flatMap((verdict) => ('tree' in verdict ? recordsIn(verdict.tree) : [])).length).toBeGreaterThan(DOCUMENTS / 10);
});

test('libxml2 reads the same values, or both refuse', () => {
	expect(found(documents.map((document, index) => disagreement(document, verdicts[index], LIBXML2)))).toEqual([]);
});

test.each([
	['@xmldom/xmldom', xmldom, XMLDOM],
	['fast-xml-parser', fastXmlParser, FAST_XML_PARSER],
])('%s reads the same values, or both refuse', (_name, parse, known) => {
	const texts = documents.map((document) => [document, asText(document)] as const);
	expect(found(texts.map(([document, text]) => (text === undefined ? undefined : disagreement(document, parse(text), known))))).toEqual([]);
});

test('records cut out of a document are those that libxml2 sees in it, inside their ancestors', () => {
	const wrong = documents.map((document, index) => {
		const verdict = verdicts[index];
		if (!('tree' in verdict) || ours([document], false).refused !== undefined) return undefined;
		const answer = ours([document], true);
		const expected = { records: recordsIn(canonical(verdict.tree)).map(canonical) };
		const got = { ...answer, records: answer.records.map(canonical) };
		return JSON.stringify(got) === JSON.stringify(expected) ? undefined : `${document}\n  ${JSON.stringify(got)}\n  ${JSON.stringify(expected)}`;
	});
	expect(found(wrong)).toEqual([]);
});

test('a document without records and with records is refused for the same reason', () => {
	const wrong = documents.map((document) => {
		const [whole, records] = [ours([document], false), ours([document], true)];
		return whole.refused === records.refused ? undefined : `${document}: ${whole.refused} / ${records.refused}`;
	});
	expect(found(wrong)).toEqual([]);
});

describe('cut into chunks at every byte', () => {
	const sameAnswer = (document: Buffer, chunks: Buffer[], asRecords: boolean, whole: string): string | undefined => {
		const cut = JSON.stringify(ours(chunks, asRecords));
		return cut === whole ? undefined : `${chunks.map((chunk) => chunk.length)} of ${document}\n  ${cut}\n  ${whole}`;
	};

	test('one byte a chunk gives the same answer', () => {
		const wrong = documents.flatMap((document) =>
			[true, false].map((asRecords) => {
				const chunks = Array.from(document, (_, at) => document.subarray(at, at + 1));
				return sameAnswer(document, chunks, asRecords, JSON.stringify(ours([document], asRecords)));
			}),
		);
		expect(found(wrong)).toEqual([]);
	});

	test('two chunks, cut at each position, give the same answer', () => {
		const small = documents.filter((document) => document.length <= MAX_CUT_BYTES);
		expect(small.length).toBeGreaterThan(DOCUMENTS / 6);
		const wrong = small.flatMap((document) => {
			const whole = JSON.stringify(ours([document], true));
			return Array.from(document, (_, at) => sameAnswer(document, [document.subarray(0, at), document.subarray(at)], true, whole));
		});
		expect(found(wrong)).toEqual([]);
	});
});
