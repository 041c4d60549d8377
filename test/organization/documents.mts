/** Organizations as Workday sends them, made by hand, and where the schema has them. */
import { RECORD } from '../../nodes/Workday/workday/organization/getOrganizations.ts';
import { createOrganizationOutput, type OutputOptions } from '../../nodes/Workday/workday/organization/output.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { RecordSplitter } from '../../nodes/Workday/xml/records.ts';
import type { SchemaNode } from '../worker/schemaWalk.mts';

/** Where paths of an organization begin. */
export const ORGANIZATION: SchemaNode = { name: 'Organization', type: 'Organization_WWSType', repeats: true };

export const reference = (element: string, descriptor: string | undefined, ids: Readonly<Record<string, string>>): string => {
	const shown = descriptor === undefined ? '' : ` wd:Descriptor="${descriptor}"`;
	const all = Object.entries(ids).map(([type, id]) => `<wd:ID wd:type="${type}">${id}</wd:ID>`);
	return `<wd:${element}${shown}>${all.join('')}</wd:${element}>`;
};

export const organization = (ids: Readonly<Record<string, string>>, data: string): string =>
	`<wd:Organization>${reference('Organization_Reference', undefined, ids)}<wd:Organization_Data>${data}</wd:Organization_Data></wd:Organization>`;

/** An organization with a number of everything that may repeat; no number: one. */
export function full(count = 1): string {
	const several = (make: (n: number) => string) => Array.from({ length: count }, (_, n) => make(n + 1)).join('');
	const hierarchy = (element: string) => several((n) => reference(element, undefined, { WID: `${element}-${n}`, Organization_Reference_ID: 'x' }));
	return organization(
		{ WID: 'wid-1', Organization_Reference_ID: 'REF-1', Cost_Center_Reference_ID: 'CC-1' },
		[
			'<wd:Reference_ID>REF-1</wd:Reference_ID><wd:Name>R&amp;D </wd:Name><wd:Description>What it does</wd:Description>',
			'<wd:Organization_Code>007</wd:Organization_Code>',
			reference('Organization_Type_Reference', 'Supervisory', { WID: 't', Organization_Type_ID: 'SUPERVISORY' }),
			reference('Organization_Subtype_Reference', 'Department', { WID: 's', Organization_Subtype_ID: 'DEPT' }),
			'<wd:Availibility_Date>2020-01-01T00:00:00.000-08:00</wd:Availibility_Date>',
			'<wd:Last_Updated_DateTime>2026-03-01T09:30:00.123+01:00</wd:Last_Updated_DateTime>',
			'<wd:Inactive>true</wd:Inactive><wd:Inactive_Date>2026-02-28-08:00</wd:Inactive_Date>',
			reference('Manager_Reference', 'Ana Lima', { WID: 'w-1', Employee_ID: '0021' }),
			several((n) => reference('Leadership_Reference', undefined, { WID: `leader-${n}`, Employee_ID: `${n}` })),
			reference('Organization_Owner_Reference', 'Bo', { WID: 'w-2', Employee_ID: '2' }),
			'<wd:Roles_Data>',
			several((n) =>
				[
					'<wd:Organization_Role_Data>',
					reference('Role_Reference', 'Manager', { WID: 'r', Organization_Role_ID: 'Manager' }),
					reference('Worker_Reference', n === 1 ? 'Ana Lima' : undefined, n === 1 ? { WID: 'w-1', Employee_ID: '0021' } : { WID: 'w-3', Contingent_Worker_ID: 'C-3' }),
					'</wd:Organization_Role_Data>',
				].join(''),
			),
			'</wd:Roles_Data><wd:Hierarchy_Data>',
			reference('Top-Level_Organization_Reference', undefined, { WID: 'top' }),
			reference('Superior_Organization_Reference', undefined, { WID: 'above', Organization_Reference_ID: 'REF-0' }),
			hierarchy('Subordinate_Organization_Reference'),
			hierarchy('Included_Organization_Reference'),
			hierarchy('Included_In_Organization_Reference'),
			'</wd:Hierarchy_Data><wd:Supervisory_Data>',
			reference('Location_Reference', 'Oslo', { WID: 'l', Location_ID: 'OSL' }),
			'<wd:Available_For_Hire>1</wd:Available_For_Hire><wd:Hiring_Freeze>0</wd:Hiring_Freeze></wd:Supervisory_Data>',
			several(
				(n) =>
					`<wd:Integration_Field_Override_Data>${reference('Field_Reference', undefined, { Integration_Document_Field_Name: `P_field${n}` })}<wd:Value>${n}</wd:Value></wd:Integration_Field_Override_Data>`,
			),
		].join(''),
	);
}

/** Workday's answer with these organizations. */
export const answer = (...organizations: string[]): string =>
	'<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body>' +
	`<wd:Get_Organizations_Response xmlns:wd="${RECORD.uri}"><wd:Response_Data>${organizations.join('')}</wd:Response_Data></wd:Get_Organizations_Response>` +
	'</env:Body></env:Envelope>';

export const OPTIONS: OutputOptions = { kind: 'profile', fields: [], xpathFields: [], customFieldPrefix: '' };

/** The items that an output makes of an answer. */
export function itemsOf(xml: string, options: Partial<OutputOptions> = {}): Array<Record<string, unknown>> {
	const names = new NameTable();
	const output = createOrganizationOutput({ ...OPTIONS, ...options }, names);
	const splitter = new RecordSplitter({ names, record: RECORD });
	splitter.write(Buffer.from(xml));
	splitter.end();
	const items: Array<Record<string, unknown>> = [];
	for (let tape = splitter.next(); tape !== undefined; tape = splitter.next()) items.push(output.read(tape));
	return items;
}
