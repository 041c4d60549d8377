/** Reading records by id, when some of the ids may not exist. */
import { NotFound, Validation } from '../errors';
import { unknownIdText } from '../soap/unknownId';

/** Records asked for in one request: enough to be quick, few enough for the request to stay small. */
export const IDS_PER_REQUEST = 100;

/** Workday has looked for it and has none by this id. Nothing else that cannot be found is one of these. */
class UnknownRecord extends NotFound {}

/**
 * Passes on what is read; a complaint about an id becomes a NotFound that names it.
 *
 * @param noun what is read: worker, organization
 */
export async function* sayingWhoIsUnknown<T>(
	records: AsyncIterable<T>,
	idType: string,
	wanted: readonly string[],
	noun = 'worker',
): AsyncGenerator<T> {
	try {
		yield* records;
	} catch (error) {
		throw asNotFound(error, idType, wanted, noun);
	}
}

/**
 * Reads what there is. That Workday skips ids which do not exist, when asked to, stands in its documentation and was
 * never seen: should it refuse the whole request because of one id, each is asked for alone.
 *
 * @param readTogether passes complaints through `sayingWhoIsUnknown`
 */
export async function* readThoseThatExist<T>(ids: readonly string[], readTogether: (ids: readonly string[]) => AsyncGenerator<T>): AsyncGenerator<T> {
	try {
		yield* readTogether(ids);
	} catch (error) {
		if (!(error instanceof UnknownRecord)) await Promise.reject(error);
		if (ids.length > 1) for (const id of ids) yield* readThoseThatExist([id], readTogether);
	}
}

function asNotFound(error: unknown, idType: string, wanted: readonly string[], noun: string): unknown {
	const text = unknownIdText(error, idType);
	if (text === undefined) return error;
	const [, unknown] = /'([^']*)' is not a valid/i.exec(text) ?? [];
	return new UnknownRecord(`No ${noun} with ${idType} ${unknown ?? wanted.join(', ')} was found`, (error as Validation).details);
}
