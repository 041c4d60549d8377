import type { Envelope } from './requestXml.mts';
import type { Settings, TenantUser } from './options.mts';

/** Signs in by WS-Security, and locks accounts as Workday does: a client that retries a wrong password is found out. */
export class Accounts {
	private readonly failures = new Map<string, number>();

	constructor(private readonly settings: Settings) {}

	/** Wrong passwords in a row for this user name (without tenant). */
	failedSignIns(userName: string): number {
		return this.failures.get(userName) ?? 0;
	}

	find(userName: string): TenantUser | undefined {
		return this.settings.users.find((user) => user.userName === userName);
	}

	/** By the header's UsernameToken. A name without `@tenant`, or of another tenant, is nobody's. */
	signIn(envelope: Envelope): TenantUser | undefined {
		const token = envelope.header?.first('Security', 'UsernameToken');
		const [, name = '', tenant = ''] = /^(.*)@([^@]*)$/s.exec(token?.textOf('Username') ?? '') ?? [];
		const user = tenant === this.settings.tenantName ? this.find(name) : undefined;
		if (!user) return undefined;
		const failures = this.failedSignIns(name);
		if (failures >= this.settings.lockAfter || token?.first('Password')?.text !== user.password) {
			this.failures.set(name, failures + 1);
			return undefined;
		}
		this.failures.delete(name);
		return user;
	}
}
