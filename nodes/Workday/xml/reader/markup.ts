import { GREATER_THAN, IS_SPACE, isNcName, UNFINISHED } from '../characters';
import type { Scanner } from './scanner';
import type { Source } from './source';

export const CDATA_START = '<![CDATA[';
export const CDATA_END = ']]>';

/**
 * Finds where comments, CDATA sections and processing instructions end, and refuses what XML forbids in them. Each
 * method returns the offset after the whole construct, or UNFINISHED. They are rare, so nothing here is tuned.
 */
export class MarkupScanner {
	constructor(
		private readonly source: Source,
		private readonly scanner: Scanner,
	) {}

	/** `start` is the offset of `<!--`. */
	commentEnd(start: number): number {
		const contentStart = start + '<!--'.length;
		const end = this.find('--', contentStart);
		if (end === UNFINISHED || end + 2 >= this.source.limit) return UNFINISHED;
		if (this.source.bytes[end + 2] !== GREATER_THAN) throw this.scanner.malformed('"--" inside a comment', end);
		this.scanner.characters(contentStart, end);
		return end + 3;
	}

	/** `start` is the offset of `<![`. The content's flags are in `scanner.flags` afterwards. */
	cdataEnd(start: number): number {
		const { bytes, limit } = this.source;
		const contentStart = start + CDATA_START.length;
		if (contentStart > limit) return UNFINISHED;
		if (bytes.toString('latin1', start, contentStart) !== CDATA_START) {
			throw this.scanner.malformed('Markup that is neither a tag nor a comment', start);
		}
		const end = this.find(CDATA_END, contentStart);
		if (end === UNFINISHED) return UNFINISHED;
		this.scanner.characters(contentStart, end);
		return end + CDATA_END.length;
	}

	/** `start` is the offset of `<?`. An XML declaration is refused: where one may stand, it was taken off before. */
	instructionEnd(start: number): number {
		const { bytes } = this.source;
		const contentStart = start + '<?'.length;
		const end = this.find('?>', contentStart);
		if (end === UNFINISHED) return UNFINISHED;
		let targetEnd = contentStart;
		while (targetEnd < end && IS_SPACE[bytes[targetEnd]] === 0) targetEnd++;
		const target = bytes.toString('utf8', contentStart, targetEnd);
		if (!isNcName(target) || target.toLowerCase() === 'xml') {
			throw this.scanner.malformed('A processing instruction with a name that is not allowed here', start);
		}
		this.scanner.characters(contentStart, end);
		return end + '?>'.length;
	}

	private find(mark: string, start: number): number {
		const { bytes, limit } = this.source;
		const at = bytes.subarray(0, limit).indexOf(mark, start, 'latin1');
		return at < 0 ? UNFINISHED : at;
	}
}
