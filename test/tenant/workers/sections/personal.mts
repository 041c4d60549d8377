import type { Content } from '../../schema/writer.mts';
import { dateText } from '../dates.mts';
import { contactOf } from '../contact.mts';
import { formattedName, type Person, type PersonName } from '../person.mts';
import { hash } from '../random.mts';
import type { WorkerView } from '../workforce.mts';
import { PADDING, type SectionContext } from './context.mts';
import { addressContent } from './address.mts';
import { emailContent, phoneContent } from './contact.mts';

function nameDetail(name: PersonName, person: Person, { references }: SectionContext): Content {
	const { local } = name;
	return {
		'@Formatted_Name': formattedName(name),
		'@Reporting_Name': `${name.last}, ${name.first}`,
		Country_Reference: references.country(person.country),
		Prefix_Data: name.title && { Title_Descriptor: name.title },
		First_Name: name.first,
		Middle_Name: name.middle,
		Last_Name: name.last,
		Secondary_Last_Name: name.secondLast,
		Local_Name_Detail_Data: local && {
			'@Local_Name': `${local.last} ${local.first}`,
			'@Local_Script': local.script,
			First_Name: local.first,
			Last_Name: local.last,
		},
	};
}

function nameData(person: Person, context: SectionContext): Content {
	const former = Array.from({ length: PADDING[context.density] }, () => ({
		Name_Detail_Data: nameDetail({ ...person.legalName, last: `${person.legalName.last} (former)` }, person, context),
		Name_Type_Reference: context.references.to('Additional_Name_Type_ID', 'Former', 'Former'),
	}));
	return {
		Legal_Name_Data: { Name_Detail_Data: nameDetail(person.legalName, person, context) },
		Preferred_Name_Data: { Name_Detail_Data: nameDetail(person.preferredName, person, context) },
		Additional_Name_Data: former,
	};
}

function contactData(view: WorkerView, context: SectionContext): Content {
	const { person, worker } = view;
	const { email, phone } = contactOf(person, worker.number);
	const home = {
		city: 'Sampleton',
		country: person.country,
		lines: [person.homeStreet],
		postalCode: '00123',
	};
	// Two in three keep a home address; padding adds what people forget to delete.
	const addresses = person.number % 3 === 0 ? 0 : 1 + PADDING[context.density] * 2;
	return {
		Address_Data: Array.from({ length: addresses }, (_, index) =>
			addressContent(home, context, {
				key: `ADDRESS-${worker.number}-${index}`,
				usage: { usage: 'HOME', primary: index === 0, public: false },
				effective: view.spell.hire,
			}),
		),
		Phone_Data: phone.map((each) => phoneContent(each, context)),
		Email_Address_Data: email.map((each) => emailContent(each, context)),
	};
}

function identificationData(view: WorkerView, context: SectionContext): Content {
	const { person, worker, spell } = view;
	const { references } = context;
	const nationalId = {
		ID: person.nationalId,
		ID_Type_Reference: references.to('National_ID_Type_Code', person.country.nationalIdType, 'National ID'),
		Country_Reference: references.country(person.country),
		Issued_Date: dateText(person.birthDate + 6000),
	};
	const customIds = [
		'Badge',
		'Legacy_HR',
		...Array.from({ length: PADDING[context.density] * 8 }, (_, i) => `System_${i}`),
	];
	return {
		National_ID:
			person.number % 5 === 4
				? []
				: [
						{
							National_ID_Reference: references.anonymous('national id', String(person.number), 'National ID'),
							National_ID_Data: nationalId,
						},
					],
		// One worker in four has none of the usual two.
		Custom_ID: customIds.slice(worker.number % 4 === 3 && context.density === 'small' ? 2 : 0).map((type) => ({
			Custom_ID_Data: {
				ID: `${type.slice(0, 1)}${String(hash(worker.number, type) % 100000).padStart(6, '0')}`,
				ID_Type_Reference: references.to('Custom_ID_Type_ID', type, type.replace('_', ' ')),
				Issued_Date: dateText(spell.hire),
				Custom_Description: type === 'Badge' ? 'Doors & gates' : undefined,
			},
		})),
	};
}

/** Before the hire date there is a name and a way to be reached, no more. */
export function personalData(view: WorkerView, context: SectionContext): Content {
	const { person, status } = view;
	const thin = status === 'future' || status === 'rescinded';
	const common = { Name_Data: nameData(person, context) };
	if (thin) return { ...common, Contact_Data: contactData(view, context) };
	return {
		Universal_ID: view.worker.universalId,
		...common,
		Gender_Reference: context.references.to('Gender_Code', person.gender, person.gender.replace('_', ' ')),
		Birth_Date: dateText(person.birthDate),
		Primary_Nationality_Reference: context.references.country(person.country),
		Identification_Data: identificationData(view, context),
		Contact_Data: contactData(view, context),
		Tobacco_Use: person.number % 2 === 0,
	};
}
