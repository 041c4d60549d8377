/** Learning Content → Put: what is learned, imported from another platform. */
import { defineOperation } from '../../../../n8n/defineOperation';
import { CONTENT } from '../../../../workday/learning/kinds';
import { laneOf, runPut } from '../../runPut';
import { fields } from './fields';

export const putContent = defineOperation({
	resource: 'learningContent',
	operation: 'put',
	name: 'Put',
	action: 'Put a learning content',
	description: 'Add a course of another learning platform to Workday Learning, or update or inactivate it',
	properties: fields,
	asTool: 'filtered',
	lane: laneOf(CONTENT),
	run: (context) => runPut(context, CONTENT),
});
