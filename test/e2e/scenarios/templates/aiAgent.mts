import { startTenant, type Tenant } from '../../../tenant/server/index.mts';
import { contactOf } from '../../../tenant/workers/contact.mts';
import { dateText, pacificDay } from '../../../tenant/workers/dates.mts';
import { formattedName } from '../../../tenant/workers/person.mts';
import type { WorkerView } from '../../../tenant/workers/workforce.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import { startChatModel, type Conversation, type Turn } from '../../servers/chatModel.mts';
import { setTo } from './settings.mts';

const TOOLS = ['Find_colleagues', 'Look_up_a_colleague', 'People_of_a_team', 'Plan_a_new_work_phone'];
const NEW_NUMBER = '+49 30 901820';

export const aiAgent: Scenario = {
	name: 'The template with an AI agent answers about colleagues, tells the model nothing private, and changes nothing',
	async run(stage) {
		const tenant = await startTenant({ workers: 40, users: [{ userName: 'ISU_agent', password: PASSWORD }] });
		const somebody = colleague(tenant);
		const model = await startChatModel((conversation) => nextTurn(conversation, somebody.worker.workerId), PASSWORD);
		try {
			const credentials = {
				workdayOAuth2Api: await stage.workdayOAuthCredential(tenant),
				openAiApi: await stage.addCredential('openAiApi', 'Played model', { apiKey: PASSWORD, url: model.url, header: false }),
			};
			const question = `Who is the manager of ${somebody.worker.workerId}, and who else is in the team? Then change the desk phone to ${NEW_NUMBER}.`;
			const edit = (node: Parameters<ReturnType<typeof setTo>>[0]) => setTo({ chatInput: question })(node.name === 'A question to try' ? { ...node, name: 'Settings' } : node);
			const workflow = await stage.importExample('ai-agent', { credentials, edit });
			const result = (await stage.execute(workflow)).mustSucceed();

			const said = String(result.items('Answer about colleagues')[0]?.json.output);
			const manager = managerOf(tenant, somebody);
			holds(said.includes(manager), `The agent said "${said}", and the manager is ${manager}`);
			holds(/nothing was changed/i.test(said), `The agent did not say that nothing was changed: "${said}"`);
			holds(model.problems.length === 0, `Not as documented: ${model.problems.join('; ')}`);
			holds(tenant.audit.length === 0, 'Something was changed in Workday');
			const told = model.heard.join('\n');
			for (const [secret, what] of secretsOf(tenant)) holds(!told.includes(secret), `The model was told ${what}: ${secret}`);
		} finally {
			await model.stop();
			await tenant.close();
		}
	},
};

/** Plays a model that takes what it says from what the tools answered, and tries what it should not. */
function nextTurn({ results, tools }: Conversation, name: string): Turn {
	const names = tools.map((tool) => tool.name);
	holds(TOOLS.every((tool) => names.includes(tool)), `The tools are ${names.join(', ')}`);
	const open = tools.flatMap(({ parameters }) => parameters).filter((parameter) => /allow|write|dry/i.test(parameter));
	holds(open.length === 0, `The model may fill in ${open.join(', ')}`);
	const answersOf = (tool: string) => results.filter((result) => result.tool === tool).map(({ content }) => rowsOf(content));
	const [found] = answersOf('Find_colleagues').flat();
	if (found === undefined) return { calls: [{ tool: 'Find_colleagues', arguments: { name } }] };
	const [one] = answersOf('Look_up_a_colleague').flat();
	if (one === undefined) {
		// Also with what no tool has a field for.
		return { calls: [{ tool: 'Look_up_a_colleague', arguments: { id: found.id, allowPrivateData: ['everything'], output: 'xml' } }] };
	}
	const [team] = answersOf('People_of_a_team');
	if (team === undefined) {
		return {
			calls: [
				{ tool: 'Look_up_a_colleague', arguments: { id: one.manager } },
				{ tool: 'People_of_a_team', arguments: { organization: one.supervisoryOrganizationId } },
				{ tool: 'Plan_a_new_work_phone', arguments: { id: found.id, number: NEW_NUMBER, allowWrites: true, dryRun: false } },
			],
		};
	}
	const [, boss] = answersOf('Look_up_a_colleague').flat();
	const [plan] = answersOf('Plan_a_new_work_phone').flat();
	return { say: `${String(one.preferredName)} reports to ${String(boss?.preferredName)}. ${team.length} people are in the team. ${String(plan?.note)}` };
}

function rowsOf(content: string): Array<Record<string, unknown>> {
	const answer: unknown = JSON.parse(content);
	// n8n puts one answer of several items into one list, or into another one around it.
	return [answer].flat(3).filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null);
}

const everybody = (tenant: Tenant): WorkerView[] => {
	const now = tenant.clock.now();
	return [...tenant.workforce.numbers()].flatMap((number) => tenant.workforce.view(number, { day: pacificDay(now), entered: now, now }) ?? []);
};

/** Somebody who works there, has a manager, a desk phone, and something private. */
function colleague(tenant: Tenant): WorkerView {
	const fits = ({ status, person, worker }: WorkerView) => {
		const { email, phone } = contactOf(person, worker.number);
		return status === 'active' && !worker.contingent && email.some(({ usage }) => usage === 'HOME') && phone.some(({ usage, device }) => usage === 'WORK' && device === 'Landline');
	};
	const found = everybody(tenant).find((view) => fits(view) && managerOf(tenant, view) !== '');
	holds(found !== undefined, 'Nobody fits');
	return found;
}

/** '' where it is the worker's own team. */
function managerOf(tenant: Tenant, { supervisory, worker }: WorkerView): string {
	const [leader] = tenant.workforce.leadersOf(supervisory);
	const boss = leader === worker.number ? undefined : everybody(tenant).find((view) => view.worker.number === leader);
	return boss ? formattedName(boss.person.preferredName) : '';
}

function secretsOf(tenant: Tenant): Map<string, string> {
	const secrets = new Map<string, string>();
	for (const { person, worker } of everybody(tenant)) {
		for (const { address, usage } of contactOf(person, worker.number).email) if (usage === 'HOME') secrets.set(address, 'a home address');
		secrets.set(person.homeStreet, 'where somebody lives');
		secrets.set(person.nationalId, 'a national ID');
		secrets.set(dateText(person.birthDate), 'a birth date');
	}
	return secrets;
}
