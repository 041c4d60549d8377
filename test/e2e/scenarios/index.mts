import type { Scenario } from '../scenario.mts';
import { buttons } from './credentials/buttons.mts';
import { firstSteps } from './editor/firstSteps.mts';
import { found } from './editor/found.mts';
import { panels } from './editor/panels.mts';
import { getWorkers } from './examples/getWorkers.mts';
import { fanOut } from './fanOut/fanOut.mts';
import { directory } from './ldap/index.mts';
import { everyOperation } from './operations/index.mts';
import { mainKilled, workerKilled } from './queue/killed.mts';
import { onWorkers } from './queue/webhook.mts';
import { accounts } from './templates/accounts.mts';
import { flows } from './templates/flows.mts';
import { aiAgent } from './templates/aiAgent.mts';
import { activation } from './trigger/activation.mts';
import { change } from './trigger/change.mts';
import { killed, killedWhileReading, restarted } from './trigger/ended.mts';
import { failingWorkflow } from './trigger/failingWorkflow.mts';
import { outage } from './trigger/outage.mts';
import { paused } from './trigger/paused.mts';
import { staticData } from './trigger/staticData.mts';
import { wrongPassword } from './trigger/wrongPassword.mts';

export const SCENARIOS: readonly Scenario[] = [
	getWorkers,
	everyOperation,
	buttons,
	onWorkers,
	workerKilled,
	mainKilled,
	activation,
	change,
	staticData,
	killed,
	killedWhileReading,
	restarted,
	paused,
	failingWorkflow,
	outage,
	wrongPassword,
	...accounts,
	fanOut,
	aiAgent,
	...directory,
	...flows,
	found,
	firstSteps,
	panels,
];
