/** A worker with everything that the schema knows, and in each place a text that stands nowhere else. */
import { attributesOf, elementsOf, listedValues } from '../worker/schemaWalk.mts';
import { WORKDAY_NAMESPACE } from '../../nodes/Workday/workday/spec.ts';
import { contractOf, membersOf } from '../tenant/schema/index.mts';

const CONTRACT = contractOf('v46');
const RECORD_TYPE = 'WorkerType';
const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(1000, 0, 1);

export interface MarkedWorker {
	/** The whole answer, with one worker. */
	xml: string;
	/** Places of all markers in a text, sorted: names of elements from the worker on, `@` before an attribute's. */
	placesIn(text: string): string[];
	/** Every place that has a marker. */
	places: string[];
}

/** @param usage of all contact data: WORK, HOME, or a tenant's own */
export function markedWorker(usage: string): MarkedWorker {
	const placeOf = new Map<string, string>();
	const mark = (place: string, type: string): string => {
		const number = placeOf.size;
		const date = new Date(FIRST_DAY + number * DAY).toISOString().slice(0, 10);
		if (type.startsWith('xs:boolean')) return 'true';
		const marker = type.startsWith('xs:date') ? date : type.startsWith('xs:decimal') ? String(7_000_000 + number) : `#${number}#`;
		placeOf.set(marker, place);
		return type.startsWith('xs:dateTime') ? `${marker}T00:00:00.000Z` : marker;
	};
	const record = write('Worker', RECORD_TYPE, '', []);
	const body = `<wd:Get_Workers_Response xmlns:wd="${WORKDAY_NAMESPACE}"><wd:Response_Data>${record}</wd:Response_Data></wd:Get_Workers_Response>`;
	return {
		xml: `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body>${body}</env:Body></env:Envelope>`,
		placesIn: (text) => [...new Set([...text.matchAll(/#\d+#|\b1\d{3}-\d\d-\d\d|\b7\d{6}\b/g)].flatMap(([marker]) => placeOf.get(marker) ?? []))].sort(),
		places: [...new Set(placeOf.values())].sort(),
	};

	function write(name: string, type: string, place: string, around: readonly string[]): string {
		const types = [...around, type];
		const children = elementsOf(CONTRACT, type)
			.filter((child) => !types.includes(child.type))
			.map((child) => {
				const below = place === '' ? child.name : `${place}/${child.name}`;
				return child.name === 'ID' && child.type.endsWith('ObjectIDType') ? ids(child.type, below) : write(child.name, child.type, below, types);
			});
		const attributes = attributesOf(CONTRACT, type).map((one) => ` wd:${one.name}="${mark(`${place}/@${one.name}`, one.type)}"`);
		return `<wd:${name}${attributes.join('')}>${children.length > 0 ? children.join('') : mark(place, textType(type))}</wd:${name}>`;
	}

	/** One of each type that the schema lists. */
	function ids(type: string, place: string): string {
		const [attribute] = attributesOf(CONTRACT, type);
		const known = listedValues(CONTRACT, attribute?.type ?? '');
		return (known.length > 0 ? known : ['WID']).map((one) => `<wd:ID wd:type="${one}">${one === 'Communication_Usage_Type_ID' ? usage : mark(place, 'xs:string')}</wd:ID>`).join('');
	}
}

function textType(type: string): string {
	if (!(type in CONTRACT.types)) return type;
	const base = membersOf(CONTRACT, type).find((member) => member.kind === 'restricts' || member.kind === 'text' || member.kind === 'extends');
	return base && 'type' in base ? textType(base.type) : 'xs:string';
}
