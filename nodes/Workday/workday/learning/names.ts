/**
 * What Workday calls learning contents, records and enrollments. Of the two imports no schema is public: what is known of
 * them is the names of the operations, and of the two reads the directory of v33.1 down to the types of Request_References.
 * All else is concluded from their neighbours in v31.2. So each name says whether it is proven, and each can be replaced.
 */
import { InvalidRequest } from '../errors';
import { ELEMENT } from '../names';

export type NameKind = 'service' | 'element' | 'ID type';

export interface LearningName {
	readonly key: string;
	readonly kind: NameKind;
	/** Where it stands, for the editor and the docs. */
	readonly title: string;
	readonly name: string;
	/** A public document of Workday's has it. */
	readonly proven: boolean;
}

const name = <K extends string>(key: K, kind: NameKind, title: string, text: string, proven = false) => ({ key, kind, title, name: text, proven }) as const;
const PROVEN = true;

/** In the order in which they stand in requests and answers. */
export const LEARNING_NAMES = [
	name('service', 'service', 'All: Service', 'Learning', PROVEN),

	name('putContent', 'element', 'Content: Request', 'Put_Learning_Imported_Content_Request'),
	name('getContents', 'element', 'Content: Request of the Read', 'Get_Learning_Imported_Contents_Request', PROVEN),
	name('content', 'element', 'Content: One in the Answer of the Read', 'Learning_Imported_Content'),
	name('contentReference', 'element', 'Content: Reference', 'Learning_Imported_Content_Reference'),
	name('contentData', 'element', 'Content: Data', 'Learning_Imported_Content_Data'),
	name('contentId', 'element', 'Content: ID', 'ID'),
	name('contentTitle', 'element', 'Content: Title', 'Title'),
	name('contentDescription', 'element', 'Content: Description', 'Description'),
	name('contentInactive', 'element', 'Content: Inactive', 'Inactive'),
	name('contentIdType', 'ID type', 'Content: ID Type', 'Learning_Imported_Content_ID'),

	name('putRecord', 'element', 'Record: Request', 'Put_Learning_Imported_Record_Request'),
	name('getRecords', 'element', 'Record: Request of the Read', 'Get_Learning_Imported_Records_Request', PROVEN),
	name('record', 'element', 'Record: One in the Answer of the Read', 'Learning_Imported_Record'),
	name('recordReference', 'element', 'Record: Reference', 'Learning_Imported_Record_Reference'),
	name('recordData', 'element', 'Record: Data', 'Learning_Imported_Record_Data'),
	name('recordId', 'element', 'Record: ID', 'ID'),
	name('recordLearner', 'element', 'Record: Learner', 'Learner_Reference'),
	name('recordContent', 'element', 'Record: Content', 'Learning_Imported_Content_Reference'),
	name('recordStartDate', 'element', 'Record: Start Date', ELEMENT.startDate),
	name('recordCompletionDate', 'element', 'Record: Completion Date', 'Completion_Date'),
	name('recordGrade', 'element', 'Record: Grade', 'Learning_Grade_Reference'),
	name('recordScore', 'element', 'Record: Overall Score', 'Overall_Score'),
	name('recordInactive', 'element', 'Record: Inactive', 'Inactive'),
	name('recordIdType', 'ID type', 'Record: ID Type', 'Learning_Imported_Record_ID'),

	name('putEnrollment', 'element', 'Enrollment: Request', 'Put_Learning_Enrollment_Request', PROVEN),
	name('getEnrollments', 'element', 'Enrollment: Request of the Read', 'Get_Learning_Enrollments_Request', PROVEN),
	name('enrollment', 'element', 'Enrollment: One in the Answer of the Read', 'Learning_Enrollment', PROVEN),
	name('enrollmentReference', 'element', 'Enrollment: Reference', 'Learning_Enrollment_Reference', PROVEN),
	name('enrollmentData', 'element', 'Enrollment: Data', 'Learning_Enrollment_Data', PROVEN),
	name('enrollmentId', 'element', 'Enrollment: ID', 'ID', PROVEN),
	name('enrollmentContent', 'element', 'Enrollment: Content', 'Learning_Content_Reference', PROVEN),
	name('enrollmentLearner', 'element', 'Enrollment: Learner', 'Learner_Reference', PROVEN),
	name('enrollmentRegistered', 'element', 'Enrollment: Registered Date', 'Registered_Date', PROVEN),
	name('enrollmentCompletion', 'element', 'Enrollment: Completion Date', 'Learning_Enrollment_Completion_Date', PROVEN),
	name('enrollmentScore', 'element', 'Enrollment: Score', 'Overall_Course_Score', PROVEN),
	name('enrollmentGrade', 'element', 'Enrollment: Grade', 'Learning_Grade_Reference', PROVEN),
	name('enrollmentAttendance', 'element', 'Enrollment: Attendance Status', 'Attendance_Status_Reference', PROVEN),
	name('enrollmentVersion', 'element', 'Enrollment: Version Label', 'Version_Label', PROVEN),
	name('enrollmentExpiration', 'element', 'Enrollment: Expiration Date', 'Expiration_Date', PROVEN),
	name('enrollmentRescind', 'element', 'Enrollment: Rescind', 'Rescind_Enrollment', PROVEN),
	name('enrollmentIdType', 'ID type', 'Enrollment: ID Type', 'Learning_Enrollment_ID'),
	name('courseIdType', 'ID type', 'Enrollment: Content ID Type', 'Learning_Course_ID'),
	name('attendanceIdType', 'ID type', 'Enrollment: Attendance Status ID Type', 'Attendance_Status_ID'),

	name('gradeIdType', 'ID type', 'All: Grade ID Type', 'Learning_Grade_ID'),
] as const satisfies readonly LearningName[];

export type NameKey = (typeof LEARNING_NAMES)[number]['key'];
export type Names = Readonly<Record<NameKey, string>>;

/** No colon: the prefix is ours. */
const XML_NAME = /^[A-Za-z_][A-Za-z0-9._-]*$/;
const SERVICE = /^\w+$/;

/**
 * @param field as the user sees it
 * @throws InvalidRequest for a name that is not there, not given, or none that XML allows
 */
export function namesWith(replaced: ReadonlyArray<{ key: string; name: string }>, field: string): Names {
	const names = Object.fromEntries(LEARNING_NAMES.map((one) => [one.key, one.name])) as Record<NameKey, string>;
	for (const { key, name: text } of replaced) {
		const row = LEARNING_NAMES.find((one) => one.key === key);
		if (row === undefined) throw new InvalidRequest(field, `"${key}" is not one of ${LEARNING_NAMES.map((one) => one.key).join(', ')}`);
		if (text === '') throw new InvalidRequest(`${field}: ${row.title}`, 'Sent As is empty. Without the row it is sent as ' + row.name);
		const allowed = row.kind === 'service' ? SERVICE : XML_NAME;
		if (!allowed.test(text)) throw new InvalidRequest(`${field}: ${row.title}`, `"${text.slice(0, 60)}" is no name of XML. Allowed are letters, digits, "_", "-" and "." without a prefix`);
		names[row.key] = text;
	}
	return names;
}
