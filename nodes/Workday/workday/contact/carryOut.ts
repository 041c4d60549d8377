/** A plan's requests, one after the other: work and home do not wait for each other's success. */
import type { Tape } from '../../xml/tape';
import type { WorkdayClient } from '../client';
import { children } from '../elements';
import { Authentication, Cancelled, WorkdayError } from '../errors';
import { SERVICES } from '../names';
import { responseIn } from '../soap/customAnswer';
import { isWid } from '../wid';
import type { RequestReport } from '../write/outcome';
import { sendWrite, type WriteAnswer } from '../write/send';
import { settleWrite, type Shows } from '../write/settle';
import type { ContactInformation } from './contactInformation';
import type { ContactRequest } from './contactRequests';
import { phoneKey } from './phoneText';
import { verify } from './verify';

export interface CarriedOut {
	request: ContactRequest;
	result: RequestReport;
	/** Why nothing was changed. */
	failure?: WorkdayError;
}

interface Settings {
	/** False: good answers are not looked into. */
	verify: boolean;
	readBack(): Promise<ContactInformation>;
}

/** @throws Cancelled */
export async function carryOut(client: WorkdayClient, requests: readonly ContactRequest[], settings: Settings): Promise<CarriedOut[]> {
	const sent: Array<{ request: ContactRequest; answer?: WriteAnswer; failure?: WorkdayError }> = [];
	for (const request of requests) {
		const signIn = sent.find(({ failure }) => failure instanceof Authentication)?.failure;
		// A password that was refused is not tried again: accounts lock.
		sent.push(signIn === undefined ? { request, ...(await send(client, request)) } : { request, failure: signIn });
	}
	// One read for all: after each, it would only be seen again.
	let read: Promise<ContactInformation> | undefined;
	const readBack = async () => await (read ??= settings.readBack());
	const results: CarriedOut[] = [];
	for (const { request, answer, failure } of sent) {
		results.push(answer === undefined ? refused(request, failure) : await settle(request, answer, { ...settings, readBack }));
	}
	return results;
}

async function send(client: WorkdayClient, { body }: ContactRequest): Promise<{ answer: WriteAnswer } | { failure: WorkdayError }> {
	try {
		return { answer: await sendWrite(client, { service: SERVICES.humanResources, body }) };
	} catch (error) {
		return { failure: await ofWorkday(error) };
	}
}

async function settle(request: ContactRequest, answer: WriteAnswer, { verify: looks, readBack }: Settings): Promise<CarriedOut> {
	const event = answer.known ? eventIn(answer.envelope) : null;
	const shows = async (): Promise<Shows> => showing(request, await readBack(), answer.known);
	try {
		const { outcome, problem } = await settleWrite(answer, { verify: looks, event: event !== null, readBack: shows });
		return { request, result: { operation: request.operation, outcome, requestId: answer.requestId, event, problem } };
	} catch (error) {
		return refused(request, await ofWorkday(error));
	}
}

function showing({ changes }: ContactRequest, contact: ContactInformation, answered: boolean): Shows {
	// What was so before proves nothing about a request without an answer.
	if (!answered && changes.every(({ fields }) => fields.length === 0)) return 'nothing';
	const { outcome } = verify(changes, contact, { event: '', phoneKey });
	return outcome === 'completed' ? 'all' : outcome === 'pending approval' ? 'nothing' : 'something else';
}

const ofWorkday = async (error: unknown): Promise<WorkdayError> =>
	error instanceof WorkdayError && !(error instanceof Cancelled) ? error : await Promise.reject(error);

/** Nothing was changed. */
export function refused(request: ContactRequest, failure: WorkdayError | undefined): CarriedOut {
	const { details, message = null } = failure ?? {};
	return { request, failure, result: { operation: request.operation, outcome: 'not applied', requestId: details?.requestId ?? null, event: null, problem: message } };
}

/** The one reference in the answer: its name differs between operations, and a WID looks like nothing else. */
function eventIn(envelope: Tape): string | null {
	const response = responseIn(envelope);
	for (const reference of response === undefined ? [] : children(envelope, response)) {
		for (const id of children(envelope, reference)) {
			const text = envelope.stringValue(id);
			if (isWid(text)) return text;
		}
	}
	return null;
}
