/** The table of names, what may be replaced in it, and the requests that are made of it, held against the extracts. */
import { CONTENT, ENROLLMENT, RECORD, type LearningKind } from '../../nodes/Workday/workday/learning/kinds.ts';
import { LEARNING_NAMES, namesWith } from '../../nodes/Workday/workday/learning/names.ts';
import { getRows, putRows, writeGet, writePut } from '../../nodes/Workday/workday/learning/requests.ts';
import type { WantedValue } from '../../nodes/Workday/workday/learning/values.ts';
import { soapEnvelope } from '../../nodes/Workday/workday/soap/envelope.ts';
import learning from '../tenant/contract/learning.v31.json';
import { contractOf, eraOf, SchemaValidator } from '../tenant/schema/index.mts';
import { SpecWalk } from '../worker/specWalk.mts';

const NAMES = namesWith([], 'Names');
const contract = contractOf('v46');
const KINDS: Array<[string, LearningKind]> = [['content', CONTENT], ['record', RECORD], ['enrollment', ENROLLMENT]];

let validator: SchemaValidator;
beforeAll(() => (validator = SchemaValidator.acquire()));
afterAll(() => SchemaValidator.release());

test.each(KINDS)('rows of %s are those of the extract, none left out', (_name, kind) => {
	const walk = new SpecWalk(contract, 46.1, () => undefined);
	const typeOf = (element: string) => contract.elements[element] ?? '';
	walk.group(putRows(kind, NAMES), typeOf(NAMES[kind.put]));
	expect(walk.leftOut).toEqual([]);
	walk.group(getRows(kind, NAMES), typeOf(NAMES[kind.get]));
	// Without a filter, a criterion or a page: what is asked for is named.
	expect(walk.leftOut.filter((name) => !['Request_Criteria', 'Response_Filter'].includes(name))).toEqual([]);
});

test.each(KINDS)('a whole %s is valid, and so is the least of it', async (_name, kind) => {
	const reference = { type: 'WID', id: '00000000000000000000000000000001' };
	const valueOf = { text: 'a <b> & c', date: '2026-01-31', moment: '2026-01-31T00:00:00.000Z', decimal: '88.50', flag: true, reference, learner: reference };
	const all = Object.fromEntries(kind.fields.map(({ key, type }): [string, WantedValue] => [key, valueOf[type]]));
	const least = Object.fromEntries(kind.fields.map(({ key, required }): [string, WantedValue] => [key, required ? (all[key] ?? null) : null]));
	for (const body of [writePut(kind, NAMES, { id: 'X', reference, values: all }, 'v46.1'), writePut(kind, NAMES, { id: 'X', values: least }, 'v46.1'), writeGet(kind, NAMES, ['X', 'Y'], 'v46.1')]) {
		expect(await validator.validate(soapEnvelope(body), eraOf('v46.1'))).toEqual([]);
	}
});

test('what is said to be proven of enrollments stands in the public schema', () => {
	const text = JSON.stringify(learning);
	const proven = LEARNING_NAMES.filter(({ key, proven }) => proven && /enrollment/i.test(key));
	expect(proven.length).toBeGreaterThan(12);
	expect(proven.filter(({ name }) => !new RegExp(`"${name}[ "]`).test(text))).toEqual([]);
});

test('no type of an ID is proven, and of the imports the requests of the reads alone', () => {
	const proven = LEARNING_NAMES.filter((row) => row.proven).map(({ key }) => key);
	expect(LEARNING_NAMES.filter(({ kind, proven: is }) => kind === 'ID type' && is)).toEqual([]);
	expect(proven.filter((key) => !/enrollment/i.test(key))).toEqual(['service', 'getContents', 'getRecords']);
});

test('each name can be replaced alone, in all places where it is sent', () => {
	for (const { key, kind } of LEARNING_NAMES) {
		const other = namesWith([{ key, name: 'Other_Name' }], 'Names');
		expect(Object.entries(other).filter(([one, text]) => text !== NAMES[one as keyof typeof NAMES])).toEqual([[key, 'Other_Name']]);
		expect(kind === 'service' || other[key] === 'Other_Name').toBe(true);
	}
	const rows = [{ key: 'recordScore', name: 'Score' }, { key: 'recordIdType', name: 'Record_ID' }];
	const body = writePut(RECORD, namesWith(rows, 'Names'), { id: 'R', reference: { type: 'Record_ID', id: 'R' }, values: { overallScore: '1' } }, 'v46.1');
	expect(body).toContain('<wd:Score>1</wd:Score>');
	expect(writeGet(RECORD, namesWith(rows, 'Names'), ['R'], 'v46.1')).toContain('wd:type="Record_ID">R<');
});

test.each([
	['recordData', 'wd:Data', 'Names: Record: Data: "wd:Data" is no name of XML'],
	['recordData', '1st', 'is no name of XML'],
	['recordData', 'a b', 'is no name of XML'],
	['recordData', '', 'Names: Record: Data: Sent As is empty'],
	['service', 'Learning/v1', 'is no name'],
	['nothing', 'Data', 'Names: "nothing" is not one of service, putContent'],
])('a name that cannot be is refused: %s as "%s"', (key, name, message) => {
	expect(() => namesWith([{ key, name }], 'Names')).toThrow(message);
});
