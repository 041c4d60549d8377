/** The three things that are put, each with its fields in the order of the request. */
import type { NameKey } from './names';

/** `learner`: a reference to a worker, whose type of ID the user chooses. */
export type FieldType = 'text' | 'date' | 'moment' | 'decimal' | 'flag' | 'reference' | 'learner';

export interface LearningField {
	/** In items and in JSON. */
	readonly key: string;
	/** In the editor and in messages. */
	readonly label: string;
	readonly type: FieldType;
	readonly element: NameKey;
	/** Of a reference, unless another one is given with it. */
	readonly idType?: NameKey;
	/** The request needs it: of what exists, it is sent again when nothing else is said. */
	readonly required?: true;
}

export interface LearningKind {
	/** As messages call it. */
	readonly noun: string;
	/** Field of the ID in the editor. */
	readonly idLabel: string;
	/** Key of the ID in items. */
	readonly idKey: string;
	readonly put: NameKey;
	readonly get: NameKey;
	/** What repeats in the answer to the read. */
	readonly record: NameKey;
	readonly reference: NameKey;
	readonly data: NameKey;
	readonly id: NameKey;
	readonly idType: NameKey;
	readonly fields: readonly LearningField[];
	/** The flag that takes one out of use: nothing here can be deleted. */
	readonly end: string;
}

export const CONTENT = {
	noun: 'learning content',
	idLabel: 'Content ID',
	idKey: 'contentId',
	put: 'putContent',
	get: 'getContents',
	record: 'content',
	reference: 'contentReference',
	data: 'contentData',
	id: 'contentId',
	idType: 'contentIdType',
	end: 'inactive',
	fields: [
		{ key: 'title', label: 'Title', type: 'text', element: 'contentTitle', required: true },
		{ key: 'description', label: 'Description', type: 'text', element: 'contentDescription' },
		{ key: 'inactive', label: 'Inactive', type: 'flag', element: 'contentInactive' },
	],
} as const satisfies LearningKind;

export const RECORD = {
	noun: 'learning record',
	idLabel: 'Record ID',
	idKey: 'recordId',
	put: 'putRecord',
	get: 'getRecords',
	record: 'record',
	reference: 'recordReference',
	data: 'recordData',
	id: 'recordId',
	idType: 'recordIdType',
	end: 'inactive',
	fields: [
		{ key: 'learner', label: 'Learner', type: 'learner', element: 'recordLearner', required: true },
		{ key: 'contentId', label: 'Content ID', type: 'reference', element: 'recordContent', idType: 'contentIdType', required: true },
		{ key: 'startDate', label: 'Start Date', type: 'date', element: 'recordStartDate' },
		{ key: 'completionDate', label: 'Completion Date', type: 'date', element: 'recordCompletionDate' },
		{ key: 'grade', label: 'Grade', type: 'reference', element: 'recordGrade', idType: 'gradeIdType' },
		{ key: 'overallScore', label: 'Overall Score', type: 'decimal', element: 'recordScore' },
		{ key: 'inactive', label: 'Inactive', type: 'flag', element: 'recordInactive' },
	],
} as const satisfies LearningKind;

export const ENROLLMENT = {
	noun: 'learning enrollment',
	idLabel: 'Enrollment ID',
	idKey: 'enrollmentId',
	put: 'putEnrollment',
	get: 'getEnrollments',
	record: 'enrollment',
	reference: 'enrollmentReference',
	data: 'enrollmentData',
	id: 'enrollmentId',
	idType: 'enrollmentIdType',
	end: 'rescind',
	fields: [
		{ key: 'contentId', label: 'Content ID', type: 'reference', element: 'enrollmentContent', idType: 'courseIdType', required: true },
		{ key: 'learner', label: 'Learner', type: 'learner', element: 'enrollmentLearner', required: true },
		{ key: 'registeredDate', label: 'Registered Date', type: 'date', element: 'enrollmentRegistered' },
		{ key: 'completionDate', label: 'Completion Date', type: 'moment', element: 'enrollmentCompletion' },
		{ key: 'overallScore', label: 'Overall Score', type: 'decimal', element: 'enrollmentScore' },
		{ key: 'grade', label: 'Grade', type: 'reference', element: 'enrollmentGrade', idType: 'gradeIdType' },
		{ key: 'attendanceStatus', label: 'Attendance Status', type: 'reference', element: 'enrollmentAttendance', idType: 'attendanceIdType' },
		{ key: 'versionLabel', label: 'Version Label', type: 'text', element: 'enrollmentVersion' },
		{ key: 'expirationDate', label: 'Expiration Date', type: 'date', element: 'enrollmentExpiration' },
		{ key: 'rescind', label: 'Rescind', type: 'flag', element: 'enrollmentRescind' },
	],
} as const satisfies LearningKind;
