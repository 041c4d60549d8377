/** Follows an XPath expression through the types of the schema: is there anything that it could find? */
import type { Expression, PathExpression, Step } from '../../nodes/Workday/xml/path/ast.ts';
import { sameContextParts } from '../../nodes/Workday/xml/path/ast.ts';
import { parsePath } from '../../nodes/Workday/xml/path/parser.ts';
import { WORKDAY_PATHS } from '../../nodes/Workday/workday/paths.ts';
import { type Contract, type Member, membersOf } from '../tenant/schema/index.mts';

export interface SchemaNode {
	name: string;
	type: string;
	/** Whether it may come several times below its parent. */
	repeats: boolean;
	parent?: SchemaNode;
}

/** Elements of a type, those of choices and of the extended type included, in order. */
export function elementsOf(contract: Contract, type: string): Array<Extract<Member, { kind: 'element' }>> {
	if (!contract.types[type]) return [];
	return flatMembers(contract, type).filter((member) => member.kind === 'element');
}

export function attributesOf(contract: Contract, type: string): Array<Extract<Member, { kind: 'attribute' }>> {
	if (!contract.types[type]) return [];
	return flatMembers(contract, type).filter((member) => member.kind === 'attribute');
}

function flatMembers(contract: Contract, type: string): Member[] {
	const flatten = (member: Member): Member[] => {
		if (member.kind === 'choice') return member.members.flatMap(flatten);
		return member.kind === 'extends' ? [...flatMembers(contract, member.type), member] : [member];
	};
	return membersOf(contract, type).flatMap(flatten);
}

/** Values that the schema lists for an attribute's type; empty when it lists none (or too many to keep). */
export function listedValues(contract: Contract, type: string): string[] {
	if (!contract.types[type]) return [];
	return membersOf(contract, type).flatMap((member) => (member.kind === 'listed' ? [member.value] : []));
}

/** Values of `wd:type` that the schema lists for the ids of a reference. */
export function idTypesOf(contract: Contract, referenceType: string): string[] {
	const id = elementsOf(contract, referenceType).find((element) => element.name === 'ID');
	const type = id && attributesOf(contract, id.type).find((attribute) => attribute.name === 'type');
	return type ? listedValues(contract, type.type) : [];
}

export class SchemaWalk {
	/** What the expressions name and the schema does not have, as `Parent/Child`, `Parent/@attribute` or `Parent/@type='value'`. */
	readonly missing = new Set<string>();

	constructor(private readonly contract: Contract) {}

	/** Nodes that the expression can find from a context node. */
	follow(expression: string, from: SchemaNode = { name: 'Worker', type: 'WorkerType', repeats: true }): SchemaNode[] {
		return this.evaluate(parsePath(expression, WORKDAY_PATHS), [from]);
	}

	private evaluate(expression: Expression, from: SchemaNode[]): SchemaNode[] {
		if (expression.type === 'path') return this.path(expression, from);
		if (expression.type === 'compare') this.compare(expression.left, expression.right, from);
		const found = sameContextParts(expression).map((part) => this.evaluate(part, from));
		return expression.type === 'union' ? found.flat() : [];
	}

	private path({ start, filters, steps }: PathExpression, from: SchemaNode[]): SchemaNode[] {
		if (start === 'root' || filters.length > 0) throw new Error('only paths relative to the worker are followed');
		let nodes = start === 'context' ? from : this.evaluate(start, from);
		for (const step of steps) {
			nodes = this.step(step, nodes);
			for (const predicate of step.predicates) this.evaluate(predicate, nodes);
		}
		return nodes;
	}

	private step({ axis, test }: Step, from: SchemaNode[]): SchemaNode[] {
		if (axis === 'parent') return from.flatMap((node) => node.parent ?? []);
		if (test.type !== 'name') throw new Error(`a step of type ${test.type} is not followed`);
		const name = test.names[0]?.local ?? '';
		return from.flatMap((parent) => {
			const found =
				axis === 'attribute'
					? attributesOf(this.contract, parent.type).map((one) => ({ ...one, repeats: false }))
					: elementsOf(this.contract, parent.type).map((one) => ({ ...one, repeats: one.max > 1 }));
			const child = found.find((one) => one.name === name);
			if (!child) this.missing.add(`${parent.name}/${axis === 'attribute' ? '@' : ''}${name}`);
			return child ? [{ name, type: child.type, repeats: child.repeats, parent }] : [];
		});
	}

	/** A literal that is compared with an attribute of listed values is one of them. */
	private compare(left: Expression, right: Expression, from: SchemaNode[]): void {
		if (left.type !== 'path' || right.type !== 'string') return;
		for (const node of this.path(left, from)) {
			const listed = listedValues(this.contract, node.type);
			if (listed.length === 0 || listed.includes(right.value)) continue;
			this.missing.add(`${node.parent?.parent?.name ?? ''}/${node.parent?.name ?? ''}/@${node.name}='${right.value}'`);
		}
	}
}
