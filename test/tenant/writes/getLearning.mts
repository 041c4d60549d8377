/** Get_Learning_Enrollments, and the reads of the two guessed imports. */
import { echo, enveloped, invalidId, type Operation, paged, pageOf, wantsDescriptors } from '../server/exchange.mts';
import { RequestRefused } from '../server/faults.mts';
import type { Piece } from '../server/reply.mts';
import { isTrue } from '../server/requestXml.mts';
import type { Content, Scalar } from '../schema/writer.mts';
import { dateText, momentText, parseDay, parseMoment } from '../workers/dates.mts';
import { wid } from '../workers/random.mts';
import { References } from '../workers/sections/references.mts';
import type { Kind, LearningItem } from './learning.mts';

/** Reference → the type of its id. */
const ID_TYPES: Readonly<Record<string, string>> = {
	Learning_Content_Reference: 'Learning_Course_ID',
	Learning_Imported_Content_Reference: 'Learning_Imported_Content_ID',
	Learning_Grade_Reference: 'Learning_Grade_ID',
	Attendance_Status_Reference: 'Attendance_Status_ID',
};
const FLAGS = ['Inactive', 'Rescind_Enrollment'];

function contentOf(name: string, value: string | number, references: References): Scalar | Content {
	if (typeof value === 'number') return references.worker(value);
	const idType = ID_TYPES[name];
	if (idType !== undefined) return references.own(idType, value, value);
	if (name === 'Learning_Enrollment_Completion_Date') return momentText(parseMoment(value));
	if (name.endsWith('_Date')) return dateText(parseDay(value));
	return FLAGS.includes(name) ? isTrue(value) : value;
}

/** @param type of one record in the answer */
const getOf =
	(kind: Kind, plural: string, type: string): Operation =>
	(exchange) => {
		const { request, desk, workforce, writer, switches, settings, version } = exchange;
		const filter = pageOf(exchange);
		const own = desk.learning[kind];
		const idType = `${kind}_ID`;
		const named = request.first('Request_References')?.references(`${kind}_Reference`);
		const find = (id: { type: string; value: string }) =>
			id.type === 'WID' ? [...own.keys()].find((key) => wid(workforce.seed, idType, key) === id.value) : id.type === idType && own.has(id.value) ? id.value : undefined;
		const unknown = named?.filter((id) => find(id) === undefined) ?? [];
		const told = desk.rules.learningNamesOneUnknown ? unknown.slice(0, 1) : unknown;
		if (told.length > 0) throw new RequestRefused(told.map(invalidId));
		const { results, items } = paged(named?.map((id) => find(id) ?? '') ?? [...own.keys()], filter, switches);
		const references = new References(workforce, wantsDescriptors(exchange) ?? settings.descriptors !== 'none');
		const dataOf = (item: LearningItem): Content =>
			Object.fromEntries(Object.entries(item).map(([name, value]) => [name, contentOf(name, value, references)]));
		function* inside(): Generator<Piece> {
			yield* echo(exchange, filter);
			yield results;
			if (items.length === 0) return;
			yield '<wd:Response_Data>';
			for (const id of items) {
				const content = { [`${kind}_Reference`]: references.own(idType, id, id), [`${kind}_Data`]: dataOf(own.get(id) ?? {}) };
				yield { record: writer.element(kind, type, content) };
			}
			yield '</wd:Response_Data>';
		}
		return enveloped(`Get_${plural}_Response`, version, inside());
	};

export const getLearningEnrollments = getOf('Learning_Enrollment', 'Learning_Enrollments', 'LearningEnrollmentType');
export const getLearningContents = getOf('Learning_Imported_Content', 'Learning_Imported_Contents', 'Learning_Imported_ContentType');
export const getLearningRecords = getOf('Learning_Imported_Record', 'Learning_Imported_Records', 'Learning_Imported_RecordType');
