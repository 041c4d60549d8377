import type { Content } from '../../schema/writer.mts';
import type { Organization } from '../organizations.mts';
import type { Country } from '../places.mts';
import { wid } from '../random.mts';
import type { Workforce } from '../workforce.mts';

/**
 * Makes `X_Reference` contents: a WID, then the other ids, and a descriptor where the request wants one. Reference data
 * (countries, types, organizations) is kept, because every worker repeats it, and frozen, so that the writer may keep
 * its text.
 */
export class References {
	private readonly kept = new Map<string, Content>();

	constructor(
		private readonly workforce: Workforce,
		private readonly descriptors: boolean,
	) {}

	/** Reference data with one id of its own. */
	to(idType: string, id: string, descriptor: string): Content {
		return this.keep(`${idType}\n${id}`, () => this.own(idType, id, descriptor));
	}

	/**
	 * Something that belongs to one worker.
	 *
	 * @param key makes the WID, where the id may change
	 */
	own(idType: string, id: string, descriptor: string, key = id): Content {
		return this.make(descriptor, wid(this.workforce.seed, idType, key), [[idType, id]]);
	}

	/** Has no other id than its WID. */
	anonymous(kind: string, key: string, descriptor: string): Content {
		return this.make(descriptor, wid(this.workforce.seed, kind, key), []);
	}

	worker(number: number): Content {
		const idType = this.workforce.contingent(number) ? 'Contingent_Worker_ID' : 'Employee_ID';
		const make = (): Content =>
			this.make(this.workforce.displayName(number), this.workforce.wid(number), [
				[idType, this.workforce.workerId(number)],
			]);
		// Leaders are in everybody's management chain.
		return this.workforce.isLeader(number) ? this.keep(`worker\n${number}`, make) : make();
	}

	country(country: Country): Content {
		return this.keep(`country\n${country.alpha2}`, () =>
			this.make(country.name, wid(this.workforce.seed, 'country', country.alpha2), [
				['ISO_3166-1_Alpha-2_Code', country.alpha2],
				['ISO_3166-1_Alpha-3_Code', country.alpha3],
				['ISO_3166-1_Numeric-3_Code', country.numeric],
			]),
		);
	}

	organization({ type, number, wid: organizationWid, referenceId, name }: Organization): Content {
		return this.keep(`organization ${type.id}\n${number}\n${name}`, () => {
			const ids: Array<[string, string]> = [['Organization_Reference_ID', referenceId]];
			if (type.idType) ids.push([type.idType, referenceId]);
			return this.make(name, organizationWid, ids);
		});
	}

	private keep(key: string, make: () => Content): Content {
		let content = this.kept.get(key);
		if (!content) {
			content = Object.freeze(make());
			this.kept.set(key, content);
		}
		return content;
	}

	private make(descriptor: string, ownWid: string, ids: ReadonlyArray<[string, string]>): Content {
		const list = [['WID', ownWid], ...ids].map(([type = '', id = '']) => ({ '@type': type, '#': id }));
		return this.descriptors ? { '@Descriptor': descriptor, ID: list } : { ID: list };
	}
}
