/** One operation in a workflow, and what it must have given. */
import { isDeepStrictEqual } from 'node:util';
import { resources } from '../../../../nodes/Workday/operations/index.ts';
import type { Tenant } from '../../../tenant/server/index.mts';
import { pacificDay } from '../../../tenant/workers/dates.mts';
import type { WorkerView } from '../../../tenant/workers/workforce.mts';
import type { Item } from '../../runResult.mts';

export type Json = Record<string, unknown>;

export interface OperationExample {
	resource: string;
	operation: string;
	/** Absent: the integration system user. */
	authentication?: 'oAuth2';
	/** What a user sets; before the workflow is made, so it may also prepare the tenant. */
	parameters(tenant: Tenant): Json;
	/** Throws unless the items are what the tenant says. */
	check(items: readonly Item[], tenant: Tenant): void;
}

export const keyOf = ({ resource, operation }: { resource: string; operation: string }): string => `${resource}.${operation}`;

/** Of the node's own list: `resource.operation`. */
export const allOperations = (): string[] => resources.flatMap(({ operations }) => operations.map(keyOf));

export function same(what: string, came: unknown, wanted: unknown): void {
	if (isDeepStrictEqual(came, wanted)) return;
	throw new Error(`${what}: ${short(came)} instead of ${short(wanted)}`);
}

/** In whatever order. */
export function sameSet(what: string, came: readonly unknown[], wanted: readonly unknown[]): void {
	if (wanted.length === 0) throw new Error(`${what}: the tenant has none, so nothing is tried`);
	same(what, came.map(String).sort(), wanted.map(String).sort());
}

const short = (value: unknown): string => JSON.stringify(value)?.slice(0, 400) ?? 'nothing';

export const values = (items: readonly Item[], name: string): unknown[] => items.map(({ json }) => json[name]);

export const byId = (value: string): Json => ({ __rl: true, mode: 'id', value });

/** As of today, in the order of their numbers. */
export function everybody({ workforce, clock }: Tenant): WorkerView[] {
	const asOf = { day: pacificDay(clock.now()), entered: clock.now(), now: clock.now() };
	return [...workforce.numbers()].map((number) => workforce.view(number, asOf)).filter((view) => view !== undefined);
}

export const active = (tenant: Tenant): WorkerView[] => everybody(tenant).filter(({ status }) => status === 'active');

/** The n-th example of an active employee. */
export function employee(tenant: Tenant, nth: number): WorkerView {
	const view = active(tenant).filter(({ worker }) => !worker.contingent)[nth];
	if (!view) throw new Error(`The tenant has no employee ${nth}`);
	return view;
}
