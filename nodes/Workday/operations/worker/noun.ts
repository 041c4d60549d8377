import type { Noun } from '../../n8n/recordFields';

export const WORKERS: Noun = { one: 'worker', many: 'workers' };
