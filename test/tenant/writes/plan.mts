/** Workday's rules for contact data: from what a request wants to edits, or to what is wrong with it. */
import { invalidId, problem } from '../server/exchange.mts';
import type { ValidationError } from '../server/faults.mts';
import type { Id, RequestElement } from '../server/requestXml.mts';
import { wid } from '../workers/random.mts';
import type { Scope } from './processes.mts';

export interface WantedUsage {
	usage: Scope;
	primary: boolean;
	public: boolean;
	usageComment?: string;
	useFor?: readonly string[];
}

/** One item of a request. */
export interface Wanted<V> {
	at: RequestElement;
	remove: boolean;
	reference?: Id;
	newId?: string;
	usages: readonly WantedUsage[];
	value: V | undefined;
}

export interface Existing {
	key: string;
	id: string;
	usage: Scope;
	primary: boolean;
}

export interface PlanOptions {
	idType: 'Email_ID' | 'Phone_ID';
	seed: number;
	/** Which usages this operation may touch. */
	scopes: readonly Scope[];
	/** All that is not primary goes, and references are refused. */
	replaceAll: boolean;
	/** Ids of this kind that others have. */
	taken(id: string): boolean;
	newKey(): string;
}

export interface Planned<V> {
	key: string;
	/** Absent: deleted. */
	item?: V & WantedUsage & { key: string; id: string };
}

/** Nothing is planned as soon as anything is wrong: a request takes effect as a whole or not at all. */
export function plan<V extends object>(
	wanted: readonly Wanted<V>[],
	all: readonly Existing[],
	options: PlanOptions,
): { edits: Planned<V>[]; problems: ValidationError[] } {
	const problems: ValidationError[] = [];
	const edits = new Map<string, Planned<V>>();
	const existing = all.filter(({ usage }) => options.scopes.includes(usage));
	const touched = new Set(wanted.flatMap(({ usages }) => usages.map(({ usage }) => usage)));
	const scopes = options.scopes.filter((scope) => options.scopes.length === 1 || touched.has(scope));
	if (options.replaceAll) {
		for (const { key, usage, primary } of existing) if (!primary && scopes.includes(usage)) edits.set(key, { key });
	}
	for (const item of wanted) {
		const found = check(item, existing, options, problems);
		if (found === 'refused') continue;
		if (found && edits.has(found.key)) problems.push(problem('The same entry is named twice.', item.at));
		if (item.remove) {
			if (found) edits.set(found.key, { key: found.key });
			continue;
		}
		const [usage] = item.usages;
		if (!usage || !item.value) continue;
		// A primary one without a reference takes the place of the one there is, which is gone then.
		const former = usage.primary && !found ? existing.find((each) => each.primary && each.usage === usage.usage) : undefined;
		if (former) edits.set(former.key, { key: former.key });
		const key = found?.key ?? options.newKey();
		edits.set(key, { key, item: { ...item.value, ...usage, key, id: item.newId ?? found?.id ?? key } });
	}
	if (problems.length === 0) problems.push(...primaries([...edits.values()], existing, scopes, wanted[0]?.at));
	return { edits: [...edits.values()], problems };
}

/** @returns the entry that the item refers to, nothing when it is new */
function check<V>(
	{ at, remove, reference, newId, usages, value }: Wanted<V>,
	existing: readonly Existing[],
	{ idType, seed, scopes, replaceAll, taken }: PlanOptions,
	problems: ValidationError[],
): Existing | undefined | 'refused' {
	const before = problems.length;
	const found =
		reference &&
		existing.find(({ id, key }) => (reference.type === 'WID' ? wid(seed, idType, key) : id) === reference.value);
	if (replaceAll && remove) problems.push(problem('Delete cannot be used while everything is replaced.', at));
	if (replaceAll && reference) problems.push(problem('A reference cannot be used while everything is replaced.', at));
	if (reference && !found) problems.push(invalidId(reference));
	if (remove && !reference) problems.push(problem('To delete an entry its reference is needed.', at));
	if (!remove) {
		if (!value || usages.length === 0) problems.push(problem('Data and usage are needed unless an entry is deleted.', at));
		const types = new Set(usages.map(({ usage }) => usage));
		if (types.size > 1) problems.push(problem('The embedded tenant has one usage for each entry.', at));
		else if (usages.length > 1) problems.push(problem('The same usage type cannot be given twice.', at));
		for (const { usage, primary } of usages) {
			if (!scopes.includes(usage)) problems.push(problem(`The usage ${usage} does not belong to this operation.`, at));
			if (found && found.usage !== usage) problems.push(problem('The usage of an existing entry cannot change.', at));
			if (found && found.primary !== primary)
				problems.push(problem('A primary entry cannot become an additional one, nor the other way round.', at));
		}
		if (newId !== undefined && newId !== found?.id && taken(newId)) problems.push(problem(`The ID ${newId} is in use.`, at));
	}
	return problems.length > before ? 'refused' : found;
}

/** At most one primary entry of each usage, and one wherever there are additional ones. */
function primaries<V>(
	edits: readonly Planned<V>[],
	existing: readonly Existing[],
	scopes: readonly Scope[],
	at: RequestElement | undefined,
): ValidationError[] {
	const after = new Map<string, { usage: Scope; primary: boolean }>(existing.map((each) => [each.key, each]));
	for (const { key, item } of edits) {
		if (item) after.set(key, item);
		else after.delete(key);
	}
	return scopes.flatMap((scope) => {
		const own = [...after.values()].filter(({ usage }) => usage === scope);
		const count = own.filter(({ primary }) => primary).length;
		if (count > 1) return [problem(`Only one ${scope} entry can be primary.`, at)];
		// Data that was so before is not this request's fault.
		const touched = edits.some(({ key, item }) => (item ?? existing.find((each) => each.key === key))?.usage === scope);
		if (touched && count === 0 && own.length > 0)
			return [problem(`Additional ${scope} entries need exactly one primary entry.`, at)];
		return [];
	});
}
