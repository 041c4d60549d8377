/** What a report is: columns, prompts and rows. The standard ones show the tenant's workers; tests add their own. */
import { isoDay, pacificDay } from '../workers/dates.mts';
import type { Workforce, WorkerView } from '../workers/workforce.mts';
import type { Piece } from './reply.mts';

export interface Instance {
	descriptor: string;
	ids: ReadonlyArray<{ type: string; value: string }>;
}

/** Dates are `2026-01-31`: XML adds an offset, as Workday does. */
export type Cell = string | Instance | readonly Instance[] | readonly Row[] | undefined;
export interface Row {
	readonly [column: string]: Cell;
}

export interface Column {
	name: string;
	type: 'string' | 'boolean' | 'date' | 'decimal' | 'instance' | 'instances';
	/** The schema does not name it, as Workday leaves out what never had a value. */
	unseen?: true;
}

export interface Group {
	name: string;
	group: readonly Column[];
}

export interface Prompt {
	name: string;
	type: 'string' | 'boolean' | 'date' | 'instance';
	required?: true;
	/** Of an instance. */
	idTypes?: readonly string[];
}

export interface Answers {
	workforce: Workforce;
	now: number;
	/** Values of a prompt; of an instance its ids with their types. */
	values(prompt: string): ReadonlyArray<{ type?: string; value: string }>;
}

export interface Report {
	system?: true;
	/** Without one: a system report that nobody owns. */
	owner?: string;
	name: string;
	columns: ReadonlyArray<Column | Group>;
	prompts?: readonly Prompt[];
	/** Users who may run it; absent: all. */
	sharedWith?: readonly string[];
	rows(answers: Answers): Iterable<Row>;
	/** Instead of rows: the body as it is, for reports of gigabytes. */
	body?(format: string): Iterable<Piece>;
}

export const isGroup = (column: Column | Group): column is Group => 'group' in column;

const reference = (type: string, value: string) => ({ type, value });

function* views({ workforce, now }: Answers): Generator<WorkerView> {
	for (const number of workforce.numbers()) {
		const view = workforce.view(number, { day: pacificDay(now), entered: now, now });
		if (view && view.status !== 'rescinded') yield view;
	}
}

const instanceOf = ({ worker, person }: WorkerView): Instance => ({
	descriptor: `${person.legalName.first} ${person.legalName.last}`,
	ids: [reference('WID', worker.wid), reference(worker.contingent ? 'Contingent_Worker_ID' : 'Employee_ID', worker.workerId)],
});

function rowOf(view: WorkerView): Row {
	const { worker, person, spell, ended } = view;
	return {
		wid: worker.wid,
		employee_id: worker.workerId,
		first_name: person.legalName.first,
		last_name: person.legalName.last,
		active: view.status === 'active' ? '1' : '0',
		worker: instanceOf(view),
		hire_date: isoDay(spell.hire),
		termination_date: ended && spell.end !== undefined ? isoDay(spell.end) : undefined,
		business_title: view.businessTitle,
		fte: worker.number % 3 === 0 ? '0.5' : '1',
		// What CSV must quote.
		note: worker.number % 5 === 0 ? `said "hello, ${person.legalName.first}"\nand left` : undefined,
		emails_group: person.emails.map(({ address, primary, usage }) => ({ address, primary: primary ? '1' : '0', usage: usage === 'WORK' ? 'Work' : undefined })),
	};
}

/** Columns that demographics reports have; the first five are those that learning platforms ask for. */
const COLUMNS: ReadonlyArray<Column | Group> = [
	{ name: 'wid', type: 'string' },
	{ name: 'employee_id', type: 'string' },
	{ name: 'first_name', type: 'string' },
	{ name: 'last_name', type: 'string' },
	{ name: 'active', type: 'boolean' },
	{ name: 'worker', type: 'instance' },
	{ name: 'hire_date', type: 'date' },
	{ name: 'termination_date', type: 'date' },
	{ name: 'business_title', type: 'string' },
	{ name: 'fte', type: 'decimal' },
	{ name: 'note', type: 'string' },
	{ name: 'emails_group', group: [{ name: 'address', type: 'string' }, { name: 'primary', type: 'boolean' }, { name: 'usage', type: 'string' }] },
];

const WORKER_PROMPT: Prompt = { name: 'worker', type: 'instance', idTypes: ['Employee_ID', 'Contingent_Worker_ID', 'WID'] };

function* allWorkers(answers: Answers): Generator<Row> {
	const wanted = answers.values('worker');
	const [active] = answers.values('active');
	for (const view of views(answers)) {
		const { ids } = instanceOf(view);
		if (wanted.length > 0 && !wanted.some(({ type, value }) => ids.some((id) => id.type === type && id.value === value))) continue;
		if (active && (view.status === 'active') !== /^(1|true)$/i.test(active.value)) continue;
		yield rowOf(view);
	}
}

function* hires(answers: Answers): Generator<Row> {
	const [from = '', through = ''] = ['from_date', 'through_date'].map((name) => answers.values(name)[0]?.value.slice(0, 10));
	for (const view of views(answers)) {
		const hired = isoDay(view.spell.hire);
		if (hired >= from && hired <= through) yield rowOf(view);
	}
}

const DATES: readonly Prompt[] = ['from_date', 'through_date'].map((name) => ({ name, type: 'date', required: true }));

export const STANDARD_REPORTS: readonly Report[] = [
	{ owner: 'Report Owner', name: 'All_Workers', columns: COLUMNS, prompts: [WORKER_PROMPT, { name: 'active', type: 'boolean' }], rows: allWorkers },
	{ owner: 'Report Owner', name: 'Hires', columns: COLUMNS, prompts: DATES, rows: hires },
	{ system: true, name: 'Active_Workers', columns: COLUMNS, rows: (answers) => allWorkers({ ...answers, values: (name) => (name === 'active' ? [{ value: '1' }] : []) }) },
];

/** Rows by their number, for tests that need many: nothing is kept. */
export function numberedReport(name: string, rows: number, more: Partial<Report> = {}): Report {
	return {
		owner: 'Report Owner',
		name,
		columns: ['number', 'name', 'city'].map((column) => ({ name: column, type: 'string' })),
		*rows() {
			for (let number = 1; number <= rows; number++) yield { number: String(number), name: `Row ${number}`, city: 'Łódź' };
		},
		...more,
	};
}

/** At least so many bytes of CSV in rows that are all the same, made as fast as they can be sent. */
export function hugeReport(name: string, bytes: number): Report {
	const row = `${'x'.repeat(40)},"a ""quoted"" text",${'1234567890'.repeat(4)}\r\n`;
	const block = Buffer.from(row.repeat(2000));
	return numberedReport(name, 0, {
		columns: ['a', 'b', 'c'].map((column) => ({ name: column, type: 'string' })),
		*body() {
			yield Buffer.from('a,b,c\r\n');
			for (let sent = 0; sent < bytes; sent += block.length) yield block;
		},
	});
}
