/** The two ways in: value of the node's Authentication field → credential type, and whether a new token can cure a 401. */
export const AUTHENTICATIONS = {
	oAuth2: { credentialType: 'workdayOAuth2Api', renewable: true },
	isu: { credentialType: 'workdayIsuApi', renewable: false },
} as const;

export type AuthenticationChoice = keyof typeof AUTHENTICATIONS;
export const AUTHENTICATION_CHOICES = Object.keys(AUTHENTICATIONS) as AuthenticationChoice[];
