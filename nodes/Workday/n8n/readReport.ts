/** What happened while reading → what the reader of the output should know. */
import { whereToLook } from '../workday/permissions/advice';
import type { ReadNote } from '../workday/read/paging';
import type { MissingSection, Unseen } from '../workday/record/sectionWatch';
import type { OperationContext } from './defineOperation';
import { flagName } from './properties';
import type { Noun } from './recordFields';

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

export function hintAtNotes(context: OperationContext, report: ReadReport, { one, many }: Noun): void {
	const { finished } = report;
	// A limit that happens to be all there is cuts nothing off.
	if (finished?.limitReached && finished.totalResults !== finished.yielded) {
		const of = finished.totalResults === undefined ? '' : ` of ${finished.totalResults}`;
		const more = finished.totalResults === undefined ? ' There may be more.' : '';
		context.hint(`${finished.yielded}${of} ${many} were read, up to the limit.${more} Return All reads every one.`);
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
	if (restarts.length > 0) context.hint(`The number of ${many} changed while reading, so reading began again. No ${one} comes twice.`);
	for (const { totalBefore, totalAfter } of report.of('drifted')) {
		context.hint(`The number of ${many} changed from ${totalBefore} to ${totalAfter} while reading: some may be missing or come twice.`, 'warning');
	}
	for (const { count: twice } of report.of('duplicates')) {
		context.hint(`${count(twice, one)} came twice and ${twice === 1 ? 'is' : 'are'} given once.`);
	}
	for (const { announced, received } of report.of('missing')) {
		context.hint(`Workday announced ${announced} ${many} and sent ${received}.`, 'warning');
	}
}

export function hintAtUnseen(context: OperationContext, { sections, fields }: Unseen, noun: Noun): void {
	for (const missing of sections) context.hint(missingText(missing, noun), 'warning');
	for (const field of fields) context.hint(neverFoundText(field, noun), 'warning');
}

function missingText({ section, flag }: MissingSection, { one }: Noun): string {
	if (flag === undefined) {
		return (
			`Field overrides were asked for, but no ${one} came with any. Check the Integration System IDs, and whether the ` +
			'integration user may see that integration.'
		);
	}
	return (
		`${flagName(flag.element)} was asked for, but no ${one} came with ${section}. Either no ${one} has any, or the integration user ` +
		`may not see it: check its domain security policies${whereToLook(section)}.`
	);
}

const neverFoundText = (field: string, { one }: Noun): string =>
	`The field "${field}" found nothing in any ${one}. Check its path, and that Include has the part of the ${one} that it reads.`;

function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
