/** n8n's node panel looks in the name and the aliases of a node, and not in its operations. */
import { resources } from '../nodes/Workday/operations/index.ts';
import { textOf } from './support/sources.mts';

const { alias } = JSON.parse(textOf('nodes/Workday/Workday.node.json')) as { alias: string[] };
const found = (words: string): boolean => alias.some((one) => one.toLowerCase().includes(words.toLowerCase()));
/** As the action is called in the panel: an operation whose name says nothing without its resource has it beside it. */
const WRITES = resources.flatMap(({ name: resource, operations }) =>
	operations.flatMap(({ name }) => (name === 'Put' ? [`Put ${resource}`] : name.startsWith('Update ') ? [name] : [])),
);

test('there are operations that write', () => {
	expect(WRITES).toContain('Put Learning Record');
	expect(WRITES).toContain('Update Contact');
});

/** What people type. */
const TYPED = ['Get Workers', 'Get Organizations', 'RaaS Report', 'reset password', 'course completions', 'phone number', 'check permissions'];

test.each([...WRITES, ...TYPED])('the node is found by "%s"', (words) => {
	expect(found(words)).toBe(true);
});
