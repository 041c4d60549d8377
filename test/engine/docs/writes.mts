/** Changes that the docs show as JSON, carried out. */
import type { IDataObject } from 'n8n-workflow';
import { blocks } from '../../docs/pages.mts';
import type { Tenant } from '../../tenant/server/index.mts';
import type { Contact } from '../../tenant/workers/contact.mts';
import { allAccounts, update as account } from '../accountWrites.mts';
import { AT_ONCE, contact, count, someone, update as contacts } from '../contactWrites.mts';
import type { NodeRun } from '../workdayNode.mts';

export function jsonOf(name: string): IDataObject {
	const block = blocks('json').find((one) => one.name === name);
	if (!block) throw new Error(`there is no JSON block "${name}"`);
	return JSON.parse(block.text) as IDataObject;
}

const single = ({ json, message }: NodeRun): IDataObject => {
	if (message !== '' || json.length !== 1) throw new Error(message || `${json.length} items`);
	return json[0] ?? {};
};

/** Of somebody whose account is disabled: all of it changes. */
export async function updateAccount(tenant: Tenant, json: IDataObject): Promise<IDataObject> {
	const [number = 0] = [...allAccounts(tenant)].find(([, { disabled }]) => disabled) ?? [];
	return single(await account(tenant, { worker: tenant.workforce.wid(number), json }));
}

/** Of somebody with an address of each usage: something changes. */
export async function updateContact(tenant: Tenant, json: unknown): Promise<{ item: IDataObject; now: Contact }> {
	const number = someone(tenant, ({ email }) => count(email, 'WORK') > 0 && count(email, 'HOME') > 0);
	const item = single(await contacts(tenant, { worker: tenant.workforce.wid(number), json, options: AT_ONCE }));
	return { item, now: contact(tenant, number) };
}
