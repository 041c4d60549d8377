import { holds } from '../../scenario.mts';
import { ENTERPRISE, type EntraUser, startEntra } from '../../servers/entra.mts';
import { accountTemplate } from './accountTemplate.mts';
import type { Shown } from './company.mts';

export const entra = accountTemplate({
	file: 'entra-bulk-upload',
	does: 'people reach Entra in batches, and follow joiners, movers and leavers',
	workers: 160,
	start: startEntra,
	credential: { type: 'oAuth2Api', data: ({ credential }) => credential },
	settings: ({ uploadUrl }) => ({ uploadUrl }),
	play: (target) => ({
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
	}),
	after({ batches }) {
		const [first, second, third = 0] = batches;
		holds(first === 50 && second === 50 && third > 0, `The batches were ${batches.slice(0, 4).join(', ')}`);
	},
});

function shown(users: ReadonlyMap<string, EntraUser>): Map<string, Shown> {
	return new Map(
		[...users].map(([externalId, { active, userName, displayName, title, name, emails = [], [ENTERPRISE]: enterprise }]) => [externalId, {
			active, userName, displayName, title, email: emails.find(({ primary }) => primary)?.value ?? '', employeeNumber: enterprise.employeeNumber,
			givenName: name?.givenName, familyName: name?.familyName, manager: enterprise.manager?.value,
		}]),
	);
}
