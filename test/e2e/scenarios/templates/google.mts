import { GOOGLE_DOMAIN, type Google, startGoogle } from '../../servers/google.mts';
import { accountTemplate } from './accountTemplate.mts';
import type { Shown } from './company.mts';
import { widOf } from './people.mts';

const address = (userName: string): string => `${userName}@${GOOGLE_DOMAIN}`.toLowerCase();

export const google = accountTemplate({
	file: 'google-workspace',
	does: 'accounts in Google Workspace follow joiners, movers and leavers',
	start: startGoogle,
	credential: { type: 'gSuiteAdminOAuth2Api', data: ({ credential }) => credential },
	settings: ({ directoryUrl }) => ({ googleUrl: directoryUrl, domain: GOOGLE_DOMAIN, orgUnitPath: '/Staff', mostSwitchOffs: 1 }),
	play: (target, tenant) => ({
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
		knowsKinds: true,
		twin: ({ workerId }, login, kind) => target.put({
			id: login, primaryEmail: address(login), suspended: false, name: { givenName: 'Somebody', familyName: 'Else' }, orgUnitPath: '/',
			externalIds: [{ type: 'organization', value: workerId }], ...(kind && { organizations: [{ type: 'work', description: kind }] }),
		}),
		refuse: ({ userName }) => {
			target.refused.add(address(userName));
			return () => target.refused.delete(address(userName));
		},
	}),
});

function shown({ users }: Google, widOfNumber: (workerId: string) => string): Map<string, Shown> {
	return new Map(
		[...users.values()].map(({ suspended, primaryEmail, name, externalIds = [], organizations = [], relations = [], orgUnitPath }) => {
			const number = externalIds.find(({ type }) => type === 'organization')?.value ?? '';
			const manager = relations.find(({ type }) => type === 'manager')?.value;
			return [widOfNumber(number), { active: !suspended, primaryEmail, ...name, title: organizations[0]?.title, number, unit: orgUnitPath, manager }];
		}),
	);
}
