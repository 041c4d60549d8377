import type { Content } from '../../schema/writer.mts';
import type { Transaction } from '../entries.mts';
import { formattedName } from '../person.mts';
import type { WorkerView } from '../workforce.mts';
import { accountProvisioning, fieldOverrides, photo, userAccount } from './account.mts';
import * as benefits from './benefits.mts';
import type { SectionContext, WorkerSection } from './context.mts';
import { employmentData } from './employment.mts';
import { managementChain, organizationData, roleData } from './organization.mts';
import { personalData } from './personal.mts';
import * as talent from './talent.mts';
import { rescinded, transactionLog } from './transactionLog.mts';

/** Which flag asks for which part of Worker_Data. */
const SECTIONS: ReadonlyArray<
	[flag: string, element: string, section: WorkerSection<Content | Content[] | undefined>]
> = [
	['Include_Personal_Information', 'Personal_Data', personalData],
	['Include_Employment_Information', 'Employment_Data', employmentData],
	['Include_Compensation', 'Compensation_Data', benefits.compensation],
	['Include_Organizations', 'Organization_Data', organizationData],
	['Include_Roles', 'Role_Data', roleData],
	['Include_Management_Chain_Data', 'Management_Chain_Data', managementChain],
	['Include_Benefit_Enrollments', 'Benefit_Enrollment_Data', benefits.benefitEnrollments],
	['Include_Benefit_Eligibility', 'Benefit_Eligibility_Data', benefits.benefitEligibility],
	['Include_Related_Persons', 'Related_Person_Data', benefits.relatedPersons],
	['Include_Qualifications', 'Qualification_Data', talent.qualifications],
	['Include_Employee_Review', 'Employee_Review_Data', talent.employeeReview],
	['Include_Photo', 'Photo_Data', photo],
	['Include_Worker_Documents', 'Worker_Document_Data', benefits.documents],
	['Include_Subevents_for_Rescinded_Transaction', 'Transaction_Log_Corrected_And_Rescinded_Data', rescinded],
	['Include_Succession_Profile', 'Succession_Profile_Data', talent.successionProfile],
	['Include_Talent_Assessment', 'Talent_Assessment_Data', talent.talentAssessment],
	['Include_Goals', 'Worker_Goal_Data', talent.goals],
	['Include_Development_Items', 'Development_Item_Data', talent.developmentItems],
	['Include_Skills', 'Skill_Data', talent.skills],
	['Include_Employee_Contract_Data', 'Employee_Contracts_Data', benefits.contracts],
	['Include_Extended_Employee_Contract_Details', 'Extended_Employee_Contracts_Data', benefits.extendedContracts],
	['Include_Feedback_Received', 'Feedback_Received_Data', talent.feedbackReceived],
	['Include_User_Account', 'User_Account_Data', userAccount],
	['Include_Career', 'Career_Data', talent.career],
	['Include_Account_Provisioning', 'Account_Provisioning_Data', accountProvisioning],
	['Include_Background_Check_Data', 'Background_Check_Data', benefits.backgroundChecks],
	[
		'Include_Contingent_Worker_Tax_Authority_Form_Information',
		'Contingent_Worker_Tax_Authority_Form_Type_Data',
		benefits.taxForms,
	],
];

export interface WorkerRequestView {
	context: SectionContext;
	/** Parts of Worker_Data that this user may not see: they are missing without a word. */
	hidden: ReadonlySet<string>;
	inWindow(transaction: Transaction): boolean;
}

/** The content of one `Worker` element. */
export function workerContent(view: WorkerView, { context, hidden, inWindow }: WorkerRequestView): Content {
	const { worker, person } = view;
	const name = formattedName(person.preferredName);
	const data: Record<string, Content[string]> = {
		Worker_ID: worker.workerId,
		User_ID: view.status === 'future' || hidden.has('User_ID') ? undefined : worker.userName,
		Universal_ID: worker.universalId,
		Integration_Field_Override_Data: fieldOverrides(view, context),
	};
	for (const [flag, element, section] of SECTIONS) {
		if (context.flag(flag) && !hidden.has(element)) data[element] = section(view, context);
	}
	if (context.flag('Include_Transaction_Log_Data') && !hidden.has('Transaction_Log_Entry_Data')) {
		data.Transaction_Log_Entry_Data = transactionLog(view, context, inWindow);
	}
	const { references } = context;
	return {
		Worker_Reference: context.flag('Include_Reference') ? references.worker(worker.number) : undefined,
		Worker_Descriptor: worker.number % 4 === 3 ? undefined : name,
		Universal_Identifier_Reference: references.own('Universal_Identifier_ID', worker.universalId, worker.universalId),
		Worker_Data: data,
	};
}
