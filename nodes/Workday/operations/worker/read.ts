/** What both worker reads do: settle what to ask for, read, and say what the reader of the output should know. */
import { readAsOf } from '../../n8n/asOf';
import type { OperationContext, Session } from '../../n8n/defineOperation';
import type { Parameters } from '../../n8n/parameters';
import { hintAtUnseen } from '../../n8n/readReport';
import { readXPathFields } from '../../n8n/recordFields';
import { refuseUnknown } from '../../workday/errors';
import { ID_TYPE, SECTION } from '../../workday/names';
import { demandFlags } from '../../workday/privacy/workerRequest';
import type { ReadRequest } from '../../workday/read/paging';
import type { Unseen } from '../../workday/record/sectionWatch';
import { OPERATION, RECORD, SERVICE, writeGetWorkers, type GetWorkersRequest } from '../../workday/worker/getWorkers';
import { createIdReader } from '../../workday/worker/ids';
import { createWorkerOutput, type OutputKind, type OutputOptions, type WorkerOutput } from '../../workday/worker/output';
import { FLAGS, isExclusion, resolveResponseGroup } from '../../workday/worker/responseGroup';
import { SectionWatch } from '../../workday/worker/sectionWatch';
import { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { WORKERS } from './noun';
import { hintAtUnknownFlags } from './report';

export const OUTPUT_KINDS: readonly OutputKind[] = ['profile', 'scim', 'xpath', 'json', 'xml', 'ids'];

/** What one item of the run asks for, checked, with nothing sent yet. */
export interface WorkerRead {
	readonly output: WorkerOutput;
	readonly names: NameTable;
	/** UTC; undefined: the moment at which the read begins. */
	readonly asOfEntryMoment: string | undefined;
	/** A request for the client; `map` makes the item. */
	request<T>(session: Session, what: Pick<GetWorkersRequest, 'references' | 'criteria'>, map: (worker: Tape) => T): ReadRequest<T>;
	/** What was asked for and never came so far. */
	unseen(): Unseen;
	/** Says what was asked for and never came. To be called when all is read. */
	hintAtMissing(): void;
}

/**
 * @param extraSections of the worker that are needed besides what the output reads
 * @param asOf instead of what the options say
 * @throws InvalidRequest
 */
export function prepareRead(context: OperationContext, options: Parameters, extraSections: readonly string[] = [], asOf = readAsOf(context, options)): WorkerRead {
	const { parameters } = context;
	const { asOfEffectiveDate, asOfEntryMoment, day } = asOf;

	const names = new NameTable();
	const output = createWorkerOutput(readOutputOptions(parameters, options, day), names, context.privacy);
	const chosen = readFlags(context);
	// Who looks whether organizations come at all must not leave any out.
	const organizations = extraSections.includes(SECTION.organizations) ? undefined : output.needs.organizations;
	const needs = { ...output.needs, elements: new Set([...output.needs.elements, ...extraSections]), organizations };
	const group = resolveResponseGroup(new Set(output.alone ? [] : chosen), needs);
	// A standard output reads more than most tenants have; only what somebody asked for by name is missed.
	const unasked = output.standard ? resolveResponseGroup(new Set(chosen), output.needs).raised : [];
	const wid = createIdReader(ID_TYPE.wid, names);
	let watch: SectionWatch | undefined;

	return {
		output,
		names,
		asOfEntryMoment,
		request(session, what, map) {
			const besides = what.criteria?.fieldOverrides ? [SECTION.fieldOverrides] : [];
			const sections = (watch ??= new SectionWatch(group.values, session.version, names, unasked, besides));
			hintAtUnknownFlags(context, chosen, session.version);
			return {
				service: SERVICE,
				operation: OPERATION,
				record: RECORD,
				names,
				buildBody: ({ page, count, asOfEntryMoment: pinned }) =>
					writeGetWorkers(
						{ ...what, filter: { asOfEffectiveDate, asOfEntryMoment: pinned, page, count }, group: group.values },
						session.version,
					),
				map: (worker) => {
					sections.see(worker);
					return map(worker);
				},
				identify: (worker) => wid(worker) || undefined,
			};
		},
		unseen: () => ({ sections: watch?.missing() ?? [], fields: output.neverFound?.() ?? [] }),
		hintAtMissing() {
			if (watch && watch.records > 0) hintAtUnseen(context, { sections: watch.missing(), fields: output.neverFound?.() ?? [] }, WORKERS);
		},
	};
}

/** Flags that the user chose. */
export function readFlags({ parameters, privacy }: Pick<OperationContext, 'parameters' | 'privacy'>): string[] {
	const read = (name: string, label: string, exclusion: boolean): string[] => {
		const known: string[] = FLAGS.map((row) => row.element).filter((flag) => isExclusion(flag) === exclusion);
		const chosen = parameters.list(name, label);
		refuseUnknown(label, chosen, known);
		return chosen;
	};
	const included = read('include', 'Include', false);
	demandFlags(privacy, included);
	return [...included, ...read('exclude', 'Exclude', true)];
}

export function readOutputOptions(parameters: Parameters, options: Parameters, asOf: string): OutputOptions {
	return {
		kind: parameters.choice('output', 'Output', OUTPUT_KINDS, 'profile'),
		xpathFields: readXPathFields(parameters),
		fields: options.list('fields', 'Fields'),
		sensitive: options.list('sensitiveFields', 'Sensitive Fields'),
		asOf,
		keepEnabledOnLeave: options.flag('keepEnabledOnLeave', 'Keep Enabled on Leave'),
		customFieldPrefix: options.text('customFieldPrefix', 'Custom Field Prefix'),
		mobileDeviceTypes: orElse(options.list('mobileDeviceTypes', 'Mobile Device Types'), ['Mobile', 'Cell']),
		landlineDeviceTypes: orElse(options.list('landlineDeviceTypes', 'Landline Device Types'), ['Landline', 'Telephone']),
	};
}

function orElse(list: string[], initially: string[]): string[] {
	return list.length > 0 ? list : initially;
}
