/** Where items come from that the docs show: each block is held against real ones of the operation that it speaks of. */
import type { IDataObject } from 'n8n-workflow';
import type { ShapeOptions } from '../../docs/shape.mts';
import { closeScenes, startScene } from '../../trigger/scene.mts';
import type { Tenant } from '../../tenant/server/index.mts';
import { runNode } from '../workdayNode.mts';
import { jsonOf, updateAccount, updateContact } from './writes.mts';

export interface Shown extends ShapeOptions {
	items(tenant: Tenant): Promise<IDataObject[]>;
}

const EVENTS = ['hired', 'updated', 'onLeave', 'returnedFromLeave', 'terminated', 'rehired', 'converted', 'rescinded'];

const of = async (tenant: Tenant, parameters: IDataObject): Promise<IDataObject[]> => {
	const { json, message } = await runNode(tenant, parameters);
	if (message !== '') throw new Error(message);
	return json;
};
const workers = (more: IDataObject) => async (tenant: Tenant) => await of(tenant, { returnAll: true, ...more });

async function conversions(): Promise<IDataObject[]> {
	const scene = await startScene();
	try {
		scene.ledger.convert(scene.colleague({ contingent: true }), { effective: '2026-03-14', entered: '2026-03-13T10:00:00Z' });
		const items = await of(scene.tenant, { operation: 'getChanged', events: EVENTS, from: '-P3D' });
		return items.filter(({ event }) => event === 'converted');
	} finally {
		await closeScenes();
	}
}

async function changedOrganization(): Promise<IDataObject[]> {
	const scene = await startScene({ workers: 30 });
	try {
		const trigger = scene.trigger({ watch: ['organizations'] });
		await trigger.poll();
		const types = scene.tenant.workforce.organizations;
		for (const { referenceId } of types.all(new Set(['SUPERVISORY', 'COMPANY']))) {
			scene.ledger.changeOrganization(referenceId, { entered: '2026-03-15T18:02:00Z', set: { name: 'Sales EMEA' } });
		}
		scene.at('2026-03-15T18:05:00Z');
		return (await trigger.poll()).map((item) => ({ ...item }) as IDataObject);
	} finally {
		await closeScenes();
	}
}

/** By name of the block. */
export const ITEMS: Readonly<Record<string, Shown>> = {
	// Names of overrides are those of the tenant.
	'docs/get-workers.md: Normalized Profile': { items: workers({ options: {} }), free: ['customFields'] },
	'docs/get-workers.md: Raw JSON and Raw XML': { items: workers({ output: 'json' }) },
	'docs/get-workers.md: Large tenants: files': { items: workers({ returnAs: 'file' }), whole: true },
	'docs/get-workers.md: Page plan': {
		items: async (tenant) => await of(tenant, { pages: 'plan', filters: { excludeInactive: true }, options: { pageSize: 20, asOfEffectiveDate: 'Today' } }),
		whole: true,
	},
	'docs/scim.md: SCIM 2.0 User: the mapping': { items: workers({ output: 'scim' }) },
	'docs/get-changed.md: What comes out': {
		items: async (tenant) => (await of(tenant, { operation: 'getChanged', from: '-P1D', events: EVENTS })).slice(-1),
		whole: true,
	},
	'docs/organizations.md: The profile': {
		items: async (tenant) => await of(tenant, { resource: 'organization', operation: 'getAll', returnAll: true, options: { hierarchyPath: true } }),
	},
	'docs/trigger.md: What an item looks like': { items: conversions, whole: true },
	'docs/trigger.md: Organizations': { items: changedOrganization, whole: true },
	'docs/update-account.md: What comes out': { items: async (tenant) => [await updateAccount(tenant, jsonOf('docs/update-account.md: Changes as JSON'))], whole: true },
	'docs/update-contact.md: What comes out': { items: async (tenant) => [(await updateContact(tenant, jsonOf('docs/update-contact.md: Changes as JSON'))).item], whole: true },
};
