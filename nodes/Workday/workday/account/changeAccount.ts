/** One account is changed: read, plan, one request, read back. */
import type { WorkdayClient } from '../client';
import type { Reference } from '../spec';
import type { RequestReport, WriteOutcome } from '../write/outcome';
import { sendWrite, type WriteAnswer } from '../write/send';
import { settleWrite, type Settlement, type Shows } from '../write/settle';
import type { AccountRecord, KnownIds } from './account';
import { SERVICE } from './getAccount';
import { alsoChanged } from './others';
import { planAccount, showsOf, verified, type AccountChange, type AccountPlan, type PlanOptions } from './plan';
import { AccountReader, type ReadWith } from './readCurrent';
import { UPDATE_OPERATION, workerReference, writeUpdateAccount, type Resend } from './updateAccount';
import { wantsNothing, type Wanted } from './wanted';

export interface AccountSettings extends PlanOptions {
	wanted: Wanted;
	readWith: ReadWith;
	resend: Resend;
	onlyIfDifferent: boolean;
	dryRun: boolean;
	verify: boolean;
}

export interface AccountChanged {
	worker: KnownIds & { userName: string };
	outcome: WriteOutcome;
	changes: AccountChange[];
	/** None where nothing was sent; in a dry run what would be. */
	requests: RequestReport[];
	undo: AccountPlan['undo'];
	/** Names of elements that nobody named and that differ between reading and reading back. */
	alsoChanged: string[];
}

interface Task {
	client: WorkdayClient;
	reader: AccountReader;
	settings: AccountSettings;
	record: AccountRecord;
	changes: AccountChange[];
}

type Result = Pick<AccountChanged, 'outcome' | 'changes' | 'requests' | 'alsoChanged'>;

/** @throws WorkdayError when nothing was changed; it may quote the password */
export async function changeAccount(client: WorkdayClient, version: string, worker: Reference, settings: AccountSettings): Promise<AccountChanged> {
	const reader = new AccountReader(client, worker, settings.readWith, version);
	const record = await reader.read();
	const { changes, undo } = planAccount(record, settings.wanted, settings);
	const result = await carryOut({ client, reader, settings, record, changes }, worker, version);
	const renamed = result.changes.find(({ field, verified: found }) => field === 'userName' && found === true);
	return { worker: { ...reader.ids, userName: String(renamed?.after ?? record.account.userName) }, ...result, undo };
}

async function carryOut(task: Task, worker: Reference, version: string): Promise<Result> {
	const { reader, settings, record, changes } = task;
	const planned = { changes, alsoChanged: [] };
	if (changes.length === 0 && (settings.onlyIfDifferent || wantsNothing(settings.wanted))) return { ...planned, outcome: 'no change', requests: [] };
	const { body, shown } = writeUpdateAccount({ ...settings, record, version, worker: workerReference(reader.kind, worker) });
	if (settings.dryRun) return { ...planned, outcome: 'dry run', requests: [{ ...reportOf('dry run', null, null), body: shown }] };

	const answer = await sendWrite(task.client, { service: SERVICE, body });
	const { outcome, problem, ...seen } = await settle(task, answer);
	return { ...seen, outcome, requests: [reportOf(outcome, answer.requestId, problem)] };
}

/** Accounts know no events. */
const reportOf = (outcome: WriteOutcome, requestId: string | null, problem: string | null): RequestReport => ({ operation: UPDATE_OPERATION, outcome, requestId, event: null, problem });

async function settle({ reader, settings, record, changes }: Task, answer: WriteAnswer): Promise<Settlement & Pick<Result, 'changes' | 'alsoChanged'>> {
	const found = { changes, alsoChanged: new Array<string>() };
	const nothingToSee = changes.length > 0 && changes.every(({ field }) => field === 'password' || (settings.readWith === 'getWorkers' && field !== 'userName'));
	const readBack = async (): Promise<Shows> => {
		if (nothingToSee) return 'something else';
		const after = await reader.read();
		found.changes = verified(changes, after, settings);
		found.alsoChanged = alsoChanged(record, after, settings.wanted);
		const shows = showsOf(found.changes, after, settings);
		if (shows !== 'cannot tell') return shows;
		// Of a password alone there is nothing to look at; when the answer is in doubt, that is what it stays.
		return answer.known ? 'all' : 'something else';
	};
	const settlement = await settleWrite(answer, { verify: settings.verify && !nothingToSee, event: false, readBack });
	return { ...found, ...settlement, outcome: outcomeOf(settlement, found.changes) };
}

/** One request is carried out as a whole. But of what cannot be read, as a password, nobody has seen that it is so. */
function outcomeOf({ outcome }: Settlement, changes: readonly AccountChange[]): WriteOutcome {
	return outcome === 'completed' && changes.some((change) => change.verified === null) ? 'accepted' : outcome;
}
