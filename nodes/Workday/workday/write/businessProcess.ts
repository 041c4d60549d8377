/** How the business process behind a change runs. */
import type { RequestOf, SpecRow } from '../spec';

export const BUSINESS_PROCESS = {
	kind: 'group',
	element: 'Business_Process_Parameters',
	key: 'process',
	rows: [
		/** Approves every step without asking, and tells nobody. */
		{ kind: 'boolean', element: 'Auto_Complete', key: 'autoComplete' },
		/** Answers when it is through. */
		{ kind: 'boolean', element: 'Run_Now', key: 'runNow' },
		{ kind: 'group', element: 'Comment_Data', key: 'comment', rows: [{ kind: 'text', element: 'Comment', key: 'text' }] },
	],
} as const satisfies SpecRow;

export type BusinessProcess = NonNullable<RequestOf<[typeof BUSINESS_PROCESS]>['process']>;
