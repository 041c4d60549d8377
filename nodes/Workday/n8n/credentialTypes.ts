/** The two ways in. Names as n8n stores them in workflows. */
export const ISU_CREDENTIAL = 'workdayIsuApi';
export const OAUTH2_CREDENTIAL = 'workdayOAuth2Api';

/** Value of the node's Authentication field → credential type, and whether a 401 can be cured by a new token. */
export const AUTHENTICATIONS = {
	oAuth2: { credentialType: OAUTH2_CREDENTIAL, renewable: true },
	isu: { credentialType: ISU_CREDENTIAL, renewable: false },
} as const;

export type AuthenticationChoice = keyof typeof AUTHENTICATIONS;
export const AUTHENTICATION_CHOICES = Object.keys(AUTHENTICATIONS) as AuthenticationChoice[];
