/** What happened while reading → what the reader of the output should know. */
import type { OperationContext } from '../../n8n/defineOperation';
import { flagName } from '../../n8n/properties';
import type { ReadNote } from '../../workday/read/paging';
import { unknownFlags } from '../../workday/worker/responseGroup';
import type { MissingSection, Unseen } from '../../workday/worker/sectionWatch';

type Finished = Extract<ReadNote, { kind: 'finished' }>;

export class ReadReport {
	private readonly notes: ReadNote[] = [];

	readonly note = (note: ReadNote): void => {
		this.notes.push(note);
	};

	of<K extends ReadNote['kind']>(kind: K): Array<Extract<ReadNote, { kind: K }>> {
		return this.notes.filter((note): note is Extract<ReadNote, { kind: K }> => note.kind === kind);
	}

	get finished(): Finished | undefined {
		return this.of('finished')[0];
	}

	get yielded(): number {
		return this.finished?.yielded ?? 0;
	}
}

export function hintAtNotes(context: OperationContext, report: ReadReport): void {
	const { finished } = report;
	// A limit that happens to be all there is cuts nothing off.
	if (finished?.limitReached && finished.totalResults !== finished.yielded) {
		const of = finished.totalResults === undefined ? '' : ` of ${finished.totalResults}`;
		const more = finished.totalResults === undefined ? ' There may be more.' : '';
		context.hint(`${finished.yielded}${of} workers were read, up to the limit.${more} Return All reads every one.`);
	}
	const retried = report.of('retried');
	if (retried.length > 0) {
		const pages = [...new Set(retried.map((note) => note.page))];
		const reasons = [...new Set(retried.map((note) => note.reason))];
		context.hint(`${count(pages.length, 'page')} had to be read again (${reasons.join('; ')}).${report.of('missing').length === 0 ? ' Nothing is missing.' : ''}`);
	}
	const reduced = report.of('pageSizeReduced').at(-1);
	if (reduced) context.hint(`Workday broke off a page, so the page size was reduced to ${reduced.to}. Set a smaller page size or include less.`);
	const restarts = report.of('restarted');
	if (restarts.length > 0) context.hint('The number of workers changed while reading, so reading began again. No worker comes twice.');
	for (const { count: twice } of report.of('duplicates')) {
		context.hint(`${count(twice, 'worker')} came twice and ${twice === 1 ? 'is' : 'are'} given once.`);
	}
	for (const { announced, received } of report.of('missing')) {
		context.hint(`Workday announced ${announced} workers and sent ${received}.`, 'warning');
	}
}

/** @param chosen flags that the user chose */
export function hintAtUnknownFlags(context: OperationContext, chosen: readonly string[], version: string): void {
	for (const flag of unknownFlags(chosen, version)) context.hint(`${flagName(flag)} is not known in ${version}, so it was not sent.`);
}

export function hintAtUnseen(context: OperationContext, { sections, fields }: Unseen): void {
	for (const missing of sections) context.hint(missingText(missing), 'warning');
	for (const field of fields) context.hint(neverFoundText(field), 'warning');
}

function missingText({ section, flag }: MissingSection): string {
	if (flag === undefined) {
		return (
			'Field overrides were asked for, but no worker came with any. Check the Integration System IDs, and whether the ' +
			'integration user may see that integration.'
		);
	}
	const domains = 'domains' in flag ? `: ${flag.domains}` : ' (the report View Security for Securable Item names them)';
	return (
		`${flagName(flag.element)} was asked for, but no worker came with ${section}. Either no worker has any, or the integration user ` +
		`may not see it: check its domain security policies${domains}.`
	);
}

const neverFoundText = (field: string): string =>
	`The field "${field}" found nothing in any worker. Check its path, and that Include has the part of the worker that it reads.`;

function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
