/**
 * Places of a worker that an AI tool may tell of while nothing is allowed, written down by hand: whoever opens one more has
 * to do it here as well. `A/B: C, D` is A/B/C and A/B/D.
 */
const listed = (text: string): string[] =>
	text
		.trim()
		.split('\n')
		.flatMap((line) => {
			const [parent = '', names] = line.trim().split(': ');
			return names === undefined ? [parent] : names.split(', ').map((name) => `${parent}/${name}`);
		});

export const OPEN = listed(`
	Universal_Identifier_Reference/ID
	Worker_Data/Account_Provisioning_Data/Provisioning_Group_Assignment_Data: Last_Changed, Provisioning_Group, Status
	Worker_Data/Employment_Data/Worker_Job_Data/Position_Data/Business_Site_Summary_Data/Address_Data: Address_Line_Data, Address_Line_Data/@Descriptor, Address_Line_Data/@Type, Country_Reference/ID, Country_Region_Descriptor, Country_Region_Reference/@Descriptor, Country_Region_Reference/ID, Municipality, Postal_Code
	Worker_Data/Employment_Data/Worker_Job_Data/Position_Data/Business_Site_Summary_Data: Local_Reference/ID, Location_Reference/ID, Name
	Worker_Data/Employment_Data/Worker_Job_Data/Position_Data: Business_Title, Position_ID, Position_Title, Start_Date
	Worker_Data/Employment_Data/Worker_Job_Data/Position_Data/Job_Profile_Summary_Data: Job_Family_Reference/ID, Job_Profile_Name, Job_Profile_Reference/ID, Management_Level_Reference/ID
	Worker_Data/Employment_Data/Worker_Job_Data/Position_Data: Work_Space__Reference/@Descriptor, Work_Space__Reference/ID, Worker_Type_Reference/@Descriptor, Worker_Type_Reference/ID
	Worker_Data/Employment_Data/Worker_Status_Data: Hire_Date, Original_Hire_Date
	Worker_Data/Management_Chain_Data/Worker_Supervisory_Management_Chain_Data/Management_Chain_Data/Manager_Reference: @Descriptor, ID
	Worker_Data/Organization_Data/Worker_Organization_Data/Organization_Data: Organization_Code, Organization_Name, Organization_Reference_ID, Organization_Type_Reference/ID
	Worker_Data/Organization_Data/Worker_Organization_Data: Organization_Reference/ID
	Worker_Data/Personal_Data/Name_Data/Legal_Name_Data/Name_Detail_Data: @Formatted_Name, @Reporting_Name, First_Name, Last_Name, Middle_Name
	Worker_Data/Personal_Data/Name_Data/Preferred_Name_Data/Name_Detail_Data: @Formatted_Name, @Reporting_Name, First_Name, Last_Name
	Worker_Data/Personal_Data: Universal_ID
	Worker_Data/Role_Data/Organization_Role_Data/Organization_Role: Organization_Role_Data/Assignment_From, Organization_Role_Data/Effective_Date, Organization_Role_Data/Role_Assigner_Reference/@Descriptor, Organization_Role_Data/Role_Assigner_Reference/ID, Organization_Role_Reference/@Descriptor, Organization_Role_Reference/ID
	Worker_Data/Transaction_Log_Entry_Data/Transaction_Log_Entry: Transaction_Log_Data/Transaction_Entry_Moment, Transaction_Log_Reference/ID
	Worker_Data/User_Account_Data: Locale__Reference/ID, Time_Zone_Reference/ID, User_Name
	Worker_Data: Universal_ID, User_ID, Worker_ID
	Worker_Reference/ID
`);

/** Besides, where contact data is for work. */
export const OPEN_OF_WORK = listed(`
	Worker_Data/Personal_Data/Contact_Data/Email_Address_Data: Email_Address, Usage_Data/Type_Data/Type_Reference/ID
	Worker_Data/Personal_Data/Contact_Data/Phone_Data: @Area_Code, @E164_Formatted_Phone, @International_Formatted_Phone, @National_Formatted_Phone, @Phone_Number_Without_Area_Code, @Tenant_Formatted_Phone, @Workday_Traditional_Formatted_Phone, International_Phone_Code, Phone_Device_Type_Reference/ID, Phone_Extension, Phone_Number, Usage_Data/Type_Data/Type_Reference/ID
`);
