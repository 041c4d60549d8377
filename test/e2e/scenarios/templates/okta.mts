import { startTenant } from '../../../tenant/server/index.mts';
import { type Okta, startOkta } from '../../servers/okta.mts';
import type { Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import { edited, NOT_DONE, playCompany, type Shown } from './company.mts';
import { widOf } from './people.mts';

const LOGIN_DOMAIN = 'acme.example.com';

export const okta: Scenario = {
	name: 'Template okta: accounts in Okta follow joiners, movers and leavers',
	mayLog: NOT_DONE,
	async run(stage) {
		const tenant = await startTenant({ workers: 30, users: [{ userName: 'ISU_n8n', password: PASSWORD }] });
		const target = await startOkta();
		try {
			const workflow = await stage.importExample('okta', {
				credentials: {
					workdayIsuApi: await stage.workdayCredential(tenant),
					oktaApi: await stage.addCredential('oktaApi', 'Okta', target.credential),
				},
				edit: edited({ oktaUrl: target.url, loginDomain: LOGIN_DOMAIN, mostSwitchOffs: 1 }),
			});
			await playCompany({
				stage,
				tenant,
				target,
				workflow,
				busy: { throttle: 20, hangUp: 40 },
				there: () => shown(target, (workerId) => widOf(tenant, workerId)),
				wanted: ({ userName, preferredFirst, legalName, displayName, title, email, workerId }, manager) => {
					const login = `${userName}@${LOGIN_DOMAIN}`;
					return {
						active: true, login, email: email || login, displayName, title, employeeNumber: workerId,
						firstName: preferredFirst, lastName: legalName.last, managerNumber: manager?.workerId, manager: manager?.displayName,
					};
				},
				put: ({ userName }, employeeNumber = '') => {
					const login = `${userName}@${LOGIN_DOMAIN}`;
					return target.put({ id: `00u${userName}`, status: 'ACTIVE', profile: { login, email: login, firstName: 'There', lastName: 'Before', employeeNumber } });
				},
				refuse: ({ userName }) => {
					target.refused.add(`${userName}@${LOGIN_DOMAIN}`);
					return () => target.refused.delete(`${userName}@${LOGIN_DOMAIN}`);
				},
			});
		} finally {
			await target.stop();
			await tenant.close();
		}
	},
};

function shown({ users }: Okta, widOfNumber: (workerId: string) => string): Map<string, Shown> {
	return new Map(
		[...users.values()].map(({ status, profile }) => {
			const { login, email, displayName, title, employeeNumber, firstName, lastName, manager, managerId } = profile;
			const texts = { login, email, displayName, title, employeeNumber, firstName, lastName, manager, managerNumber: users.get(managerId ?? '')?.profile.employeeNumber };
			const given = Object.entries(texts).map(([name, value]) => [name, value ?? undefined]);
			return [widOfNumber(employeeNumber ?? ''), { active: !['DEPROVISIONED', 'SUSPENDED'].includes(status), ...Object.fromEntries(given) }];
		}),
	);
}
