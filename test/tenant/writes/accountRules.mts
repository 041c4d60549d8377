/** What no public document says of accounts, and tenants may differ in. */
export interface AccountRules {
	/** What becomes of the elements that an update leaves out. */
	absent: 'keep' | 'reset';
	/** Types of the ids by which Get_Workday_Account finds an account. */
	references: string[];
	/** Does an account expire at a moment, or is the day in Pacific time all that is kept? */
	expiry: 'moment' | 'day';
}

export const defaultAccountRules = (): AccountRules => ({
	absent: 'keep',
	references: ['WID', 'Employee_ID', 'Contingent_Worker_ID', 'WorkdayUserName', 'System_User_ID'],
	expiry: 'moment',
});
