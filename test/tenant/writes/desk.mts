import type { Workforce } from '../workers/workforce.mts';
import type { TenantClock } from '../server/clock.mts';
import type { AuditEntry } from './audit.mts';
import { Learning } from './learning.mts';
import { defaultWriteRules, Processes, type WriteRules } from './processes.mts';

/** Everything that writes leave in the tenant, besides the workers' own data. */
export class WriteDesk {
	readonly rules: WriteRules = defaultWriteRules();
	readonly audit: AuditEntry[] = [];
	readonly learning = new Learning();
	readonly processes: Processes;

	constructor(workforce: Workforce, clock: TenantClock) {
		this.processes = new Processes(workforce, clock, this.rules);
	}
}
