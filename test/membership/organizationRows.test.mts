/** One worker's memberships, where Workday says them in two places. */
import { MembershipReader, type MembershipOptions } from '../../nodes/Workday/workday/membership/organizationRows.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { parseDocument } from '../../nodes/Workday/xml/records.ts';

const membership = (element: string, id: string) =>
	`<wd:${element}><wd:Organization_Reference><wd:ID wd:type="WID">${id}</wd:ID></wd:Organization_Reference></wd:${element}>`;
const job = (primary: boolean, position: string, ...organizations: string[]) =>
	`<wd:Worker_Job_Data wd:Primary_Job="${Number(primary)}"><wd:Position_Data><wd:Position_ID>${position}</wd:Position_ID></wd:Position_Data><wd:Position_Organizations_Data>` +
	`${organizations.map((id) => membership('Position_Organization_Data', id)).join('')}</wd:Position_Organizations_Data></wd:Worker_Job_Data>`;
const OF_WORKER = ['company', 'team', 'other-team', 'union'].map((id) => membership('Worker_Organization_Data', id)).join('');
const WORKER =
	'<wd:Worker xmlns:wd="urn:com.workday/bsvc"><wd:Worker_Data>' +
	`<wd:Employment_Data>${job(false, 'P-2', 'company', 'other-team')}${job(true, 'P-1', 'company', 'team')}</wd:Employment_Data>` +
	`<wd:Organization_Data>${OF_WORKER}</wd:Organization_Data></wd:Worker_Data></wd:Worker>`;

function read(options: Partial<MembershipOptions>) {
	const names = new NameTable();
	const reader = new MembershipReader({ workerFields: [], asOf: '2026-03-01', types: [], organizations: [], jobs: 'all', eachOnce: false, ...options }, names);
	const rows = reader.read(parseDocument(Buffer.from(WORKER), { names }));
	return { additionalJobs: reader.group.Include_Additional_Jobs, rows: rows.map(({ organization, primary, positionId }) => [organization, primary, positionId]) };
}

test('every organization of every job comes, and those that stand with the worker alone', () => {
	expect(read({})).toEqual({
		additionalJobs: true,
		rows: [['company', true, 'P-1'], ['team', true, 'P-1'], ['company', false, 'P-2'], ['other-team', false, 'P-2'], ['union', null, null]],
	});
});

test('each organization once comes with the primary job', () => {
	expect(read({ eachOnce: true }).rows).toEqual([['company', true, 'P-1'], ['team', true, 'P-1'], ['other-team', false, 'P-2'], ['union', null, null]]);
});

test('of the primary job, organizations of additional jobs are left out also where they stand with the worker', () => {
	expect(read({ jobs: 'primary' })).toEqual({ additionalJobs: true, rows: [['company', true, 'P-1'], ['team', true, 'P-1'], ['union', null, null]] });
});

test('without jobs every organization of the worker comes once', () => {
	expect(read({ jobs: 'none' })).toEqual({ additionalJobs: false, rows: [['company', null, null], ['team', null, null], ['other-team', null, null], ['union', null, null]] });
});
