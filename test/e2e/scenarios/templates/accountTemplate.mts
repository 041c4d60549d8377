/** A template that keeps accounts, played against a tenant and a target of its own. */
import { startTenant, type Tenant } from '../../../tenant/server/index.mts';
import type { Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import type { Door } from '../../servers/door.mts';
import { type Company, edited, NOT_DONE } from './company.mts';
import { playCompany } from './playCompany.mts';

export interface AccountTemplate<Target extends Door> {
	/** In `examples/`. */
	file: string;
	/** What it does, for the scenario's name. */
	does: string;
	workers?: number;
	start(): Promise<Target>;
	/** Of the target. */
	credential: { type: string; data(target: Target): object };
	/** What its notes tell to change. */
	settings(target: Target): Readonly<Record<string, unknown>>;
	play(target: Target, tenant: Tenant): Omit<Company, 'stage' | 'tenant' | 'target' | 'workflow'>;
	/** What must hold besides when all is played. */
	after?(target: Target): void;
}

export function accountTemplate<Target extends Door>({ file, does, workers = 30, start, credential: { type, data }, settings, play, after }: AccountTemplate<Target>): Scenario {
	return {
		name: `Template ${file}: ${does}`,
		mayLog: NOT_DONE,
		async run(stage) {
			const tenant = await startTenant({ workers, users: [{ userName: 'ISU_n8n', password: PASSWORD }] });
			const target = await start();
			try {
				const credentials = { workdayIsuApi: await stage.workdayCredential(tenant), [type]: await stage.addCredential(type, file, data(target)) };
				const workflow = await stage.importExample(file, { credentials, edit: edited(settings(target)) });
				await playCompany({ stage, tenant, target, workflow, ...play(target, tenant) });
				after?.(target);
			} finally {
				await target.stop();
				await tenant.close();
			}
		},
	};
}
