import type { Scenario } from '../scenario.mts';
import { activation } from './activation.mts';
import { change } from './change.mts';
import { killed, killedWhileReading, restarted } from './ended.mts';
import { failingWorkflow } from './failingWorkflow.mts';
import { outage } from './outage.mts';
import { paused } from './paused.mts';
import { wrongPassword } from './wrongPassword.mts';

export const SCENARIOS: readonly Scenario[] = [
	activation,
	change,
	killed,
	killedWhileReading,
	restarted,
	paused,
	failingWorkflow,
	outage,
	wrongPassword,
];
