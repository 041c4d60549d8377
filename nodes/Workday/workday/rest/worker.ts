/**
 * A worker as REST shows it → the normalised worker. The keys are those of the SOAP profile, in their order; what REST
 * does not have is null, lists included: an empty list would say that there is none.
 *
 * Two shapes are known. `workerData` of the staffing and the absence management service, and `WorkerSummary` of the common
 * service, which has less. One table serves both, since no path means two things.
 */
import { ID_TYPE } from '../names';
import { accountEnabled } from '../worker/derive';
import { WORKER_FIELDS, type WorkerFieldName } from '../worker/fields';
import { recordsAt, referenceAt, textAt, valueAt, widAt } from './instance';
import type { JsonRecord } from './json';
import { readDisplayName, type DisplayName } from './workerName';

export type RestWorker = Partial<Record<WorkerFieldName, unknown>>;

export interface WorkerFacts {
	/** Whether Workday was asked in a way that leaves terminated workers out. */
	terminatedLeftOut: boolean;
	keepEnabledOnLeave: boolean;
}

interface Reading extends WorkerFacts {
	record: JsonRecord;
	display: DisplayName;
	contingent: boolean;
}

interface Row {
	/** Where it stands in REST's answer, for the docs and for the test against the public description. */
	paths: readonly string[];
	read(reading: Reading): unknown;
}

const JOB = 'primaryJob';
const SUPERVISORY = [`${JOB}.supervisoryOrganization`, 'primarySupervisoryOrganization'];
const EMAIL = ['person.email', 'primaryWorkEmail'];
const PHONE = ['person.phone', 'primaryWorkPhone'];
const TYPE_NAME = 'workerType.descriptor';
const EMPLOYEE = 'Employee';
const CONTINGENT = 'Contingent Worker';

const text = (...paths: string[]): Row => ({ paths, read: ({ record }) => textAt(record, ...paths) });
const reference = (type: string, ...paths: string[]): Row => ({ paths, read: ({ record }) => firstOf(paths, (path) => referenceAt(record, path, type)) });
const derived = (paths: readonly string[], read: Row['read']): Row => ({ paths, read });

/** The rows that REST can fill. */
export const REST_WORKER_FIELDS: Readonly<Partial<Record<WorkerFieldName, Row>>> = {
	id: derived(['id'], ({ record }) => textAt(record, 'id')),
	workerId: text('workerId'),
	employeeNumber: derived(['workerId'], ({ record, contingent }) => (contingent ? null : textAt(record, 'workerId'))),
	contingentWorkerId: derived(['workerId'], ({ record, contingent }) => (contingent ? textAt(record, 'workerId') : null)),
	workerType: derived(['descriptor', TYPE_NAME], ({ record, contingent, display }) => {
		if (contingent) return CONTINGENT;
		// A record that says nothing about the worker says nothing about the kind either.
		return display.name !== null || textAt(record, TYPE_NAME) !== null ? EMPLOYEE : null;
	}),
	workerSubType: derived([TYPE_NAME], ({ record }) => {
		const name = textAt(record, TYPE_NAME);
		return name === EMPLOYEE || name === CONTINGENT ? null : name;
	}),
	workerSubTypeId: derived(['workerType.id'], ({ record }) => referenceAt(record, 'workerType.id')),
	employmentStatus: derived(['descriptor'], ({ display }) => display.state),
	active: derived(['descriptor'], ({ display }) => (display.state === null ? null : display.state === 'On Leave')),
	accountEnabled: derived(['descriptor'], ({ display, keepEnabledOnLeave }) => accountEnabled(display.state, keepEnabledOnLeave)),
	isDeleted: derived(['descriptor'], ({ display, terminatedLeftOut }) => {
		if (display.state === 'Terminated') return true;
		return display.state === 'On Leave' || terminatedLeftOut ? false : null;
	}),
	preferredName: derived(['descriptor'], ({ display }) => display.name),
	email: text(...EMAIL),
	workEmail: text(...EMAIL),
	workPhone: text(...PHONE),
	businessTitle: text(`${JOB}.businessTitle`, 'businessTitle'),
	jobProfile: text(`${JOB}.jobProfile.descriptor`),
	jobProfileId: reference(ID_TYPE.jobProfile, `${JOB}.jobProfile.id`),
	positionId: reference(ID_TYPE.position, `${JOB}.id`),
	department: text(...SUPERVISORY.map((path) => `${path}.descriptor`)),
	supervisoryOrganizationId: reference(ID_TYPE.organization, ...SUPERVISORY.map((path) => `${path}.id`)),
	location: text(`${JOB}.location.descriptor`),
	locationCode: reference(ID_TYPE.location, `${JOB}.location.id`),
	workSpace: text(`${JOB}.workSpace.descriptor`),
	onLeave: derived(['descriptor'], ({ display }) => (display.state === null ? null : display.state === 'On Leave')),
	emails: derived(EMAIL, ({ record }) => {
		const value = textAt(record, ...EMAIL);
		// The common service does not say whether the address is public.
		return value === null ? null : [{ value, type: 'work', primary: true, public: textAt(record, 'person.email') !== null ? true : null }];
	}),
	phones: derived(PHONE, ({ record }) => {
		const value = textAt(record, ...PHONE);
		return value === null ? null : [{ value, type: 'work', primary: true, public: textAt(record, 'person.phone') !== null ? true : null, device: null, extension: null }];
	}),
	organizations: derived(SUPERVISORY, ({ record }) => {
		const path = SUPERVISORY.find((one) => valueAt(record, one) !== null);
		if (path === undefined) return null;
		const [id, name] = [widAt(record, `${path}.id`), textAt(record, `${path}.descriptor`)];
		return [{ id, referenceId: referenceAt(record, `${path}.id`, ID_TYPE.organization), name, code: null, type: 'SUPERVISORY' }];
	}),
	additionalJobs: derived(['additionalJobs'], ({ record }) =>
		valueAt(record, 'additionalJobs') === null ? null : recordsAt(record, 'additionalJobs').map(additionalJob),
	),
};

const additionalJob = (job: JsonRecord): Record<string, unknown> => ({
	positionId: referenceAt(job, 'id', ID_TYPE.position),
	positionTitle: null,
	businessTitle: textAt(job, 'businessTitle'),
	startDate: null,
	endDate: null,
	jobProfile: textAt(job, 'jobProfile.descriptor'),
	location: textAt(job, 'location.descriptor'),
});

/** Keys of every worker: those of the SOAP profile without its sensitive ones, none of which REST has. */
export const REST_WORKER_COLUMNS: readonly WorkerFieldName[] = WORKER_FIELDS.filter((field) => !('sensitive' in field && field.sensitive === true)).map(({ name }) => name);

export function workerFromRest(record: JsonRecord, facts: WorkerFacts): RestWorker {
	const display = readDisplayName(textAt(record, 'descriptor'));
	const contingent = display.contingent || textAt(record, TYPE_NAME) === CONTINGENT;
	const reading: Reading = { ...facts, record, display, contingent };
	return Object.fromEntries(REST_WORKER_COLUMNS.map((name) => [name, REST_WORKER_FIELDS[name]?.read(reading) ?? null]));
}

function firstOf<T>(list: readonly T[], find: (one: T) => string | null): string | null {
	for (const one of list) {
		const found = find(one);
		if (found !== null) return found;
	}
	return null;
}
