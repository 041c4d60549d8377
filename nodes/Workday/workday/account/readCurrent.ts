/** Reads an account in the way that the tenant allows, as often as needed. */
import type { WorkdayClient } from '../client';
import { NotFound, UnexpectedResponse } from '../errors';
import { ID_TYPE } from '../names';
import type { Reference } from '../spec';
import { asRefusal } from '../write/refusal';
import type { AccountRecord, KnownIds } from './account';
import { findWorker, type FoundWorker } from './findWorker';
import { readAccount, SERVICE, userNameReference, writeGetAccount } from './getAccount';

export const READ_WITH = ['getWorkdayAccount', 'getWorkdayAccountByUserName', 'getWorkers'] as const;
export type ReadWith = (typeof READ_WITH)[number];

export class AccountReader {
	private found: FoundWorker | undefined;

	constructor(
		private readonly client: WorkdayClient,
		private readonly worker: Reference,
		private readonly readWith: ReadWith,
		private readonly version: string,
	) {}

	/** @throws WorkdayError; NotFound for a worker without an account */
	async read(): Promise<AccountRecord> {
		const { client, worker, readWith, version } = this;
		// A user name may be another one by now. What kind of worker it is stays.
		if (readWith !== 'getWorkdayAccount' || (worker.type === ID_TYPE.wid && !this.found)) this.found = await findWorker(client, worker, version);
		const userName = this.found?.userName ?? null;
		if (readWith === 'getWorkdayAccount') return await this.readBy(worker);
		if (userName === null) {
			throw new NotFound(`${this.whose} has no user name that the integration user may see. This operation changes Workday accounts and cannot create one.`);
		}
		if (readWith === 'getWorkers') return { account: { userName }, elements: new Map() };
		const record = await this.readBy(userNameReference(userName, version));
		// Every change sends a user name: that of somebody else would become this worker's.
		if (record.account.userName.toLowerCase() !== userName.toLowerCase()) throw new UnexpectedResponse(`Workday sent the account ${record.account.userName} when asked for ${userName}.`);
		return record;
	}

	private async readBy(account: Reference): Promise<AccountRecord> {
		const body = writeGetAccount(account, this.version);
		return readAccount(await this.client.call({ service: SERVICE, body, isRead: true }).catch(refused), this.whose);
	}

	get ids(): KnownIds {
		const { type, id } = this.worker;
		const { id: wid = null, employeeNumber = null, contingentWorkerId = null } = this.found ?? {};
		return {
			id: type === ID_TYPE.wid ? id : wid,
			employeeNumber: type === ID_TYPE.employee ? id : employeeNumber,
			contingentWorkerId: type === ID_TYPE.contingentWorker ? id : contingentWorkerId,
		};
	}

	/** After the first read. */
	get kind(): 'employee' | 'contingentWorker' {
		const { employeeNumber, contingentWorkerId } = this.ids;
		if (employeeNumber !== null) return 'employee';
		if (contingentWorkerId !== null) return 'contingentWorker';
		throw new UnexpectedResponse(`Workday sent ${this.whose} without an Employee ID or a Contingent Worker ID, so it is not known which kind of worker to change. Nothing was changed.`);
	}

	private get whose(): string {
		return `The worker with ${this.worker.type} ${this.worker.id}`;
	}
}

const refused = async (error: unknown): Promise<never> => await Promise.reject(asRefusal(error));
