import { type Place, PLACES } from './places.mts';
import { Random } from './random.mts';
import type { Scenario } from './scenarios.mts';

export interface Position {
	id: string;
	title: string;
	businessTitle: string;
	profile: { id: string; name: string; families: readonly string[]; level: string };
	place: Place;
	workSpace?: string;
	exempt: boolean;
	timeType: 'Full_time' | 'Part_time';
	/** Employee_Type_ID or Contingent_Worker_Type_ID. */
	workerType: string;
	weeklyHours: number;
	salary: number;
}

const PROFILES: readonly [Position['profile'], ...Position['profile'][]] = [
	{ id: 'ENG_SW_2', name: 'Software Engineer II', families: ['ENG', 'RND'], level: 'IC_2' },
	{ id: 'SALES_EXEC', name: 'Account Executive, Mid-Market', families: ['SALES'], level: 'IC_3' },
	{ id: 'HR_BP', name: 'HR Business Partner', families: ['HR'], level: 'IC_3' },
	{ id: 'R&D_LEAD', name: 'R&D Lead', families: ['RND', 'ENG', 'MGMT'], level: 'M_1' },
	{ id: 'FIN_AN', name: 'Financial Analyst', families: [], level: 'IC_1' },
	{ id: 'CARE_1', name: "Customer's Advocate", families: ['CARE'], level: 'IC_1' },
];

const EMPLOYEE_TYPES = ['Regular', 'Regular', 'Regular', 'Fixed_Term', 'Intern'] as const;
const CONTINGENT_TYPES = ['Contract', 'Consultant'] as const;

function positionOf(random: Random, number: number, nth: number, contingent: boolean): Position {
	const profile = random.pick(PROFILES);
	const partTime = nth > 0 || random.chance(0.15);
	return {
		id: `P-${String(number).padStart(5, '0')}${nth === 0 ? '' : `-${nth}`}`,
		title: profile.name,
		businessTitle: random.chance(0.3) ? `Senior ${profile.name}` : profile.name,
		profile,
		place: random.pick(PLACES),
		...(random.chance(0.3) && { workSpace: `Desk ${random.between(1, 12)}-${random.between(100, 999)}` }),
		exempt: random.chance(0.6),
		timeType: partTime ? 'Part_time' : 'Full_time',
		workerType: random.pick(contingent ? CONTINGENT_TYPES : EMPLOYEE_TYPES),
		weeklyHours: partTime ? 20 : 40,
		salary: random.between(40, 220) * 1000,
	};
}

/** The primary position first. */
export function positionsOf(
	seed: number,
	number: number,
	scenario: Scenario,
	contingent: boolean,
): [Position, ...Position[]] {
	const random = new Random(seed, 'positions', number);
	const primary = positionOf(random, number, 0, contingent);
	if (scenario === 'retitled') primary.businessTitle = `Principal ${primary.title}`;
	if (scenario !== 'severalJobs') return [primary];
	return [primary, positionOf(random, number, 1, contingent), positionOf(random, number, 2, contingent)];
}
