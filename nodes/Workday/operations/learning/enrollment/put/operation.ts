/** Learning Enrollment → Put: an enrollment of before Workday Learning, by a request whose schema is public. */
import { defineOperation } from '../../../../n8n/defineOperation';
import { ENROLLMENT } from '../../../../workday/learning/kinds';
import { laneOf, runPut } from '../../runPut';
import { fields } from './fields';

export const putEnrollment = defineOperation({
	resource: 'learningEnrollment',
	operation: 'put',
	name: 'Put',
	action: 'Put a learning enrollment',
	description: 'Add an enrollment of a worker in a course of Workday Learning with its result, or update or rescind it',
	properties: fields,
	asTool: 'filtered',
	lane: laneOf(ENROLLMENT),
	run: (context) => runPut(context, ENROLLMENT),
});
