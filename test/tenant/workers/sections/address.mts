import type { Content } from '../../schema/writer.mts';
import { type Day, dateText, momentText, startOfDay } from '../dates.mts';
import type { Email } from '../person.mts';
import type { Place } from '../places.mts';
import type { SectionContext } from './context.mts';

type Usage = Pick<Email, 'usage' | 'primary' | 'public' | 'usageComment' | 'useFor'>;

export function usage({ usage: kind, primary, public: isPublic, usageComment, useFor = [] }: Usage, { references }: SectionContext): Content[] {
	const label = kind === 'WORK' ? 'Work' : 'Home';
	return [
		{
			'@Public': isPublic,
			Type_Data: [{ '@Primary': primary, Type_Reference: references.to('Communication_Usage_Type_ID', kind, label) }],
			Use_For_Reference: useFor.map((id) => references.to('Communication_Usage_Behavior_ID', id, id)),
			Comments: usageComment,
		},
	];
}

type Address = Pick<Place, 'city' | 'country' | 'lines' | 'postalCode' | 'region'>;

export function addressContent(
	{ city, country, lines, postalCode, region }: Address,
	context: SectionContext,
	{ key, usage: used, effective }: { key: string; usage: Usage; effective: Day },
): Content {
	const formatted = [...lines, city, postalCode, country.name].join('\n');
	return {
		'@Formatted_Address': formatted.replace(/\n/g, ', '),
		'@Address_Format_Type': 'Basic',
		'@Defaulted_Business_Site_Address': false,
		'@Effective_Date': dateText(effective),
		Country_Reference: context.references.country(country),
		Last_Modified: momentText(startOfDay(effective)),
		Address_Line_Data: lines.map((line, index) => ({
			'@Descriptor': `Address Line ${index + 1}`,
			'@Type': `ADDRESS_LINE_${index + 1}`,
			'#': line,
		})),
		Municipality: city,
		Country_Region_Reference: region && context.references.to('Country_Region_ID', region[0], region[1]),
		Country_Region_Descriptor: region?.[1],
		Postal_Code: postalCode,
		Usage_Data: usage(used, context),
		Address_Reference: context.references.own('Address_ID', key, formatted.replace(/\n/g, ', ')),
		Address_ID: key,
	};
}
