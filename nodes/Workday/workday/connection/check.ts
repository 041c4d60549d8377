import { XmlError } from '../../xml/limits';
import { NameTable } from '../../xml/names';
import { parseDocument } from '../../xml/records';
import { advise, adviseOnTransport, type SignIn } from './advice';
import type { Connection } from './connection';
import { descend } from '../elements';
import { ID_TYPE } from '../names';
import { UnexpectedResponse, WorkdayError, type WorkdayErrorClass } from '../errors';
import { readAtMost } from '../readAtMost';
import { toWorkdayError } from '../read/failures';
import { SOAP_NAMESPACE } from '../soap/envelope';
import { exchange, type Answer } from '../soap/exchange';
import { errorFromFault } from '../soap/fault';
import { faultOf } from '../soap/faultXml';
import { unknownIdText } from '../soap/unknownId';
import { WORKDAY_NAMESPACE } from '../spec';
import { TransportError, type Clock, type Transport } from '../transport';
import { sentence, sentences } from '../values/text';
import { RESPONSE_ELEMENT, SERVICE, writeGetWorkers } from '../worker/getWorkers';

export interface CheckOptions {
	/** Authenticates by itself, with the credential under test. */
	transport: Transport;
	clock: Clock;
	connection: Connection;
	/** Which credential it is: the advice differs. */
	signIn: SignIn;
	newRequestId(): string;
}

export type CheckResult =
	| { ok: true }
	/** `message` says what is wrong and what to do next; it holds no secret. */
	| { ok: false; message: string; failure: WorkdayErrorClass };

/** A worker that nobody has. Letters that an Employee_ID does not need, so that no tenant's numbering hits it. */
const NOBODY = 'n8n-connection-check';

/** More than this is no answer to a question for nobody. */
const MAX_BYTES = 256 * 1024;

/**
 * Asks Workday for one worker by an id that does not exist. That needs the permission that reading workers needs, and
 * finds nothing without going through the workers: a search without criteria, even for one worker, makes a large tenant
 * build its list of all of them first. Unproven on a real tenant: that unknown ids are skipped silently. A complaint
 * about the id is therefore taken as success too, and if they were ignored altogether one worker would come back.
 *
 * One request, never repeated: accounts get locked by sign-ins that fail.
 */
export async function checkConnection(options: CheckOptions): Promise<CheckResult> {
	const { transport, clock, connection, newRequestId } = options;
	const { origin, tenant, version } = connection;
	try {
		const where = { transport, clock, servicesHost: origin, tenant, version, newRequestId };
		await readResult(await exchange(where, SERVICE, requestForNobody(version)));
		return { ok: true };
	} catch (error) {
		return explain(error, options);
	}
}

/** Valid for every version since v26.1; without sections, because none can come back. */
export function requestForNobody(version: string): string {
	return writeGetWorkers(
		{
			references: { skipMissing: true, workers: [{ type: ID_TYPE.employee, id: NOBODY }] },
			filter: { count: 1 },
			group: { Include_Reference: true },
		},
		version,
	);
}

async function readResult(answer: Answer): Promise<void> {
	const { bytes } = await readAtMost(answer, MAX_BYTES);
	const tape = parseDocument(bytes, { names: new NameTable() });
	const fault = faultOf(tape);
	if (fault) return Promise.reject(errorFromFault(fault, { requestId: answer.requestId }));
	const body = { uri: SOAP_NAMESPACE, local: 'Body' };
	const response = { uri: WORKDAY_NAMESPACE, local: RESPONSE_ELEMENT };
	if (descend(tape, 0, body, response) === undefined) {
		throw new UnexpectedResponse('The answer is XML, but not that of Workday.', { requestId: answer.requestId });
	}
}

function explain(failure: unknown, { signIn, connection }: CheckOptions): CheckResult {
	// The id does not exist: Workday has let the user in and has looked.
	if (unknownIdText(failure, ID_TYPE.employee) !== undefined) return { ok: true };
	if (!(failure instanceof WorkdayError || failure instanceof TransportError || failure instanceof XmlError)) {
		return { ok: false, failure: 'UnexpectedResponse', message: 'The check itself failed. Please report this.' };
	}
	const error = toWorkdayError(failure);
	// Errors of the token endpoint and of the credential's own fields carry no request id, and say what to do already.
	const isAnswer = error.details.requestId !== undefined || failure instanceof XmlError;
	const advice =
		failure instanceof TransportError
			? adviseOnTransport(failure.failure, connection)
			: isAnswer
				? advise(error, signIn, connection)
				: '';
	return { ok: false, failure: error.name, message: advice === '' ? error.message : sentences(sentence(error.message), advice) };
}
