/** Fields of the editor that the custom calls share. */
import type { IDataObject, IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { OperationContext, OperationItem } from '../../n8n/defineOperation';
import type { Parameters } from '../../n8n/parameters';

export const RESOURCE = 'customCall';

/** Records of a custom call may be anything. */
export const NOUN = { one: 'record', many: 'records' };

/** The fields, shown only under these conditions besides their own. */
export function shownFor(show: IDisplayOptions['show'], fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.map((field) => ({ ...field, displayOptions: { ...field.displayOptions, show: { ...show, ...field.displayOptions?.show } } }));
}

export const changesDataOption = (how: string): INodeProperties => ({
	displayName: 'Changes Data',
	name: 'changesData',
	type: 'options',
	default: 'auto',
	description: 'Whether the request changes something in Workday. Such a request is never sent twice, whatever happens; one that only reads is sent again when Workday is busy or the connection breaks.',
	options: [
		{ name: 'Automatic', value: 'auto', description: how },
		{ name: 'No', value: 'no', description: 'It only reads' },
		{ name: 'Yes', value: 'yes', description: 'It is sent once' },
	],
});

/**
 * Where nothing may be changed, what the request itself shows decides: a model that fills in a method cannot be let in by
 * somebody who said that another one only reads.
 *
 * @param deduced whether it changes something, for Automatic
 */
export function readChangesData({ mayWrite }: OperationContext, options: Parameters, deduced: boolean): boolean {
	const chosen = options.choice('changesData', 'Changes Data', ['auto', 'no', 'yes'], 'auto');
	return chosen === 'auto' || !mayWrite ? deduced : chosen === 'yes';
}

/** What would be sent, where nothing may be changed. */
export const plannedCall = (request: IDataObject): OperationItem => ({ json: { outcome: 'dry run', request } });

/** The first `limit` items, and whether there were more. */
export async function* upTo<T>(items: AsyncGenerator<T, undefined>, limit: number, onCut: () => void): AsyncGenerator<T, undefined> {
	let given = 0;
	for await (const item of items) {
		if (given++ >= limit) {
			onCut();
			break;
		}
		yield item;
	}
	return undefined;
}
