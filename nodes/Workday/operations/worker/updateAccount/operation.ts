/** Worker → Update Account: user name, password, status and expiry of a worker's Workday account. */
import type { IDataObject } from 'n8n-workflow';
import { defineOperation, type ItemContext, type OperationItem } from '../../../n8n/defineOperation';
import { reportOutcome } from '../../../n8n/writeFields';
import { changeAccount, type AccountChanged } from '../../../workday/account/changeAccount';
import { ACCOUNT_STATE } from '../../../workday/account/plan';
import { withoutSecret } from '../../../workday/account/secret';
import type { PrivateKind, Privacy } from '../../../workday/privacy/kinds';
import { changesTold, requestsTold } from '../../../workday/privacy/writes';
import type { Reference } from '../../../workday/spec';
import { hider } from '../../../workday/values/hideSecret';
import { readWorker, workerLane } from '../oneWorker';
import { fields } from './fields';
import { readPassword, readSettings } from './settings';

type Hide = (text: string) => string;

export const updateAccount = defineOperation({
	resource: 'worker',
	operation: 'updateAccount',
	name: 'Update Account',
	action: "Update a worker's account",
	description: 'Change user name, password, status or expiry of the Workday account of a worker',
	properties: fields,
	asTool: 'filtered',

	lane: workerLane,

	async *run(context: ItemContext): AsyncGenerator<OperationItem> {
		const hide = hider(readPassword(context.parameters));
		try {
			yield { json: await update(context, hide) };
		} catch (error) {
			throw withoutSecret(error, hide);
		}
	},
});

async function update(context: ItemContext, hide: Hide): Promise<IDataObject> {
	const options = context.parameters.group('options', 'Options');
	const worker = readWorker(context.parameters);
	const settings = readSettings(context, options, worker);
	const { client, version } = await context.connect(options);
	const changed = await changeAccount(client, version, worker, settings);
	const requests = changed.requests.map((request) => ({ ...request, problem: request.problem && hide(request.problem) }));
	reportOutcome(context, options, { ...changed, requests });
	hintAtOthers(context, changed.alsoChanged);
	return itemOf(told(context.privacy, { ...changed, requests }), worker);
}

/** An account is closed on the day on which somebody leaves, and known to be so before others know it. */
const kindOf = ({ field }: { field: string }): PrivateKind | undefined => (ACCOUNT_STATE.some((one) => one === field) ? 'terminationDates' : undefined);

const told = (privacy: Privacy, changed: AccountChanged): AccountChanged =>
	changesTold(privacy, { ...changed, requests: requestsTold(privacy, changed.requests) }, kindOf, 'hidden');

function hintAtOthers({ hint }: ItemContext, elements: readonly string[]): void {
	if (elements.length === 0) return;
	hint(
		`Between reading and reading back, more of an account has changed than was asked for: ${elements.join(', ')}. If Workday takes what an update leaves out for empty, ` +
			'set Resend Current Values to Everything That Was Read. See "alsoChanged" in the items.',
		'warning',
	);
}

function itemOf({ worker, outcome, changes, requests, undo, alsoChanged }: AccountChanged, { type, id }: Reference): IDataObject {
	return {
		worker: { ...worker },
		outcome,
		changes: changes.map((change) => ({ ...change })),
		requests: requests.map((request) => ({ ...request })),
		undo: undo && { worker: id, idType: type, ...undo },
		alsoChanged,
	};
}
