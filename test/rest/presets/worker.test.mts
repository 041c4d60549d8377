import { createWorkerOutput } from '../../../nodes/Workday/workday/worker/output.ts';
import { REST_WORKER_COLUMNS, REST_WORKER_FIELDS, workerFromRest } from '../../../nodes/Workday/workday/rest/worker.ts';
import { readDisplayName } from '../../../nodes/Workday/workday/rest/workerName.ts';
import { NameTable } from '../../../nodes/Workday/xml/names.ts';

const WID = '6dcb8106e8b74b5aabb1fc3ab8ef2b92';
const ORGANIZATION_WID = '7159687c81c24f91b0769772c4a6ac90';
const ASKED = { terminatedLeftOut: true, keepEnabledOnLeave: false };

const STAFFING = {
	id: WID,
	descriptor: 'Ana Silva',
	workerId: '00042',
	workerType: { id: '9a2e00000000000000000000000000a1', descriptor: 'Regular' },
	person: { id: 'p', email: 'ana@acme.example', phone: '+1 555 0100' },
	primaryJob: {
		id: 'Position_ID=P-00042',
		descriptor: 'P-00042 Engineer - Ana Silva',
		businessTitle: 'Engineer',
		jobProfile: { id: 'Job_Profile_ID=ENG_2', descriptor: 'Software Engineer' },
		location: { id: 'Location_ID=LIS', descriptor: 'Lisbon', country: { descriptor: 'Portugal' } },
		workSpace: { id: 'w', descriptor: 'Desk 7', locationChain: 'Lisbon > Desk 7' },
		jobType: { descriptor: 'Primary' },
		supervisoryOrganization: { id: ORGANIZATION_WID, descriptor: 'Platform' },
	},
	additionalJobs: [{ id: 'Position_ID=P-2', businessTitle: 'Mentor', jobProfile: { descriptor: 'Mentor' }, location: { descriptor: 'Porto' } }],
};

const COMMON = {
	id: WID,
	descriptor: 'Abby Brennan [C]',
	businessTitle: 'Representative',
	isManager: false,
	primaryWorkEmail: 'abby@acme.example',
	primarySupervisoryOrganization: { id: ORGANIZATION_WID, descriptor: 'Global Support' },
};

/** Only what is there. */
const filled = (worker: Record<string, unknown>) => Object.fromEntries(Object.entries(worker).filter(([, value]) => value !== null));

test('a worker has the keys of the SOAP profile, in their order', () => {
	const options = { kind: 'profile', xpathFields: [], fields: [], sensitive: [], asOf: '2026-03-15', keepEnabledOnLeave: false, customFieldPrefix: '', mobileDeviceTypes: [], landlineDeviceTypes: [] } as const;
	const { columns } = createWorkerOutput(options, new NameTable());
	expect(REST_WORKER_COLUMNS).toEqual(columns);
	expect(Object.keys(workerFromRest({}, ASKED))).toEqual(columns);
	for (const name of Object.keys(REST_WORKER_FIELDS)) expect(columns).toContain(name);
});

test('the staffing service gives an employee with job, location and organization', () => {
	expect(filled(workerFromRest(STAFFING, ASKED))).toEqual({
		id: WID,
		workerId: '00042',
		employeeNumber: '00042',
		workerType: 'Employee',
		workerSubType: 'Regular',
		isDeleted: false,
		preferredName: 'Ana Silva',
		email: 'ana@acme.example',
		workEmail: 'ana@acme.example',
		workPhone: '+1 555 0100',
		businessTitle: 'Engineer',
		jobProfile: 'Software Engineer',
		jobProfileId: 'ENG_2',
		positionId: 'P-00042',
		department: 'Platform',
		location: 'Lisbon',
		locationCode: 'LIS',
		workSpace: 'Desk 7',
		emails: [{ value: 'ana@acme.example', type: 'work', primary: true, public: true }],
		phones: [{ value: '+1 555 0100', type: 'work', primary: true, public: true, device: null, extension: null }],
		organizations: [{ id: ORGANIZATION_WID, referenceId: null, name: 'Platform', code: null, type: 'SUPERVISORY' }],
		additionalJobs: [{ positionId: 'P-2', positionTitle: null, businessTitle: 'Mentor', startDate: null, endDate: null, jobProfile: 'Mentor', location: 'Porto' }],
	});
});

test('the common service gives less, and says of nobody whether they left', () => {
	expect(filled(workerFromRest(COMMON, { ...ASKED, terminatedLeftOut: false }))).toEqual({
		id: WID,
		workerType: 'Contingent Worker',
		preferredName: 'Abby Brennan',
		email: 'abby@acme.example',
		workEmail: 'abby@acme.example',
		businessTitle: 'Representative',
		department: 'Global Support',
		emails: [{ value: 'abby@acme.example', type: 'work', primary: true, public: null }],
		organizations: [{ id: ORGANIZATION_WID, referenceId: null, name: 'Global Support', code: null, type: 'SUPERVISORY' }],
	});
});

test('the id of a contingent worker is no employee number', () => {
	const byName = workerFromRest({ ...STAFFING, descriptor: 'Ana Silva [C]' }, ASKED);
	const byType = workerFromRest({ ...STAFFING, workerType: { descriptor: 'Contingent Worker' } }, ASKED);
	for (const worker of [byName, byType]) expect(worker).toMatchObject({ workerType: 'Contingent Worker', employeeNumber: null, contingentWorkerId: '00042' });
	expect(byType.workerSubType).toBeNull();
});

test.each([
	['Ana Silva', true, { employmentStatus: null, active: null, accountEnabled: null, isDeleted: false, onLeave: null }],
	['Ana Silva', false, { employmentStatus: null, active: null, accountEnabled: null, isDeleted: null, onLeave: null }],
	['Ana Silva (Terminated)', false, { employmentStatus: 'Terminated', active: false, accountEnabled: false, isDeleted: true, onLeave: false }],
	['Ana Silva (On Leave)', false, { employmentStatus: 'On Leave', active: true, accountEnabled: false, isDeleted: false, onLeave: true }],
	['Ana Silva (im Urlaub)', false, { employmentStatus: null, accountEnabled: null, isDeleted: null }],
])('nothing is concluded about %s that Workday does not say (terminated left out: %s)', (descriptor, terminatedLeftOut, expected) => {
	expect(workerFromRest({ descriptor }, { ...ASKED, terminatedLeftOut })).toMatchObject(expected);
});

test('an account stays enabled on leave where that is wanted', () => {
	expect(workerFromRest({ descriptor: 'A (On Leave)' }, { ...ASKED, keepEnabledOnLeave: true }).accountEnabled).toBe(true);
});

test.each([
	['Ana Silva', 'Ana Silva', false, null],
	['Ana Silva [C] (On Leave)', 'Ana Silva', true, 'On Leave'],
	['Ana Silva (Terminated) [C]', 'Ana Silva', true, 'Terminated'],
	['Ana (Annie) Silva', 'Ana (Annie) Silva', false, null],
	['Ana Silva (Terminated) Jr.', 'Ana Silva (Terminated) Jr.', false, null],
	['', null, false, null],
	[null, null, false, null],
])('the display name %j is read as %j', (descriptor, name, contingent, state) => {
	expect(readDisplayName(descriptor)).toEqual({ name, contingent, state });
});

test('values of other kinds than described are taken for absent, numbers for text', () => {
	const odd = { id: 7, workerId: 42, workerType: 'Regular', person: [], primaryJob: { businessTitle: null, location: 'Lisbon', supervisoryOrganization: {} }, additionalJobs: {} };
	expect(filled(workerFromRest(odd, { ...ASKED, terminatedLeftOut: false }))).toEqual({
		id: '7',
		workerId: '42',
		employeeNumber: '42',
		organizations: [{ id: null, referenceId: null, name: null, code: null, type: 'SUPERVISORY' }],
		additionalJobs: [],
	});
});
