import type { Content } from '../../schema/writer.mts';
import { dateText } from '../dates.mts';
import type { WorkerView } from '../workforce.mts';
import type { SectionContext } from './context.mts';

export function compensation(
	{ worker, spell, status }: WorkerView,
	{ references }: SectionContext,
): Content | undefined {
	if (worker.contingent || status === 'future' || status === 'rescinded') return undefined;
	const { salary, place } = worker.positions[0];
	const currency = references.to('Currency_ID', place.country.currency, place.country.currency);
	const frequency = references.to('Frequency_ID', 'Annual', 'Annual');
	const total = {
		Total_Base_Pay: salary,
		Total_Salary_and_Allowances: salary,
		Currency_Reference: currency,
		Frequency_Reference: frequency,
	};
	return {
		Compensation_Effective_Date: dateText(spell.hire),
		Salary_and_Hourly_Data: [
			{
				Compensation_Plan_Reference: references.to('Compensation_Plan_ID', 'SALARY', 'Salary'),
				Amount: salary,
				Currency_Reference: currency,
				Frequency_Reference: frequency,
				Assignment_Effective_Date: dateText(spell.hire),
			},
		],
		Employee_Compensation_Summary_Data: { Employee_Compensation_Summary_Data: total, Annualized_Summary_Data: total },
	};
}

export function benefitEnrollments({ spell }: WorkerView, { references }: SectionContext): Content {
	return {
		Health_Care_Data: {
			Health_Care_Period_Data: [
				{
					Enrollment_Period_Data: {
						Benefit_Program_Name: 'Standard',
						Begin_Date: dateText(spell.hire),
						End_Date: dateText(spell.hire + 364),
					},
					Health_Care_Coverage_Data: [
						{
							Benefit_Election_Data: {
								Coverage_Begin_Date: dateText(spell.hire),
								Benefit_Plan_Summary_Data: {
									Benefit_Plan_Reference: references.to('Health_Care_Coverage_Plan_ID', 'MEDICAL', 'Medical'),
									Benefit_Plan_Name: 'Medical',
								},
							},
						},
					],
				},
			],
		},
	};
}

export function benefitEligibility(_view: WorkerView, { references }: SectionContext): Content {
	return { Benefit_Plan_Reference: [references.to('Health_Care_Coverage_Plan_ID', 'MEDICAL', 'Medical')] };
}

export function relatedPersons({ worker }: WorkerView, { references }: SectionContext): Content {
	const person = (relation: string, primary: boolean): Content => ({
		Related_Person_Relationship_Reference: [references.to('Related_Person_Relationship_ID', relation, relation)],
		Emergency_Contact: {
			Emergency_Contact_Reference: references.own(
				'Emergency_Contact_ID',
				`EC-${worker.number}-${relation}`,
				'Emergency contact',
			),
			Emergency_Contact_Data: { '@Primary': primary, Emergency_Contact_ID: `EC-${worker.number}-${relation}` },
		},
	});
	return {
		Number_of_Payroll_Dependents: worker.number % 3,
		Related_Person: [person('Spouse', true), person('Sibling', false)].slice(0, worker.number % 3),
	};
}

export function documents({ worker }: WorkerView, { references }: SectionContext): Content {
	const name = `contract-${worker.number}.txt`;
	return {
		Worker_Document: [
			{
				Worker_Document_Reference: references.own('File_ID', name, name),
				Worker_Document_Detail_Data: {
					Document_Category_Reference: references.to('Document_Category_ID', 'CONTRACT', 'Contract'),
					Filename: name,
					File: Buffer.from(`Contract of worker ${worker.workerId}`).toString('base64'),
				},
			},
		],
	};
}

function contract({ worker, spell }: WorkerView, { references }: SectionContext): Content {
	return {
		Employee_Contract_ID: `EC-${worker.number}`,
		Effective_Date: dateText(spell.hire),
		Contract_Type_Reference: references.to('Employee_Contract_Type_ID', 'PERMANENT', 'Permanent'),
		Contract_Start_Date: dateText(spell.hire),
		Contract_Status_Reference: references.to('Employee_Contract_Status_ID', 'OPEN', 'Open'),
	};
}

/** Contracts of people who have left come only when Include_Contracts_for_Terminated_Workers asks for them. */
export function contracts(view: WorkerView, context: SectionContext): Content | undefined {
	if (view.worker.contingent) return undefined;
	// v30 does not know that flag.
	if (view.ended && context.era === 'v46' && !context.flag('Include_Contracts_for_Terminated_Workers'))
		return undefined;
	return { Employee_Contract_Data: [contract(view, context)] };
}

export function extendedContracts(view: WorkerView, context: SectionContext): Content | undefined {
	if (view.worker.contingent) return undefined;
	return { Extended_Employee_Contract_Data: [{ Employee_Contract_Data: [contract(view, context)] }] };
}

export function backgroundChecks({ worker, spell }: WorkerView, { references }: SectionContext): Content[] {
	if (worker.number % 2 === 1) return [];
	return [
		{
			Status_Date: dateText(spell.hire - 5),
			Status_Reference: references.to('Background_Check_Status_ID', 'PASSED', 'Passed'),
			Status_Comment: 'No findings',
		},
	];
}

export function taxForms({ worker }: WorkerView, { references }: SectionContext): Content[] {
	return worker.contingent
		? [{ Tax_Authority_Form_Type_Reference: references.to('Tax_Authority_Form_Type', '1099_MISC', '1099-MISC') }]
		: [];
}
