/** Makes up what happens to a few people, so that it fits what happened to them before. */
import type { Random } from '../../tenant/workers/random.mts';
import { zoneOfWorker } from './generateSetup.mts';
import { addDays, iso, type Deed } from './plan.mts';

const NAMES = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gia', 'Hal', 'Ida', 'Jo'] as const;

interface Entered {
	deed: Deed;
	day: string;
	/** Not taken back, not replaced. */
	stands: boolean;
}

interface Person {
	name: string;
	contingent: boolean;
	entered: Entered[];
}

export class Staff {
	/** The last day that anything is about. */
	lastDay = '';
	private readonly people: Person[] = [];
	private deeds = 0;

	constructor(
		private readonly random: Random,
		private readonly overlapMinutes: number,
	) {}

	/** Somebody who was hired long ago. */
	oldHand(moment: number): Deed {
		return this.hire(moment, { day: addDays(iso(moment).slice(0, 10), -this.random.between(40, 400)) });
	}

	/** Anything that may happen now. */
	deed(moment: number): Deed {
		const { random, people } = this;
		const [first, ...others] = people;
		if (first === undefined || (people.length < 7 && random.chance(0.2))) return this.hire(moment, {});
		const person = random.pick([first, ...others]);
		const standing = person.entered.filter(({ stands }) => stands);
		// What was entered last is what turns out to be wrong.
		const chosen = random.chance(0.5) ? standing[standing.length - 1] : standing[random.between(0, standing.length - 1)];
		if (chosen && random.chance(0.35)) return random.chance(0.45) ? this.rescind(moment, person, chosen, standing) : this.correct(moment, person, chosen);
		return this.happening(moment, person, standing);
	}

	private happening(moment: number, person: Person, standing: readonly Entered[]): Deed {
		const { random } = this;
		const hire = latest(standing, ['hire', 'rehire']);
		const end = latest(standing, ['end']);
		const day = this.day(moment);
		if (hire === undefined) return this.entering(person, { do: 'rehire', who: person.name, day });
		if (end && end.day >= hire.day) {
			const gap = random.pick([1, 1, 2, 3, 5, 12]);
			if (random.chance(0.3)) return this.entering(person, { do: 'rehire', who: person.name, day: addDays(end.day, gap) });
			if (random.chance(0.5)) return this.hire(moment, { contingent: !person.contingent, sameAs: person.name, day: addDays(end.day, random.pick([1, 1, 1, gap, 0, -2])) });
		} else if (random.chance(0.35)) {
			return this.entering(person, { do: 'end', who: person.name, day: day >= hire.day ? day : addDays(hire.day, random.between(0, 9)) });
		}
		return this.entering(person, { do: random.pick(['leave', 'return', 'title', 'job', 'contact', 'title']), who: person.name, day });
	}

	private hire(moment: number, { day = this.day(moment), ...more }: Partial<Deed>): Deed {
		const contingent = more.contingent ?? this.random.chance(0.3);
		const person: Person = { name: NAMES[this.people.length] ?? `Kim ${this.people.length}`, contingent, entered: [] };
		this.people.push(person);
		const zone = zoneOfWorker(this.random);
		return this.entering(person, { do: 'hire', who: person.name, day, ...(contingent && { contingent }), ...(zone !== undefined && { zone }), ...sameAs(more) });
	}

	private rescind(moment: number, person: Person, chosen: Entered, standing: readonly Entered[]): Deed {
		// A hire with things behind it is seldom taken back.
		if (isHire(chosen) && standing.length > 1 && this.random.chance(0.85)) return this.happening(moment, person, standing);
		chosen.stands = false;
		return this.entering(person, { do: 'rescind', of: chosen.deed.id }, chosen.day);
	}

	private correct(moment: number, person: Person, chosen: Entered): Deed {
		chosen.stands = false;
		const isSame = this.random.chance(0.25);
		const day = this.random.chance(0.5) ? addDays(chosen.day, this.random.between(-6, 6)) : this.day(moment);
		return this.entering(person, { do: 'correct', of: chosen.deed.id, ...(!isSame && { day }) }, isSame ? chosen.day : day, chosen.deed.do);
	}

	/** @param kind what it is, if it is a correction */
	private entering(person: Person, made: Omit<Deed, 'id'>, day = made.day ?? '', kind = made.do): Deed {
		const { random } = this;
		// Commits are late by less than the overlap, which is what the overlap is for.
		const late = this.overlapMinutes > 0 && random.chance(0.12) ? { late: random.between(1, this.overlapMinutes * 60 - 1) } : {};
		const deed: Deed = { id: `${made.do} ${++this.deeds}`, ...made, ...late };
		const stands = deed.do !== 'rescind';
		person.entered.push({ deed: { ...deed, do: kind }, day, stands });
		if (day > this.lastDay) this.lastDay = day;
		return deed;
	}

	/** Some day around now; today and tomorrow are likely. */
	private day(moment: number): string {
		const { random } = this;
		const days = random.chance(0.4) ? random.between(-1, 2) : random.chance(0.5) ? random.between(1, 15) : random.between(-15, 5);
		return addDays(iso(moment).slice(0, 10), days);
	}
}

const sameAs = ({ sameAs: other }: Partial<Deed>) => (other === undefined ? {} : { sameAs: other });
const isHire = ({ deed }: Entered): boolean => deed.do === 'hire' || deed.do === 'rehire';
const latest = (entered: readonly Entered[], kinds: ReadonlyArray<Deed['do']>): Entered | undefined =>
	entered.filter(({ deed }) => kinds.includes(deed.do)).sort((a, b) => (a.day < b.day ? 1 : -1))[0];
