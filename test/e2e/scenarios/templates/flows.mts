import type { Scenario } from '../../scenario.mts';
import { joinerMoverLeaver } from './joinerMoverLeaver.mts';
import { learningMembership } from './learningMembership.mts';
import { learningTranscripts } from './learningTranscripts.mts';
import { nightlyReport } from './nightlyReport.mts';
import { organizationsToGroups } from './organizationsToGroups.mts';
import { writeBack } from './writeBack.mts';

/** Templates that a schedule starts, and the example for events. */
export const flows: readonly Scenario[] = [joinerMoverLeaver, nightlyReport, organizationsToGroups, writeBack, learningMembership, learningTranscripts];
