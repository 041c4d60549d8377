/** What a generated worker is an example of. */
export type Scenario =
	| 'active'
	| 'futureHire'
	| 'onLeave'
	| 'returnedFromLeave'
	| 'terminated'
	| 'terminationToCome'
	| 'terminationRescinded'
	| 'rehired'
	| 'hireRescinded'
	| 'contingent'
	| 'contingentEnded'
	| 'convertedContingent'
	| 'convertedEmployee'
	| 'severalJobs'
	| 'retitled'
	/** Not generated: a test has hired them. */
	| 'scripted';

/**
 * Workers that lead nothing walk through these forty in turn: a tenant of fifty workers has every scenario. The two
 * halves of a conversion are neighbours: the employee has the person of the worker before.
 */
const CYCLE: readonly Scenario[] = [
	'futureHire',
	'onLeave',
	'terminated',
	'terminationToCome',
	'rehired',
	'hireRescinded',
	'contingent',
	'contingentEnded',
	'convertedContingent',
	'convertedEmployee',
	'severalJobs',
	'retitled',
	'returnedFromLeave',
	'terminationRescinded',
	'active',
	'active',
	'active',
	'contingent',
	'active',
	'active',
	'active',
	'active',
	'active',
	'terminated',
	'active',
	'active',
	'active',
	'active',
	'active',
	'contingent',
	'active',
	'active',
	'severalJobs',
	'active',
	'active',
	'active',
	'active',
	'active',
	'terminated',
	'active',
];

export function scenarioOf(worker: number, leaders: number): Scenario {
	if (worker < leaders) return 'active';
	return CYCLE[(worker - leaders) % CYCLE.length] ?? 'active';
}

const CONTINGENT: ReadonlySet<Scenario> = new Set(['contingent', 'contingentEnded', 'convertedContingent']);

export const isContingent = (scenario: Scenario): boolean => CONTINGENT.has(scenario);
