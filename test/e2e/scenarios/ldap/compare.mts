/** Holds the whole directory against what it must hold. */
import type { DirectoryEntry, Slapd } from '../../servers/slapd.mts';
import type { ExpectedPeople, ExpectedPerson } from './expected.mts';

export const CLASSES = ['inetOrgPerson', 'organizationalPerson', 'person', 'top'];
/** What slapd keeps for itself. */
const OF_THE_SERVER = [
	'structuralObjectClass', 'entryUUID', 'creatorsName', 'createTimestamp', 'entryCSN', 'modifiersName', 'modifyTimestamp',
	'entryDN', 'subschemaSubentry', 'hasSubordinates', 'pwdChangedTime',
];
export const LOCKED = '000001010000Z';

/** Throws with the first differences unless every entry, and every attribute of it, is as it must be. */
export async function mustHold(slapd: Slapd, expected: ExpectedPeople, { without = [] }: { without?: readonly string[] } = {}): Promise<void> {
	const found = differences(await slapd.search('(objectClass=person)'), new Map([...expected].filter(([id]) => !without.includes(id))));
	if (found.length > 0) throw new Error(`${found.length} differences between directory and tenant:\n${found.slice(0, 10).join('\n')}`);
}

export function differences(entries: readonly DirectoryEntry[], expected: ExpectedPeople): string[] {
	const dns = new Map(entries.map((entry) => [idOf(entry), plain(entry.dn)]));
	const twice = entries.length === dns.size ? [] : [`${entries.length} entries for ${dns.size} people`];
	const foreign = entries.filter((entry) => !expected.has(idOf(entry))).map(({ dn }) => `${dn} should not be there`);
	const byId = new Map(entries.map((entry) => [idOf(entry), entry]));
	const wrong = [...expected].flatMap(([id, person]) => {
		const entry = byId.get(id);
		return entry ? personDifferences(entry, person, dns) : [`${person.cn} is missing`];
	});
	return [...twice, ...foreign, ...wrong];
}

function personDifferences({ dn, attributes }: DirectoryEntry, person: ExpectedPerson, dns: ReadonlyMap<string, string>): string[] {
	const wanted: Record<string, string> = {
		...person.attributes,
		cn: person.cn,
		objectClass: CLASSES.join('|'),
		...(person.state !== 'enabled' && { pwdAccountLockedTime: LOCKED }),
		...(person.manager !== undefined && { manager: dns.get(person.manager) ?? 'nobody' }),
	};
	const held = Object.fromEntries(
		Object.entries(attributes)
			.filter(([name]) => !OF_THE_SERVER.includes(name))
			.map(([name, values]) => [name, name === 'manager' ? values.map(plain).join('|') : [...values].sort().join('|')]),
	);
	const names = [...new Set([...Object.keys(wanted), ...Object.keys(held)])];
	const place = dnOf(person).toLowerCase();
	return [
		...(plain(dn).toLowerCase() === place ? [] : [`${dn} should be ${place}`]),
		...names.filter((name) => wanted[name] !== held[name]).map((name) => `${dn}: ${name} is ${held[name]}, should be ${wanted[name]}`),
	];
}

function dnOf({ cn, unit, state }: ExpectedPerson): string {
	const place = state === 'gone' ? 'ou=Disabled' : `ou=${escaped(unit)},ou=People`;
	return `cn=${escaped(cn)},${place},dc=example,dc=com`;
}

/** As if the directory had been filled before, by whatever it was: with the first `most` of them. */
export async function fill(slapd: Slapd, people: ExpectedPeople, most = people.size): Promise<void> {
	const client = await slapd.connect();
	for (const person of [...people.values()].slice(0, most)) {
		const manager = person.manager === undefined ? undefined : people.get(person.manager);
		await client.add(dnOf(person), {
			...person.attributes,
			cn: person.cn,
			objectClass: CLASSES,
			...(person.state !== 'enabled' && { pwdAccountLockedTime: LOCKED }),
			...(manager && { manager: dnOf(manager) }),
		});
	}
	await client.unbind();
}

const idOf = ({ attributes }: DirectoryEntry): string => (attributes.labeledURI?.[0] ?? '').replace('workday:', '');

/** Every sign that a DN may write in two ways, in one way. */
const escaped = (value: string): string => [...value].map((sign) => (/[\p{L}\p{N} ]/u.test(sign) ? sign : hex(sign))).join('');
const hex = (sign: string): string => [...Buffer.from(sign)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');

function plain(dn: string): string {
	return dn
		.split(/(?<!\\),/)
		.map((part) => {
			const [name = '', value = ''] = part.split(/=(.*)/s);
			return `${name.toLowerCase()}=${escaped(unescaped(value))}`;
		})
		.join(',');
}

function unescaped(value: string): string {
	const bytes = value.replace(/\\([0-9a-fA-F]{2})|\\(.)|([^\\])/gsu, (_all, code?: string, sign?: string, other?: string) =>
		code ?? Buffer.from(sign ?? other ?? '').toString('hex'),
	);
	return Buffer.from(bytes, 'hex').toString('utf8');
}

/** Changes whenever somebody writes anything into any entry. */
export async function stampOf(slapd: Slapd): Promise<string> {
	const entries = await slapd.search('(objectClass=*)');
	return entries.map(({ dn, attributes }) => `${dn} ${attributes.entryCSN?.[0]}`).sort().join('\n');
}
