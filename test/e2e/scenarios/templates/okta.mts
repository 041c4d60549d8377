import { type Okta, startOkta } from '../../servers/okta.mts';
import { accountTemplate } from './accountTemplate.mts';
import type { Shown } from './company.mts';
import { widOf } from './people.mts';

const LOGIN_DOMAIN = 'acme.example.com';

export const okta = accountTemplate({
	file: 'okta',
	does: 'accounts in Okta follow joiners, movers and leavers',
	start: startOkta,
	credential: { type: 'oktaApi', data: ({ credential }) => credential },
	settings: ({ url }) => ({ oktaUrl: url, loginDomain: LOGIN_DOMAIN, mostSwitchOffs: 1 }),
	play: (target, tenant) => ({
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
		knowsKinds: true,
		twin: ({ workerId }, name, kind) => {
			const login = `${name}@${LOGIN_DOMAIN}`;
			return target.put({ id: `00u-${name}`, status: 'ACTIVE', profile: { login, email: login, firstName: 'Somebody', lastName: 'Else', employeeNumber: workerId, userType: kind ?? null } });
		},
		refuse: ({ userName }) => {
			target.refused.add(`${userName}@${LOGIN_DOMAIN}`);
			return () => target.refused.delete(`${userName}@${LOGIN_DOMAIN}`);
		},
	}),
});

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
