/** Get_Change_Work_ and Get_Change_Home_Contact_Information: the answer can be used as a request again. */
import { echo, type Exchange, enveloped, type Operation, paged, pageOf, wantsDescriptors } from '../server/exchange.mts';
import type { Piece } from '../server/reply.mts';
import type { Content } from '../schema/writer.mts';
import { contactOf, type NamedEmail, type NamedPhone } from '../workers/contact.mts';
import { dateText } from '../workers/dates.mts';
import { usage } from '../workers/sections/address.mts';
import { internationalNumber } from '../workers/sections/contact.mts';
import type { SectionContext } from '../workers/sections/context.mts';
import { References } from '../workers/sections/references.mts';
import { subject } from './changeContact.mts';
import type { Scope } from './processes.mts';
import { countryPhoneCodeWid } from './wanted.mts';

function emailItem({ key, id, ...email }: NamedEmail, context: SectionContext): Content {
	return {
		'@Delete': false,
		Email_Data: { Email_Address: email.address, Email_Comment: email.comment },
		Usage_Data: usage(email, context),
		Email_Reference: context.references.own('Email_ID', id, email.address, key),
		Email_ID: id,
	};
}

function phoneItem({ key, id, ...phone }: NamedPhone, context: SectionContext): Content {
	const { country, areaCode, number, extension, device } = phone;
	return {
		'@Delete': false,
		Phone_Data: {
			'@Formatted_Phone': internationalNumber(phone),
			Device_Type_Reference: context.references.to('Phone_Device_Type_ID', device, device),
			// The schema lists no other id than the WID here.
			Country_Code_Reference: { ID: [{ '@type': 'WID', '#': countryPhoneCodeWid(context.workforce.seed, country) }] },
			Complete_Phone_Number: [areaCode, number].filter(Boolean).join(' '),
			Extension: extension,
		},
		Usage_Data: usage(phone, context),
		Phone_Reference: context.references.own('Phone_ID', id, internationalNumber(phone), key),
		Phone_ID: id,
	};
}

function contextOf({ era, workforce, settings }: Exchange, described: boolean): SectionContext {
	return {
		era,
		workforce,
		references: new References(workforce, described),
		density: settings.density,
		flag: () => true,
		integrationSystems: [],
	};
}

const getOf =
	(scope: Scope, where: 'Work' | 'Home'): Operation =>
	(exchange) => {
		const { request, workforce, settings, switches, writer, version } = exchange;
		const filter = pageOf(exchange);
		const named = request.first('Request_References');
		const subjects = named?.elements ?? [];
		const numbers = named
			? subjects.map((element) => {
					const universal = element.name === 'Universal_ID_Reference';
					return subject(exchange, universal ? [] : [element.id], universal ? [element.id] : [], element);
				})
			: [...workforce.numbers()].filter((number) => workforce.standing(number, filter.asOf));
		const { results, items } = paged(numbers, filter, switches);
		const context = contextOf(exchange, wantsDescriptors(exchange) ?? settings.descriptors !== 'none');
		const name = `Change_${where}_Contact_Information`;
		const content = (number: number): Content | undefined => {
			const view = workforce.view(number, filter.asOf);
			if (!view) return undefined;
			const { email, phone } = contactOf(view.person, number);
			const own = <T extends { usage: Scope }>(list: readonly T[]): T[] => list.filter(({ usage }) => usage === scope);
			const person = context.references.worker(number);
			const data: Content = {
				Person_Reference: person,
				Event_Effective_Date: dateText(filter.asOf.day),
				Person_Contact_Information_Data: {
					Person_Phone_Information_Data: {
						'@Replace_All': false,
						Phone_Information_Data: own(phone).map((each) => phoneItem(each, context)),
					},
					Person_Email_Information_Data: {
						'@Replace_All': false,
						Email_Information_Data: own(email).map((each) => emailItem(each, context)),
					},
				},
			};
			return { Person_Reference: person, [`${name}_Data`]: [data] };
		};
		function* inside(): Generator<Piece> {
			yield* echo(exchange, filter);
			yield results;
			if (items.length === 0) return;
			yield '<wd:Response_Data>';
			for (const number of items) {
				const one = content(number);
				if (one) yield { record: writer.element(name, `${name}_Response_WrapperType`, one) };
			}
			yield '</wd:Response_Data>';
		}
		return enveloped(`Get_${name}_Response`, version, inside());
	};

export const getWorkContact = getOf('WORK', 'Work');
export const getHomeContact = getOf('HOME', 'Home');
