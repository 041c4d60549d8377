import { customFields } from '../../nodes/Workday/workday/record/customFields.ts';

const custom = (name: string, value: string, more = {}) => ({ name, workdayName: '', descriptor: '', value, ...more });

test('nothing is lost, whatever they are called', () => {
	const prefixed = [custom('P_a', '1'), custom('a', '2'), custom('P_b', '3'), custom('P_', '4')];
	expect(customFields(prefixed, 'P_')).toEqual({ P_a: '1', a: '2', b: '3', P_: '4' });
	const alike = [custom('a', '1'), custom('a', '2'), custom('a 2', '3'), custom('a', '4')];
	expect(customFields(alike, '')).toEqual({ a: '1', 'a 2': '2', 'a 2 2': '3', 'a 3': '4' });
	expect(customFields([custom('P_a', '1'), custom('P_a', '2')], 'P_')).toEqual({ a: '1', 'a 2': '2' });
	const fields = customFields([custom('__proto__', '1'), custom('constructor', '2')], '');
	expect(Object.entries(fields)).toEqual([['__proto__', '1'], ['constructor', '2']]);
});

test('the name is the field’s own, else Workday’s, else what is shown; without any there is no field', () => {
	const rows = [custom('', '1', { workdayName: 'w', descriptor: 'd' }), custom('', '2', { descriptor: 'd' }), custom('', '3')];
	expect(customFields(rows, '')).toEqual({ w: '1', d: '2' });
});
