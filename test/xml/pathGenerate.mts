// Documents with a worker's shape, and XPath expressions about them, both from a seed.
import { inEnvelope } from './pathSupport.mts';

export interface Random {
	below(limit: number): number;
	pick<T>(items: readonly T[]): T;
	chance(probability: number): boolean;
}

/** mulberry32: small, and the same on every machine. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number): number => Math.floor(next() * limit);
	return { below, pick: (items) => items[below(items.length)], chance: (probability) => next() < probability };
}

// Not among them: 1e3, which libxml2 reads as a number though §3.7 has no exponents.
const TEXTS = [
	'007', '1', '0', 'true', ' 12.5 ', '-3', '40', '2024-02-29-08:00', 'a@x.org', 'Jos&#xE9;', '東京', 'Ann &amp; Bob', 'O’Neil',
	'<![CDATA[R&D <lab>]]>', 'one <![CDATA[two]]> three', 'before<!-- a comment -->after', '😀 b😀', '&#x1F600;', ' \n\t spaced  out ', 'WID', '5.', '0x10',
];
const ID_TYPES = ['WID', 'Employee_ID', 'Organization_Type_ID'];
const GROUPS = ['Data', 'Job', 'Email', 'Phone', 'Organization'];
const LEAVES = ['Name', 'Date', 'Number', 'Active'];

const times = (count: number, make: () => string): string => Array.from({ length: count }, make).join('');

function reference(random: Random): string {
	const name = `${random.pick(['Worker', 'Type', 'Job'])}_Reference`;
	const descriptor = random.chance(0.5) ? ` wd:Descriptor="${random.pick(['Ann &amp; Bob', 'Zoë', 'a&#10;b'])}"` : '';
	const ids = times(1 + random.below(3), () => `<wd:ID wd:type="${random.pick(ID_TYPES)}">${random.pick(TEXTS)}</wd:ID>`);
	return `<wd:${name}${descriptor}>${ids}</wd:${name}>`;
}

function leaf(random: Random): string {
	const name = random.pick(LEAVES);
	return random.chance(0.15) ? `<wd:${name}/>` : `<wd:${name}>${random.pick(TEXTS)}</wd:${name}>`;
}

function group(random: Random, depth: number): string {
	const name = random.pick(GROUPS);
	const attributes = (random.chance(0.4) ? ` wd:Primary="${random.below(2)}"` : '') + (random.chance(0.2) ? ' plain="yes"' : '');
	const child = (): string => {
		if (random.chance(0.35)) return leaf(random);
		if (random.chance(0.35)) return reference(random);
		if (random.chance(0.1)) return random.pick(['\n  ', '<!-- between -->', 'loose text', '<?target data?>']);
		return depth > 0 ? group(random, depth - 1) : leaf(random);
	};
	return `<wd:${name}${attributes}>${times(random.below(5), child)}</wd:${name}>`;
}

/** A worker of some 100 to 300 nodes in its envelope. */
export function generateDocument(seed: number): string {
	const random = createRandom(seed);
	return inEnvelope(`<wd:Worker>${reference(random)}${times(6, () => group(random, 3))}</wd:Worker>`);
}

const RARE_AXES = [
	'descendant::', 'descendant-or-self::', 'self::', 'parent::', 'ancestor::', 'ancestor-or-self::', 'following-sibling::',
	'preceding-sibling::', 'following::', 'preceding::',
];
const NAMES = [...GROUPS, ...LEAVES, 'ID', 'Worker', 'Worker_Reference', 'Type_Reference'].map((name) => `wd:${name}`);
const TESTS = [...NAMES, '*', '*', '*', 'wd:*', 'node()', 'text()'];
const ATTRIBUTES = ['@wd:type', '@wd:Primary', '@wd:Descriptor', '@*', '@plain', '@wd:*'];
const STRINGS = ["'007'", "'1'", '"WID"', "'a'", "'é'", "'😀'", "' '", "''", '"Employee_ID"'];
const NUMBERS = ['0', '1', '2', '3', '-1', '1.5', '.5', '12.5', '40'];

/** An expression of any kind; `depth` bounds how far operators, arguments and predicates nest. */
export function generateExpression(random: Random, depth = 3): string {
	const make = random.pick([paths, paths, paths, booleans, numbers, strings]);
	return make(random, depth);
}

function step(random: Random, depth: number): string {
	if (random.chance(0.12)) return random.pick(ATTRIBUTES);
	if (random.chance(0.08)) return random.pick(['.', '..']);
	const predicates = depth > 0 && random.chance(0.35) ? times(random.chance(0.2) ? 2 : 1, () => `[${predicate(random, depth - 1)}]`) : '';
	return (random.chance(0.35) ? random.pick(RARE_AXES) : '') + random.pick(TESTS) + predicates;
}

function predicate(random: Random, depth: number): string {
	const position = ['1', '2', 'last()', 'position() > 1', 'position() = last()', 'last() - 1', 'position() mod 2 = 1'];
	return random.chance(0.4) ? random.pick(position) : generateExpression(random, depth);
}

function locationPath(random: Random, depth: number): string {
	const start = random.pick(['', '', '', './/', './/', '//', 'wd:*/', '/*/*/*/*/wd:Worker/']);
	const more = (): string => random.pick(['/', '/', '/', '//']) + step(random, depth);
	return start + step(random, depth) + times(random.below(3), more);
}

function paths(random: Random, depth: number): string {
	if (depth === 0 || random.chance(0.75)) return locationPath(random, depth);
	if (random.chance(0.5)) return `${paths(random, depth - 1)} | ${paths(random, depth - 1)}`;
	return `(${paths(random, depth - 1)})[${predicate(random, depth - 1)}]${random.chance(0.4) ? `/${step(random, depth - 1)}` : ''}`;
}

function booleans(random: Random, depth: number): string {
	if (depth === 0) return random.pick(['true()', 'false()']);
	const inner = (): string => generateExpression(random, depth - 1);
	switch (random.below(5)) {
		case 0:
			return `(${inner()} ${random.pick(['and', 'or'])} ${inner()})`;
		case 1:
			return `${random.pick(['not', 'boolean'])}(${inner()})`;
		case 2:
			return `${random.pick(['contains', 'starts-with'])}(${inner()}, ${random.pick(STRINGS)})`;
		default:
			return `(${inner()} ${random.pick(['=', '!=', '<', '<=', '>', '>='])} ${inner()})`;
	}
}

function numbers(random: Random, depth: number): string {
	if (depth === 0) return random.pick(NUMBERS);
	const inner = (): string => generateExpression(random, depth - 1);
	switch (random.below(6)) {
		case 0:
			return `count(${paths(random, depth - 1)})`;
		case 1:
			return `sum(${paths(random, depth - 1)})`;
		case 2:
			return `${random.pick(['floor', 'ceiling', 'round', 'number', 'string-length'])}(${inner()})`;
		case 3:
			// Divided by powers of two only: libxml2 writes 15 digits of a fraction, not all that tell it apart.
			return `(${inner()} ${random.pick(['div 2', 'div 4', 'mod 3'])})`;
		default:
			return `(${inner()} ${random.pick(['+', '-', '*'])} ${inner()})`;
	}
}

function strings(random: Random, depth: number): string {
	if (depth === 0) return random.pick(STRINGS);
	const inner = (): string => generateExpression(random, depth - 1);
	switch (random.below(7)) {
		case 0:
			return `concat(${inner()}, '-', ${inner()})`;
		case 1:
			return `${random.pick(['substring-before', 'substring-after'])}(${inner()}, ${random.pick(STRINGS)})`;
		case 2:
			return `substring(${inner()}, ${numbers(random, 0)}, ${random.pick(NUMBERS)})`;
		case 3:
			return `translate(${inner()}, 'aeé😀0', 'AE')`;
		case 4:
			return `${random.pick(['name', 'local-name', 'namespace-uri'])}(${paths(random, depth - 1)})`;
		case 5:
			return `normalize-space(${inner()})`;
		default:
			return `string(${inner()})`;
	}
}
