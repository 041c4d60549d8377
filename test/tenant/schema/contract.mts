import integrations from '../contract/integration_system_users.v31.json';
import learning from '../contract/learning.v31.json';
import learningUnproven from '../contract/learning.unproven.json';
import v30 from '../contract/human_resources.v30.json';
import v46 from '../contract/human_resources.v46.json';
import securityGroups from '../contract/security_groups.v30.json';

/** Element namespace of every Workday web service. */
export const WORKDAY_NAMESPACE = 'urn:com.workday/bsvc';

/** Which extract answers for a version: up to v30.x the oldest one, above it the newest. */
export type Era = 'v30' | 'v46';

/** One line of a type: see scripts/contract-extract.mjs for the notation. A list is a choice: occurrence, then lines. */
export type TypeLine = string | TypeLine[];

export interface Contract {
	readonly era: Era;
	/** Global element → its type. */
	readonly elements: Readonly<Record<string, string>>;
	readonly types: Readonly<Record<string, readonly TypeLine[]>>;
}

export type Member =
	| { kind: 'attribute'; name: string; type: string; required: boolean }
	| { kind: 'element'; name: string; type: string; min: number; max: number }
	| { kind: 'text'; type: string }
	| { kind: 'extends'; type: string }
	| { kind: 'restricts'; type: string }
	| { kind: 'listed'; value: string }
	| { kind: 'any' }
	| { kind: 'choice'; min: number; max: number; members: Member[] };

type Extract = Pick<Contract, 'elements'> & { readonly types: object };

/**
 * Known from one version alone, and taken for all: no newer schema of these operations is public, but for one of security
 * groups in which a generator has turned hyphens into underscores. `learningUnproven` is known from none.
 */
const OF_ALL_ERAS: readonly Extract[] = [securityGroups, integrations, learningUnproven, learning];

/** Of a type that several extracts have, the era's own counts. */
function contractFrom(era: Era, own: Extract): Contract {
	const all = [...OF_ALL_ERAS, own];
	return {
		era,
		elements: Object.assign({}, ...all.map(({ elements }) => elements)) as Contract['elements'],
		types: Object.assign({}, ...all.map(({ types }) => types)) as Contract['types'],
	};
}

const CONTRACTS: Record<Era, Contract> = { v30: contractFrom('v30', v30), v46: contractFrom('v46', v46) };

export const contractOf = (era: Era): Contract => CONTRACTS[era];

/** @param version as in the URL, for example `v30.0` or `v46.1`. */
export function eraOf(version: string): Era {
	return Number(/^v(\d+)/.exec(version)?.[1] ?? 0) <= 30 ? 'v30' : 'v46';
}

const OCCURRENCES: Record<string, [number, number]> = {
	'1': [1, 1],
	'?': [0, 1],
	'*': [0, Infinity],
	'+': [1, Infinity],
};

function occurrence(text: string): [number, number] {
	const short = OCCURRENCES[text];
	if (short) return short;
	const [min = '', max = ''] = text.split('..');
	return [Number(min), max === 'unbounded' ? Infinity : Number(max)];
}

function memberOf(line: TypeLine): Member {
	if (typeof line !== 'string') {
		const [occurs, ...lines] = line;
		const [min, max] = occurrence(String(occurs));
		return { kind: 'choice', min, max, members: lines.map(memberOf) };
	}
	const rest = line.slice(1);
	if (line === 'any') return { kind: 'any' };
	if (line.startsWith('=')) return { kind: 'text', type: rest };
	if (line.startsWith('<')) return { kind: 'extends', type: rest };
	if (line.startsWith('~')) return { kind: 'restricts', type: rest };
	if (line.startsWith('#')) return { kind: 'listed', value: rest };
	const [name = '', type = '', last = ''] = line.split(' ');
	if (name.startsWith('@')) return { kind: 'attribute', name: name.slice(1), type, required: last === '!' };
	const [min, max] = occurrence(last);
	return { kind: 'element', name, type, min, max };
}

/** The lines of a type, read. */
export function membersOf(contract: Contract, typeName: string): Member[] {
	const lines = contract.types[typeName];
	if (!lines) throw new Error(`The ${contract.era} contract has no type ${typeName}.`);
	return lines.map(memberOf);
}
