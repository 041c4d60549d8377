/** Worker → Update Account: user name, password, status and expiry of a worker's Workday account. */
import type { IDataObject } from 'n8n-workflow';
import { defineOperation, type ItemContext, type OperationItem, type Session } from '../../../n8n/defineOperation';
import type { Parameters } from '../../../n8n/parameters';
import { reportOutcome } from '../../../n8n/writeFields';
import type { AccountRecord } from '../../../workday/account/account';
import { SERVICE } from '../../../workday/account/getAccount';
import { alsoChanged } from '../../../workday/account/others';
import { planAccount, showsOf, verified, type AccountChange, type AccountPlan } from '../../../workday/account/plan';
import { AccountReader } from '../../../workday/account/readCurrent';
import { withoutSecret } from '../../../workday/account/secret';
import { UPDATE_OPERATION, workerReference, writeUpdateAccount } from '../../../workday/account/updateAccount';
import { wantsNothing } from '../../../workday/account/wanted';
import type { Reference } from '../../../workday/spec';
import { hider } from '../../../workday/values/hideSecret';
import { sendWrite } from '../../../workday/write/send';
import { settleWrite, type Settlement } from '../../../workday/write/settle';
import type { WriteOutcome } from '../../../workday/write/outcome';
import { fields } from './fields';
import { readPassword, readSettings, readWorker, type AccountSettings } from './settings';

interface Result {
	outcome: WriteOutcome;
	changes: AccountChange[];
	problem?: string | null;
	requestId?: string | null;
	/** Nothing was sent, when there is none. */
	sent?: boolean;
	body?: string;
	alsoChanged?: string[];
}

export const updateAccount = defineOperation({
	resource: 'worker',
	operation: 'updateAccount',
	name: 'Update Account',
	action: "Update a worker's account",
	description: 'Change user name, password, status or expiry of the Workday account of a worker',
	properties: fields,

	lane(parameters) {
		const { type, id } = readWorker(parameters);
		return { kind: type, id };
	},

	async *run(context: ItemContext): AsyncGenerator<OperationItem> {
		const hide = hider(readPassword(context.parameters));
		try {
			const options = context.parameters.group('options', 'Options');
			const worker = readWorker(context.parameters);
			const settings = readSettings(context, options, worker);
			yield { json: await update(context, options, worker, settings, hide) };
		} catch (error) {
			throw withoutSecret(error, hide);
		}
	},
});

async function update(context: ItemContext, options: Parameters, worker: Reference, settings: AccountSettings, hide: (text: string) => string): Promise<IDataObject> {
	const session = await context.connect(options);
	const reader = new AccountReader(session.client, worker, settings.readWith, session.version);
	const record = await reader.read();
	const plan = planAccount(record, settings.wanted, settings);
	const result = await carryOut({ session, reader, worker, settings, record, plan });
	const problem = result.problem ? hide(result.problem) : null;
	reportOutcome(context, options, { outcome: result.outcome, problem, requestId: result.requestId ?? undefined });
	hintAtOthers(context, result.alsoChanged);
	return itemOf(reader, worker, record, plan, { ...result, problem });
}

interface Task {
	session: Session;
	reader: AccountReader;
	worker: Reference;
	settings: AccountSettings;
	record: AccountRecord;
	plan: AccountPlan;
}

async function carryOut({ session: { client, version }, reader, worker, settings, record, plan }: Task): Promise<Result> {
	const { changes } = plan;
	if (changes.length === 0 && (settings.onlyIfDifferent || wantsNothing(settings.wanted))) return { outcome: 'no change', changes };
	const { body, shown } = writeUpdateAccount({ ...settings, record, version, worker: workerReference(reader.kind, worker) });
	if (settings.dryRun) return { outcome: 'dry run', changes, sent: true, body: shown };

	const answer = await sendWrite(client, { service: SERVICE, body });
	let seen = changes;
	let others: string[] = [];
	const blind = changes.length > 0 && changes.every((change) => change.field === 'password' || (settings.readWith === 'getWorkers' && change.field !== 'userName'));
	const settlement = await settleWrite(answer, {
		// Of a password alone there is nothing to look at; when the answer is in doubt, that is what it stays.
		verify: settings.verify && !blind,
		event: false,
		readBack: async () => {
			if (blind) return 'something else';
			const after = await reader.read();
			seen = verified(changes, after, settings);
			others = alsoChanged(record, after, settings.wanted);
			const shows = showsOf(seen, after, settings);
			if (shows !== 'cannot tell') return shows;
			return answer.known ? 'all' : 'something else';
		},
	});
	return { ...settlement, outcome: outcomeOf(settlement, seen), changes: seen, requestId: answer.requestId, sent: true, alsoChanged: others };
}

/** One request is carried out as a whole. But of what cannot be read, as a password, nobody has seen that it is so. */
function outcomeOf({ outcome }: Settlement, changes: readonly AccountChange[]): WriteOutcome {
	return outcome === 'completed' && changes.some((change) => change.verified === null) ? 'accepted' : outcome;
}

function hintAtOthers({ hint }: ItemContext, elements: readonly string[] = []): void {
	if (elements.length === 0) return;
	hint(
		`Between reading and reading back, more of an account has changed than was asked for: ${elements.join(', ')}. If Workday takes what an update leaves out for empty, ` +
			'set Resend Current Values to Everything That Was Read. See "alsoChanged" in the items.',
		'warning',
	);
}

function itemOf(reader: AccountReader, { type, id }: Reference, { account }: AccountRecord, { undo }: AccountPlan, result: Result): IDataObject {
	const { outcome, changes, problem = null, requestId = null, sent = false, body, alsoChanged: others = [] } = result;
	const renamed = changes.find((change) => change.field === 'userName' && change.verified === true);
	return {
		worker: { ...reader.ids, userName: renamed?.after ?? account.userName },
		outcome,
		changes: changes.map((change) => ({ ...change })),
		requests: sent ? [{ operation: UPDATE_OPERATION, outcome, requestId, event: null, problem, ...(body !== undefined && { body }) }] : [],
		undo: undo && { worker: id, idType: type, ...undo },
		alsoChanged: others,
	};
}
