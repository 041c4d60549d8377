/** So that an operation is added with an example for real n8n servers. */
import { allOperations } from './scenarios/operations/example.mts';
import { EXAMPLES, withoutExample } from './scenarios/operations/index.mts';

test('every operation of the node runs in a workflow of the suite', () => {
	expect(withoutExample()).toEqual([]);
	expect(EXAMPLES).toHaveLength(allOperations().length);
	expect(allOperations().length).toBeGreaterThan(20);
});
