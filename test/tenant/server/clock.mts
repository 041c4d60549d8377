/** The tenant's time: the machine's, shifted, or frozen where a test set it. */
export class TenantClock {
	private frozen: number | undefined;
	private shift = 0;

	/** @param start a moment (milliseconds or ISO 8601) at which time stands still; absent: the machine's time. */
	constructor(start?: number | string) {
		if (start !== undefined) this.set(start);
	}

	now(): number {
		return this.frozen ?? Date.now() + this.shift;
	}

	set(moment: number | string): void {
		this.frozen = typeof moment === 'number' ? moment : Date.parse(moment);
		if (Number.isNaN(this.frozen)) throw new Error(`Not a moment: ${moment}`);
	}

	advance(milliseconds: number): void {
		if (this.frozen === undefined) this.shift += milliseconds;
		else this.frozen += milliseconds;
	}
}
