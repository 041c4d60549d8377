/** One request that changes something, sent once. */
import { randomUUID } from 'crypto';
import { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import type { WorkdayClient } from '../client';
import { Cancelled, Retriable, UnexpectedResponse, Validation, WorkdayError } from '../errors';
import { exceptionsIn } from '../soap/customAnswer';
import { saysNothing, stoppedDuringWrite } from './afterWrite';
import { asRefusal } from './refusal';

export interface WriteRequest {
	/** Web service, for example `Human_Resources`. */
	service: string;
	/** The operation's element, prefix `wd` for Workday's namespace. */
	body: string;
	names?: NameTable;
}

export type WriteAnswer =
	/** Workday answered without a fault. That is no proof that anything changed. */
	| { known: true; envelope: Tape; requestId: string }
	/** It may have been carried out or not: read back and decide. */
	| {
			known: false;
			failure: WorkdayError;
			/** Workday itself said that it failed. If nothing shows, `failure` is what to report. */
			saidNo: boolean;
			requestId: string;
	  };

/**
 * Workday knows no idempotency key: what may have arrived is not sent again.
 *
 * @throws WorkdayError when nothing was changed: refused, turned away, or never sent. Cancelled: nobody waits for more, and nobody knows.
 */
export async function sendWrite(client: Pick<WorkdayClient, 'call'>, { service, body, names = new NameTable() }: WriteRequest): Promise<WriteAnswer> {
	const requestId = randomUUID();
	try {
		const envelope = await client.call({ service, body, names, isRead: false, requestId });
		const texts = exceptionsIn(envelope);
		return texts.length === 0 ? { known: true, envelope, requestId } : { known: false, failure: refusedInside(texts, requestId), saidNo: true, requestId };
	} catch (error) {
		return await doubtful(error, requestId);
	}
}

/** Whether something was refused, or only complained about, the answer does not say in words that are public. */
function refusedInside(texts: readonly string[], requestId: string): WorkdayError {
	const issues = texts.map((message) => ({ message }));
	return asRefusal(new Validation(`Workday answered without a fault, but reports: ${texts.join('; ')}`, issues, { status: 200, requestId }));
}

async function doubtful(error: unknown, requestId: string): Promise<WriteAnswer> {
	if (error instanceof Cancelled) throw stoppedDuringWrite(error, requestId);
	if (!(error instanceof WorkdayError) || !mayHaveArrived(error)) return await Promise.reject(asRefusal(error));
	return { known: false, failure: error, saidNo: error.details.faultCode !== undefined, requestId };
}

/** 429: turned away before it was read. Refused: it never left. A status of 300 to 499 is somebody's who did not let it through. */
function mayHaveArrived(error: WorkdayError): boolean {
	const { status, faultCode } = error.details;
	if (error instanceof Retriable) return status === undefined ? error.mayBeSize : status !== 429;
	return error instanceof UnexpectedResponse && (faultCode !== undefined || saysNothing(error));
}
