import type { Noun } from '../../../n8n/recordFields';

export const MEMBERSHIPS: Noun = { one: 'membership', many: 'memberships' };
export const WORKERS: Noun = { one: 'worker', many: 'workers' };
export const ACCOUNTS: Noun = { one: 'account', many: 'accounts' };
