/**
 * A body written as JSON → the operation's element. It is written as the node's Raw JSON output reads: keys are element
 * names in the order in which they are sent, `@` begins an attribute, `#text` is text beside attributes, a list repeats
 * its element.
 */
import { isNcName } from '../../xml/characters';
import { DEFAULT_LIMITS, XmlError } from '../../xml/limits';
import { escapeAttribute, escapeText } from '../../xml/write';
import { InvalidRequest } from '../errors';
import { WORKDAY_NAMESPACE } from '../spec';
import type { CustomBody } from './customBody';
import { notJson } from '../values/notJson';
import { repeatedKey } from '../values/repeatedKey';
import { requestElements } from './customOperation';

const FIELD = 'Body (JSON)';
const TEXT = '#text';

type JsonTree = Record<string, unknown>;

/**
 * @param value an object, or its text: the content of the request's element, or an object whose only key is that element
 * @throws InvalidRequest that names the place
 */
export function bodyFromJson(value: unknown, operation: string): CustomBody {
	if (operation === '') throw new InvalidRequest('Operation Name', 'is empty. A body in JSON needs it to name the element around it');
	const known = requestElements(operation);
	const tree = parse(value);
	const keys = Object.keys(tree);
	const first = localName(keys[0] ?? '');
	const named = keys.length === 1 && known.includes(first) ? tree[keys[0] ?? ''] : undefined;
	const content = isTree(named) ? named : tree;
	const element = isTree(named) ? first : (known[0] ?? operation);
	const { attributes, inner } = writeContent(content, element, 0);
	return { element, xml: `<wd:${element} xmlns:wd="${WORKDAY_NAMESPACE}"${attributes}>${inner}</wd:${element}>` };
}

function parse(value: unknown): JsonTree {
	if (value === undefined || value === '') return {};
	const parsed = typeof value === 'string' ? parseText(value) : value;
	if (!isTree(parsed)) throw new InvalidRequest(FIELD, 'must be an object whose keys are element names');
	return parsed;
}

function parseText(text: string): unknown {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch (error) {
		throw notJson(error, FIELD);
	}
	const twice = repeatedKey(text);
	if (twice !== undefined) throw new InvalidRequest(FIELD, `has the key "${twice}" twice in one object, of which one would be lost. Write a list: "${twice}": [ … ]`);
	return parsed;
}

function writeContent(tree: JsonTree, path: string, depth: number): { attributes: string; inner: string } {
	if (depth > DEFAULT_LIMITS.maxDepth - 4) throw new InvalidRequest(FIELD, `${path} nests too deep`);
	let attributes = '';
	let inner = '';
	const entries = Object.entries(tree);
	const hasElements = entries.some(([key]) => key !== TEXT && !key.startsWith('@'));
	for (const [key, value] of entries) {
		const at = `${path}.${key}`;
		if (key === TEXT) {
			if (hasElements) throw new InvalidRequest(FIELD, `${at} stands beside elements. Workday knows either text or elements`);
			inner += escaped(scalar(value, at), at, escapeText);
		} else if (key.startsWith('@')) {
			attributes += ` wd:${checkedName(key.slice(1), at)}="${escaped(scalar(value, at), at, escapeAttribute)}"`;
		} else {
			const name = checkedName(key, at);
			const values: unknown[] = Array.isArray(value) ? value : [value];
			values.forEach((one, index) => (inner += writeElement(name, one, values.length > 1 ? `${at}[${index}]` : at, depth)));
		}
	}
	return { attributes, inner };
}

function writeElement(name: string, value: unknown, path: string, depth: number): string {
	const { attributes, inner } = isTree(value)
		? writeContent(value, path, depth + 1)
		: { attributes: '', inner: escaped(scalar(value, path), path, escapeText) };
	return `<wd:${name}${attributes}>${inner}</wd:${name}>`;
}

/** Null would have to mean "leave it out" or "empty it": of a write nobody should have to guess. */
function scalar(value: unknown, path: string): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' && losesDigits(value)) throw new InvalidRequest(FIELD, `${path} is a number whose digits are not kept. Write it as text, in quotes`);
	if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return String(value);
	if (value === null || value === undefined) throw new InvalidRequest(FIELD, `${path} is ${String(value)}. Leave the key out, or write "" for an empty element`);
	throw new InvalidRequest(FIELD, `${path} must be text, a number, true or false`);
}

/** What JavaScript cannot count exactly, or would write with an exponent, which Workday's decimals do not have. */
const losesDigits = (value: number): boolean => Math.abs(value) > Number.MAX_SAFE_INTEGER || /e/.test(String(value));

function checkedName(key: string, path: string): string {
	const name = localName(key);
	if (!isNcName(name)) throw new InvalidRequest(FIELD, `${path} is not the name of an element or attribute of Workday's`);
	return name;
}

const localName = (key: string): string => key.replace(/^wd:/, '');

function escaped(text: string, path: string, escape: (text: string) => string): string {
	try {
		return escape(text);
	} catch (error) {
		throw unwritable(error, path);
	}
}

const unwritable = (error: unknown, path: string): unknown =>
	error instanceof XmlError ? new InvalidRequest(FIELD, `${path} holds a character that XML cannot: ${error.message}`) : error;

function isTree(value: unknown): value is JsonTree {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
