/** Put_Learning_Enrollment, and the two guessed imports: whatever has an id is put over what has the same id. */
import { escapeXml } from '../schema/writer.mts';
import { type Exchange, enveloped, invalidId, type Operation, problem } from '../server/exchange.mts';
import { RequestRefused, type ValidationError } from '../server/faults.mts';
import type { RequestElement } from '../server/requestXml.mts';
import { wid } from '../workers/random.mts';
import { subject } from './changeContact.mts';

export type Kind = 'Learning_Enrollment' | 'Learning_Imported_Content' | 'Learning_Imported_Record';

/** Texts of the request by name; a reference by its id, the learner by the worker's number. */
export type LearningItem = Readonly<Record<string, string | number>>;

export class Learning {
	readonly Learning_Enrollment = new Map<string, LearningItem>();
	readonly Learning_Imported_Content = new Map<string, LearningItem>();
	readonly Learning_Imported_Record = new Map<string, LearningItem>();
}

function valueOf(element: RequestElement, exchange: Exchange, problems: ValidationError[]): string | number {
	if (!element.name.endsWith('_Reference')) return element.text.trim();
	const reference = element.id;
	const { learningCourses, learningGrades } = exchange.desk.rules;
	const known: Record<string, () => boolean> = {
		Learning_Content_Reference: () => reference.type === 'Learning_Course_ID' && learningCourses.includes(reference.value),
		Learning_Grade_Reference: () => reference.type === 'Learning_Grade_ID' && learningGrades.includes(reference.value),
		Learning_Imported_Content_Reference: () =>
			reference.type === 'Learning_Imported_Content_ID' &&
			exchange.desk.learning.Learning_Imported_Content.has(reference.value),
	};
	if (element.name === 'Learner_Reference') {
		try {
			return subject(exchange, [reference], [], element);
		} catch (error) {
			if (!(error instanceof RequestRefused)) throw error;
			problems.push(...error.errors);
		}
	} else if (known[element.name]?.() === false) problems.push(invalidId(reference));
	return reference.value;
}

function exceptions(problems: readonly ValidationError[]): string {
	const data = problems.map(
		({ message }) =>
			'<wd:Exception_Data><wd:Classification>ERROR</wd:Classification>' +
			`<wd:Message>${escapeXml(message)}</wd:Message></wd:Exception_Data>`,
	);
	return `<wd:Exceptions_Response_Data><wd:Exceptions_Data>${data.join('')}</wd:Exceptions_Data></wd:Exceptions_Response_Data>`;
}

/** @param refuse does a bad item come back as a fault, or in an answer that looks good? */
const putOf =
	(kind: Kind, refuse: 'fault' | 'exceptions'): Operation =>
	(exchange) => {
		const { request, desk, workforce, version, user } = exchange;
		const problems: ValidationError[] = [];
		const own = desk.learning[kind];
		const idType = `${kind}_ID`;
		const [reference] = request.references(`${kind}_Reference`);
		const referenced =
			reference &&
			[...own.keys()].find((id) => (reference.type === 'WID' ? wid(workforce.seed, idType, id) : id) === reference.value);
		if (reference && referenced === undefined) problems.push(invalidId(reference));
		const data = request.first(`${kind}_Data`)?.elements ?? [];
		const item = Object.fromEntries(data.map((element) => [element.name, valueOf(element, exchange, problems)]));
		const taken = own.has(String(item.ID)) && referenced === undefined && desk.rules.learningReferenceRequired;
		if (taken) problems.push(problem(`The ID ${item.ID} is already in use.`, request));
		if (problems.length > 0) {
			if (refuse === 'fault') throw new RequestRefused(problems);
			return enveloped(`Put_${kind}_Response`, version, [exceptions(problems)]);
		}
		const id = String(item.ID ?? referenced ?? `${kind}-${own.size + 1}`);
		const before = own.get(referenced ?? id);
		if (referenced !== undefined && referenced !== id) own.delete(referenced);
		own.set(id, { ...item, ID: id });
		desk.audit.push({
			at: exchange.now,
			request: exchange.requestNumber,
			user: user.userName,
			operation: `Put_${kind}`,
			...(typeof item.Learner_Reference === 'number' && { worker: item.Learner_Reference }),
			before,
			after: own.get(id),
		});
		const ids =
			`<wd:ID wd:type="WID">${wid(workforce.seed, idType, id)}</wd:ID>` +
			`<wd:ID wd:type="${idType}">${escapeXml(id)}</wd:ID>`;
		return enveloped(`Put_${kind}_Response`, version, [`<wd:${kind}_Reference>${ids}</wd:${kind}_Reference>`]);
	};

export const putLearningEnrollment = putOf('Learning_Enrollment', 'fault');
export const putLearningContent = putOf('Learning_Imported_Content', 'exceptions');
export const putLearningRecord = putOf('Learning_Imported_Record', 'exceptions');
