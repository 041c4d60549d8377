import type { HttpResponse } from './transport';

/**
 * The first `maxBytes` of an answer, and whether there was more. Lets go of the answer in every case.
 *
 * @param onBroken is given what breaks the answer off; if it returns, the bytes that came are taken for the whole
 */
export async function readAtMost(
	answer: Pick<HttpResponse, 'body' | 'discard'>,
	maxBytes: number,
	onBroken: (error: unknown) => void = fail,
): Promise<{ bytes: Uint8Array; more: boolean }> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	try {
		for await (const chunk of answer.body) {
			chunks.push(chunk);
			length += chunk.byteLength;
			if (length > maxBytes) break;
		}
	} catch (error) {
		onBroken(error);
	} finally {
		answer.discard();
	}
	return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), more: length > maxBytes };
}

function fail(error: unknown): never {
	throw error;
}
