import { randomBytes } from 'node:crypto';
import type { FormatChoice } from '../../nodes/Workday/workday/report/formats.ts';
import type { ReportTable } from '../../nodes/Workday/workday/report/table.ts';
import { stretchesOf } from '../../nodes/Workday/workday/report/split.ts';
import { numberedReport, type Row } from '../tenant/server/reportsDefinition.mts';
import { all } from './chunks.mts';
import { startScene, until, type Scene } from './tenant.mts';

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
afterEach(() => scene.tenant.close());

const FORMATS: FormatChoice[] = ['json', 'csv', 'xml'];
const read = async (table: ReportTable, limit = Infinity) => {
	await table.open();
	return await all(table.rows(limit));
};
const numbers = (rows: readonly object[]) => rows.map((row) => Number(Object(row).number));
/** So long that some of 4,000 have come before the 4,000th is sent. */
const long = (number: number): Row => ({ number: String(number), name: 'x'.repeat(200) });
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe.each(FORMATS)('a report in %s', (format) => {
	test.each(['reset', 'truncate'] as const)('that breaks off is run again, and every row comes once: %s', async (kind) => {
		const { tenant, table } = scene;
		tenant.reports.add(numberedReport('Numbers', 5000));
		tenant.switches.arm({ kind, afterRecords: 4000 }, { times: 1 });
		tenant.switches.arm({ kind: 'reset', afterRecords: 1000 }, { when: ({ number }) => number === 2 });
		const numbered = table('Numbers', format);
		expect(numbers(await read(numbered))).toEqual(upTo(5000));
		expect(tenant.requests).toHaveLength(3);
		expect(numbered.retries).toHaveLength(2);
	});

	test('that begins otherwise when it is run again ends with an error: no row twice, and none left out unnoticed', async () => {
		const { tenant, table } = scene;
		let runs = 0;
		const rows = function* (): Generator<Row> {
			runs++;
			for (const number of upTo(5000)) if (runs === 1 || number !== 17) yield long(number);
		};
		tenant.reports.add(numberedReport('Changing', 0, { rows }));
		tenant.switches.arm({ kind: 'reset', afterRecords: 4000 });
		const given: object[] = [];
		const reading = (async () => {
			for await (const row of table('Changing', format).rows(Infinity)) given.push(row);
		})();
		await expect(reading).rejects.toMatchObject({ name: 'UnexpectedResponse', message: expect.stringMatching(/broke off after \d+ rows .* does not begin with the same rows/) as string });
		expect(given.length).toBeGreaterThan(100);
		expect(numbers(given)).toEqual(upTo(given.length));
	});

	test('that is shorter than what came of it ends with the same error', async () => {
		const { tenant, table } = scene;
		let runs = 0;
		tenant.reports.add(numberedReport('Shrinking', 0, { rows: () => upTo(++runs === 1 ? 5000 : 3).map(long) }));
		tenant.switches.arm({ kind: 'reset', afterRecords: 4000 });
		await expect(read(table('Shrinking', format))).rejects.toThrow(/does not begin with the same rows/);
	});

	test('is read as far as it is wanted, and the connection let go', async () => {
		const { tenant, table } = scene;
		const made = { rows: 0, ended: false };
		tenant.reports.add(
			numberedReport('Endless', 0, {
				*rows() {
					try {
						for (;;) yield { ...long(++made.rows), name: randomBytes(750).toString('base64') };
					} finally {
						made.ended = true;
					}
				},
			}),
		);
		const endless = table('Endless', format);
		const rows = endless.rows(2000);
		for (const number of upTo(10)) expect((await rows.next()).value).toMatchObject({ number: String(number) });
		// Nobody reads on, so the tenant stops as soon as what is between the two is full.
		await until(async () => {
			const before = made.rows;
			await new Promise((resolve) => setTimeout(resolve, 150));
			return made.rows === before;
		});
		expect(await all(rows)).toHaveLength(1990);
		expect([endless.given, endless.cut]).toEqual([2000, 'yes']);
		await until(() => made.ended);
		expect(tenant.requests).toHaveLength(1);
	});

	test('is held against the required columns before its first row', async () => {
		const { tenant, table } = scene;
		const required = ['wid', 'first_name', 'last_name', 'employee_id', 'termination_date'];
		expect(await read(table('All_Workers', format, { required }))).not.toEqual([]);
		await expect(read(table('All_Workers', format, { required: [...required, 'First_Name', 'email'] }))).rejects.toMatchObject({
			name: 'InvalidRequest',
			message: expect.stringMatching(/^Required Columns: the report has no column First_Name, email\. It has wid, employee_id, .* Capitals count\./) as string,
		});
		// CSV says its columns itself; of the others nothing but the schema was asked for.
		expect(tenant.requests.slice(-1)[0]?.path).toMatch(format === 'csv' ? /format=csv$/ : /\?xsds$/);
	});

	test('gives of rows with the same key the first', async () => {
		const { tenant, table } = scene;
		const rows = () => ['1', '2', '1', '', '2', ''].map((number, at) => ({ number, name: `row ${at}` }));
		tenant.reports.add(numberedReport('Twice', 0, { rows }));
		const twice = table('Twice', format, { duplicatesBy: ['number'] });
		expect((await read(twice)).map((row) => row.name)).toEqual(['row 0', 'row 1', 'row 3', 'row 5']);
		expect([twice.duplicates.dropped, twice.duplicates.withoutKey]).toEqual([2, 2]);
		await expect(read(table('Twice', format, { duplicatesBy: ['Number'] }))).rejects.toThrow(/^Drop Duplicates By: the report has no column Number/);
	});
});

describe('split by date', () => {
	const stretches = stretchesOf({ startPrompt: 'from_date', endPrompt: 'through_date', endIncluded: true, from: '2015-01-01', through: '2026-03-15', step: 12, unit: 'months' });

	test('the rows are those of one run, each stretch is asked for again alone', async () => {
		const { tenant, table } = scene;
		const whole = await read(table('Hires', 'csv', { prompts: [['from_date', '2015-01-01'], ['through_date', '2026-03-15']] }));
		expect(whole.length).toBeGreaterThan(5);
		const before = tenant.requests.length;
		tenant.switches.arm({ kind: 'reset', afterRecords: 1 }, { when: ({ number }) => number === before + 3 });
		const split = table('Hires', 'csv', { stretches });
		const rows = await read(split);
		expect([...rows].sort(byId)).toEqual([...whole].sort(byId));
		expect(split.retries).toHaveLength(1);
		const asked = tenant.requests.slice(before).map(({ path }) => /from_date=([\d-]+)/.exec(path)?.[1]);
		expect(asked).toEqual(stretches.map(({ from }) => from).toSpliced(2, 0, stretches[2]?.from ?? ''));
	});

	test('a stretch that fails for good is named, and duplicates are known across stretches', async () => {
		const { tenant, table } = scene;
		tenant.switches.arm({ kind: 'processingError', text: 'out of order' }, { when: ({ number }) => number === 2 });
		await expect(read(table('Hires', 'json', { stretches }))).rejects.toThrow(/^2016-01-01 to 2016-12-31: Workday could not process the request: .*out of order/);
		tenant.reports.add(numberedReport('Same', 3, { prompts: [{ name: 'from_date', type: 'date' }, { name: 'through_date', type: 'date' }] }));
		expect(numbers(await read(table('Same', 'json', { stretches, duplicatesBy: ['number'] })))).toEqual([1, 2, 3]);
		expect(await read(table('Same', 'json', { stretches }), 4)).toHaveLength(4);
	});

	test('a limit that is reached at the end of a stretch runs the report no more', async () => {
		const { tenant, table } = scene;
		tenant.reports.add(numberedReport('Same', 3, { prompts: [{ name: 'from_date', type: 'date' }, { name: 'through_date', type: 'date' }] }));
		const limited = table('Same', 'csv', { stretches, duplicatesBy: ['number'] });
		expect(numbers(await read(limited, 3))).toEqual([1, 2, 3]);
		expect([limited.cut, tenant.requests.length]).toEqual(['perhaps', 1]);
		const whole = table('Same', 'csv', { stretches: stretches.slice(0, 1) });
		expect(await read(whole, 3)).toHaveLength(3);
		expect(whole.cut).toBe('no');
	});
});

const byId = (a: object, b: object): number => String(Object(a).wid).localeCompare(String(Object(b).wid));

describe('the schema', () => {
	test('gives every row every column, and types where they are asked for', async () => {
		const rows = await read(scene.table('All_Workers', 'json', { complete: true, typesBySchema: true }));
		const keys = rows.map((row) => Object.keys(row).sort().join());
		expect(new Set(keys).size).toBe(1);
		expect(rows.some((row) => row.note === null)).toBe(true);
		expect(rows[0]).toMatchObject({ active: expect.any(Boolean), fte: expect.any(Number), employee_id: expect.any(String), emails_group: expect.any(Array) });
	});

	test('may be missing where rows can do without, and is an error where they cannot', async () => {
		const { tenant, table } = scene;
		const noSchema = () => tenant.switches.arm({ kind: 'processingError', text: 'no schema' });
		noSchema();
		const without = table('All_Workers', 'json', { complete: true });
		expect(await read(without)).not.toEqual([]);
		expect(without.schemaProblem).toMatch(/no schema/);
		noSchema();
		await expect(read(table('All_Workers', 'json', { required: ['wid'] }))).rejects.toThrow(/^The report's schema \(\?xsds\) cannot be read: /);
	});

	test('columns that get a type and never came are named: they would stay text unnoticed', async () => {
		const { tenant, table } = scene;
		tenant.reports.add(numberedReport('Few', 2));
		for (const format of FORMATS) {
			const few = table('Few', format, { types: new Map([['number', 'number'], ['Number', 'number'], ['group.number', 'number']]) });
			expect(numbers(await read(few))).toEqual([1, 2]);
			expect(few.neverCame).toEqual(['Number', 'group.number']);
		}
		const grouped = table('All_Workers', 'json', { complete: true, types: new Map([['emails_group.nothing', 'number']]) });
		await read(grouped, 1);
		expect(grouped.neverCame).toEqual([]);
	});

	test('columns that are chosen and never came are named', async () => {
		const { tenant, table } = scene;
		tenant.reports.add(numberedReport('Few', 2));
		const few = table('Few', 'json', { columns: ['number', 'nobody'] });
		expect(await read(few)).toEqual([{ number: '1', nobody: null }, { number: '2', nobody: null }]);
		expect(few.neverCame).toEqual(['nobody']);
		await expect(read(table('Few', 'csv', { columns: ['number', 'nobody'] }))).rejects.toThrow(/^Columns: the report has no column nobody/);
	});
});
