/** Which puts wait for each other. */
import { Parameters } from '../../nodes/Workday/n8n/parameters.ts';
import { laneOf } from '../../nodes/Workday/operations/learning/runPut.ts';
import { CONTENT, ENROLLMENT, RECORD, type LearningKind } from '../../nodes/Workday/workday/learning/kinds.ts';

const lane = (kind: LearningKind, values: Record<string, unknown>) => laneOf(kind)(new Parameters((name) => values[name]));
const json = (values: object) => ({ specifyValues: 'json', valuesJson: JSON.stringify(values) });

test.each([
	['in fields', { recordId: 'R-1', learner: '21001' }],
	['as the editor saves it', { recordId: 'R-1', learner: { __rl: true, mode: 'id', value: '21001' }, idType: 'Employee_ID' }],
	['in JSON', json({ recordId: 'R-1', learner: '21001' })],
])('records of one learner wait for each other, named %s', (_how, values) => {
	expect(lane(RECORD, values)).toEqual({ kind: 'Employee_ID', id: '21001', own: { kind: 'recordId', id: 'R-1' } });
});

test('the kind of ID of the learner counts', () => {
	expect(lane(ENROLLMENT, { enrollmentId: 'E-1', learner: 'C-7', idType: 'Contingent_Worker_ID' })).toMatchObject({ kind: 'Contingent_Worker_ID', id: 'C-7' });
	expect(lane(RECORD, json({ recordId: 'R-1', learner: { type: 'Contingent_Worker_ID', id: 'C-7' } }))).toMatchObject({ kind: 'Contingent_Worker_ID', id: 'C-7' });
});

test('what names no learner is about itself', () => {
	expect(lane(RECORD, { recordId: 'R-1', learner: '' })).toMatchObject({ kind: 'recordId', id: 'R-1' });
	expect(lane(RECORD, json({ recordId: 'R-1', inactive: true }))).toMatchObject({ kind: 'recordId', id: 'R-1' });
	expect(lane(CONTENT, { contentId: 'C-1' })).toMatchObject({ kind: 'contentId', id: 'C-1' });
});
