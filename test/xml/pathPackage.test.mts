import { compilePath, type PathEngine } from '../../nodes/Workday/xml/path.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { DEVIATIONS } from './pathDeviations.mts';
import { answerOf, askLibxml2, createOracle, NAMESPACES } from './pathOracles.mts';
import { readTape, WORKER } from './pathSupport.mts';

const xml = WORKER.replace(
	'<wd:Empty/>',
	'<wd:Empty id="abc"/><wd:Hexadecimal>0x10</wd:Hexadecimal><wd:Language xml:lang="en-US">text</wd:Language>',
);

describe('where the xpath package is not XPath 1.0, both engines are', () => {
	const names = new NameTable();
	const tape = readTape(xml, names);
	const oracle = createOracle(xml);
	const independent = askLibxml2([oracle.xml], DEVIATIONS.map(({ example }) => example))[0];

	test.each(DEVIATIONS.map((deviation, index) => ({ ...deviation, independent: independent[index] })))(
		'$name ($rule)',
		({ example, right, wrong, independent, libxml2: expected = right }) => {
			const packageAnswer = oracle.xpath(example);
			if (wrong === 'an error') expect(packageAnswer).toHaveProperty('error');
			else expect(packageAnswer).toEqual(wrong);
			expect(independent).toEqual(expected);
			for (const engine of enginesFor(example)) {
				expect(answerOf(compilePath(example, { names, namespaces: NAMESPACES, engine }).value(tape))).toEqual(right);
			}
		},
	);
});

/** lang() and id() are not compiled; following:: and preceding:: are not given to the package. */
function enginesFor(expression: string): PathEngine[] {
	if (/\b(lang|id)\(/.test(expression)) return ['xpath'];
	return /(following|preceding)::/.test(expression) ? ['tape'] : ['tape', 'xpath'];
}
