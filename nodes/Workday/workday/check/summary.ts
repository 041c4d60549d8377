/** All findings of a run → one text for people, with what to do first. */
import { listed } from '../permissions/advice';
import { TASK, type Domain } from '../permissions/names';
import { CONNECTION, STATES, type Finding, type State } from './finding';

export interface Summary {
	/** Nothing was refused, missing or failed. */
	readonly ok: boolean;
	/** Markdown. */
	readonly summary: string;
	readonly works: number;
	readonly refused: number;
	readonly missing: number;
	readonly failed: number;
	readonly notTried: number;
	/** To be given, or looked at, each once. */
	readonly domains: readonly Domain[];
	/** To be run in Workday. */
	readonly tasks: readonly string[];
}

const HEADINGS: Readonly<Record<State, string>> = {
	refused: 'Refused by Workday',
	missing: 'Asked for, and never there',
	failed: 'Could not be found out',
	notTried: 'Not tried',
	works: 'Works',
};

const PROBLEMS: readonly State[] = ['refused', 'missing', 'failed'];
export const isProblem = ({ state }: Finding): boolean => PROBLEMS.includes(state);

/** @param where the tenant */
export function summaryOf(findings: readonly Finding[], where: string): Summary {
	const of = (state: State) => findings.filter((one) => one.state === state);
	const problems = findings.filter(isProblem);
	const [works, refused, missing, failed, notTried] = (['works', 'refused', 'missing', 'failed', 'notTried'] as const).map((state) => of(state).length);
	return {
		ok: problems.length === 0,
		summary: [`# Workday connection: ${where}`, headline(findings), ...STATES.flatMap((state) => section(state, of(state))), ...setUp(problems)].join('\n\n'),
		...{ works: works ?? 0, refused: refused ?? 0, missing: missing ?? 0, failed: failed ?? 0, notTried: notTried ?? 0 },
		domains: [...new Set(problems.flatMap(({ domains }) => domains))],
		tasks: tasksOf(problems),
	};
}

/** One line. */
export function headline(findings: readonly Finding[]): string {
	const counts = STATES.map((state) => ({ state, count: findings.filter((one) => one.state === state).length })).filter(({ count }) => count > 0);
	const text = counts.map(({ state, count }) => `${count} ${state === 'works' && count === 1 ? 'works' : WORDS[state]}`);
	return `${text.length > 0 ? listed(text) : 'Nothing was tried'}.${findings.some(isProblem) ? '' : ' No permission is missing, as far as reads show.'}`;
}

const WORDS: Readonly<Record<State, string>> = { refused: 'refused', missing: 'missing', failed: 'failed', notTried: 'not tried', works: 'work' };

function section(state: State, findings: readonly Finding[]): string[] {
	if (findings.length === 0) return [];
	return [`## ${HEADINGS[state]}`, findings.map((one) => (state === 'works' ? worked(one) : entry(one))).join('\n')];
}

/** Who answered, and what time it is there, is worth a line; of the rest that it works is all. */
const worked = ({ about, title, message }: Finding): string => (about === CONNECTION ? `- ${title}: ${message}` : `- ${title}`);

function entry({ title, message, domains, otherDomains, access, businessProcesses, operations }: Finding): string {
	const domain = domains.length > 0 ? ` Domain: **${domains.join(', ')}** (${access}).` : '';
	const others = otherDomains.length > 0 ? ` If given already: ${otherDomains.join(', ')}.` : '';
	const processes = businessProcesses.map(({ policy, initiatingAction }) => ` Business process policy: **${policy}**, initiating action ${initiatingAction}.`).join('');
	const needed = operations.length > 0 ? ` Needed by ${operations.join('; ')}.` : '';
	return `- **${title}**: ${message}${domain}${others}${processes}${needed}`;
}

function setUp(problems: readonly Finding[]): string[] {
	const tasks = tasksOf(problems);
	return tasks.length === 0 ? [] : ['## To do in Workday', tasks.map((task, index) => `${index + 1}. ${task}`).join('\n')];
}

const GIVE = `${TASK.give}: `;

/** Each once, all domains in one visit of the task that gives them; what activates the others, at the end. */
function tasksOf(findings: readonly Finding[]): string[] {
	const activating: readonly string[] = [TASK.activate, TASK.activateSignIn];
	const all = [...new Set(findings.flatMap(({ tasks }) => tasks))];
	const given = all.filter((task) => task.startsWith(GIVE)).map((task) => task.slice(GIVE.length));
	const others = all.filter((task) => !activating.includes(task) && !task.startsWith(GIVE));
	return [...others, ...(given.length > 0 ? [GIVE + [...new Set(given)].join('; ')] : []), ...all.filter((task) => activating.includes(task))];
}
