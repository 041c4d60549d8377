import { DOMParser, type Element } from '@xmldom/xmldom';
import { escapeXml } from '../schema/writer.mts';
import { parseDay, parseMoment } from '../workers/dates.mts';

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

export interface Id {
	type: string;
	value: string;
	/** Where it stands, with the request's own prefixes. */
	path: string;
}

/** An element of a request, read by local name: the schema has checked namespaces, order and types. */
export class RequestElement {
	constructor(private readonly element: Element) {}

	get name(): string {
		return this.element.localName ?? this.element.nodeName;
	}

	get namespace(): string {
		return this.element.namespaceURI ?? '';
	}

	get elements(): RequestElement[] {
		return Array.from(this.element.childNodes)
			.filter((node): node is Element => node.nodeType === 1)
			.map((node) => new RequestElement(node));
	}

	all(...path: string[]): RequestElement[] {
		return path.reduce<RequestElement[]>(
			(found, name) => found.flatMap((each) => each.elements.filter((child) => child.name === name)),
			[this],
		);
	}

	first(...path: string[]): RequestElement | undefined {
		return this.all(...path)[0];
	}

	get text(): string {
		return this.element.textContent ?? '';
	}

	textOf(...path: string[]): string | undefined {
		return this.first(...path)?.text.trim();
	}

	flag(...path: string[]): boolean {
		return isTrue(this.textOf(...path));
	}

	attribute(name: string): string | undefined {
		return this.element.getAttributeNS(this.element.namespaceURI, name) ?? undefined;
	}

	moment(...path: string[]): number | undefined {
		const text = this.textOf(...path);
		return text === undefined ? undefined : parseMoment(text);
	}

	day(...path: string[]): number | undefined {
		const text = this.textOf(...path);
		return text === undefined ? undefined : parseDay(text);
	}

	/** The first ID of each reference found at this path: one is enough, and Workday ignores the others. */
	references(...path: string[]): Id[] {
		return this.all(...path).map((reference) => reference.id);
	}

	/** The first ID of this reference. */
	get id(): Id {
		const id = this.first('ID');
		return { type: id?.attribute('type') ?? '', value: id?.text.trim() ?? '', path: (id ?? this).path };
	}

	/** From the body's element on: `/bsvc:Get_Workers_Request[1]/bsvc:Response_Filter[1]`. */
	get path(): string {
		const parent = this.element.parentNode as Element | null;
		if (!parent || parent.nodeType !== 1 || parent.localName === 'Body') return `/${this.element.nodeName}[1]`;
		const same = new RequestElement(parent).elements.filter((each) => each.name === this.name);
		const position = same.findIndex((each) => each.element === this.element) + 1;
		return `${new RequestElement(parent).path}/${this.element.nodeName}[${position}]`;
	}

	/** The same content with Workday's prefix, as responses repeat it. */
	echo(): string {
		const attributes = Array.from(this.element.attributes)
			.filter((each) => each.namespaceURI === this.element.namespaceURI)
			.map((each) => ` wd:${each.localName}="${escapeXml(each.value)}"`);
		const children = this.elements;
		const inside = children.length > 0 ? children.map((child) => child.echo()).join('') : escapeXml(this.text);
		return `<wd:${this.name}${attributes.join('')}>${inside}</wd:${this.name}>`;
	}
}

export const isTrue = (text: string | undefined): boolean => text === 'true' || text === '1';

export interface Envelope {
	header: RequestElement | undefined;
	/** The one element in the body. */
	request: RequestElement;
}

/** @returns undefined when the text is not a SOAP 1.1 envelope with exactly one element in its body. */
export function parseEnvelope(xml: string): Envelope | undefined {
	let root: Element | null;
	try {
		root = new DOMParser({
			onError: (_level, message) => {
				throw new Error(message);
			},
		}).parseFromString(xml, 'text/xml').documentElement;
	} catch {
		return undefined;
	}
	if (!root || root.localName !== 'Envelope' || root.namespaceURI !== ENVELOPE) return undefined;
	const envelope = new RequestElement(root);
	const body = envelope.first('Body')?.elements ?? [];
	const [request] = body;
	return request && body.length === 1 ? { header: envelope.first('Header'), request } : undefined;
}
