#!/usr/bin/env node
/**
 * Makes the project's own extract of a Workday schema: names, order, types and cardinalities of what the named
 * elements reach, and nothing else (no documentation).
 *
 *   node scripts/contract-extract.mjs SCHEMA.xsd OUT.json [--operations Element,Element,…]
 *
 * Notation, one type a line:
 *   "@name type"       attribute (a trailing ! = required)      "name type n"  child element, in schema order;
 *   "=type"            text content                             n = 1 ? * + or min..max
 *   "<type"            extends that type                        ["n", …]       choice of the rest, n times
 *   "~type"            restriction of a simple type             "any"          any well-formed content
 *   "#value"           value that the schema's appinfo lists (validators do not enforce it)
 * A simple type with limits is written `xs:decimal[totalDigits=12,minInclusive=0]`.
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DOMParser } from '@xmldom/xmldom';

const XSD = 'http://www.w3.org/2001/XMLSchema';

/** What the tenant speaks today; a new operation is a name here and a new run of the script. */
export const OPERATIONS = [
	'Get_Workers_Request',
	'Get_Workers_Response',
	'Get_Organizations_Request',
	'Get_Organizations_Response',
	...['Work', 'Home'].flatMap((where) =>
		['', 'Get_'].flatMap((get) => ['Request', 'Response'].map((part) => `${get}Change_${where}_Contact_Information_${part}`)),
	),
	...['Request', 'Response'].map((part) => `Maintain_Contact_Information_for_Person_Event_${part}`),
	// Answered by an empty body: there is no element for it.
	'Workday_Account_for_Worker_Update',
	'Get_Workday_Account_Request',
	'Get_Workday_Account_Response',
	'Server_Timestamp_Get',
	'Server_Timestamp',
	'Workday_Common_Header',
	'Validation_Fault',
	'Processing_Fault',
];

/** Operations that have an extract of their own: in other files of schemas, or known from one version only. */
export const SECURITY_GROUPS = ['Request', 'Response'].map((part) => `Get_Assign_User-Based_Security_Groups_${part}`);
export const INTEGRATION_SYSTEM_USERS = ['Request', 'Response'].map((part) => `Get_Integration_System_Users_${part}`);
export const LEARNING = ['Put_Learning_Enrollment', 'Get_Learning_Enrollments'].flatMap((operation) =>
	['Request', 'Response'].map((part) => `${operation}_${part}`),
);

/** Appinfo lists longer than this are data (currencies), not ID types. */
const LONGEST_ID_TYPE_LIST = 60;

const childrenOf = (node) => Array.from(node.childNodes).filter((child) => child.nodeType === 1);
const isXsd = (node, name) => node.namespaceURI === XSD && node.localName === name;
const childNamed = (node, name) => childrenOf(node).find((child) => isXsd(child, name));

/** `xsd:string` → `xs:string`, `wd:X` → `X`. */
function typeName(qualified) {
	const [prefix, local] = qualified.includes(':') ? qualified.split(':') : ['', qualified];
	return prefix === 'xsd' || prefix === 'xs' ? `xs:${local}` : local;
}

function occurs(node) {
	const min = node.getAttribute('minOccurs') || '1';
	const max = node.getAttribute('maxOccurs') || '1';
	const short = { '1..1': '1', '0..1': '?', '0..unbounded': '*', '1..unbounded': '+' };
	return short[`${min}..${max}`] ?? `${min}..${max}`;
}

function restriction(simpleType) {
	const node = childNamed(simpleType, 'restriction');
	const limits = childrenOf(node)
		.filter((child) => child.namespaceURI === XSD && child.localName !== 'annotation')
		.map((child) => `${child.localName}=${child.getAttribute('value')}`);
	const base = typeName(node.getAttribute('base'));
	return limits.length > 0 ? `${base}[${limits.join(',')}]` : base;
}

function typeOf(node) {
	const named = node.getAttribute('type');
	if (named) return typeName(named);
	const inline = childNamed(node, 'simpleType');
	if (inline) return restriction(inline);
	// An element without a type is xs:anyType; in these schemas such elements are empty markers of a choice.
	return 'xs:anyType';
}

function attributeLine(node, attributeTypes) {
	const ref = node.getAttribute('ref');
	const name = ref ? typeName(ref) : node.getAttribute('name');
	const type = ref ? (attributeTypes.get(name) ?? 'xs:string') : typeOf(node);
	return `@${name} ${type}${node.getAttribute('use') === 'required' ? ' !' : ''}`;
}

function particles(node) {
	return childrenOf(node).flatMap((child) => {
		if (isXsd(child, 'sequence')) return particles(child);
		if (isXsd(child, 'choice')) return [[occurs(child), ...particles(child)]];
		if (isXsd(child, 'any')) return ['any'];
		if (!isXsd(child, 'element')) return [];
		const ref = child.getAttribute('ref');
		if (ref) throw new Error(`element ref="${ref}": not expected in a Workday schema`);
		return [`${child.getAttribute('name')} ${typeOf(child)} ${occurs(child)}`];
	});
}

function complexType(node, attributeTypes) {
	const attributes = (holder) =>
		childrenOf(holder)
			.filter((child) => isXsd(child, 'attribute'))
			.map((child) => attributeLine(child, attributeTypes));
	const content = childNamed(node, 'simpleContent') ?? childNamed(node, 'complexContent');
	if (!content) return [...attributes(node), ...particles(node)];
	const extension = childNamed(content, 'extension');
	const mark = isXsd(content, 'simpleContent') ? '=' : '<';
	return [`${mark}${typeName(extension.getAttribute('base'))}`, ...attributes(extension), ...particles(extension)];
}

function simpleType(node) {
	const listed = Array.from(node.getElementsByTagName('*'))
		.filter((child) => child.localName === 'enumeration')
		.map((child) => `#${child.getAttribute('value')}`);
	return [`~${restriction(node)}`, ...(listed.length > LONGEST_ID_TYPE_LIST ? [] : listed)];
}

/** Every local type name that a line mentions. */
function mentioned(line) {
	if (Array.isArray(line)) return line.slice(1).flatMap(mentioned);
	if (line === 'any' || line.startsWith('#')) return [];
	const type = /^[=<~]/.test(line) ? line.slice(1) : line.split(' ')[1];
	return type.startsWith('xs:') ? [] : [type];
}

/** @returns {{ elements: Record<string, string>, types: Record<string, unknown[]> }} */
export function extract(xsd, wanted = OPERATIONS) {
	const schema = new DOMParser().parseFromString(xsd, 'text/xml').documentElement;
	const top = (name) => childrenOf(schema).filter((child) => isXsd(child, name));
	const attributeTypes = new Map(top('attribute').map((node) => [node.getAttribute('name'), typeOf(node)]));
	const definitions = new Map();
	for (const node of top('complexType'))
		definitions.set(node.getAttribute('name'), () => complexType(node, attributeTypes));
	for (const node of top('simpleType')) definitions.set(node.getAttribute('name'), () => simpleType(node));
	const allElements = new Map(top('element').map((node) => [node.getAttribute('name'), typeOf(node)]));

	const elements = {};
	for (const name of wanted) {
		if (!allElements.has(name)) throw new Error(`The schema has no element ${name}.`);
		elements[name] = allElements.get(name);
	}
	const types = {};
	const open = Object.values(elements);
	while (open.length > 0) {
		const name = open.pop();
		if (types[name]) continue;
		const define = definitions.get(name);
		if (!define) throw new Error(`The schema has no type ${name}.`);
		types[name] = define();
		open.push(...types[name].flatMap(mentioned));
	}
	return { elements, types };
}

/** One line a type, sorted, so that a new schema version gives a readable diff. */
export function serialise({ elements, types }) {
	const lines = (record) =>
		Object.keys(record)
			.sort()
			.map((name) => `${JSON.stringify(name)}:${JSON.stringify(record[name])}`)
			.join(',\n');
	return (
		`{"generated":"by scripts/contract-extract.mjs: run it again instead of editing",\n` +
		`"namespace":"urn:com.workday/bsvc",\n"elements":{\n${lines(elements)}\n},\n"types":{\n${lines(types)}\n}}\n`
	);
}

function main([schemaFile, outFile, option, list]) {
	if (!schemaFile || !outFile || (option !== undefined && (option !== '--operations' || !list))) {
		console.error('node scripts/contract-extract.mjs SCHEMA.xsd OUT.json [--operations Element,Element,…]');
		return 2;
	}
	const text = serialise(extract(readFileSync(schemaFile, 'utf8'), list ? list.split(',') : OPERATIONS));
	writeFileSync(outFile, text);
	console.log(`${outFile}: ${Math.round(text.length / 1024)} KB`);
	return 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	process.exitCode = main(process.argv.slice(2));
}
