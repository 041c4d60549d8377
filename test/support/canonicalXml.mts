/** One form for XML documents that say the same: what a test compares, and what its failure shows. */
import { DOMParser, type Element } from '@xmldom/xmldom';

const XMLNS = 'http://www.w3.org/2000/xmlns/';

export function parseElement(xml: string): Element {
	const root = new DOMParser({ onError: failOnError }).parseFromString(xml, 'text/xml').documentElement;
	if (!root) throw new Error('the document has no element');
	return root;
}

function failOnError(level: string, message: string): void {
	if (level !== 'warning') throw new Error(message);
}

export const childElements = (parent: Element): Element[] =>
	Array.from(parent.childNodes).filter((child): child is Element => child.nodeType === child.ELEMENT_NODE);

export const childNamed = (parent: Element, name: string): Element | undefined =>
	childElements(parent).find((child) => child.localName === name);

/**
 * One line an element, indented, attributes sorted; expanded names without `namespace`, others as `{uri}name`. Prefixes,
 * white space between elements and the form of empty elements make no difference; order does.
 */
export function canonicalXml(element: Element, namespace: string, depth = 0): string {
	const nameOf = (uri: string | null, local: string | null) => (uri === namespace ? `${local}` : `{${uri ?? ''}}${local}`);
	const attributes = Array.from(element.attributes)
		.filter((attribute) => attribute.namespaceURI !== XMLNS)
		.map((attribute) => ` ${nameOf(attribute.namespaceURI, attribute.localName)}=${JSON.stringify(attribute.value)}`)
		.sort();
	const children = childElements(element);
	const text = children.length > 0 ? ownText(element) : (element.textContent ?? '');
	const line = `${'  '.repeat(depth)}${nameOf(element.namespaceURI, element.localName)}${attributes.join('')}${text ? ` ${JSON.stringify(text)}` : ''}`;
	return [line, ...children.map((child) => canonicalXml(child, namespace, depth + 1))].join('\n');
}

/** Text beside child elements: white space there is layout. */
function ownText(element: Element): string {
	const texts = Array.from(element.childNodes).filter((child) => child.nodeType !== child.ELEMENT_NODE);
	return texts.map((child) => child.nodeValue ?? '').join('').trim();
}
