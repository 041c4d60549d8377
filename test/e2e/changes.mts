/** Changes in the tenant, and what of them arrived in executions. */
import type { Tenant } from '../tenant/server/index.mts';
import { isoDay, pacificDay } from '../tenant/workers/dates.mts';
import { textField } from './rest.mts';
import type { RunResult } from './runResult.mts';

export class Titles {
	private next = 0;

	constructor(private readonly tenant: Tenant) {}

	/**
	 * Gives so many workers a new title, effective today; each call takes others.
	 * @param ago milliseconds before now at which it was entered
	 * @returns their WIDs
	 */
	change(count: number, ago = 0): string[] {
		const { workforce, clock } = this.tenant;
		return Array.from({ length: count }, () => {
			const worker = workforce.example('active', this.next++);
			const now = clock.now() - ago;
			workforce.ledger.retitle(worker, `Title ${this.next}`, { entered: now, effective: isoDay(pacificDay(now)) });
			return workforce.wid(worker);
		});
	}
}

/** WIDs of the workers in the items, in the order in which they were handed over. */
export function arrived(executions: readonly RunResult[]): string[] {
	return executions.flatMap(({ handedOver }) => handedOver.map(({ json }) => textField(json.worker, 'id')));
}

/** Throws unless each came, and came once, and nothing else did. */
export function eachOnce(wanted: readonly string[], executions: readonly RunResult[]): void {
	const came = arrived(executions);
	const missing = wanted.filter((id) => !came.includes(id));
	const twice = came.filter((id, index) => came.indexOf(id) !== index);
	const foreign = came.filter((id) => !wanted.includes(id));
	if (missing.length + twice.length + foreign.length === 0) return;
	const told = executions.map(({ id, status, handedOver }) => `${id} ${status} ${handedOver.length}`).join(', ');
	throw new Error(
		`Of ${wanted.length} changes ${missing.length} are missing, ${twice.length} came twice, ${foreign.length} are others. Executions: ${told}`,
	);
}
