import { type Contract, type Member, membersOf } from './contract.mts';

export type Scalar = string | number | boolean;

/**
 * What a generator makes: element name → content, `@name` → attribute, `#` → text. `undefined` is left out. The writer
 * brings it into schema order and refuses names that the schema does not have, so a slip of the generator shows at once.
 */
export interface Content {
	readonly [name: string]: Scalar | Content | ReadonlyArray<Scalar | Content> | undefined;
}

interface Slot {
	position: number;
	start: string;
	end: string;
	type: string;
}

interface Plan {
	/** `@name` → the values that the schema lists for it, if any. */
	attributes: Map<string, ReadonlySet<string> | undefined>;
	slots: Map<string, Slot>;
}

const NEEDS_ESCAPE = /[&<>"]/;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
	return NEEDS_ESCAPE.test(text) ? text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char) : text;
}

/** Serialises content in the order of a contract's types, with the prefix `wd`. */
export class ContractWriter {
	private readonly plans = new Map<string, Plan>();
	/** Text of frozen content (references): most of a response is the same few hundred of them. */
	private readonly kept = new WeakMap<Content, Map<string, string>>();
	private booleans = 0;

	constructor(private readonly contract: Contract) {}

	/** One element of a named type. Booleans start anew, so the same content gives the same text wherever it stands. */
	element(name: string, type: string, content: Content | Scalar): string {
		this.booleans = 0;
		return this.child({ position: 0, start: `<wd:${name}`, end: `</wd:${name}>`, type }, content);
	}

	private child(slot: Slot, content: Content | Scalar): string {
		if (typeof content !== 'object') return `${slot.start}>${this.scalar(content)}${slot.end}`;
		return (
			slot.start +
			(Object.isFrozen(content) ? this.keptInside(slot.type, content) : this.inside(slot.type, content)) +
			slot.end
		);
	}

	private keptInside(type: string, content: Content): string {
		let texts = this.kept.get(content);
		if (!texts) this.kept.set(content, (texts = new Map()));
		let text = texts.get(type);
		if (text === undefined) texts.set(type, (text = this.inside(type, content)));
		return text;
	}

	/** Attributes, `>`, children: what stands between the tag's name and its end tag. */
	private inside(type: string, content: Content): string {
		const plan = this.planOf(type);
		let attributes = '';
		let text = '';
		let lastPosition = -1;
		let sorted = true;
		const present: Slot[] = [];
		const names: string[] = [];
		for (const name in content) {
			const value = content[name];
			if (value === undefined) continue;
			if (name.charCodeAt(0) === 64 /* @ */) {
				if (!plan.attributes.has(name)) throw new Error(`${type} has no ${name} in ${this.contract.era}.`);
				const text = this.scalar(value as Scalar);
				// ID types: validators do not look at the list, Workday does.
				if (plan.attributes.get(name)?.has(text) === false)
					throw new Error(`${type} has no ${name} ${text} in ${this.contract.era}.`);
				attributes += ` wd:${name.slice(1)}="${text}"`;
			} else if (name === '#') {
				text = this.scalar(value as Scalar);
			} else {
				const slot = plan.slots.get(name);
				if (!slot) throw new Error(`${type} has no ${name} in ${this.contract.era}.`);
				sorted &&= slot.position > lastPosition;
				lastPosition = slot.position;
				present.push(slot);
				names.push(name);
			}
		}
		if (!sorted) names.sort((a, b) => (plan.slots.get(a)?.position ?? 0) - (plan.slots.get(b)?.position ?? 0));
		let children = '';
		names.forEach((name, index) => {
			const slot = (sorted ? present[index] : plan.slots.get(name)) as Slot;
			const value = content[name];
			if (Array.isArray(value)) for (const one of value) children += this.child(slot, one as Content | Scalar);
			else children += this.child(slot, value as Content | Scalar);
		});
		return `${attributes}>${text}${children}`;
	}

	/** Workday mixes `1`/`0` with `true`/`false` in one document. */
	private scalar(value: Scalar): string {
		if (typeof value === 'boolean') {
			const asDigit = this.booleans++ % 4 < 2;
			return asDigit ? String(Number(value)) : String(value);
		}
		return typeof value === 'string' ? escapeXml(value) : String(value);
	}

	private listed(type: string): ReadonlySet<string> | undefined {
		if (type.startsWith('xs:')) return undefined;
		const values = membersOf(this.contract, type).flatMap((member) => (member.kind === 'listed' ? [member.value] : []));
		return values.length > 0 ? new Set(values) : undefined;
	}

	private planOf(type: string): Plan {
		const known = this.plans.get(type);
		if (known) return known;
		const plan: Plan = { attributes: new Map(), slots: new Map() };
		const add = (member: Member): void => {
			if (member.kind === 'attribute') plan.attributes.set(`@${member.name}`, this.listed(member.type));
			if (member.kind === 'choice') member.members.forEach(add);
			if (member.kind === 'extends') membersOf(this.contract, member.type).forEach(add);
			if (member.kind !== 'element') return;
			const { name, type: childType } = member;
			plan.slots.set(name, { position: plan.slots.size, start: `<wd:${name}`, end: `</wd:${name}>`, type: childType });
		};
		membersOf(this.contract, type).forEach(add);
		this.plans.set(type, plan);
		return plan;
	}
}
