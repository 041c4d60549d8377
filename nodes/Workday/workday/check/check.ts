/** The check: everything that the chosen operations need is tried once, in one run. Nothing is changed in Workday. */
import { Cancelled, InvalidRequest, Permission, type WorkdayError } from '../errors';
import { operationOf, type OperationKey } from '../permissions/operations';
import { requestOf, type RequestKey } from '../permissions/requests';
import { withoutWorkdaysWords } from '../privacy/errors';
import type { Privacy } from '../privacy/kinds';
import { toWorkdayError } from '../read/failures';
import type { ReportAddress } from '../report/address';
import type { Reference } from '../spec';
import { requestFinding, writeFinding, type About, type Finding } from './finding';
import { PROBES, stateOf, type ProbeContext } from './probes';
import { sampleFindings, type Sample } from './sample';
import { trySignIn, type Asking } from './signIn';
import { readTestWorker, someWorkers } from './someWorkers';

export interface Check extends Asking {
	readonly operations: readonly OperationKey[];
	/** An API client signs in. */
	readonly byToken: boolean;
	/** Whose contact data, account and absences are read; undefined: of some workers. */
	readonly testWorker: Reference | undefined;
	readonly report: ReportAddress | undefined;
	/** What a model may be told: not what Workday says of a refusal. */
	readonly privacy: Privacy;
	/** Reads workers with what the user wants of them. */
	sample(): Promise<Sample>;
}

/** @throws Cancelled; what else goes wrong is a finding */
export async function findAll(check: Check): Promise<Finding[]> {
	const { operations, byToken } = check;
	const about = (keys: readonly OperationKey[]): About => ({ operations: keys.map((key) => operationOf(key).name), byToken });
	const signedIn = await trySignIn(check, about(operations), check.privacy);
	const findings: Finding[] = [signedIn.finding];
	const context = contextOf(check, signedIn.refused === undefined);
	for (const key of requestsOf(operations)) {
		const needing = operations.filter((operation) => operationOf(operation).requests.some((one) => one === key || (key === 'workers' && one === 'oneWorker')));
		if (!signedIn.goOn) findings.push(requestFinding('notTried', key, about(needing), { message: 'Not tried: the sign-in comes first.' }));
		else if (requestOf(key).writes) findings.push(writeFinding(key, about(needing)));
		else if (signedIn.refused && (key === 'workers' || key === 'oneWorker')) findings.push(failed(key, signedIn.refused, about(needing), check));
		else findings.push(...(key === 'workers' ? await tryWorkers(check, about(needing)) : [await tryRequest(key, context, about(needing), check)]));
	}
	return findings;
}

/** Reads first: what they say is what people came for. */
function requestsOf(operations: readonly OperationKey[]): RequestKey[] {
	const needed = [...new Set(operations.flatMap((key) => operationOf(key).requests))];
	// Whoever may read workers may read one.
	const all = needed.filter((key) => key !== 'oneWorker' || !needed.includes('workers'));
	return [...all.filter((key) => !requestOf(key).writes), ...all.filter((key) => requestOf(key).writes)];
}

function contextOf(check: Check, mayReadWorkers: boolean): ProbeContext {
	const { testWorker } = check;
	let found: Promise<readonly Reference[]> | undefined;
	let read: Promise<void> | undefined;
	const readOnce = async (worker: Reference): Promise<void> => await (read ??= readTestWorker(check, worker));
	const find = async (): Promise<readonly Reference[]> => {
		if (testWorker && !mayReadWorkers) return [testWorker];
		if (testWorker) return [await readOnce(testWorker).then(() => testWorker, unlessUnknown(testWorker))];
		// That workers may not be read is a finding of its own, and says nothing of what is about one of them.
		return await someWorkers(check).catch(async (error: unknown) => (error instanceof Permission ? [] : await Promise.reject(error)));
	};
	return {
		...check,
		workers: async () => await (found ??= find()),
		readTestWorker: async () => {
			if (testWorker) await readOnce(testWorker);
			return testWorker !== undefined;
		},
	};
}

/** Who may not read workers may read their contact data all the same. Somebody who is not there has none. */
const unlessUnknown =
	(worker: Reference) =>
	async (error: unknown): Promise<Reference> =>
		error instanceof InvalidRequest || error instanceof Cancelled ? await Promise.reject(error) : worker;

async function tryRequest(key: RequestKey, context: ProbeContext, about: About, check: Check): Promise<Finding> {
	const probe = PROBES[key];
	if (probe === undefined) return requestFinding('notTried', key, about, { message: 'Not tried.' });
	try {
		const { state, message } = await probe(context);
		return requestFinding(state, key, about, { message });
	} catch (error) {
		return failed(key, await unlessCancelled(error), about, check);
	}
}

async function tryWorkers(check: Check, about: About): Promise<Finding[]> {
	try {
		const sample = await check.sample();
		const { workers, total } = sample;
		if (workers === 0) return [requestFinding('missing', 'workers', about, { message: 'Allowed, but no worker came. Workday leaves out whom the integration user may not see.' })];
		const message = `Allowed: ${workers}${total === undefined ? '' : ` of ${total}`} workers were read.`;
		return [requestFinding('works', 'workers', about, { message }), ...sampleFindings(sample, check.operations, check.byToken)];
	} catch (error) {
		return [failed('workers', await unlessCancelled(error), about, check)];
	}
}

async function unlessCancelled(error: unknown): Promise<WorkdayError> {
	if (error instanceof Cancelled) return await Promise.reject(error);
	return toWorkdayError(error);
}

const failed = (key: RequestKey, error: WorkdayError, about: About, { privacy }: Check): Finding => {
	const { message } = withoutWorkdaysWords(privacy, error);
	return requestFinding(stateOf(error, key === 'report'), key, about, { message, requestId: error.details.requestId });
};
