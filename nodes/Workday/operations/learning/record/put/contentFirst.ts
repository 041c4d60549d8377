/** Workday refuses a record whose content it does not have: so the content is put before the first record that needs it. */
import { readIfEmpty, readTextCell } from '../../../../n8n/emptyValues';
import type { Parameters } from '../../../../n8n/parameters';
import { inOtherWords, InvalidRequest, NotApplied } from '../../../../workday/errors';
import { claimOf, refuseContradiction, type Claim } from '../../../../workday/learning/claims';
import { CONTENT } from '../../../../workday/learning/kinds';
import type { Names } from '../../../../workday/learning/names';
import { text } from '../../../../workday/learning/parseValue';
import { putLearning, type PutResult } from '../../../../workday/learning/put';
import { isReference, type Wanted, type WantedValue } from '../../../../workday/learning/values';
import { checked } from '../../../../workday/learning/wantedJson';
import { readsOf, type Before, type Put } from '../../runPut';

/** undefined: not wanted. @throws InvalidRequest */
export function readContentFirst(parameters: Parameters, { values }: Wanted, names: Names): Before | undefined {
	if (!parameters.flag('putContentFirst', 'Put Content First')) return undefined;
	const content = values.contentId ?? null;
	if (!isReference(content)) throw new InvalidRequest('Content ID', 'is needed for Put Content First');
	if (content.type !== names.contentIdType) throw new InvalidRequest('Content ID', `must be a ${names.contentIdType} for Put Content First, not a ${content.type}`);
	const wanted = checked(CONTENT, { id: content.id, values: readContent(parameters) });
	return { put: async (put) => await putOnce(put, wanted) };
}

function readContent(parameters: Parameters): Record<string, WantedValue> {
	const ifEmpty = readIfEmpty(parameters);
	const given = {
		title: readTextCell(parameters, 'contentTitle', 'Content Title', ifEmpty),
		description: readTextCell(parameters, 'contentDescription', 'Content Description', ifEmpty),
	};
	const values: Record<string, WantedValue> = {};
	for (const [key, value] of Object.entries(given)) if (value !== undefined) values[key] = value === null ? null : text(value, `Content ${key}`);
	return values;
}

interface Done {
	claim: Claim;
	result: PutResult;
}

/** Requests of the item that put it; of all others none. */
async function putOnce(put: Put, wanted: Wanted): Promise<PutResult['requests']> {
	const own = claimOf(put.context.itemIndex, CONTENT, wanted);
	const { claim, result } = await put.context.once(`content ${wanted.id}`, async (): Promise<Done> => {
		const reads = await readsOf(put, CONTENT);
		return { claim: own, result: await putLearning({ service: put.service, kind: CONTENT, wanted }, put.settings, reads).catch(namingContent(wanted.id)) };
	});
	refuseContradiction(CONTENT, wanted.id, claim, own);
	if (result.outcome === 'not applied' || result.outcome === 'unknown') throw withoutRecord(wanted.id, result);
	return claim === own ? result.requests : [];
}

/** All records that need it fail with it: each says what it was. */
const namingContent = (id: string) => async (error: unknown): Promise<never> => {
	if (!(error instanceof Error)) return await Promise.reject(error);
	return await Promise.reject(inOtherWords(error, `Content "${id}" could not be put, so its records were not sent. ${error.message}`));
};

function withoutRecord(id: string, { outcome, requests: [request] }: PutResult): NotApplied {
	const what = outcome === 'unknown' ? 'it is not known whether Workday carried out the request for it' : 'Workday took the request for it without an error, but it does not show';
	const because = request?.problem ? `: ${request.problem}` : '.';
	return new NotApplied(`Content "${id}" was put, and ${what}, so its records were not sent${because}`, request?.requestId ? { requestId: request.requestId } : {});
}
