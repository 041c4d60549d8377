/** The pages that users read, and the blocks in them. */
import { filesBelow, textOf } from '../support/sources.mts';

export const PAGES = ['README.md', 'CHANGELOG.md', ...filesBelow('docs', ['.md'])];
/** With what only those read who build this. */
export const ALL_PAGES = [...PAGES, 'CONTRIBUTING.md'];

export interface Block {
	/** `page: heading`, with a number where a heading has several of one language. What tests name it by. */
	name: string;
	page: string;
	text: string;
}

const HEADING = /^#+ (.+)$/;

/** Fenced blocks of one language, in the order of the pages. */
export function blocks(language: string, pages: readonly string[] = PAGES): Block[] {
	const found: Block[] = [];
	for (const page of pages) {
		let heading = '';
		let open: { language: string; lines: string[] } | undefined;
		for (const line of textOf(page).split(/\r?\n/)) {
			const fence = /^```(\w*)$/.exec(line);
			if (!fence) {
				if (open) open.lines.push(line);
				else heading = HEADING.exec(line)?.[1] ?? heading;
			} else if (!open) {
				open = { language: fence[1] ?? '', lines: [] };
			} else {
				if (open.language === language) found.push({ name: nameFor(found, page, heading), page, text: open.lines.join('\n') });
				open = undefined;
			}
		}
		if (open) throw new Error(`${page}: a block under "${heading}" is not closed`);
	}
	return found;
}

function nameFor(found: readonly Block[], page: string, heading: string): string {
	const name = `${page}: ${heading}`;
	const before = found.filter((block) => block.name === name || block.name.startsWith(`${name} (`)).length;
	return before === 0 ? name : `${name} (${before + 1})`;
}

/** Languages of all fenced blocks. */
export function languages(): string[] {
	return ALL_PAGES.flatMap((page) => [...textOf(page).matchAll(/^```(\w*)$/gm)].map(([, language = '']) => language).filter((_, index) => index % 2 === 0));
}

/** Between two backticks, outside of fenced blocks. */
export function inlineCode(page: string): string[] {
	const prose = textOf(page).replace(/^```[\s\S]*?^```/gm, '');
	return [...prose.matchAll(/(`+)(.+?)\1/g)].map(([, , code = '']) => code.trim());
}
