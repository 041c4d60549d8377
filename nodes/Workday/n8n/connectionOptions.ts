/** How patient to be with Workday: for the Options collection of every read. */
import type { INodeProperties } from 'n8n-workflow';

export const connectionOptions: INodeProperties[] = [
	{
		displayName: 'Maximum Wait (Seconds)',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 3600 },
		default: 30,
		description: 'Longest wait before a retry. If Workday asks for a longer one, the run ends and says so.',
	},
	{
		displayName: 'Receive Timeout (Seconds)',
		name: 'idleTimeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 7200 },
		default: 300,
		description: 'How long Workday may be silent in the middle of an answer',
	},
	{
		displayName: 'Response Timeout (Seconds)',
		name: 'responseTimeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 7200 },
		default: 600,
		description:
			'How long connecting and waiting for the beginning of an answer may take. Workday prepares all pages before it sends the first.',
	},
	{
		displayName: 'Retries',
		name: 'retries',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 20 },
		default: 3,
		description: 'How often a page is read again when Workday is busy or the connection breaks. A wrong password is never tried again.',
	},
];
