/** Which expressions run compiled, and which take the `xpath` package: several times the time (bench/xpath.mts). */
import { FIELDS as OFTEN_ASKED } from '../../bench/xpathFields.mts';
import { FIELDS as OF_THE_BENCH } from '../../bench/compare/workerFields.mts';
import { WORKDAY_PATHS } from '../../nodes/Workday/workday/paths.ts';
import { WORKER_FIELDS } from '../../nodes/Workday/workday/worker/fields.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { compilePath } from '../../nodes/Workday/xml/path.ts';

const engineOf = (path: string) => compilePath(path, { names: new NameTable(), ...WORKDAY_PATHS }).engine;
const uncompiled = (paths: readonly string[]) => paths.filter((path) => engineOf(path) !== 'tape');

const UPPER = (path: string) => `translate(string(${path}), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')`;
const ID = (type: string) => `wd:Kind_Reference/wd:ID[@wd:type='${type}']`;

/**
 * The forms of the 164 expressions in Microsoft's "Workday attribute reference" (80 for v21.1, 79 for v30 and later, 5 others; read
 * in November 2026), each with names of ours.
 */
const PUBLISHED_FORMS = [
	'wd:Worker/wd:Data/wd:Status/wd:Active/text()',
	'wd:Worker/wd:Data/wd:Log/wd:Entry',
	'wd:Worker/wd:Data/wd:Place_Reference/@wd:Descriptor',
	"wd:Worker/wd:Reference/wd:ID[@wd:type='Employee_ID']/text()",
	'wd:Worker/wd:Data/wd:Kind_Reference/wd:ID[@wd:type="Kind_ID"]/text()',
	"wd:Worker/wd:Data/wd:Job[@wd:Primary_Job=1]/wd:Position/wd:Line[@wd:Type='LINE_2']/text()",
	"wd:Worker/wd:Data/wd:Leave[wd:On_Leave='1']/wd:Kind_Reference/wd:ID[@wd:type='Kind_ID']/text()",
	`wd:Worker/wd:Data/wd:Organization[${UPPER(ID('Kind_ID'))}='COMPANY']/wd:Organization_Reference/@wd:Descriptor`,
	`wd:Worker/wd:Data/wd:Phone[${UPPER('wd:Device/@wd:Descriptor')}='FAX' and ${UPPER('wd:Usage/wd:Type/@wd:Descriptor')}='WORK']/@wd:Formatted`,
	`wd:Worker/wd:Data/wd:Phone[wd:Usage/wd:Type/@wd:Primary='1' and ${UPPER('wd:Usage/wd:Type/@wd:Descriptor')}='WORK']/@wd:Formatted`,
	`wd:Worker/wd:Data/wd:Phone[wd:Usage/@wd:Public='1' and string(${ID('Usage_ID')})='WORK' and string(${ID('Device_ID')})='Mobile']/@wd:Formatted`,
	"wd:Worker/wd:Data/wd:Chain[position()=1]/wd:Link[last()=position()]/wd:Manager/wd:ID[@wd:type='WID']/text()",
];

/** Every function that it allows. */
const PUBLISHED_FUNCTIONS = [
	'name(A)', 'A[last()]', 'A[position()=2]', 'string(A)', 'substring(A, 1, 2)', "concat(A, ' ', B)", "substring-after(A, '@')", "starts-with(A, 'x')",
	'string-length(A)', "contains(A, 'x')", "translate(A, 'x', 'y')", 'normalize-space(A)', "substring-before(A, '@')", 'boolean(A)', 'true()', 'not(A)', 'false()',
	'number(A)', 'ceiling(A)', 'sum(A)', 'round(A)', 'floor(A)',
];

test('all that is published and all that we know people to ask runs compiled', () => {
	const ours = [...OFTEN_ASKED, ...OF_THE_BENCH.map(({ path }) => path), ...WORKER_FIELDS.flatMap(({ paths }) => paths)];
	expect(ours.length).toBeGreaterThan(250);
	expect(uncompiled([...ours, ...PUBLISHED_FORMS, ...PUBLISHED_FUNCTIONS])).toEqual([]);
});

test('what does not is id(), lang(), and what asks for comments or processing instructions', () => {
	const rare = ["id('a')", "A[lang('en')]", 'A/comment()', 'A/processing-instruction()'];
	expect(uncompiled(rare)).toEqual(rare);
});
