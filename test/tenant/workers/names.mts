import { COUNTRIES, type Country } from './places.mts';

/** A name in Latin letters, with the local script where there is one. */
export interface NamePart {
	latin: string;
	local?: string;
}

export interface Culture {
	country: Country;
	given: readonly [NamePart, ...NamePart[]];
	family: readonly [NamePart, ...NamePart[]];
	/** Name of the local script, where names have a second spelling. */
	script?: string;
	/** The legal name itself is in the local script. */
	localIsLegal?: true;
	/** People have two family names. */
	twoFamilyNames?: true;
}

const parts = (...names: [string, ...string[]]): [NamePart, ...NamePart[]] => {
	const read = (text: string): NamePart => {
		const [latin = text, local] = text.split('/');
		return local ? { latin, local } : { latin };
	};
	const [first, ...rest] = names;
	return [read(first), ...rest.map(read)];
};

/** Workers walk through these in turn, so any eight neighbours have every kind of name. */
export const CULTURES: readonly [Culture, ...Culture[]] = [
	{
		country: COUNTRIES.us,
		given: parts('Ada', 'Grace', 'Marcus', 'Tanya', 'Jo Ann', 'DeShawn'),
		family: parts('Moss', 'Carter', 'McNeil', 'Van der Berg', 'Smith-Jones', 'Li'),
	},
	{
		country: COUNTRIES.de,
		given: parts('Jürgen', 'Käthe', 'Björn', 'Anna'),
		family: parts('Müller', 'Weiß', 'Schröder', 'von Östen'),
	},
	{
		country: COUNTRIES.fr,
		given: parts('Élodie', 'François', 'Zoë', 'Noël'),
		family: parts("D'Arc", 'Lefèvre', 'Garçon', 'Le Goff'),
	},
	{
		country: COUNTRIES.ie,
		given: parts('Siobhán', 'Seán', 'Aoife', 'Tadhg'),
		family: parts("O'Brien", "O'Sullivan", 'Ní Mhurchú', 'Walsh'),
	},
	{
		country: COUNTRIES.jp,
		given: parts('Haruka/春香', 'Ren/蓮', 'Yūto/悠人'),
		family: parts('Satō/佐藤', 'Kobayashi/小林', 'Itō/伊藤'),
		script: 'Kanji',
	},
	{
		country: COUNTRIES.cn,
		given: parts('Wei/伟', 'Xiuying/秀英', 'Yang/洋'),
		family: parts('Wang/王', 'Ouyang/欧阳', 'Zhang/张'),
		script: 'Chinese',
		localIsLegal: true,
	},
	{
		country: COUNTRIES.es,
		given: parts('José María', 'Lucía', 'Íñigo'),
		family: parts('Núñez', 'García', 'de la Peña'),
		twoFamilyNames: true,
	},
	{ country: COUNTRIES.in, given: parts('Priya', 'Arjun', 'Venkata Subrahmanya'), family: parts('Iyer', 'Rao', 'N.') },
];

/** Letters and digits only, lower case: for user names and mail addresses. */
export function asciiFold(text: string): string {
	return text
		.replace(/ß/g, 'ss')
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}
