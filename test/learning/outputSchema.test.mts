/** What the editor shows before a node has run is what the items will have. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { CONTENT, ENROLLMENT, RECORD } from '../../nodes/Workday/workday/learning/kinds.ts';
import { root, textOf } from '../support/sources.mts';

test.each([
	['learningContent', CONTENT],
	['learningEnrollment', ENROLLMENT],
	['learningRecord', RECORD],
])('the schema of %s is what scripts/generate-schema.mjs makes, and names what each item is about', (resource, kind) => {
	const file = textOf(`nodes/Workday/__schema__/v1.0.0/${resource}/put.json`);
	const made = execFileSync(process.execPath, [join(root, 'scripts/generate-schema.mjs'), '--print', `${resource}/put`], { encoding: 'utf8' });
	expect(file.split(/\r?\n/)).toEqual(made.split(/\r?\n/));
	const about = [kind.idKey, ...kind.fields.filter((field) => 'required' in field).flatMap(({ key, type }) => (type === 'learner' ? [key, 'learnerIdType'] : [key]))];
	const { properties } = JSON.parse(file) as { properties: object };
	expect(Object.keys(properties)).toEqual([...about, 'outcome', 'changes', 'requests', 'undo']);
});
