/** Accounts that were in the directory before the template came. */
import { Attribute, Change } from 'ldapts';
import { holds } from '../../scenario.mts';
import type { DirectoryEntry, Slapd } from '../../servers/slapd.mts';
import { CLASSES } from './compare.mts';
import type { Company } from './setUp.mts';

const PLACE = 'ou=US,ou=People,dc=example,dc=com';
const SOMEBODY_ELSE = `cn=Somebody Else,${PLACE}`;
export const HELD_BY_NOBODY_SHOWN = /Not done: cn=Somebody Else,[^|]*: Workday does not show this person[^|]*$/;

export interface Existing {
	/** That who has only a number is taken over, and who is marked as another person is as before. */
	mustBeRight(): Promise<void>;
	removeSomebodyElse(): Promise<void>;
}

/** One with nothing but an employee number, and one whose number is a worker's, but who is another person. */
export async function putThere({ tenant: { workforce }, slapd }: Company): Promise<Existing> {
	const [taken, other] = [0, 1].map((nth) => workforce.example('active', nth)) as [number, number];
	const client = await slapd.connect();
	const entry = { objectClass: CLASSES, sn: 'Before' };
	await client.add(`cn=Old Account,${PLACE}`, { ...entry, cn: 'Old Account', employeeNumber: workforce.workerId(taken) });
	await client.add(SOMEBODY_ELSE, { ...entry, cn: 'Somebody Else', employeeNumber: workforce.workerId(other), labeledURI: 'workday:somebody-else' });
	await client.unbind();
	const before = await one(slapd, '(cn=Old Account)');
	const untouched = await one(slapd, '(cn=Somebody Else)');
	return {
		mustBeRight: async () => {
			const { dn, attributes } = await one(slapd, `(labeledURI=workday:${workforce.universalId(taken)})`);
			holds(attributes.entryUUID?.[0] === before.attributes.entryUUID?.[0], `${dn} is not the account that was there`);
			const now = await one(slapd, '(cn=Somebody Else)');
			holds(JSON.stringify(now) === JSON.stringify(untouched), `Somebody else's account was changed: ${JSON.stringify(now)}`);
		},
		removeSomebodyElse: async () => {
			const remover = await slapd.connect();
			await remover.del(SOMEBODY_ELSE);
			await remover.unbind();
		},
	};
}

export async function lock(slapd: Slapd, filter: string, value: string): Promise<void> {
	const client = await slapd.connect();
	const modification = new Attribute({ type: 'pwdAccountLockedTime', values: [value] });
	await client.modify((await one(slapd, filter)).dn, new Change({ operation: 'replace', modification }));
	await client.unbind();
}

async function one(slapd: Slapd, filter: string): Promise<DirectoryEntry> {
	const [entry] = await slapd.search(filter);
	if (!entry) throw new Error(`Nobody is ${filter}`);
	return entry;
}
