import { csvRows } from '../../nodes/Workday/n8n/lib/csv.ts';

test('a cell is quoted for what would end it or its row, for a line break of any system among that', () => {
	const cells = ['plain', 'a,b', 'say "hi"', 'one\r\ntwo', 'one\ntwo', 'one\rtwo'];
	expect(csvRows([cells])).toBe('plain,"a,b","say ""hi""","one\r\ntwo","one\ntwo","one\rtwo"\r\n');
});
