import { type Day, dayOf } from './dates.mts';
import { asciiFold, CULTURES, type Culture } from './names.mts';
import type { Country } from './places.mts';
import { Random } from './random.mts';

export interface PersonName {
	first: string;
	middle?: string;
	last: string;
	secondLast?: string;
	local?: { first: string; last: string; script: string };
	title?: string;
}

/** Where a write has given them. */
interface Names {
	key?: string;
	id?: string;
	/** Comments of the usage. */
	usageComment?: string;
	/** Communication_Usage_Behavior_IDs. */
	useFor?: readonly string[];
}

export interface Email extends Names {
	address: string;
	usage: 'WORK' | 'HOME';
	primary: boolean;
	public: boolean;
	comment?: string;
}

export interface Phone extends Names {
	country: Country;
	areaCode: string;
	number: string;
	extension?: string;
	/** Phone_Device_Type_ID: tenants differ. */
	device: string;
	usage: 'WORK' | 'HOME';
	primary: boolean;
	public: boolean;
}

export interface Person {
	number: number;
	country: Country;
	legalName: PersonName;
	preferredName: PersonName;
	birthDate: Day;
	gender: 'Male' | 'Female' | 'Not_Declared';
	nationalId: string;
	emails: readonly Email[];
	phones: readonly Phone[];
	/** Street, city: the home address is plain on purpose. */
	homeStreet: string;
}

function nameOf(culture: Culture, random: Random): PersonName {
	const given = random.pick(culture.given);
	const family = random.pick(culture.family);
	const script = culture.script;
	const local = script && given.local && family.local ? { first: given.local, last: family.local, script } : undefined;
	const legal =
		local && culture.localIsLegal
			? { first: local.first, last: local.last }
			: { first: given.latin, last: family.latin };
	return {
		...legal,
		...(random.chance(0.2) && { middle: random.pick(culture.given).latin }),
		...(culture.twoFamilyNames && { secondLast: random.pick(culture.family).latin }),
		...(random.chance(0.15) && { title: random.pick(['Dr.', 'Prof.']) }),
		...(local && { local }),
	};
}

function emailsOf(handle: string, number: number, random: Random): Email[] {
	const work: Email = { address: `${handle}@example.com`, usage: 'WORK', primary: true, public: true };
	const home: Email = { address: `${handle}@example.net`, usage: 'HOME', primary: true, public: false };
	const more: Email = {
		address: `${handle}+lists@example.com`,
		usage: 'WORK',
		primary: false,
		public: random.chance(0.5),
		comment: 'Lists & alerts',
	};
	// No, one, two and three addresses are all there in every ten people; a home address may come first.
	const kinds = [
		[work, home],
		[work],
		[home, work, more],
		[],
		[work, more, home],
		[work],
		[home],
		[work, home],
		[work],
		[home, work],
	];
	return kinds[number % kinds.length] ?? [];
}

function phonesOf(country: Country, number: number, random: Random): Phone[] {
	const digits = (): string => {
		let text = '555';
		while (text.length < country.subscriberDigits) text += String(random.between(0, 9));
		return text;
	};
	const phone = (device: Phone['device'], usage: Phone['usage'], primary: boolean, isPublic: boolean): Phone => ({
		country,
		areaCode: country.areaCode,
		number: digits(),
		device,
		usage,
		primary,
		public: isPublic,
	});
	const desk: Phone = {
		...phone('Landline', 'WORK', true, true),
		...(random.chance(0.5) && { extension: String(random.between(100, 9999)) }),
	};
	const workMobile = phone('Mobile', 'WORK', false, true);
	const homeMobile = phone('Mobile', 'HOME', true, false);
	const kinds = [
		[desk, homeMobile],
		[desk, workMobile, homeMobile],
		[{ ...workMobile, primary: true }],
		[],
		[desk],
		[homeMobile],
		[homeMobile, desk],
	];
	return kinds[number % kinds.length] ?? [];
}

/** What letters a mail address is made of, unique by the person's number. */
function handleOf(name: PersonName, number: number): string {
	// People whose legal name is not in Latin letters have an address by number.
	const letters = asciiFold(name.first).slice(0, 1) + asciiFold(name.last) || 'worker';
	return `${letters}${number}`;
}

export function personOf(seed: number, number: number): Person {
	const random = new Random(seed, 'person', number);
	const culture = CULTURES[number % CULTURES.length] ?? CULTURES[0];
	const legalName = nameOf(culture, random);
	const nickname = random.chance(0.2) ? random.pick(['Sam', 'Alex', 'Kit', 'Bobby "B"']) : legalName.first;
	const handle = handleOf(legalName, number);
	return {
		number,
		country: culture.country,
		legalName,
		preferredName: { ...legalName, first: nickname },
		birthDate: dayOf(random.between(1958, 2004), random.between(1, 12), random.between(1, 28)),
		gender: random.pick(['Male', 'Female', 'Female', 'Male', 'Not_Declared']),
		nationalId: `${random.between(100, 999)}-${random.between(10, 99)}-${String(number).padStart(4, '0')}`,
		emails: emailsOf(
			culture.country.alpha2 === 'IE' ? `${handle.slice(0, 1)}'${handle.slice(1)}` : handle,
			number,
			random,
		),
		phones: phonesOf(culture.country, number, random),
		homeStreet: `${random.between(1, 250)} ${random.pick(["King's Road", 'Nußallee', 'Rue Félix Éboué', 'Oak & Elm Lane'])}`,
	};
}

export const formattedName = ({ title, first, last, secondLast }: PersonName): string =>
	[title, first, last, secondLast].filter(Boolean).join(' ');

export const userNameOf = (person: Person): string => handleOf(person.legalName, person.number);
