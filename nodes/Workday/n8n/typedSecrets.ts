/**
 * An error carries its node with all parameters, and n8n saves and logs both: what somebody typed as a password must not
 * come along. An expression is no better: the password may stand in it.
 */
import type { INode, INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { HIDDEN } from '../workday/values/credentialsInText';
import { SPEAKS_OF_SECRET } from '../workday/values/hideSecret';

export const withoutTypedSecrets = (node: INode): INode => ({ ...node, parameters: Object.fromEntries(entriesOf(node.parameters)) });

const entriesOf = (parameters: object): Array<[string, NodeParameterValueType]> => Object.entries(parameters).map(([name, value]) => [name, hidden(name, value as NodeParameterValueType)]);

/** By its name, or by what it speaks of: JSON and XML of a custom call may name a password as well. Nobody reads the rest of them there. */
function hidden(name: string, value: NodeParameterValueType): NodeParameterValueType {
	if (typeof value === 'string' || typeof value === 'number') return value !== '' && (SPEAKS_OF_SECRET.test(name) || SPEAKS_OF_SECRET.test(String(value))) ? HIDDEN : value;
	if (Array.isArray(value)) return value.map((one) => hidden(name, one as NodeParameterValueType)) as NodeParameterValueType;
	return typeof value === 'object' && value !== null ? (Object.fromEntries(entriesOf(value)) as INodeParameters) : value;
}
