import { isuData } from '../../credentialData.mts';
import { polledWorkflow } from '../../polled.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { listField, textField } from '../../rest.mts';
import { tellsSecret, WRONG_PASSWORD } from '../../secrets.mts';
import type { Stage } from '../../stage.mts';
import { until } from '../../until.mts';
import type { Workflow } from '../../workflow.mts';

/** What n8n shows the user: 1.x answers with it, 2.x says yes, polls five times and puts it into the status. */
async function refusal(stage: Stage, workflow: Workflow): Promise<string> {
	const { status, data } = await workflow.activate(stage.rest);
	if (status !== 200) return textField(data, 'message');
	return await until('activation has failed', async () => {
		const publication = await stage.rest.get(`/workflows/${workflow.id}/publication-status`);
		const [trigger] = listField(publication, 'triggers');
		return textField(publication, 'status') === 'failed' && textField(trigger, 'errorMessage');
	});
}

export const wrongPassword: Scenario = {
	name: 'With a wrong password activation fails, the message says why, and it is tried once',
	mayLog: /There was a problem activating the workflow|Workday refused the sign-in/,
	async run(stage) {
		const [, locked] = stage.tenant.settings.users;
		holds(locked !== undefined, 'The tenant has no second user');
		const credential = await stage.addCredential('workdayIsuApi', 'Wrong password', isuData(stage.tenant, { ...locked, password: WRONG_PASSWORD }));
		const workflow = await polledWorkflow(stage, 'Wrong password', { credential });
		const message = await refusal(stage, workflow);
		holds(/password/i.test(message), `The message does not speak of the password: ${message}`);
		holds(!tellsSecret(message), 'The message tells the password');
		// n8n 2.x polls five times, and five wrong passwords in a row lock an account.
		const signIns = stage.tenant.accounts.failedSignIns(locked.userName);
		holds(signIns === 1, `It was tried ${signIns} times`);
	},
};
