/** The one loop over input items: paired items, continue on fail, error mapping, hints. */
import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { Authentication, Cancelled, InvalidRequest } from '../workday/errors';
import type { Operation, OperationContext, Resource } from './defineOperation';
import { Parameters } from './parameters';
import { openSession } from './session';
import { systemClock } from './systemClock';
import { toNodeError } from './toNodeError';

export async function runOperation(context: IExecuteFunctions, resources: readonly Resource[]): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const hints = new Map<string, NodeExecutionHint>();
	// A sign-in that was refused is not tried again for the next item: accounts lock after a few.
	const refusals = new Map<string, Authentication>();
	const itemCount = context.getInputData().length;

	for (let item = 0; item < itemCount; item++) {
		const parameters = Parameters.ofItem(context, item);
		const resource = parameters.text('resource', 'Resource');
		const name = parameters.text('operation', 'Operation');
		const authentication = parameters.text('authentication', 'Authentication');
		try {
			const refusal = refusals.get(authentication);
			if (refusal) throwAgain(refusal);
			const operation = find(resources, resource, name);
			const operationContext = createContext(context, parameters, (message, severity) =>
				hints.set(message, { message, type: severity, location: 'outputPane' }),
			);
			for await (const one of operation.run(operationContext)) output.push({ ...one, pairedItem: { item } });
		} catch (error) {
			if (error instanceof Authentication) refusals.set(authentication, error);
			const nodeError = toNodeError(context.getNode(), error, { resource, operation: name, itemIndex: item });
			if (!context.continueOnFail() || error instanceof Cancelled) throw nodeError;
			// Items of this input that came before the failure stay: they are good.
			// By these two keys n8n knows the item for an error. With an `error` beside them it would leave only the message.
			output.push({ json: { error: nodeError.message, message: nodeError.description ?? nodeError.message }, pairedItem: { item } });
		}
	}
	if (hints.size > 0) context.addExecutionHints(...hints.values());
	return [output];
}

function throwAgain(refusal: Authentication): never {
	throw refusal;
}

function find(resources: readonly Resource[], resource: string, operation: string): Operation {
	const found = resources.find((one) => one.value === resource)?.operations.find((one) => one.operation === operation);
	if (!found) {
		const known = resources.flatMap((one) => one.operations.map((two) => `${one.value}: ${two.operation}`));
		throw new InvalidRequest('Operation', `"${resource}: ${operation}" is not one of ${known.join(', ')}`);
	}
	return found;
}

function createContext(context: IExecuteFunctions, parameters: Parameters, hint: (message: string, severity: 'info' | 'warning') => void): OperationContext {
	return {
		parameters,
		clock: systemClock,
		timeZone: context.getTimezone(),
		connect: async (options) => await openSession(context, parameters, options),
		storeBuffer: async (bytes, fileName, mimeType) => await context.helpers.prepareBinaryData(bytes, fileName, mimeType),
		hint: (message, severity = 'info') => hint(message, severity),
	};
}
