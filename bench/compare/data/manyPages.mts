/** More pages than anybody could hold, from one: each gets WIDs of its own, written over those of the page where they stand. */

const RECORD = '<wd:Worker>';
const BEFORE_WID = 'wd:type="WID">';
const RESULTS = /<wd:Response_Results>.*?<\/wd:Response_Results>/s;
/** Hexadecimal digits of a WID that say which page it is on: the others differ from worker to worker. */
const PAGE_DIGITS = 8;

export class ManyPages {
	private readonly beforeResults: string;
	/** From Response_Data on. */
	private readonly rest: Buffer;
	/** Where in `rest` the WIDs of the workers begin. */
	private readonly wids: readonly number[];
	/** Where in `rest` the workers end. */
	private readonly ends: readonly number[];
	private readonly tail: Buffer;

	/**
	 * @param first a full page
	 * @param total workers of all pages
	 */
	constructor(
		first: Buffer,
		private readonly pageSize: number,
		private readonly total: number,
	) {
		const firstRecord = first.indexOf(RECORD);
		const head = first.toString('utf8', 0, firstRecord);
		const results = RESULTS.exec(head);
		if (!results) throw new Error('The page does not count its results');
		this.beforeResults = head.slice(0, results.index);
		const from = Buffer.byteLength(head.slice(0, results.index + results[0].length));
		this.rest = first.subarray(from);
		const starts = positionsOf(this.rest, RECORD);
		if (starts.length !== pageSize) throw new Error(`The page holds ${starts.length} workers, not ${pageSize}`);
		this.wids = starts.map((start) => this.widBehind(start));
		const end = this.rest.lastIndexOf('</wd:Response_Data>');
		this.ends = [...starts.slice(1), end];
		this.tail = this.rest.subarray(end);
	}

	page(page: number): Buffer {
		const workers = Math.max(0, Math.min(this.pageSize, this.total - (page - 1) * this.pageSize));
		// A copy: the page before may still be on its way.
		const data = Buffer.from(this.rest.subarray(0, this.ends[workers - 1]));
		const digits = Buffer.from(page.toString(16).padStart(PAGE_DIGITS, '0'));
		for (const at of this.wids.slice(0, workers)) digits.copy(data, at);
		return Buffer.concat([Buffer.from(this.beforeResults + this.results(page, workers)), data, this.tail]);
	}

	private results(page: number, workers: number): string {
		const pages = Math.ceil(this.total / this.pageSize);
		return (
			`<wd:Response_Results><wd:Total_Results>${this.total}</wd:Total_Results><wd:Total_Pages>${pages}</wd:Total_Pages>` +
			`<wd:Page_Results>${workers}</wd:Page_Results><wd:Page>${page}</wd:Page></wd:Response_Results>`
		);
	}

	/** A worker's reference comes first in it. */
	private widBehind(start: number): number {
		const at = this.rest.indexOf(BEFORE_WID, start) + BEFORE_WID.length;
		if (!/^[0-9a-f]{32}<$/.test(this.rest.toString('latin1', at, at + 33))) throw new Error('A worker has no WID');
		return at;
	}
}

function positionsOf(bytes: Buffer, text: string): number[] {
	const positions: number[] = [];
	for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + text.length)) positions.push(at);
	return positions;
}
