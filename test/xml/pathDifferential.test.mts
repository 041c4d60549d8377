// Both engines against libxml2 and against the `xpath` package on @xmldom/xmldom, on generated documents and expressions.
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { compilePath, type CompiledPath, type PathEngine, XPathError } from '../../nodes/Workday/xml/path.ts';
import type { Tape } from '../../nodes/Workday/xml/tape.ts';
import { DEVIATIONS } from './pathDeviations.mts';
import { FIELD_EXPRESSIONS } from './pathExpressions.mts';
import { createRandom, generateDocument, generateExpression } from './pathGenerate.mts';
import { type Answer, answerOf, askLibxml2, createOracle, NAMESPACES } from './pathOracles.mts';
import { readTape } from './pathSupport.mts';

const DOCUMENT_SEEDS = [1, 2, 3, 4];
const documents = DOCUMENT_SEEDS.map(generateDocument);
const oracles = documents.map(createOracle);
const names = new NameTable();
const tapes = documents.map((xml) => readTape(xml, names));

const compile = (expression: string, engine: PathEngine): CompiledPath =>
	compilePath(expression, { names, namespaces: NAMESPACES, engine });

/** undefined where the fallback refuses, as it must for two axes that the package gets wrong. */
function compileFallback(expression: string): CompiledPath | undefined {
	try {
		return compile(expression, 'xpath');
	} catch (error) {
		if (error instanceof XPathError && /(following|preceding)::/.test(expression)) return undefined;
		throw error;
	}
}

function answer(path: CompiledPath, tape: Tape): Answer {
	const value = path.value(tape);
	return answerOf(typeof value === 'number' ? value + 0 : value);
}

interface Difference {
	expression: string;
	document: number;
	engine: string;
	ours: Answer;
	theirs: Answer;
}

/** Every difference that is not a known fault of the package; and how many answers had something in them. */
function differences(expressions: readonly string[]): { found: Difference[]; filled: number; total: number } {
	const libxml2 = askLibxml2(oracles.map(({ xml }) => xml), expressions);
	const found: Difference[] = [];
	let filled = 0;
	expressions.forEach((expression, index) => {
		const path = compile(expression, 'tape');
		const fallback = compileFallback(expression);
		const excused = DEVIATIONS.some(({ applies }) => applies.test(expression));
		tapes.forEach((tape, document) => {
			const ours = answer(path, tape);
			if (!['{"nodes":[]}', '{"value":""}'].includes(JSON.stringify(ours))) filled++;
			const others: Record<string, Answer> = { libxml2: libxml2[document][index] };
			if (!excused) others['xpath on xmldom'] = oracles[document].xpath(expression);
			if (fallback !== undefined) others.fallback = answer(fallback, tape);
			for (const [engine, theirs] of Object.entries(others)) {
				if (JSON.stringify(ours) !== JSON.stringify(theirs)) found.push({ expression, document, engine, ours, theirs });
			}
		});
	});
	return { found, filled, total: expressions.length * tapes.length };
}

describe('differential test of the XPath engines', () => {
	test.each([11, 12, 13])('all engines agree on expressions from seed %i', (seed) => {
		const random = createRandom(seed);
		const { found, filled, total } = differences(Array.from({ length: 80 }, () => generateExpression(random)));
		expect(found).toEqual([]);
		// The test would prove little if most expressions found nothing.
		expect(filled).toBeGreaterThan(total * 0.4);
	});

	test('all engines agree on expressions of the kinds that people write', () => {
		const { found, filled, total } = differences(FIELD_EXPRESSIONS);
		expect(found).toEqual([]);
		expect(filled).toBeGreaterThan(total / 2);
	});

	test('strings(), exists() and entries() say the same as value()', () => {
		for (const expression of FIELD_EXPRESSIONS) {
			for (const engine of ['tape', 'xpath'] as const) {
				const path = engine === 'tape' ? compile(expression, engine) : (compileFallback(expression) ?? compile(expression, 'tape'));
				for (const tape of tapes.slice(0, 2)) {
					const value = path.value(tape);
					expect(path.strings(tape)).toEqual(Array.isArray(value) ? value : [path.string(tape)]);
					expect(path.exists(tape)).toBe(Array.isArray(value) ? value.length > 0 : Boolean(value));
					if (Array.isArray(value)) expect(path.string(tape)).toBe(value[0] ?? '');
					expect(path.firstEntry(tape)).toBe(path.entries(tape)[0] ?? -1);
				}
			}
		}
	});
});
