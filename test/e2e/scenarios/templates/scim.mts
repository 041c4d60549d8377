import { startTenant } from '../../../tenant/server/index.mts';
import { ENTERPRISE, type ScimResource, SCIM_TOKEN, startScimServer } from '../../servers/scimServer.mts';
import type { Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import { edited, NOT_DONE, playCompany, type Shown } from './company.mts';

export const scim: Scenario = {
	name: 'Template scim: accounts in a SCIM 2.0 server follow joiners, movers and leavers',
	mayLog: NOT_DONE,
	async run(stage) {
		const tenant = await startTenant({ workers: 30, users: [{ userName: 'ISU_n8n', password: PASSWORD }] });
		const target = await startScimServer();
		try {
			const workflow = await stage.importExample('scim', {
				credentials: {
					workdayIsuApi: await stage.workdayCredential(tenant),
					httpBearerAuth: await stage.addCredential('httpBearerAuth', 'SCIM', { token: SCIM_TOKEN }),
				},
				edit: edited({ scimUrl: target.baseUrl, mostSwitchOffs: 1 }),
			});
			await playCompany({
				stage,
				tenant,
				target,
				workflow,
				busy: { throttle: 20, hangUp: 40 },
				there: () => shown(target.users),
				wanted: ({ userName, legalName, displayName, title, email, workerId }, manager) => ({
					active: true, userName, displayName, title, email, employeeNumber: workerId,
					givenName: legalName.first, familyName: legalName.last, manager: manager?.wid,
				}),
				put: ({ userName }, externalId) => target.put({ id: `there-before-${userName}`, userName, active: true, ...(externalId && { externalId }) }),
				refuse: ({ userName }) => {
					target.refused.add(userName);
					return () => target.refused.delete(userName);
				},
			});
		} finally {
			await target.stop();
			await tenant.close();
		}
	},
};

/** By externalId; so is the manager, who is kept by the server's own id. */
function shown(users: ReadonlyMap<string, ScimResource>): Map<string, Shown> {
	return new Map(
		[...users.values()].map((user) => {
			const { externalId, active, userName, displayName, title, name, emails = [], [ENTERPRISE]: enterprise } = user;
			const manager = users.get(enterprise?.manager?.value ?? '');
			return [externalId ?? '', {
				active: active === true, userName, displayName, title, email: emails.find(({ primary }) => primary)?.value ?? '', employeeNumber: enterprise?.employeeNumber,
				givenName: name?.givenName, familyName: name?.familyName, manager: manager?.externalId,
			}];
		}),
	);
}
