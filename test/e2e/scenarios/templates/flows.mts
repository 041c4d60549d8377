import type { Scenario } from '../../scenario.mts';
import { nightlyReport } from './nightlyReport.mts';
import { organizationsToGroups } from './organizationsToGroups.mts';

/** Templates that a schedule starts. */
export const flows: readonly Scenario[] = [nightlyReport, organizationsToGroups];
