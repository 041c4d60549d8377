/** Stops before many accounts are disabled by mistake: somebody's mass change, or a wrong filter. */
import type { Parameters } from '../n8n/parameters';
import { InvalidRequest } from '../workday/errors';

export interface Brake {
	/** Terminations in one window; Infinity: any number. */
	readonly most: number;
	/** Percent of the workers that were seen in the window; Infinity: any share. */
	readonly mostPercent: number;
}

export interface Tally {
	/** Workers that the window's reads gave. */
	readonly seen: number;
	/** Of them, those that are terminated in it. */
	readonly ended: number;
}

/** A share says nothing about a few: one leaver in a quiet minute is all of the workers seen. */
export const SHARE_COUNTS_FROM = 10;

export class BrakeApplied extends InvalidRequest {}

export function readBrake(options: Parameters): Brake | undefined {
	const limit = (name: string, label: string, max: number) => options.integer(name, label, 0, { min: 0, max }) || Infinity;
	const most = limit('mostTerminations', 'Most Terminations', 10_000_000);
	const mostPercent = limit('mostTerminationsPercent', 'Most Terminations (Percent)', 100);
	return most === Infinity && mostPercent === Infinity ? undefined : { most, mostPercent };
}

/** @throws BrakeApplied */
export function brake(limits: Brake, { seen, ended }: Tally, where: string, what: 'terminated' | 'deleted' = 'terminated'): void {
	const { most, mostPercent } = limits;
	const tooMany = ended > most;
	const tooLarge = ended >= SHARE_COUNTS_FROM && ended * 100 > seen * mostPercent;
	if (!tooMany && !tooLarge) return;
	const [field, limit] = tooMany ? ['Most Terminations', `${most}`] : ['Most Terminations (Percent)', `${mostPercent} %`];
	throw new BrakeApplied(
		field,
		`${ended} of the ${seen} workers ${where} are ${what}, and the limit is ${limit}. Nothing of it was handed over. ` +
			'If that is right, raise the limit: the trigger then goes on where it stopped',
	);
}
