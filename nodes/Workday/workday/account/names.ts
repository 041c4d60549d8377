/** Names of Workday's schema for accounts: they stand in what is read and in what is sent. */
export const ACCOUNT = {
	data: 'Workday_Account_for_Worker_Data',
	newPasswordAtNextSignIn: 'Require_New_Password_at_Next_Sign_In',
	disabled: 'Account_Disabled',
	expires: 'Account_Expiration_Date',
} as const;
