/** Names of Workday's schema for e-mail addresses and phones: they stand in workers, in answers and in requests that change them. */

export const CONTACT = {
	/** Of a worker. */
	section: 'Contact_Data',
	emailOfWorker: 'Email_Address_Data',
	/** Of a worker one phone with all that belongs to it; elsewhere only the number. */
	phoneData: 'Phone_Data',
	emailAddress: 'Email_Address',
	emailComment: 'Email_Comment',
	emailReference: 'Email_Reference',
	phoneReference: 'Phone_Reference',
	usage: 'Usage_Data',
	usageType: 'Type_Data',
	usageTypeReference: 'Type_Reference',
	useFor: 'Use_For_Reference',
	useForTenanted: 'Use_For_Tenanted_Reference',
	usageComment: 'Comments',
	countryIso: 'Country_ISO_Code',
	internationalCode: 'International_Phone_Code',
	/** An element up to v30; later an attribute, and part of the number. */
	areaCode: 'Area_Code',
	phoneNumber: 'Phone_Number',
	phoneExtension: 'Phone_Extension',
	phoneDevice: 'Phone_Device_Type_Reference',
	/** An attribute, since v31. */
	e164: 'E164_Formatted_Phone',
	/** The id of an entry as text, of a worker. */
	entryId: 'ID',
} as const;

/** Of the requests that change the contact information of a person, and of the answers that show it. */
export const PERSON_CONTACT = {
	personReference: 'Person_Reference',
	data: 'Person_Contact_Information_Data',
	phones: 'Person_Phone_Information_Data',
	phone: 'Phone_Information_Data',
	device: 'Device_Type_Reference',
	countryCode: 'Country_Code_Reference',
	number: 'Complete_Phone_Number',
	extension: 'Extension',
	emails: 'Person_Email_Information_Data',
	email: 'Email_Information_Data',
	emailData: 'Email_Data',
} as const;

export const CONTACT_ID_TYPE = {
	usage: 'Communication_Usage_Type_ID',
	useFor: 'Communication_Usage_Behavior_ID',
	useForTenanted: 'Communication_Usage_Behavior_Tenanted_ID',
	device: 'Phone_Device_Type_ID',
	email: 'Email_ID',
	phone: 'Phone_ID',
	/** Not in any public schema, which lists WID alone: seen in clients. */
	countryCode: 'Country_Phone_Code_ID',
} as const;

/** Ids of the two usages that a worker's contact information is kept under. Tenants may have more. */
export const WORK = 'WORK';
export const HOME = 'HOME';
