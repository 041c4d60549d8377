export const ROWS = { one: 'row', many: 'rows' };
