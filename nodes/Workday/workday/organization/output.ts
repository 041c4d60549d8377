/** What becomes of an organization: one way per output that the user can choose. No n8n in here. */
import type { NameTable } from '../../xml/names';
import { refuseUnknown } from '../errors';
import type { RecordOutput } from '../record/output';
import { createRawJsonReader } from '../record/rawJson';
import { createXPathOutput, type XPathField } from '../record/xpathFields';
import { ORGANIZATION_FIELDS } from './fields';
import { RECORD } from './getOrganizations';
import { createProfileReader, type OrganizationFieldName, type ProfileOptions } from './profile';
import { needsOf, NO_NEEDS, type Needs } from './responseGroup';

export type OutputKind = 'profile' | 'xpath' | 'json' | 'xml' | 'ids';

export interface OutputOptions extends ProfileOptions {
	kind: OutputKind;
	xpathFields: readonly XPathField[];
}

export type OrganizationOutput = RecordOutput<Needs>;

/** Of the organization's own data, which comes without any flag. */
const ID_FIELDS = ['id', 'referenceId', 'type'] as const satisfies readonly OrganizationFieldName[];
const FIELD_NAMES: readonly string[] = ORGANIZATION_FIELDS.map((field) => field.name);

/** @throws InvalidRequest naming the field, before anything is sent */
export function createOrganizationOutput(options: OutputOptions, names: NameTable): OrganizationOutput {
	switch (options.kind) {
		case 'profile':
			return profileOutput(options, names);
		case 'ids':
			return { ...profileOutput({ ...options, fields: ID_FIELDS }, names), alone: true };
		case 'xpath':
			return createXPathOutput(options.xpathFields, RECORD, names, needsOf);
		case 'json':
			return { needs: NO_NEEDS, read: createRawJsonReader(names) };
		case 'xml':
			return { columns: ['xml'], needs: NO_NEEDS, read: (organization) => ({ xml: organization.recordXml() }) };
	}
}

function profileOutput(options: ProfileOptions, names: NameTable): OrganizationOutput {
	refuseUnknown('Fields', options.fields, FIELD_NAMES);
	const { columns, needs, read } = createProfileReader(options, names);
	return { columns, needs, read, standard: options.fields.length === 0 };
}
