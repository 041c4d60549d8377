export interface Country {
	name: string;
	alpha2: string;
	alpha3: string;
	numeric: string;
	phoneCode: string;
	/** How a subscriber number is made: area code and digits after it. */
	areaCode: string;
	subscriberDigits: number;
	currency: string;
	locale: string;
	timeZone: string;
	nationalIdType: string;
}

export interface Place {
	/** Location_ID in Workday. */
	id: string;
	name: string;
	country: Country;
	city: string;
	/** [ISO 3166-2 code, name] where addresses have a region. */
	region?: readonly [string, string];
	postalCode: string;
	lines: readonly string[];
}

const country = (
	name: string,
	alpha2: string,
	alpha3: string,
	numeric: string,
	phoneCode: string,
	areaCode: string,
	subscriberDigits: number,
	currency: string,
	locale: string,
	timeZone: string,
): Country => ({
	name,
	alpha2,
	alpha3,
	numeric,
	phoneCode,
	areaCode,
	subscriberDigits,
	currency,
	locale,
	timeZone,
	nationalIdType: `${alpha3}-NID`,
});

export const COUNTRIES = {
	us: country('United States of America', 'US', 'USA', '840', '1', '415', 7, 'USD', 'en_US', 'America/Los_Angeles'),
	de: country('Germany', 'DE', 'DEU', '276', '49', '89', 8, 'EUR', 'de_DE', 'Europe/Berlin'),
	fr: country('France', 'FR', 'FRA', '250', '33', '1', 8, 'EUR', 'fr_FR', 'Europe/Paris'),
	ie: country('Ireland', 'IE', 'IRL', '372', '353', '1', 7, 'EUR', 'en_GB', 'Europe/Dublin'),
	jp: country('Japan', 'JP', 'JPN', '392', '81', '3', 8, 'JPY', 'ja_JP', 'Asia/Tokyo'),
	cn: country('China', 'CN', 'CHN', '156', '86', '21', 8, 'CNY', 'zh_CN', 'Asia/Shanghai'),
	es: country('Spain', 'ES', 'ESP', '724', '34', '91', 7, 'EUR', 'es_ES', 'Europe/Madrid'),
	// Nobody lives there: for phones alone.
	gb: country('United Kingdom', 'GB', 'GBR', '826', '44', '20', 8, 'GBP', 'en_GB', 'Europe/London'),
	in: country('India', 'IN', 'IND', '356', '91', '80', 8, 'INR', 'en_IN', 'Asia/Kolkata'),
} as const;

export const PLACES: readonly [Place, ...Place[]] = [
	{
		id: 'San_Francisco',
		name: 'San Francisco',
		country: COUNTRIES.us,
		city: 'San Francisco',
		region: ['USA-CA', 'California'],
		postalCode: '94105',
		lines: ['100 Example Street', 'Floor 12'],
	},
	{
		id: 'Munich',
		name: 'München',
		country: COUNTRIES.de,
		city: 'München',
		region: ['DEU-BY', 'Bayern'],
		postalCode: '80331',
		lines: ['Beispielstraße 7'],
	},
	{
		id: 'Paris_R&D',
		name: 'Paris – Recherche & Développement',
		country: COUNTRIES.fr,
		city: 'Paris',
		postalCode: '75002',
		lines: ["12 rue de l'Exemple", 'Bât. B', 'Étage 3'],
	},
	{
		id: 'Dublin',
		name: "Dublin (St. Stephen's Green)",
		country: COUNTRIES.ie,
		city: 'Dublin',
		region: ['IRL-D', 'Dublin'],
		postalCode: 'D02 X285',
		lines: ['1 Sample Row'],
	},
	{
		id: 'Tokyo',
		name: 'Tokyo 東京',
		country: COUNTRIES.jp,
		city: '千代田区',
		region: ['JPN-13', '東京都'],
		postalCode: '100-0001',
		lines: ['見本町1-2-3'],
	},
	{ id: 'Shanghai', name: '上海', country: COUNTRIES.cn, city: '上海', postalCode: '200000', lines: ['示例路88号'] },
	{
		id: 'Madrid',
		name: 'Madrid',
		country: COUNTRIES.es,
		city: 'Madrid',
		region: ['ESP-M', 'Madrid'],
		postalCode: '28001',
		lines: ['Calle del Ejemplo, 5', '2º izquierda'],
	},
	{
		id: 'Bengaluru',
		name: 'Bengaluru',
		country: COUNTRIES.in,
		city: 'Bengaluru',
		region: ['IND-KA', 'Karnataka'],
		postalCode: '560001',
		lines: ['Plot 9, Sample Layout'],
	},
];
