import { startTenant } from '../../../tenant/server/index.mts';
import { isoDay, pacificDay } from '../../../tenant/workers/dates.mts';
import { pollTimes } from '../../polled.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import { until } from '../../until.mts';

const FAR_AHEAD = 10;
const LONG_AGO = 20;

export const joinerMoverLeaver: Scenario = {
	name: 'The example for joiners, movers and leavers sends each event its own way',
	async run(stage) {
		const tenant = await startTenant({ workers: 60, users: [{ userName: 'ISU_jml', password: PASSWORD }] });
		try {
			const workdayIsuApi = await stage.workdayCredential(tenant);
			const workflow = await stage.importExample('joiner-mover-leaver', {
				credentials: { workdayIsuApi },
				edit({ type, parameters }) {
					if (type !== 'n8n-nodes-workday.workdayTrigger') return;
					parameters.pollTimes = pollTimes;
					parameters.options = { ...(parameters.options as object), safetyLag: 1 };
				},
			});
			const before = tenant.requests.length;
			await stage.activate(workflow);
			await until('the first request of the trigger', async () => tenant.requests.length > before);
			const { workforce } = tenant;
			const { ledger } = workforce;
			const entered = tenant.clock.now();
			const today = pacificDay(entered);
			const [mover, leaver, onLeave] = [0, 1, 2].map((nth) => workforce.example('active', nth));
			const joiner = ledger.hireWorker({ effective: isoDay(today - LONG_AGO), entered });
			const soon = ledger.hireWorker({ effective: isoDay(today + FAR_AHEAD), entered });
			ledger.retitle(mover ?? 0, 'Another title', { effective: isoDay(today), entered });
			ledger.terminate(leaver ?? 0, { lastDay: isoDay(today - LONG_AGO), entered });
			ledger.leave(onLeave ?? 0, { effective: isoDay(today), entered });
			const wanted: Record<string, number | undefined> = {
				'Create the account': joiner,
				'Prepare the account': soon,
				'Update the account': mover,
				'Disable the account': leaver,
				'Suspend the account': onLeave,
			};
			await until('five events', async () => (await events()).length >= Object.keys(wanted).length, { explain: async () => JSON.stringify(await events()) });
			await stage.deactivate(workflow);
			const came = (await events()).sort();
			const should = Object.entries(wanted).map(([node, worker]) => `${node} ${workforce.wid(worker ?? 0)}`).sort();
			holds(came.join('\n') === should.join('\n'), `There came\n${came.join('\n')}\nnot\n${should.join('\n')}`);

			async function events(): Promise<string[]> {
				const runs = await workflow.executions(stage.rest);
				return Object.keys(wanted).flatMap((node) => runs.flatMap((run) => run.items(node).map(({ json }) => `${node} ${(json.worker as { id: string }).id}`)));
			}
		} finally {
			await tenant.close();
		}
	},
};
