/** Zero bytes after the data. A zero stops every loop, so none of them needs to compare with the limit at each byte. */
const SENTINEL_BYTES = 8;

/**
 * The bytes that have arrived and are still needed: the record being read and the rest of the last chunk. Chunks are
 * copied in (cheap beside reading them), so that a record is always contiguous and always followed by the sentinel.
 */
export class Source {
	bytes: Buffer = Buffer.allocUnsafeSlow(0);
	/** Reads four bytes at once; needs the sentinel behind `limit`. */
	view = new DataView(new ArrayBuffer(0));
	/** Offset after the last byte that has arrived. */
	limit = 0;
	/** Offset of bytes[0] in the stream. */
	origin = 0;

	/**
	 * Adds a chunk and forgets the bytes before `keepFrom`.
	 * @returns by how much the kept bytes moved towards the start: to be subtracted from every offset
	 */
	append(chunk: Uint8Array, keepFrom: number): number {
		const kept = this.limit - keepFrom;
		const needed = kept + chunk.length + SENTINEL_BYTES;
		if (needed > this.bytes.length) {
			const larger = Buffer.allocUnsafeSlow(needed * 2);
			this.bytes.copy(larger, 0, keepFrom, this.limit);
			this.bytes = larger;
			this.view = new DataView(larger.buffer, larger.byteOffset, larger.length);
		} else if (keepFrom > 0) {
			this.bytes.copyWithin(0, keepFrom, this.limit);
		}
		this.bytes.set(chunk, kept);
		this.limit = kept + chunk.length;
		this.bytes.fill(0, this.limit, this.limit + SENTINEL_BYTES);
		this.origin += keepFrom;
		return keepFrom;
	}
}
