import type { Content } from '../../schema/writer.mts';
import { dateText } from '../dates.mts';
import type { WorkerView } from '../workforce.mts';
import { PADDING, type SectionContext } from './context.mts';

const times = <T,>(count: number, make: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, index) => make(index));

export function qualifications({ worker, spell }: WorkerView, { references, density }: SectionContext): Content {
	return {
		External_Job_History: times((worker.number % 3) + PADDING[density] * 2, (index) => ({
			Job_History_Reference: references.own('Job_History_ID', `JH-${worker.number}-${index}`, 'Earlier job'),
			Job_History_Data: [
				{
					Job_Title: 'Analyst',
					Company: 'Sample & Sons',
					Start_Date: dateText(spell.hire - 900),
					End_Date: dateText(spell.hire - 10),
				},
			],
		})),
		Education: times(worker.number % 2, () => ({
			Education_Data: [
				{
					Country_Reference: references.country(worker.person.country),
					School_Name: 'Universität Beispielstadt',
					Degree_Reference: references.to('Degree_ID', 'BSC', 'B.Sc.'),
					Is_Highest_Level_of_Education: true,
				},
			],
		})),
		Language: [
			{
				Language_Reference: references.to('Language_ID', 'English', 'English'),
				Native_Language: worker.person.country.alpha2 === 'US',
				Language_Ability: [
					{
						Language_Ability_Data: [
							{ Language_Ability_Type_Reference: references.to('Language_Ability_Type_ID', 'Speaking', 'Speaking') },
						],
					},
				],
			},
		],
	};
}

export function skills({ worker }: WorkerView): Content {
	return {
		Worker_Skill_Item: times(worker.number % 4, (index) => ({
			Skill_Data: {
				'@Name': ['Java', 'C++ <templates>', 'Négociation'][index % 3],
				'@Inactive': false,
				ID: `SKILL-${index}`,
			},
		})),
	};
}

export function goals({ worker, asOf }: WorkerView, { references, density }: SectionContext): Content {
	return {
		Goal: times(1 + PADDING[density], (index) => ({
			Goal_Reference: references.own('Goal_Reference_ID', `GOAL-${worker.number}-${index}`, 'Goal'),
			Goal_Data: [{ Goal: `Reach target ${index}`, Description: 'Better & faster', Due_Date: dateText(asOf.day + 90) }],
		})),
	};
}

export function developmentItems({ worker }: WorkerView, { references }: SectionContext): Content {
	return {
		Worker_Development_Item: [
			{
				Development_Item_Data: {
					ID: `DEV-${worker.number}`,
					Development_Item: 'Present at a conference',
					Status_Reference: references.to('Development_Item_Status__Tenanted_', 'In_Progress', 'In Progress'),
				},
			},
		],
	};
}

export function employeeReview({ worker, asOf }: WorkerView, context: SectionContext): Content {
	const { references } = context;
	const [manager] = context.workforce.leadersOf(0);
	return {
		Performance_Review_Data: {
			Performance_Review_Reference: references.own('Employee_Review_ID', `REVIEW-${worker.number}`, 'Review'),
			Review_Data: {
				Manager_Reference: manager === undefined ? undefined : references.worker(manager),
				Period_Start_Date: dateText(asOf.day - 365),
				Period_End_Date: dateText(asOf.day - 1),
				Manager_Evaluation_Data: {
					Overall_Data: { Rating_Reference: references.to('Review_Rating_ID', '3', 'Meets') },
				},
			},
		},
	};
}

export function successionProfile({ worker }: WorkerView, { references }: SectionContext): Content {
	return {
		Candidate_Data: [
			{
				Succession_Readiness_Reference: references.to('Succession_Readiness_Code', 'READY_1', 'Ready in a year'),
				Top_Candidate: worker.number % 2 === 0,
			},
		],
	};
}

export function talentAssessment(_view: WorkerView, { references }: SectionContext): Content {
	return {
		Employee_Potential_Data: {
			Potential_Reference: references.to('Potential_Code', 'HIGH', 'High'),
			Retention_Risk_Reference: references.to('Retention_Risk_Code', 'LOW', 'Low'),
		},
	};
}

export function feedbackReceived({ asOf }: WorkerView, context: SectionContext): Content {
	return {
		Feedback_Received: [
			{
				From: context.workforce.displayName(0),
				Feedback_Type: 'Anytime',
				Date: dateText(asOf.day - 20),
				Feedback_Response_Data: [{ Feedback_Comment: 'Great <b>work</b>' }],
			},
		],
	};
}

export function career(_view: WorkerView, { references }: SectionContext): Content {
	return {
		Travel_Data: {
			Willing_to_Travel_Reference: references.to('Mobility_Choice_ID', 'YES', 'Yes'),
			Travel_Additional_Information: 'By train',
		},
		Job_Interests_Data: { Job_Profile_Reference: [references.to('Job_Profile_ID', 'HR_BP', 'HR Business Partner')] },
	};
}
