/** Runs Worker → Update Contact against the tenant, and looks into the tenant's own books. */
import { inspect } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import type { Tenant } from '../tenant/server/index.mts';
import { contactOf, type Contact, type NamedEmail, type NamedPhone } from '../tenant/workers/contact.mts';
import { pacificDay } from '../tenant/workers/dates.mts';
import { runNode, type NodeOptions, type NodeRun } from './workdayNode.mts';

export interface Wish {
	emails?: IDataObject[];
	phones?: IDataObject[];
	json?: unknown;
	worker?: string;
	[parameter: string]: unknown;
}

const rowOf = ({ action, ...row }: IDataObject): IDataObject => ({ ...(action !== undefined && { rowAction: action }), ...row });

/** Parameters as the editor saves them. */
export function parametersOf({ emails, phones, json, worker, ...rest }: Wish): IDataObject {
	return {
		resource: 'worker',
		operation: 'updateContact',
		...(worker !== undefined && { workerIds: { __rl: true, mode: 'id', value: worker }, idType: 'WID' }),
		...(emails && { emails: { email: emails.map(rowOf) } }),
		...(phones && { phones: { phone: phones.map(rowOf) } }),
		...(json !== undefined && { specifyChanges: 'json', changesJson: json as IDataObject }),
		...rest,
	};
}

export const update = async (tenant: Tenant, wish: Wish, options: NodeOptions = {}): Promise<NodeRun> => await runNode(tenant, parametersOf(wish), options);

/** Approves itself and is waited for. */
export const AT_ONCE = { autoComplete: true };

export function contact(tenant: Tenant, number: number, day = pacificDay(tenant.clock.now())): Contact {
	const now = tenant.clock.now();
	const view = tenant.workforce.view(number, { day, entered: now, now });
	if (!view) throw new Error(`there is no worker ${number}`);
	return contactOf(view.person, number);
}

/** Of everybody: entry by key. */
export function everything(tenant: Tenant, day?: number): Map<string, NamedEmail | NamedPhone> {
	const all = new Map<string, NamedEmail | NamedPhone>();
	for (const number of tenant.workforce.numbers()) {
		if (!tenant.workforce.exists(number)) continue;
		const { email, phone } = contact(tenant, number, day);
		for (const entry of [...email, ...phone]) all.set(entry.key, entry);
	}
	return all;
}

/** The same text for the same values, in whatever order they stand. */
const said = (value: unknown): string => inspect(value, { sorted: true, depth: 5, breakLength: Infinity });

/** Keys of entries that differ between two states. */
export function changed(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
	return [...new Set([...before.keys(), ...after.keys()])].filter((key) => said(before.get(key)) !== said(after.get(key)));
}

/** The first active worker whose contact information is like this. */
export function someone(tenant: Tenant, fits: (contact: Contact, number: number) => boolean): number {
	const now = tenant.clock.now();
	for (const number of tenant.workforce.numbers()) {
		if (!tenant.workforce.exists(number)) continue;
		const view = tenant.workforce.view(number, { day: pacificDay(now), entered: now, now });
		if (view?.status === 'active' && fits(contact(tenant, number), number)) return number;
	}
	throw new Error('nobody is like this');
}

/** What people see, without ids, which a deleted entry does not get back. */
export function content(of: Contact | ReadonlyMap<string, NamedEmail | NamedPhone>, number?: number): string[] {
	const entries = of instanceof Map ? [...of.values()].filter(({ key }) => key.split('-')[1] === String(number)) : [...(of as Contact).email, ...(of as Contact).phone];
	return entries.map(({ key: _key, id: _id, ...rest }) => said(rest)).sort();
}

export const count = (entries: ReadonlyArray<{ usage: string }>, usage: string): number => entries.filter((one) => one.usage === usage).length;

export const writes = (tenant: Tenant) => tenant.requests.filter(({ operation }) => /^(Change|Maintain)_/.test(operation));
