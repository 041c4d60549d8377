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
		return tenant === this.settings.tenantName ? this.check(name, token?.first('Password')?.text) : undefined;
	}

	/** By the value of a Basic header; the name may lack its tenant, but not have another's. */
	signInBasic(encoded: string): TenantUser | undefined {
		const [, user = '', password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
		const own = `@${this.settings.tenantName}`;
		return this.check(user.endsWith(own) ? user.slice(0, -own.length) : user, password);
	}

	private check(name: string, password: string | undefined): TenantUser | undefined {
		const user = this.find(name);
		if (!user) return undefined;
		const failures = this.failedSignIns(name);
		if (failures >= this.settings.lockAfter || password !== user.password) {
			this.failures.set(name, failures + 1);
			return undefined;
		}
		this.failures.delete(name);
		return user;
	}
}
