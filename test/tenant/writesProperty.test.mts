/** Random writes: whatever a request does not name is the same afterwards, and what is refused leaves no trace. */
import { ask } from './client.mts';
import { startTenant } from './server/index.mts';
import { contactOf, type NamedEmail, type NamedPhone } from './workers/contact.mts';
import { Random } from './workers/random.mts';
import { change, email, phone } from './writeRequests.mts';

const NOW = Date.parse('2026-06-15T12:00:00Z');
const WORKERS = 30;
const WRITES = 150;

describe('random writes', () => {
	it.each([1, 2])('change what they name and nothing else (seed %d)', async (seed) => {
		const tenant = await startTenant({ listen: false, clock: NOW, workers: WORKERS, validate: 'requests' });
		const random = new Random(seed, 'writes');
		const day = Math.floor(NOW / 86_400_000);
		const state = (): Map<string, NamedEmail | NamedPhone> => {
			const all = new Map<string, NamedEmail | NamedPhone>();
			for (const number of tenant.workforce.numbers()) {
				const view = tenant.workforce.view(number, { day, entered: tenant.clock.now(), now: tenant.clock.now() });
				if (!view) continue;
				const { email: emails, phone: phones } = contactOf(view.person, number);
				for (const each of [...emails, ...phones]) all.set(each.key, each);
			}
			return all;
		};
		let accepted = 0;
		for (let count = 0; count < WRITES; count += 1) {
			tenant.clock.advance(60_000);
			const before = state();
			const number = random.between(0, WORKERS - 1);
			const own = [...before.values()].filter(({ key }) => key.split('-')[1] === String(number) && key.startsWith('EMAIL'));
			const work = own.filter(({ usage }) => usage === 'WORK');
			const target = work.length > 0 && random.chance(0.7) ? work[random.between(0, work.length - 1)] : undefined;
			const primary = target ? target.primary : random.chance(0.5);
			const remove = target !== undefined && random.chance(0.3);
			const item = { primary, delete: remove, ...(target && { ref: target.id }) };
			const emails = email(remove ? undefined : `w${count}@example.com`, item);
			const withPhone = random.chance(0.2);
			const items = { emails, ...(withPhone && { phones: phone('415 5550000') }) };
			const request = change(tenant.workforce.wid(number), items);
			const audited = tenant.audit.length;
			const { status } = await ask(tenant, request, { operation: 'Change_Work_Contact_Information_Request' });
			const after = state();
			expect(tenant.audit.length - audited).toBe(status === 200 ? 1 : 0);
			if (status === 200) accepted += 1;
			const different = [...new Set([...before.keys(), ...after.keys()])].filter(
				(key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
			);
			const replacedEmail = target ?? (primary ? work.find((each) => each.primary) : undefined);
			const replacedPhone = [...before.values()].find(
				({ key, usage, primary: first }) => withPhone && key.startsWith(`PHONE-${number}-`) && usage === 'WORK' && first,
			);
			const named = (key: string): boolean =>
				[replacedEmail?.key, replacedPhone?.key].includes(key) || (!before.has(key) && key.split('-')[1] === String(number));
			expect(status === 200 ? different.filter((key) => !named(key)) : different).toEqual([]);
		}
		expect(accepted).toBeGreaterThan(WRITES / 4);
		await tenant.close();
	});
});
