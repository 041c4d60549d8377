/** Random sequences of wanted changes: who was not named stays as it was, and undo brings all back. */
import { InvalidRequest } from '../../nodes/Workday/workday/errors.ts';
import type { ContactInformation, Email } from '../../nodes/Workday/workday/contact/contactInformation.ts';
import { planChanges, type Plan } from '../../nodes/Workday/workday/contact/plan.ts';
import { undoOf } from '../../nodes/Workday/workday/contact/undo.ts';
import type { Wanted } from '../../nodes/Workday/workday/contact/wanted.ts';
import { email, phone, workUsage } from './documents.mts';

/** Mulberry32: the same numbers for the same seed. */
function chance(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

const USAGES = ['WORK', 'HOME'];
const address = (pick: (below: number) => number) => `a${pick(6)}@example.com`;

function someone(pick: (below: number) => number): ContactInformation {
	const made = (type: string, n: number) => email(`${type}${n}@example.com`, { usages: [workUsage({ type, primary: n === 0, public: pick(2) === 0 })] });
	const emails = USAGES.flatMap((type) => Array.from({ length: pick(4) }, (_, n) => made(type, n)));
	return { emails, phones: [phone('1'), phone('2', { usages: [workUsage({ primary: false })] })] };
}

function wish(pick: (below: number) => number, { emails }: ContactInformation): Wanted {
	const usage = USAGES[pick(2)];
	const named = emails.filter((one) => one.usages[0].type === usage);
	const which = named.length > 0 ? { wid: named[pick(named.length)].wid ?? '' } : {};
	if (pick(4) === 0) return { kind: 'email', usage, action: 'exactly', values: [...new Set([address(pick), address(pick)])].map((one) => ({ address: one })) };
	if (pick(3) === 0) return { kind: 'email', usage, action: 'delete', which };
	if (pick(2) === 0) return { kind: 'email', usage, action: 'add', values: [{ address: address(pick) }] };
	return { kind: 'email', usage, action: 'replace', which, values: [{ address: address(pick), public: pick(2) === 0 }] };
}

function attempt(current: ContactInformation, wanted: Wanted[]): Plan | undefined {
	try {
		return planChanges(current, wanted);
	} catch (error) {
		if (error instanceof InvalidRequest) return undefined;
		throw error;
	}
}

const asItIs = ({ emails }: ContactInformation, usage: string): Wanted => {
	const values = emails.filter((one) => one.usages[0].type === usage).map((one) => ({ address: one.address }));
	return { kind: 'email', usage, action: 'exactly', values };
};

const hasTwins = ({ emails }: ContactInformation) => new Set(emails.map((one) => `${one.usages[0].type} ${one.address.toLowerCase()}`)).size < emails.length;

const content = (emails: Email[]) => emails.map(({ address: of, usages }) => JSON.stringify([of.toLowerCase(), usages])).sort();

test.each(Array.from({ length: 20 }, (_, seed) => seed))('seed %i', (seed) => {
	const pick = chance(seed);
	let current = someone(pick);
	let ids = 0;
	let planned = 0;
	for (let step = 0; step < 30; step++) {
		const wanted = wish(pick, current);
		const plan = attempt(current, [wanted]);
		if (plan === undefined) continue;
		planned += plan.changes.length;
		const others = ({ emails }: ContactInformation) => emails.filter((one) => one.usages[0].type !== wanted.usage);
		expect([others(plan.after), plan.after.phones]).toEqual([others(current), current.phones]);
		if (wanted.action !== 'exactly') expect(plan.changes.length).toBeLessThanOrEqual(1);
		const primaries = plan.after.emails.filter((one) => one.usages[0].type === wanted.usage && one.usages[0].primary);
		expect(primaries.length).toBe(plan.after.emails.some((one) => one.usages[0].type === wanted.usage) ? 1 : 0);
		const after = { ...plan.after, emails: plan.after.emails.map((one) => ({ ...one, wid: one.wid ?? `new-${++ids}` })) };
		// Of twins, a set keeps one.
		if (!hasTwins(after)) expect(planChanges(after, [asItIs(after, wanted.usage)]).changes).toEqual([]);
		expect(content(planChanges(after, undoOf(plan)).after.emails)).toEqual(content(current.emails));
		current = after;
	}
	expect(planned).toBeGreaterThan(0);
});
