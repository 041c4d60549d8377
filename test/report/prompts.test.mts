import { promptQuery, refuseRepeats, repeatedInUrl, type PromptRow } from '../../nodes/Workday/workday/report/prompts.ts';
import { reportOfUrl } from '../../nodes/Workday/workday/report/address.ts';
import { resolveConnection } from '../../nodes/Workday/workday/connection/connection.ts';

const connection = resolveConnection({ servicesHost: 'https://services1.example.com', tenant: 'acme' });
const address = (query: string) => reportOfUrl(`https://services1.example.com/ccx/service/customreport2/acme/o/r?${query}`, connection);
const row = (name: string, value: string, idType = ''): PromptRow => ({ name, value, idType });

test('a value goes as it is, a reference with its type in front of the value or behind the name', () => {
	const rows = [row('Effective as of Date', '2026-01-31-08:00'), row('worker', '9999', 'Employee_ID')];
	expect(promptQuery(rows, 'value')).toEqual([['Effective as of Date', '2026-01-31-08:00'], ['worker', 'Employee_ID!9999']]);
	expect(promptQuery(rows, 'name')).toEqual([['Effective as of Date', '2026-01-31-08:00'], ['worker!Employee_ID', '9999']]);
	expect(promptQuery([row('worker!WID', 'a!b')], 'value')).toEqual([['worker!WID', 'a!b']]);
});

test.each([
	['without a name', row('', '1'), /no name/],
	['without a value', row('worker', ''), /"worker" has no value/],
	['whose name has a type already', row('worker!WID', '1', 'WID'), /names an ID type already/],
	['that is no prompt', row('format', 'csv'), /see Format/],
])('a row %s is refused', (_which, one, message) => {
	expect(() => promptQuery([one], 'value')).toThrow(expect.objectContaining({ field: 'Prompts', message: expect.stringMatching(message) }));
});

test('the same prompt is never sent twice without anybody knowing', () => {
	expect(() => refuseRepeats(address('worker!WID=1'), [['worker', 'Employee_ID!2']], true)).toThrow(/"worker" stands in the Report URL as well/);
	expect(() => refuseRepeats(address(''), [['a', '1'], ['a!WID', '2']], false)).toThrow(/"a" is set twice/);
	expect(() => refuseRepeats(address(''), [['a', '1'], ['a', '2']], true)).not.toThrow();
	expect(() => refuseRepeats(address('b=1'), [['a', '1']], false)).not.toThrow();
	expect(repeatedInUrl(address('a=1&a=2&b=3&c!WID=4&c!WID=5'))).toEqual(['a', 'c']);
});
