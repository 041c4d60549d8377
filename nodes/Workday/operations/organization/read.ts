/** What all reads of organizations do: settle what to ask for, read, and say what the reader of the output should know. */
import { readAsOf } from '../../n8n/asOf';
import type { OperationContext, Session } from '../../n8n/defineOperation';
import type { Parameters } from '../../n8n/parameters';
import { hintAtUnseen } from '../../n8n/readReport';
import { readXPathFields } from '../../n8n/recordFields';
import { refuseUnknown } from '../../workday/errors';
import { ID_TYPE, SECTION } from '../../workday/names';
import { OPERATION, RECORD, SERVICE, writeGetOrganizations, type GetOrganizationsRequest } from '../../workday/organization/getOrganizations';
import { createIdReader } from '../../workday/organization/ids';
import { createOrganizationOutput, type OrganizationOutput, type OutputKind } from '../../workday/organization/output';
import { createPlaceReader, type PlaceReader, type ReadPlaces } from '../../workday/organization/placed';
import { placesReader } from '../../workday/organization/readPlaces';
import { FLAGS, NO_NEEDS, resolveResponseGroup, type Needs } from '../../workday/organization/responseGroup';
import type { ReadRequest } from '../../workday/read/paging';
import { momentOf } from '../../workday/read/search';
import { RecordWatch, type MissingSection } from '../../workday/record/sectionWatch';
import { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { ORGANIZATIONS } from './noun';

const OUTPUT_KINDS: readonly OutputKind[] = ['profile', 'xpath', 'json', 'xml', 'ids'];
const KNOWN_FLAGS: readonly string[] = FLAGS.map((row) => row.element);

/** What one item of the run asks for, checked, with nothing sent yet. */
export interface OrganizationRead {
	readonly output: OrganizationOutput;
	/** For the paths of the hierarchy, when they are wanted. */
	readonly places: PlaceReader | undefined;
	/** Places of others, who are not given. */
	readPlaces(session: Session): ReadPlaces;
	readonly names: NameTable;
	/** Of all requests, UTC. */
	readonly asOfEntryMoment: string;
	/** A request for the client; `map` makes the item. */
	request<T>(session: Session, what: Pick<GetOrganizationsRequest, 'references' | 'criteria'>, map: (organization: Tape) => T): ReadRequest<T>;
	/** Says what was asked for and never came. To be called when all is read. */
	hintAtMissing(): void;
}

/** @throws InvalidRequest */
export function prepareRead(context: OperationContext, options: Parameters): OrganizationRead {
	const { parameters, clock } = context;
	const asOf = readAsOf(context, options);
	const { asOfEffectiveDate } = asOf;
	const asOfEntryMoment = asOf.asOfEntryMoment ?? momentOf(clock);

	const names = new NameTable();
	const kind = parameters.choice('output', 'Output', OUTPUT_KINDS, 'profile');
	const output = createOrganizationOutput(
		{
			kind,
			xpathFields: readXPathFields(parameters),
			fields: options.list('fields', 'Fields'),
			customFieldPrefix: options.text('customFieldPrefix', 'Custom Field Prefix'),
		},
		names,
	);
	const chosen = parameters.list('include', 'Include');
	refuseUnknown('Include', chosen, KNOWN_FLAGS);
	const places = kind === 'profile' && options.flag('hierarchyPath', 'Hierarchy Path') ? createPlaceReader(names) : undefined;
	const needs: Needs = { ...output.needs, elements: new Set([...output.needs.elements, ...(places?.needs.elements ?? [])]) };
	const { values } = resolveResponseGroup(new Set(output.alone ? [] : chosen), needs);
	const wid = createIdReader(ID_TYPE.wid, names);
	let watch: RecordWatch | undefined;

	return {
		output,
		places,
		names,
		asOfEntryMoment,
		request(session, what, map) {
			const seen = (watch ??= new RecordWatch(watched(values, what, output.standard === false || places ? needs : NO_NEEDS), names, () => true));
			return {
				service: SERVICE,
				operation: OPERATION,
				record: RECORD,
				names,
				buildBody: ({ page, count, asOfEntryMoment: pinned }) =>
					writeGetOrganizations({ ...what, filter: { asOfEffectiveDate, asOfEntryMoment: pinned, page, count }, group: values }, session.version),
				map: (organization) => {
					seen.see(organization);
					return map(organization);
				},
				identify: (organization) => wid(organization) || undefined,
			};
		},
		readPlaces: (session) => placesReader(session.client, session.version, { asOfEffectiveDate, asOfEntryMoment }),
		hintAtMissing() {
			if (watch && watch.records > 0) hintAtUnseen(context, { sections: watch.missing(), fields: output.neverFound?.() ?? [] }, ORGANIZATIONS);
		},
	};
}

/**
 * What will be missed if no organization has it. Hierarchy and supervisory data are on without anybody's doing, and not
 * every kind of organization has them: they are missed only when something was asked for by name that needs them.
 */
function watched(
	values: Readonly<Record<string, boolean>>,
	{ criteria }: Pick<GetOrganizationsRequest, 'criteria'>,
	named: Needs,
): MissingSection[] {
	const isWanted = (flag: (typeof FLAGS)[number]) => values[flag.element] && (!flag.initially || named.elements.has(flag.section));
	const flags = FLAGS.filter(isWanted).map((flag) => ({ section: flag.section, flag }));
	return criteria?.fieldOverrides ? [{ section: SECTION.fieldOverrides }, ...flags] : flags;
}
