/** What is known of an account. */
import type { WorkerIds } from '../worker/fetchOne';

/** undefined: not known, because it was read in a way that does not show it. */
export interface Account {
	userName: string;
	enabled?: boolean;
	/** UTC with milliseconds. null: never. */
	expires?: string | null;
	newPasswordAtNextSignIn?: boolean;
}

export interface AccountRecord {
	account: Account;
	/** Every element of the account as it was sent, but those of passwords and of the second factor: its name → its XML. */
	elements: ReadonlyMap<string, string>;
}

/** Who it is about, as far as it is known: null is what nobody asked for. */
export type KnownIds = { [Id in keyof WorkerIds]: WorkerIds[Id] | null };
