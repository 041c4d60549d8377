import type { Noun } from '../../n8n/recordFields';

export const ORGANIZATIONS: Noun = { one: 'organization', many: 'organizations' };
