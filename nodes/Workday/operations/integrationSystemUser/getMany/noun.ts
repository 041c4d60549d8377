import type { Noun } from '../../../n8n/recordFields';

export const SYSTEM_USERS: Noun = { one: 'user', many: 'users' };
export const SYSTEMS: Noun = { one: 'integration system', many: 'integration systems' };
