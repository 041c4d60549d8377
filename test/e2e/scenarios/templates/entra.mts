import { startTenant } from '../../../tenant/server/index.mts';
import { ENTERPRISE, type EntraUser, startEntra } from '../../servers/entra.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import { edited, NOT_DONE, playCompany, type Shown } from './company.mts';

export const entra: Scenario = {
	name: 'Template entra-bulk-upload: people reach Entra in batches, and follow joiners, movers and leavers',
	mayLog: NOT_DONE,
	async run(stage) {
		const tenant = await startTenant({ workers: 160, users: [{ userName: 'ISU_n8n', password: PASSWORD }] });
		const target = await startEntra();
		try {
			const workflow = await stage.importExample('entra-bulk-upload', {
				credentials: {
					workdayIsuApi: await stage.workdayCredential(tenant),
					oAuth2Api: await stage.addCredential('oAuth2Api', 'Graph', target.credential),
				},
				edit: edited({ uploadUrl: target.uploadUrl }),
			});
			await playCompany({
				stage,
				tenant,
				target,
				workflow,
				noBrake: true,
				noUpdates: true,
				busy: { throttle: 1, hangUp: 3 },
				alsoKeepsLeavers: true,
				there: () => shown(target.users),
				wanted: ({ userName, legalName, displayName, title, email, workerId, manager }) => ({
					active: true, userName, displayName, title, email, employeeNumber: workerId,
					givenName: legalName.first, familyName: legalName.last, manager,
				}),
				refuse: ({ wid }) => {
					target.refused.add(wid);
					return () => target.refused.delete(wid);
				},
			});
			const [first, second, third = 0] = target.batches;
			holds(first === 50 && second === 50 && third > 0, `The batches were ${target.batches.slice(0, 4).join(', ')}`);
		} finally {
			await target.stop();
			await tenant.close();
		}
	},
};

function shown(users: ReadonlyMap<string, EntraUser>): Map<string, Shown> {
	return new Map(
		[...users].map(([externalId, { active, userName, displayName, title, name, emails = [], [ENTERPRISE]: enterprise }]) => [externalId, {
			active, userName, displayName, title, email: emails.find(({ primary }) => primary)?.value ?? '', employeeNumber: enterprise.employeeNumber,
			givenName: name?.givenName, familyName: name?.familyName, manager: enterprise.manager?.value,
		}]),
	);
}
