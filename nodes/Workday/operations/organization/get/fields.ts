/** Fields of the editor for Organization → Get. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { organizationLocator, unlessPicked } from '../../../n8n/locators';
import { optionsCollection, withDefault } from '../../../n8n/properties';
import { dateField } from '../../../n8n/ranges';
import { ifNotFoundField } from '../../../n8n/recordFields';
import { ID_TYPE } from '../../../workday/names';
import { ORGANIZATION_ID_TYPES } from '../../../workday/requestRows';
import { ORGANIZATIONS } from '../noun';
import { fieldOverrides, outputFields, profileOptions, responseGroupField } from '../outputFields';

const optionFields: INodeProperties[] = [
	dateField('asOfEffectiveDate', 'As of Effective Date', 'The organization as on this day; without it, today'),
	dateField('asOfEntryMoment', 'As of Entry Moment', 'The organization as Workday knew it at this moment; without it, now'),
	...profileOptions,
	...connectionOptions,
];

/** `Cost_Center_Reference_ID` → `Cost Center Reference ID`. */
const idTypeName = (type: string): string => (type === ID_TYPE.wid ? 'Workday ID (WID)' : type.replaceAll('_', ' '));

export const fields: readonly INodeProperties[] = [
	organizationLocator(
		{
			displayName: 'Organization',
			name: 'organization',
			required: true,
			description: 'Picked from the list, or by ID: one, several separated by commas, or a list out of an expression',
		},
		'e.g. SUPERVISORY_ORGANIZATION-1-102',
	),
	withDefault(
		{
			displayName: 'ID Type',
			name: 'idType',
			type: 'options',
			default: '',
			displayOptions: unlessPicked('/organization'),
			description: 'Kind of the IDs. Organization Reference ID is what Workday shows under Integration IDs as Reference ID.',
			options: [...ORGANIZATION_ID_TYPES].map((value) => ({ name: idTypeName(value), value })).sort((a, b) => a.name.localeCompare(b.name, 'en')),
		},
		ID_TYPE.organization,
	),
	ifNotFoundField(ORGANIZATIONS),
	...outputFields,
	responseGroupField,
	fieldOverrides,
	optionsCollection(optionFields),
];
