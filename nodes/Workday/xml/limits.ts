/** What a hostile or broken document may cost at most. Each bound is well above anything Workday was seen to send. */
export interface XmlLimits {
	/** Nesting of elements. Workday's own schema nests below 30; recursion elsewhere in n8n starts to hurt in the thousands. */
	maxDepth: number;
	/** Bytes of one record. A worker with all sections and a photo stays below 8 MB. */
	maxRecordBytes: number;
	/** Bytes before the first record: envelope and echoed request. */
	maxHeadBytes: number;
	/** Distinct element and attribute names in one run. The whole Get_Workers schema has about 2,500. */
	maxNames: number;
	/** Attributes of one element. */
	maxAttributes: number;
}

export const DEFAULT_LIMITS: XmlLimits = {
	maxDepth: 64,
	maxRecordBytes: 64 * 1024 * 1024,
	maxHeadBytes: 4 * 1024 * 1024,
	maxNames: 10_000,
	maxAttributes: 256,
};

export type XmlProblem = 'malformed' | 'doctype' | 'depth' | 'size' | 'names' | 'truncated' | 'encoding' | 'characters';

/** The document is not XML 1.0 as we accept it. `problem` says how, `offset` is the byte in the stream where known. */
export class XmlError extends Error {
	override readonly name = 'XmlError';

	constructor(
		readonly problem: XmlProblem,
		message: string,
		readonly offset?: number,
	) {
		super(offset === undefined ? message : `${message} (at byte ${offset})`);
	}
}
