/** An error carries its node with all parameters, and n8n saves and logs both: what somebody typed as a password must not come along. */
import type { INode, INodeParameters, NodeParameterValueType } from 'n8n-workflow';

const HIDDEN = '***';

export const withoutTypedSecrets = (node: INode): INode => ({ ...node, parameters: hidden(node.parameters) });

function hidden(parameters: INodeParameters): INodeParameters {
	return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, isSecret(name, value) ? HIDDEN : inside(value)]));
}

/** An expression says where the password is, not which one it is. JSON must not have one, and may have it all the same. */
function isSecret(name: string, value: NodeParameterValueType): boolean {
	if (typeof value !== 'string' || value.startsWith('=')) return false;
	return name === 'password' || (name === 'changesJson' && /passw|pwd|secret/i.test(value));
}

function inside(value: NodeParameterValueType): NodeParameterValueType {
	const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value) && !('__rl' in value);
	return isGroup ? hidden(value as INodeParameters) : value;
}
