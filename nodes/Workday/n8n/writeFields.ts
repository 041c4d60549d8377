/** What all operations that change something share: how careful to be, and what became of it. */
import type { INodeProperties } from 'n8n-workflow';
import type { BusinessProcess } from '../workday/write/businessProcess';
import { NotApplied } from '../workday/errors';
import type { RequestReport, WriteOutcome } from '../workday/write/outcome';
import type { OperationContext } from './defineOperation';
import type { Parameters } from './parameters';

export const dryRunField: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to change nothing in Workday, and give what would be changed: each field before and after, and the requests',
};

/** For the Options collection. */
export const writeOptions: INodeProperties[] = [
	{
		displayName: 'If Not Applied',
		name: 'ifNotApplied',
		type: 'options',
		default: 'item',
		description: 'What to do when Workday took the request but nothing of it shows, or when it is not known what became of it. The outcome is in the item.',
		options: [
			{ name: 'Give the Item', value: 'item' },
			{ name: 'Stop With an Error', value: 'error' },
		],
	},
	{
		displayName: 'Items Side by Side',
		name: 'sideBySide',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		default: 4,
		description: 'How many items are worked on at the same time. Items about the same worker always wait for each other.',
	},
	{
		displayName: 'Only If Different',
		name: 'onlyIfDifferent',
		type: 'boolean',
		default: true,
		description: 'Whether to write nothing when Workday has the same values already',
	},
	{
		displayName: 'Verify',
		name: 'verify',
		type: 'boolean',
		default: true,
		description: 'Whether to read the values back afterwards: an answer without an error is no proof that something changed',
	},
];

/** Fields of the editor, or JSON: by an expression, what an item has as undo. @param what `Changes`: the parameter is `specifyChanges` */
export const specifyField = (what: 'Changes' | 'Values', aboutJson: string): INodeProperties => ({
	displayName: `Specify ${what}`,
	name: `specify${what}`,
	type: 'options',
	noDataExpression: true,
	default: 'fields',
	description: 'Whatever is not named is not touched',
	options: [
		{ name: 'Using Fields Below', value: 'fields' },
		{ name: 'Using JSON', value: 'json', description: aboutJson },
	],
});

export interface WriteSettings {
	onlyIfDifferent: boolean;
	dryRun: boolean;
	verify: boolean;
}

export function readWriteSettings({ parameters, mayWrite }: OperationContext, options: Parameters): WriteSettings {
	// Settled when the run began, from the first item; what is wrong with it is said here.
	readSideBySide(options);
	return {
		onlyIfDifferent: options.flag('onlyIfDifferent', 'Only If Different', true),
		// Read in any case: a value that is wrong is wrong.
		dryRun: parameters.flag('dryRun', 'Dry Run') || !mayWrite,
		verify: options.flag('verify', 'Verify', true),
	};
}

export const readSideBySide = (options: Parameters): number => options.integer('sideBySide', 'Items Side by Side', 4, { min: 1, max: 10 });

/** For the Options collection of what goes through a business process. */
export const businessProcessOptions: INodeProperties[] = [
	{
		displayName: 'Auto Complete',
		name: 'autoComplete',
		type: 'boolean',
		default: false,
		description: 'Whether to skip all approvals, reviews and notifications of the business process. Off: the steps of your tenant are followed, and the change waits for whoever has to approve it.',
	},
	{
		displayName: 'Process Comment',
		name: 'processComment',
		type: 'string',
		default: '',
		description: 'Comment of the event in Workday, for those who approve or audit it',
	},
	{
		displayName: 'Run Now',
		name: 'runNow',
		type: 'boolean',
		default: true,
		description: 'Whether Workday answers only when it has worked on the event. Off: it does so in the background, and what is read back may be too early.',
	},
];

export function readBusinessProcess(options: Parameters): BusinessProcess {
	const text = options.text('processComment', 'Process Comment');
	return {
		autoComplete: options.flag('autoComplete', 'Auto Complete'),
		runNow: options.flag('runNow', 'Run Now', true),
		...(text !== '' && { comment: { text } }),
	};
}

const HINTS: Partial<Record<WriteOutcome, string>> = {
	'pending approval': 'Workday took some of the changes, but none of them shows yet: they wait for approval. See "outcome" in the items.',
	'not applied': 'Workday took some of the changes without an error, but they do not show as planned. See "outcome" in the items.',
	unknown:
		'Of some items it is not known whether Workday carried them out: no answer came, and nothing shows. They were sent once. Look in Workday before you run them again; "requests" has the ID for Workday\'s support.',
};

export interface Settled {
	outcome: WriteOutcome;
	/** The first with this outcome is the one to look at. */
	requests: readonly RequestReport[];
}

/**
 * Says above the output what somebody has to look at. Call it before the item is given: where an error is wanted, what comes
 * behind the node must not see it as done.
 *
 * @throws NotApplied for what did not show, where the user wants that to be an error
 */
export function reportOutcome({ hint }: OperationContext, options: Parameters, { outcome, requests }: Settled): void {
	const toLookAt = HINTS[outcome];
	if (toLookAt !== undefined) hint(toLookAt, outcome === 'pending approval' ? 'info' : 'warning');
	const wantsError = options.choice('ifNotApplied', 'If Not Applied', ['item', 'error'], 'item') === 'error';
	if (!wantsError || (outcome !== 'not applied' && outcome !== 'unknown')) return;
	const what = outcome === 'unknown' ? 'It is not known whether Workday carried out the change.' : 'Workday took the change without an error, but it does not show as planned.';
	const { problem, requestId } = requests.find((request) => request.outcome === outcome) ?? {};
	throw new NotApplied(problem ? `${what} ${problem}` : what, { requestId: requestId ?? undefined });
}
