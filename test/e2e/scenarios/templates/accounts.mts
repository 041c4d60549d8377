/** Templates that keep accounts in other systems. */
import type { Scenario } from '../../scenario.mts';
import { entra } from './entra.mts';
import { google } from './google.mts';
import { okta } from './okta.mts';
import { scim } from './scim.mts';

export const accounts: readonly Scenario[] = [scim, entra, okta, google];
