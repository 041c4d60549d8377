/** An answer → n8n's binary data, as it comes. */
import type { IBinaryData } from 'n8n-workflow';
import type { WebAnswer } from '../workday/web/ask';
import type { Session } from './defineOperation';

/** @throws what broke the answer off, so that who asked can tell whether to ask again */
export async function storeAnswer(session: Session, answer: WebAnswer, fileName: string, mimeType: string): Promise<{ binary: IBinaryData; bytes: number }> {
	let bytes = 0;
	let failure: unknown;
	async function* body() {
		try {
			for await (const chunk of answer.body) {
				bytes += chunk.byteLength;
				yield chunk;
			}
		} catch (error) {
			failure = error;
			await Promise.reject(error);
		}
	}
	// When reading failed, storing fails with an error of n8n's: what became of the answer is what counts.
	const binary = await session
		.storeStream(body(), fileName, mimeType)
		.catch((error: unknown) => Promise.reject(failure ?? error))
		.finally(() => answer.discard());
	return { binary, bytes };
}
