/** A history as data, so that it can be printed, made smaller while it still fails, and kept as a case. */
import type { IDataObject } from 'n8n-workflow';
import type { TenantOptions } from '../../tenant/server/index.mts';

/** Something that is entered in Workday. */
export interface Deed {
	/** What later deeds call it. */
	id: string;
	do: 'hire' | 'end' | 'rehire' | 'leave' | 'return' | 'title' | 'job' | 'contact' | 'rescind' | 'correct';
	/** The worker; a hire gives the name. Not for what is about an earlier deed. */
	who?: string;
	/** YYYY-MM-DD: first day, of an end the last one. A correction without it changes other values. */
	day?: string;
	/** Id of the deed that is taken back or corrected. */
	of?: string;
	/** Of a hire. */
	contingent?: boolean;
	/** Of a hire: somebody who is the same person. */
	sameAs?: string;
	/** Of a hire: the time zone of the account; absent: none. */
	zone?: string;
	/** Seconds that pass until answers show it. */
	late?: number;
}

export interface PollStep {
	/** Seconds by which the machine that polls is ahead. */
	skew?: number;
	/** Seconds that each request takes. */
	pace?: number;
	/** The machine dies before it sends this request (from 1), and starts again. */
	crash?: number;
	/** This request fails, and n8n goes on. */
	outage?: number;
	/** What is entered while the poll runs, before this request is answered. */
	during?: Array<{ before: number; enter: Deed }>;
}

/** `at`: ISO 8601, UTC. */
export type Step = { at: string } & ({ enter: Deed } | { poll: PollStep } | { restart: true } | { edit: IDataObject });

type TenantKnobs = 'terminationEffective' | 'marksOriginals' | 'logEntries' | 'boundaries' | 'dateHeader' | 'validate';

export interface Plan {
	/** Undefined: a plan that somebody wrote. */
	seed?: number;
	/** ISO 8601, UTC: the tenant's clock at the beginning. */
	start: string;
	/** When everything has become due. From then on there are polls until nothing is left. */
	end: string;
	tenant: Pick<TenantOptions, TenantKnobs>;
	version?: string;
	poller: { kind: 'legacy' | 'durable'; budgetMs?: number };
	parameters: IDataObject;
	steps: Step[];
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const iso = (moment: number): string => new Date(moment).toISOString();
export const addDays = (day: string, days: number): string => iso(Date.parse(day) + days * DAY).slice(0, 10);
