/** Runs Worker → Update Account against the tenant, and looks into the tenant's own books. */
import type { IDataObject } from 'n8n-workflow';
import { hasAccount } from '../tenant/writes/getAccount.mts';
import type { Tenant } from '../tenant/server/index.mts';
import type { WorkerAccount } from '../tenant/workers/accounts.mts';
import { pacificDay } from '../tenant/workers/dates.mts';
import { everythingShown, NODE, runNode, type NodeOptions, type NodeRun } from './workdayNode.mts';

/** What no output may show. */
export const SECRET = 'n3w-c4nary <&"> S3cret';

export interface Wish {
	worker?: string;
	idType?: string;
	changes?: IDataObject | string;
	json?: IDataObject | string;
	options?: IDataObject;
	[parameter: string]: unknown;
}

/** Parameters as the editor saves them. */
export const parametersOf = ({ worker, idType, changes, json, options = {}, ...rest }: Wish): IDataObject => ({
	resource: 'worker',
	operation: 'updateAccount',
	workerIds: { __rl: true, mode: 'id', value: worker ?? '={{ $json.worker }}' },
	idType: idType ?? 'WID',
	...(changes !== undefined && { changes }),
	...(json !== undefined && { specifyChanges: 'json', changesJson: json }),
	options: { maxWait: 0, retries: 1, ...options },
	...(rest as IDataObject),
});

/** @throws when the node shows the new password in anything but the input that it came in */
export async function update(tenant: Tenant, wish: Wish, options: NodeOptions = {}): Promise<NodeRun> {
	const run = await runNode(tenant, parametersOf(wish), options);
	const shown = everythingShown({ ...run, runData: { [NODE]: run.runData[NODE] ?? [] } });
	if (/c4nary/.test(shown)) throw new Error(`the run shows the new password: ${/.{60}c4nary.{20}/s.exec(shown)?.[0]}`);
	return run;
}

export const account = ({ workforce }: Tenant, number: number): WorkerAccount => structuredClone(workforce.accounts.current(number));

/** Of everybody who has one. */
export function allAccounts(tenant: Tenant): Map<number, WorkerAccount> {
	const { workforce, clock } = tenant;
	const now = clock.now();
	const numbers = [...workforce.numbers()].filter((number) => hasAccount(workforce, number, now, pacificDay(now)));
	return new Map(numbers.map((number) => [number, account(tenant, number)]));
}

/** What a request was, in order: `G`et account, get `W`orkers, `U`pdate. */
export const conversation = (tenant: Tenant): string =>
	tenant.requests.map(({ operation }) => ({ Get_Workday_Account: 'G', Get_Workers: 'W', Update_Workday_Account: 'U' })[operation] ?? '?').join('');
