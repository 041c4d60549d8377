import { startTenant } from '../../../tenant/server/index.mts';
import { GOOGLE_DOMAIN, type Google, startGoogle } from '../../servers/google.mts';
import type { Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import { edited, NOT_DONE, playCompany, type Shown } from './company.mts';
import { widOf } from './people.mts';

export const google: Scenario = {
	name: 'Template google-workspace: accounts in Google Workspace follow joiners, movers and leavers',
	mayLog: NOT_DONE,
	async run(stage) {
		const tenant = await startTenant({ workers: 30, users: [{ userName: 'ISU_n8n', password: PASSWORD }] });
		const target = await startGoogle();
		try {
			const workflow = await stage.importExample('google-workspace', {
				credentials: {
					workdayIsuApi: await stage.workdayCredential(tenant),
					gSuiteAdminOAuth2Api: await stage.addCredential('gSuiteAdminOAuth2Api', 'Google', target.credential),
				},
				edit: edited({ googleUrl: target.directoryUrl, domain: GOOGLE_DOMAIN, orgUnitPath: '/Staff', mostSwitchOffs: 1 }),
			});
			const address = (userName: string): string => `${userName}@${GOOGLE_DOMAIN}`.toLowerCase();
			await playCompany({
				stage,
				tenant,
				target,
				workflow,
				busy: { throttle: 20, hangUp: 40 },
				there: () => shown(target, (workerId) => widOf(tenant, workerId)),
				wanted: ({ userName, preferredFirst, legalName, title, workerId }, manager) => ({
					active: true, primaryEmail: address(userName), givenName: preferredFirst, familyName: legalName.last, title, number: workerId,
					unit: '/Staff', manager: manager && address(manager.userName),
				}),
				put: ({ userName }, value) => target.put({
					id: `there-before-${userName}`, primaryEmail: address(userName), suspended: false, name: { givenName: 'There', familyName: 'Before' }, orgUnitPath: '/',
					...(value && { externalIds: [{ type: 'organization', value }] }),
				}),
				refuse: ({ userName }) => {
					target.refused.add(address(userName));
					return () => target.refused.delete(address(userName));
				},
			});
		} finally {
			await target.stop();
			await tenant.close();
		}
	},
};

function shown({ users }: Google, widOfNumber: (workerId: string) => string): Map<string, Shown> {
	return new Map(
		[...users.values()].map(({ suspended, primaryEmail, name, externalIds = [], organizations = [], relations = [], orgUnitPath }) => {
			const number = externalIds.find(({ type }) => type === 'organization')?.value ?? '';
			const manager = relations.find(({ type }) => type === 'manager')?.value;
			return [widOfNumber(number), { active: !suspended, primaryEmail, ...name, title: organizations[0]?.title, number, unit: orgUnitPath, manager }];
		}),
	);
}
