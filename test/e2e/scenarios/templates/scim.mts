import { ENTERPRISE, type ScimResource, SCIM_TOKEN, startScimServer } from '../../servers/scimServer.mts';
import { accountTemplate } from './accountTemplate.mts';
import type { Shown } from './company.mts';

export const scim = accountTemplate({
	file: 'scim',
	does: 'accounts in a SCIM 2.0 server follow joiners, movers and leavers',
	start: startScimServer,
	credential: { type: 'httpBearerAuth', data: () => ({ token: SCIM_TOKEN }) },
	settings: ({ baseUrl }) => ({ scimUrl: baseUrl, mostSwitchOffs: 1 }),
	play: (target) => ({
		busy: { throttle: 20, hangUp: 40 },
		there: () => shown(target.users),
		wanted: ({ userName, legalName, displayName, title, email, workerId }, manager) => ({
			active: true, userName, displayName, title, email, employeeNumber: workerId,
			givenName: legalName.first, familyName: legalName.last, manager: manager?.wid,
		}),
		put: ({ userName }, externalId) => target.put({ id: `there-before-${userName}`, userName, active: true, ...(externalId && { externalId }) }),
		twin: ({ wid }, userName) => target.put({ id: userName, userName, active: true, externalId: wid }),
		ignoreFilters: target.ignoreFilters,
		refuse: ({ userName }) => {
			target.refused.add(userName);
			return () => target.refused.delete(userName);
		},
	}),
});

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
