/** A worker without what is private: a copy, made before anything reads it, so that no output and no XPath can come by it. */
import type { NameTable } from '../../xml/names';
import { partOf, type Shown } from '../../xml/part';
import type { Tape } from '../../xml/tape';
import { CONTACT, CONTACT_ID_TYPE } from '../contact/names';
import { id } from '../record/fieldTable';
import { ownPathCompiler } from '../paths';
import type { Privacy } from './kinds';
import { workerPlaces, type Place } from './worker';

const WORK = 'WORK';

/**
 * @param withDeciding for whoever gives named fields only: what those are concluded from stays, though no one may be told
 * @returns the same record where nothing is to be left out
 */
export function createWorkerFilter(privacy: Privacy, names: NameTable, withDeciding = false): (worker: Tape) => Tape {
	if (!privacy.isOn) return (worker) => worker;
	const usages = createUsageReader(names);
	return (worker) => partOf(worker, new Judge(worker, privacy, usages, withDeciding).judge);
}

type UsageReader = (worker: Tape, entry: number, of: 'entry' | 'usage') => string[];

function createUsageReader(names: NameTable): UsageReader {
	const compile = ownPathCompiler(names);
	const own = `${CONTACT.usageTypeReference}/${id(CONTACT_ID_TYPE.usage)}`;
	const paths = { usage: compile(own), entry: compile(`${CONTACT.usage}/${CONTACT.usageType}/${own}`) };
	return (worker, entry, of) => paths[of].strings(worker, entry);
}

/** Goes down the record beside the table of places. */
class Judge {
	private readonly places = new Map<number, { place: Place | undefined; below: Place['below'] }>();

	constructor(
		private readonly worker: Tape,
		private readonly privacy: Privacy,
		private readonly usages: UsageReader,
		private readonly withDeciding: boolean,
	) {}

	readonly judge = (entry: number): Shown => {
		const { worker } = this;
		if (entry === worker.record) {
			this.places.set(entry, { place: workerPlaces().root, below: undefined });
			return 'whole';
		}
		const above = this.places.get(worker.parent[entry]);
		const place = above?.place?.children.get(worker.names.local[worker.name[entry]]);
		const below = place?.below ?? above?.below;
		if (!this.isForWork(entry, place)) return 'gone';
		this.places.set(entry, { place, below });
		if (this.withDeciding && place?.decides) return 'whole';
		if (this.isShown(place?.own ?? above?.below)) return 'whole';
		return place && this.leadsOn(place) ? 'frame' : 'gone';
	};

	private isShown(kind: Place['own']): boolean {
		return kind === 'open' || this.privacy.allows(kind);
	}

	private leadsOn(place: Place): boolean {
		return [...place.children.values()].some((child) => this.isShown(child.own ?? 'everything') || this.leadsOn(child));
	}

	/** The table knows where contact data stands, not whose business it is. */
	private isForWork(entry: number, place: Place | undefined): boolean {
		if (place?.usage === undefined || this.privacy.allows('homeContact')) return true;
		return this.usages(this.worker, entry, place.usage).some((usage) => usage.toUpperCase() === WORK);
	}
}
