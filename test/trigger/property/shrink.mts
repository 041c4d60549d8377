/** Makes a history smaller while it still fails in the same way. */
import type { IDataObject } from 'n8n-workflow';
import type { Plan, Step } from './plan.mts';

/** @returns the kind of mistake; undefined: none */
export type Judge = (plan: Plan) => Promise<string | undefined>;

export async function shrunk(plan: Plan, fails: Judge): Promise<Plan> {
	const mistake = await fails(plan);
	if (mistake === undefined) return plan;
	let smallest = plan;
	const tryIt = async (smaller: Plan): Promise<boolean> => {
		if ((await fails(smaller)) !== mistake) return false;
		smallest = smaller;
		return true;
	};
	for (let before = ''; before !== JSON.stringify(smallest); ) {
		before = JSON.stringify(smallest);
		for (let many = Math.ceil(smallest.steps.length / 2); many >= 1; many = Math.floor(many / 2)) {
			for (let from = smallest.steps.length - many; from >= 0; from -= many) {
				const { steps } = smallest;
				await tryIt({ ...smallest, steps: [...steps.slice(0, from), ...steps.slice(from + many)] });
			}
		}
		for (const simpler of simplerSteps(smallest)) await tryIt({ ...smallest, steps: smallest.steps.map((step, at) => simpler(step, at)) });
		for (const simpler of simplerSettings(smallest)) await tryIt(simpler(smallest));
	}
	return smallest;
}

type Change = (step: Step, at: number) => Step;

/** Each step without one of the things that make it special. */
function simplerSteps({ steps }: Plan): Change[] {
	return steps.flatMap((step, index): Change[] => {
		const only = (change: (step: Step) => Step): Change => (one, at) => (at === index ? change(one) : one);
		if ('poll' in step) return Object.keys(step.poll).map((key) => only((one) => ('poll' in one ? { ...one, poll: without(one.poll, key) } : one)));
		if ('enter' in step) {
			return ['late', 'zone', 'sameAs', 'contingent'].flatMap((key) =>
				key in step.enter ? [only((one) => ('enter' in one ? { ...one, enter: { ...without(one.enter, key), id: one.enter.id, do: one.enter.do } } : one))] : [],
			);
		}
		return [];
	});
}

function simplerSettings({ tenant, parameters, poller, version }: Plan): Array<(plan: Plan) => Plan> {
	const options = (parameters.options ?? {}) as IDataObject;
	return [
		...Object.keys(tenant).map((key) => (plan: Plan) => ({ ...plan, tenant: without(plan.tenant, key) })),
		...Object.keys(parameters)
			.filter((key) => key !== 'events')
			.map((key) => (plan: Plan) => ({ ...plan, parameters: without(plan.parameters, key) as IDataObject })),
		...Object.keys(options).map((key) => (plan: Plan) => ({ ...plan, parameters: { ...plan.parameters, options: without((plan.parameters.options ?? {}) as IDataObject, key) as IDataObject } })),
		...(parameters.events as string[]).map((event) => (plan: Plan) => {
			const events = (plan.parameters.events as string[]).filter((one) => one !== event);
			return { ...plan, parameters: { ...plan.parameters, events: events.length > 0 ? events : plan.parameters.events } as IDataObject };
		}),
		...(poller.kind === 'durable' ? [(plan: Plan): Plan => ({ ...plan, poller: { kind: 'legacy' } })] : []),
		...(version === undefined ? [] : [(plan: Plan): Plan => ({ ...plan, version: undefined })]),
	];
}

function without<T extends object>(object: T, key: string): T {
	const entries = Object.entries(object).filter(([name]) => name !== key);
	return Object.fromEntries(entries) as T;
}
