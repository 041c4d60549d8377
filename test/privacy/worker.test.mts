/** What an AI tool is told of a worker, held against everything that Workday can send. */
import { createWorkerOutput, type OutputKind, type OutputOptions } from '../../nodes/Workday/workday/worker/output.ts';
import { PRIVATE_KINDS, Privacy, type PrivateKind } from '../../nodes/Workday/workday/privacy/kinds.ts';
import { PRIVATE_FIELDS } from '../../nodes/Workday/workday/privacy/worker.ts';
import { WORKER_FIELDS } from '../../nodes/Workday/workday/worker/fields.ts';
import { RECORD } from '../../nodes/Workday/workday/worker/getWorkers.ts';
import { FLAGS } from '../../nodes/Workday/workday/worker/responseGroup.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { parseDocument, readRecords } from '../../nodes/Workday/xml/records.ts';
import { markedWorker, type MarkedWorker } from './markedWorker.mts';
import { OPEN, OPEN_OF_WORK } from './openPlaces.mts';
import { OPTIONS } from '../worker/outputOptions.mts';

/** Expressions that go everywhere, without naming anything. */
const EVERYWHERE = ['//*', '//@*', '//text()', 'string(.)', 'string(/)', 'descendant-or-self::node()/@*', '*/*/*', '//*[last()]/preceding::*', 'ancestor::*//text()'];

async function answer({ xml, placesIn }: MarkedWorker, kind: OutputKind, allowed: readonly PrivateKind[] = [], options: Partial<OutputOptions> = {}): Promise<string[]> {
	const names = new NameTable();
	const xpathFields = kind === 'xpath' ? EVERYWHERE.map((path, index) => ({ name: String(index), path, list: true })) : [];
	const output = createWorkerOutput({ ...OPTIONS, kind, xpathFields, ...options }, names, new Privacy(allowed));
	const workers = readRecords(all(Buffer.from(xml)), { names, record: RECORD, onRecord: (worker) => JSON.stringify(output.read(worker)) });
	for await (const worker of workers) return placesIn(worker);
	throw new Error('no worker came');
}

async function* all(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}

const home = markedWorker('HOME');
const work = markedWorker('WORK');

test('the worker has everything that the schema knows', () => {
	expect(home.places.length).toBeGreaterThan(2000);
	for (const place of OPEN) expect(home.places).toContain(place);
});

describe('while nothing is allowed', () => {
	test.each(['json', 'xpath'] as const)('%s gives these places and no others', async (kind) => {
		expect(await answer(home, kind)).toEqual([...OPEN].sort());
		expect(await answer(work, kind)).toEqual([...OPEN, ...OPEN_OF_WORK].sort());
	});

	test.each(['profile', 'scim', 'ids'] as const)('%s gives nothing else either', async (kind) => {
		for (const worker of [home, work]) {
			const places = await answer(worker, kind);
			expect(places).toContain('Worker_Reference/ID');
			expect(places.filter((place) => ![...OPEN, ...OPEN_OF_WORK].includes(place))).toEqual([]);
		}
	});

	test('contact data of a usage that only the tenant knows is private', async () => {
		expect(await answer(markedWorker('WEEKEND'), 'json')).toEqual([...OPEN].sort());
	});

	const refused: Array<[string, Partial<OutputOptions>, RegExp]> = [
		['a sensitive field', { sensitive: ['leaveType'] }, /^Sensitive Fields: "leaveType" is private data \(Leave Types\)/],
		['a private field', { fields: ['id', 'terminationDate'] }, /^Fields: "terminationDate" .*Allow Private Data: Termination Dates/],
		['when the last transaction becomes effective', { fields: ['id', 'lastTransactionEffective'] }, /^Fields: "lastTransactionEffective" .*Allow Private Data: Termination Dates/],
		['a path to what is private', { kind: 'xpath', xpathFields: [{ name: 'born', path: 'Worker_Data/Personal_Data/Birth_Date', list: false }] }, /"born": Birth_Date is private data \(Birth Dates\)/],
		['a path inside of a function', { kind: 'xpath', xpathFields: [{ name: 'pay', path: "concat('x', wd:Worker_Data/wd:Compensation_Data/wd:Compensation_Effective_Date)", list: false }] }, /Compensation and Benefits/],
		['a condition on what is private', { kind: 'xpath', xpathFields: [{ name: 'x', path: "Worker_Data[Personal_Data/Marital_Status_Reference/ID='Single']/Worker_ID", list: false }] }, /Personal Details/],
		['what nobody knows', { kind: 'xpath', xpathFields: [{ name: 'x', path: 'Worker_Data/Something_New', list: false }] }, /Something_New cannot be searched for private data.*Everything/],
		['raw XML', { kind: 'xml' }, /^Output: Raw XML cannot be searched/],
	];
	test.each(refused)('%s is refused by name', (_what, options, message) => {
		const create = (allowed: PrivateKind[]) => createWorkerOutput({ ...OPTIONS, ...options }, new NameTable(), new Privacy(allowed));
		expect(() => create([])).toThrow(message);
		expect(() => create(['everything'])).not.toThrow();
	});
});

describe('somebody whose employment is over, and who is not called terminated', () => {
	const gone = (end: string) => `<Worker xmlns="urn:com.workday/bsvc"><Worker_Data><Employment_Data><Worker_Status_Data><Active>0</Active><Termination_Date>${end}</Termination_Date></Worker_Status_Data></Employment_Data></Worker_Data></Worker>`;
	const read = (kind: OutputKind, end: string) => {
		const names = new NameTable();
		const output = createWorkerOutput({ ...OPTIONS, kind, xpathFields: [{ name: 'all', path: 'string(.)', list: false }] }, names, new Privacy([]));
		return JSON.stringify(output.read(parseDocument(Buffer.from(gone(end)), { names })));
	};

	test('is gone to a model too, which does not learn since when', () => {
		expect(JSON.parse(read('profile', '2026-03-14-08:00'))).toMatchObject({ employmentStatus: 'Terminated', accountEnabled: false, isDeleted: true });
		expect(JSON.parse(read('scim', '2026-03-14-08:00'))).toMatchObject({ active: false });
		for (const kind of ['profile', 'scim', 'json', 'xpath'] as const) expect(read(kind, '2026-03-14-08:00')).not.toContain('2026-03-14');
	});

	test('is not yet while the day is to come', () => {
		expect(JSON.parse(read('profile', '2026-03-16-08:00'))).toMatchObject({ employmentStatus: null, accountEnabled: null });
	});
});

describe('allowing one kind', () => {
	const PERSONAL = 'Worker_Data/Personal_Data';
	const STATUS = 'Worker_Data/Employment_Data/Worker_Status_Data';
	/** One place that comes, and where all that comes stands. */
	const examples: Array<[PrivateKind, string, RegExp]> = [
		['birthDates', `${PERSONAL}/Birth_Date`, /\/Birth_Date$/],
		['personalDetails', `${PERSONAL}/Marital_Status_Reference/ID`, /Personal_Data\/(?!Contact|Identification|Birth_Date)/],
		['governmentIds', `${PERSONAL}/Identification_Data/National_ID/National_ID_Data/ID`, /\/Identification_Data\//],
		['homeContact', `${PERSONAL}/Contact_Data/Address_Data/Postal_Code`, /\/Contact_Data\//],
		['leaveTypes', `${STATUS}/Leave_Status_Data/Leave_of_Absence_Type_Reference/ID`, /\/Leave_Status_Data\//],
		['reasons', `${STATUS}/Primary_Termination_Reason_Reference/ID`, /Worker_Status_Data|Transaction_Log/],
		['compensation', 'Worker_Data/Compensation_Data/Compensation_Effective_Date', /^Worker_Data\/(Compensation|Benefit)/],
		['terminationDates', `${STATUS}/Termination_Date`, /Termination|End_Date|Transaction_Effective_Moment$/],
		['customFields', 'Worker_Data/Integration_Field_Override_Data/Value', /Integration_Field_Override_Data/],
		['photos', 'Worker_Data/Photo_Data/Image', /Photo_Data/],
		['relatedPersons', 'Worker_Data/Related_Person_Data/Related_Person/Person_Reference/ID', /Related_Person/],
		['talent', 'Worker_Data/Background_Check_Data/Status_Comment', /Qualification|Review|Succession|Talent|Goal|Development|Skill|Feedback|Career|Background/],
		['documents', 'Worker_Data/Contingent_Worker_Tax_Authority_Form_Type_Data/Tax_Authority_Form_Type_Reference/ID', /Document|Contract|Tax/],
	];

	test.each(examples)('%s', async (kind, example, where) => {
		const more = (await answer(home, 'json', [kind])).filter((place) => !OPEN.includes(place));
		expect(more).toContain(example);
		expect(more.filter((place) => !where.test(place))).toEqual([]);
	});

	test('everything gives all that there is, as to people', async () => {
		expect(await answer(home, 'json', ['everything'])).toEqual(home.places);
	});
});

test('a field that is left out unless it is chosen is private in a kind', () => {
	const sensitive = WORKER_FIELDS.filter((field: { sensitive?: boolean }) => field.sensitive).map(({ name }) => name);
	expect(sensitive.length).toBeGreaterThan(3);
	for (const name of sensitive) expect(Object.keys(PRIVATE_FIELDS)).toContain(name);
});

test('every part of a worker that Workday is asked for says whether it is private', () => {
	const unclear = FLAGS.filter((flag: { element: string; initially: boolean; holds?: PrivateKind }) => !flag.initially && flag.holds === undefined && !flag.element.startsWith('Exclude_'));
	expect(unclear.map(({ element }) => element)).toEqual(['Include_Additional_Jobs', 'Include_Roles', 'Include_Multiple_Managers_in_Management_Chain_Data', 'Include_Account_Provisioning']);
	for (const { holds } of FLAGS as ReadonlyArray<{ holds?: PrivateKind }>) if (holds) expect(Object.keys(PRIVATE_KINDS)).toContain(holds);
});
