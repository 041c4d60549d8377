import type { Noun } from '../../n8n/recordFields';

export const RESOURCE = 'report';

export const ROWS: Noun = { one: 'row', many: 'rows' };
