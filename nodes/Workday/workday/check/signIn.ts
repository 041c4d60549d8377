/** The first request of the check: whether anybody is let in, and who answers. */
import { NameTable } from '../../xml/names';
import type { WorkdayClient } from '../client';
import { advise } from '../connection/advice';
import { requestForNobody } from '../connection/check';
import type { Connection } from '../connection/connection';
import { descend, wd } from '../elements';
import { Cancelled, WorkdayError } from '../errors';
import { ELEMENT, ID_TYPE } from '../names';
import { TASK } from '../permissions/names';
import { withoutWorkdaysWords } from '../privacy/errors';
import type { Privacy } from '../privacy/kinds';
import { toWorkdayError } from '../read/failures';
import { SOAP_NAMESPACE } from '../soap/envelope';
import { unknownIdText } from '../soap/unknownId';
import { writeRequest } from '../spec';
import type { Clock } from '../transport';
import { parseXsdMoment } from '../values/dates';
import { sentence, sentences } from '../values/text';
import { SERVICE } from '../worker/getWorkers';
import { CONNECTION, plainFinding, type About, type Finding } from './finding';

export interface Asking {
	readonly client: WorkdayClient;
	readonly connection: Connection;
	/** Web service version. */
	readonly version: string;
	readonly clock: Clock;
}

export interface SignedIn {
	readonly finding: Finding;
	/** Whether anything else need be asked. */
	readonly goOn: boolean;
	/** Workday refused even a worker who does not exist. */
	readonly refused: WorkdayError | undefined;
}

const TITLE = 'Sign-in, tenant and version';

/** One request, which is not repeated when the sign-in is refused: accounts lock. */
export async function trySignIn(asking: Asking, about: About, privacy: Privacy): Promise<SignedIn> {
	const refused = await askForNobody(asking);
	const { connection, version } = asking;
	if (refused === undefined || refused.name === 'Permission') {
		const message = `Signed in to tenant ${connection.tenant} at ${connection.origin}. Web services ${version} answer. ${await clockText(asking)}`;
		return { finding: plainFinding('works', CONNECTION, TITLE, about, { message }), goOn: true, refused };
	}
	const isSignIn = refused.name === 'Authentication';
	const advice = advise(refused, about.byToken ? 'oauth2' : 'isu', connection);
	const said = withoutWorkdaysWords(privacy, refused).message;
	const facts = { message: sentences(sentence(said), advice), requestId: refused.details.requestId };
	const tasks = isSignIn ? [TASK.signIn, TASK.activateSignIn] : [];
	return { finding: plainFinding(isSignIn ? 'refused' : 'failed', CONNECTION, TITLE, about, facts, tasks), goOn: false, refused };
}

/** @returns what was wrong with it */
async function askForNobody({ client, version }: Asking): Promise<WorkdayError | undefined> {
	try {
		await client.call({ service: SERVICE, body: requestForNobody(version), isRead: true });
		return undefined;
	} catch (failure) {
		if (failure instanceof Cancelled) return await Promise.reject(failure);
		// The id does not exist: Workday has let the user in and has looked.
		return unknownIdText(failure, ID_TYPE.employee) === undefined ? toWorkdayError(failure) : undefined;
	}
}

const TIMESTAMP = 'Server_Timestamp';
/** A second or two pass with the request itself. */
const TOLERATED_MS = 5_000;

/** Clocks decide which changes a window has. Workday's own word, since the `Date` of an answer may be that of something in between. */
async function clockText({ client, version, clock }: Asking): Promise<string> {
	const theirs = await askForTime(client, version).catch(async (failure: unknown) => (failure instanceof WorkdayError && !(failure instanceof Cancelled) ? undefined : await Promise.reject(failure)));
	if (theirs === undefined) return 'Workday does not tell its time.';
	const ahead = clock.now() - theirs;
	const apart = Math.abs(ahead) <= TOLERATED_MS ? "n8n's agrees" : `n8n's is ${Math.round(Math.abs(ahead) / 1000)} seconds ${ahead > 0 ? 'ahead' : 'behind'}`;
	return `Workday's clock says ${new Date(theirs).toISOString()}; ${apart}.`;
}

async function askForTime(client: WorkdayClient, version: string): Promise<number | undefined> {
	const names = new NameTable();
	const tape = await client.call({ service: SERVICE, body: writeRequest(ELEMENT.getServerTimestamp, [], {}, version), isRead: true, names });
	const data = descend(tape, 0, { uri: SOAP_NAMESPACE, local: 'Body' }, wd(TIMESTAMP), wd(`${TIMESTAMP}_Data`));
	const moment = data === undefined ? null : parseXsdMoment(tape.stringValue(data).trim());
	return moment === null ? undefined : Date.parse(moment);
}
