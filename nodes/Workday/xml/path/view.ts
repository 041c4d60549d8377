import { PACKAGE_NODE_UNITS, spend } from './budget';
import { namespaceOf, type PathNaming, qualifiedName } from './names';
import {
	attributeNode,
	compareNodes,
	isAttribute,
	isText,
	nameOf,
	NONE,
	type NodeId,
	parentOf,
	ROOT,
	stringValue,
} from './nodes';
import type { Tape } from '../tape';

const ELEMENT_NODE = 1;
const ATTRIBUTE_NODE = 2;
const TEXT_NODE = 3;
const DOCUMENT_NODE = 9;

const PRECEDING = 2;
const FOLLOWING = 4;

/**
 * A tape as a read-only DOM: as much of it as the `xpath` package touches. Nodes are made when they are first reached, and
 * the same node is the same object, by which the package tells nodes apart. A view is made for one evaluation, because the
 * tape is reused for the next record.
 */
export class TapeView {
	private readonly nodes = new Map<NodeId, ViewNode>();

	constructor(
		readonly tape: Tape,
		readonly naming: PathNaming,
	) {}

	node(id: NodeId): ViewNode {
		spend(PACKAGE_NODE_UNITS);
		let node = this.nodes.get(id);
		if (node === undefined) this.nodes.set(id, (node = new ViewNode(this, id)));
		return node;
	}

	nodeOrNull(id: NodeId): ViewNode | null {
		return id === NONE ? null : this.node(id);
	}
}

function nodeTypeOf(tape: Tape, id: NodeId): number {
	if (id === ROOT) return DOCUMENT_NODE;
	if (isAttribute(id)) return ATTRIBUTE_NODE;
	return tape.name[id] > 0 ? ELEMENT_NODE : TEXT_NODE;
}

/** Attributes of an element, as a NamedNodeMap. */
interface ViewAttributes {
	readonly length: number;
	item(index: number): ViewNode;
}

export class ViewNode {
	readonly nodeType: number;
	/** The package calls this for `id()`. Without a DTD no attribute is an ID (§5.2.1), so nothing is ever found. */
	readonly getElementById: (() => null) | undefined;
	private attributeMap: ViewAttributes | undefined;

	constructor(
		private readonly view: TapeView,
		readonly id: NodeId,
	) {
		this.nodeType = nodeTypeOf(view.tape, id);
		this.getElementById = id === ROOT ? () => null : undefined;
	}

	get ownerDocument(): ViewNode | null {
		return this.id === ROOT ? null : this.view.node(ROOT);
	}

	get parentNode(): ViewNode | null {
		return isAttribute(this.id) ? null : this.view.nodeOrNull(parentOf(this.view.tape, this.id));
	}

	get ownerElement(): ViewNode | null {
		return isAttribute(this.id) ? this.view.node(parentOf(this.view.tape, this.id)) : null;
	}

	get firstChild(): ViewNode | null {
		const { tape } = this.view;
		if (this.id === ROOT) return this.view.node(0);
		const hasContent = this.id >= 0 && tape.end[this.id] > this.id + 1;
		return hasContent ? this.view.node(this.id + 1) : null;
	}

	get nextSibling(): ViewNode | null {
		const { tape } = this.view;
		if (this.id <= 0) return null;
		const limit = tape.end[tape.parent[this.id]];
		for (let entry = tape.end[this.id]; entry < limit; entry = tape.end[entry]) {
			if (tape.name[entry] > 0 || isText(tape, entry)) return this.view.node(entry);
		}
		return null;
	}

	get previousSibling(): ViewNode | null {
		const { tape } = this.view;
		if (this.id <= 0) return null;
		let previous = NONE;
		for (let entry = tape.parent[this.id] + 1; entry < this.id; entry = tape.end[entry]) {
			if (tape.name[entry] > 0 || isText(tape, entry)) previous = entry;
		}
		return this.view.nodeOrNull(previous);
	}

	get attributes(): ViewAttributes | null {
		if (this.nodeType !== ELEMENT_NODE) return null;
		return (this.attributeMap ??= this.listAttributes());
	}

	get localName(): string | null {
		const name = nameOf(this.view.tape, this.id);
		return name === 0 ? null : this.view.tape.names.local[name];
	}

	get namespaceURI(): string | null {
		return this.view.tape.names.uri[nameOf(this.view.tape, this.id)] || null;
	}

	get nodeName(): string {
		if (this.localName === null) return this.id === ROOT ? '#document' : '#text';
		return qualifiedName(this.view.naming, this.namespaceURI ?? '', this.localName);
	}

	get nodeValue(): string | null {
		return this.id === ROOT || this.nodeType === ELEMENT_NODE ? null : this.text;
	}

	/** The string-value, whatever the node. */
	get text(): string {
		return stringValue(this.view.tape, this.id);
	}

	get isRecord(): boolean {
		return this.id === this.view.tape.record;
	}

	get isElement(): boolean {
		return this.nodeType === ELEMENT_NODE;
	}

	compareDocumentPosition(other: ViewNode): number {
		spend(PACKAGE_NODE_UNITS);
		const order = compareNodes(this.view.tape, this.id, other.id);
		return order === 0 ? 0 : order < 0 ? FOLLOWING : PRECEDING;
	}

	/** `xml:lang` in scope, '' when there is none (§4.3). The package's own lang() fails on text and attributes. */
	get language(): string {
		const { tape, naming } = this.view;
		const uri = namespaceOf(naming, 'xml') ?? '';
		for (let node = this.id; node !== ROOT; node = parentOf(tape, node)) {
			const limit = node >= 0 && tape.name[node] > 0 ? tape.attributeStart[node + 1] : 0;
			for (let attribute = limit === 0 ? 0 : tape.attributeStart[node]; attribute < limit; attribute++) {
				const name = tape.attributeName[attribute];
				if (tape.names.local[name] === 'lang' && tape.names.uri[name] === uri) return tape.attribute(attribute);
			}
		}
		return '';
	}

	private listAttributes(): ViewAttributes {
		const { view, id } = this;
		const start = view.tape.attributeStart[id];
		return {
			length: view.tape.attributeStart[id + 1] - start,
			item: (index) => view.node(attributeNode(start + index)),
		};
	}
}
