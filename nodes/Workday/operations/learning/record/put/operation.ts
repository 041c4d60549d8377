/** Learning Record → Put: who completed what, imported from another platform. */
import { defineOperation } from '../../../../n8n/defineOperation';
import { RECORD } from '../../../../workday/learning/kinds';
import { laneOf, runPut } from '../../runPut';
import { readContentFirst } from './contentFirst';
import { fields } from './fields';

export const putRecord = defineOperation({
	resource: 'learningRecord',
	operation: 'put',
	name: 'Put',
	action: 'Put a learning record',
	description: 'Add the completion of a course of another learning platform to the transcript of a worker, or update or inactivate it',
	properties: fields,
	asTool: 'filtered',
	lane: laneOf(RECORD),
	run: (context) => runPut(context, RECORD, (wanted, names) => readContentFirst(context.parameters, wanted, names)),
});
