import type { Scenario } from '../../scenario.mts';
import { activeDirectory } from './activeDirectory.mts';
import { big } from './big.mts';
import { events } from './events.mts';
import { load } from './load.mts';

export const directory: readonly Scenario[] = [load, events, activeDirectory, big].map((scenario) => ({ ...scenario, needs: ['slapd'] }));
