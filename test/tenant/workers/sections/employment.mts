import type { Content } from '../../schema/writer.mts';
import { dateText } from '../dates.mts';
import type { LeaveOfAbsence } from '../history.mts';
import type { Place } from '../places.mts';
import type { Position } from '../positions.mts';
import type { WorkerView } from '../workforce.mts';
import { addressContent } from './address.mts';
import { PADDING, type SectionContext } from './context.mts';
import { positionOrganizations } from './organization.mts';

function jobProfile({ profile, exempt }: Position, { references }: SectionContext): Content {
	return {
		Job_Profile_Reference: references.to('Job_Profile_ID', profile.id, profile.name),
		Job_Exempt: exempt,
		Management_Level_Reference: references.to('Management_Level_ID', profile.level, profile.level.replace('_', ' ')),
		Job_Family_Reference: profile.families.map((family) => references.to('Job_Family_ID', family, family)),
		Job_Profile_Name: profile.name,
		Work_Shift_Required: false,
		Critical_Job: profile.level.startsWith('M'),
	};
}

function businessSite(place: Place, context: SectionContext): Content {
	const { references } = context;
	return {
		Location_Reference: references.to('Location_ID', place.id, place.name),
		Name: place.name,
		Location_Type_Reference: [references.to('Location_Type_ID', 'Business_Site', 'Business Site')],
		Local_Reference: references.to('Locale_ID', place.country.locale, place.country.locale),
		Time_Profile_Reference: references.to('Time_Profile_ID', 'Standard_Hours_40', 'Standard Hours (40)'),
		Scheduled_Weekly_Hours: 40,
		Address_Data: [
			addressContent(place, context, {
				key: `LOCATION-${place.id}`,
				usage: { usage: 'WORK', primary: true, public: true },
				effective: 14_610,
			}),
		],
	};
}

/** Codes that payroll and unions want: what makes real positions long. */
function classifications(position: Position, { references, density }: SectionContext): Content {
	const codes = (prefix: string, count: number): string[] =>
		Array.from({ length: count }, (_, i) => `${prefix}${position.place.country.alpha2}${i}`);
	return {
		Job_Classification_Summary_Data: codes('JC-', PADDING[density] * 6).map((code, index) => ({
			'@Additional': index > 0,
			Job_Classification_Reference: references.to(
				'Job_Classification_Reference_ID',
				code,
				`${code} – Classification & Grade`,
			),
			Job_Group_Reference: references.to('Job_Classification_Group_ID', code.slice(0, 5), 'Classification Group'),
		})),
		Position_Payroll_Reporting_Code_Data: codes('PR-', PADDING[density] * 4).map((code) => ({
			Payroll_Reporting_Code_Reference: references.to('Payroll_Reporting_Code', code, code),
			Code: code,
			Name: `Reporting code ${code}`,
			Payroll_Reporting_Type_Reference: references.to('Payroll_Reporting_Type_Code', 'UNION', 'Union'),
		})),
	};
}

/** People in Germany have one. */
function collectiveAgreement({ worker, spell }: WorkerView, { references }: SectionContext): Content[] {
	if (worker.person.country.alpha2 !== 'DE') return [];
	return [
		{
			Collective_Agreement_Data: {
				Effective_Date: dateText(spell.hire),
				Collective_Agreement_Data: [
					{ Collective_Agreement_Reference: references.to('Collective_Agreement_ID', 'IG_METALL', 'IG Metall') },
				],
			},
		},
	];
}

function probation({ worker, spell }: WorkerView, { references }: SectionContext): Content | undefined {
	if (worker.contingent) return undefined;
	return {
		Employee_Probation_Period_Detail_Data: [
			{
				Employee_Probation_Period_Reference: references.own(
					'Probation_Period_ID',
					`PROBATION-${worker.number}`,
					'Probation',
				),
				Start_Date: dateText(spell.hire),
				End_Date: dateText(spell.hire + 180),
			},
		],
	};
}

function positionData(view: WorkerView, position: Position, context: SectionContext): Content {
	const { worker, spell, ended } = view;
	const { references } = context;
	const primary = position === worker.positions[0];
	const typeIdType = worker.contingent ? 'Contingent_Worker_Type_ID' : 'Employee_Type_ID';
	return {
		'@Effective_Date': dateText(spell.hire),
		Position_Reference: references.own('Position_ID', position.id, `${position.id} ${position.title}`),
		Position_ID: position.id,
		Position_Title: position.title,
		Business_Title: primary ? view.businessTitle : position.businessTitle,
		Start_Date: dateText(spell.hire),
		End_Employment_Date: ended && spell.end !== undefined ? dateText(spell.end) : undefined,
		Worker_Type_Reference: references.to(typeIdType, position.workerType, position.workerType.replace('_', ' ')),
		Position_Time_Type_Reference: references.to(
			'Position_Time_Type_ID',
			position.timeType,
			position.timeType.replace('_', ' '),
		),
		Job_Exempt: position.exempt,
		Scheduled_Weekly_Hours: position.weeklyHours,
		Default_Weekly_Hours: 40,
		Full_Time_Equivalent_Percentage: (position.weeklyHours / 40) * 100,
		Exclude_from_Headcount: worker.contingent,
		...classifications(position, context),
		Job_Profile_Summary_Data: jobProfile(position, context),
		Business_Site_Summary_Data: businessSite(position.place, context),
		Work_Space__Reference:
			position.workSpace && references.own('Location_ID', position.workSpace.replace(' ', '_'), position.workSpace),
		Collective_Agreement_Summary_Data: context.flag('Include_Collective_Agreement_Data')
			? collectiveAgreement(view, context)
			: [],
		Employee_Probation_Period_Summary_Data: context.flag('Include_Probation_Period_Data')
			? probation(view, context)
			: undefined,
	};
}

function leaveStatus(view: WorkerView, leave: LeaveOfAbsence, { references }: SectionContext): Content {
	const key = `LEAVE-${view.worker.number}-${leave.start}`;
	const returned = leave.end !== undefined && leave.end <= view.asOf.day;
	return {
		Leave_Request_Event_Reference: references.own('Request_Leave_of_Absence_ID', key, `Leave Request: ${leave.kind}`),
		Leave_Request_Description: `${leave.kind} leave`,
		On_Leave: !returned && leave.start <= view.asOf.day,
		Leave_Start_Date: dateText(leave.start),
		Estimated_Leave_End_Date: dateText(leave.estimatedEnd),
		Leave_End_Date: returned && leave.end !== undefined ? dateText(leave.end) : undefined,
		Leave_Last_Day_of_Work: dateText(leave.start - 1),
		Leave_of_Absence_Type_Reference: references.to(
			'Leave_of_Absence_Type_ID',
			`LEAVE_${leave.kind.toUpperCase()}`,
			leave.kind,
		),
		Benefits_Effect: false,
		Payroll_Effect: true,
	};
}

function termination(view: WorkerView, { references, era }: SectionContext): Content {
	const { spell, ended } = view;
	if (!ended || spell.end === undefined) return { Terminated: false };
	const category = spell.involuntary ? 'Involuntary' : 'Voluntary';
	return {
		Terminated: true,
		Termination_Date: dateText(spell.end),
		Pay_Through_Date: dateText(spell.end),
		Primary_Termination_Reason_Reference: references.to(
			'Termination_Subcategory_ID',
			`Terminate_${category}`,
			category,
		),
		Primary_Termination_Category_Reference: references.to('Termination_Category_ID', category, category),
		Termination_Involuntary: spell.involuntary ?? false,
		...(era === 'v46' && { Eligible_for_Hire_Reference: references.to('Yes_No_Type_ID', 'Yes', 'Yes') }),
		Termination_Last_Day_of_Work: dateText(spell.lastDayOfWork ?? spell.end),
	};
}

function statusData(view: WorkerView, context: SectionContext): Content {
	const { spell, first, leaves, status } = view;
	const active = status === 'active';
	const common = {
		Active: active,
		Active_Status_Date: dateText(view.ended && spell.end !== undefined ? spell.end + 1 : spell.hire),
		Hire_Date: dateText(spell.hire),
		Original_Hire_Date: dateText(first.hire),
	};
	if (status === 'future') return { ...common, Terminated: false };
	if (status === 'rescinded') return { ...common, Terminated: false, Hire_Rescinded: true };
	return {
		...common,
		Hire_Reason_Reference: context.references.to(
			'General_Event_Subcategory_ID',
			'Hire_New_Position',
			'Hire > New Position',
		),
		End_Employment_Date: view.ended && spell.end !== undefined ? dateText(spell.end) : undefined,
		Continuous_Service_Date: dateText(spell.hire),
		First_Day_of_Work: dateText(spell.hire),
		Retired: false,
		Seniority_Date: dateText(first.hire),
		Days_Unemployed: 0,
		...termination(view, context),
		Hire_Rescinded: false,
		Leave_Status_Data: leaves.map((leave) => leaveStatus(view, leave, context)),
		Rehire: spell !== first,
	};
}

function contractData(view: WorkerView, { references }: SectionContext): Content {
	const { worker, spell } = view;
	const { country } = worker.positions[0].place;
	const supplied = worker.number % 2 === 0;
	return {
		Contract_Pay_Rate: 85.5,
		Currency_Reference: references.to('Currency_ID', country.currency, country.currency),
		Frequency_Reference: references.to('Frequency_ID', 'Hourly', 'Hourly'),
		Contract_Assignment_Details: 'Statement of work <1>, see "annex"',
		// A contract's end is agreed beforehand, so it is visible before its date; a status it is not.
		Contract_End_Date: dateText(spell.end ?? spell.hire + 365 * 25),
		Supplier_Reference: supplied ? references.to('Supplier_ID', 'S-Staff&Co', 'Staff & Co.') : undefined,
	};
}

/** Before the hire date the position is known and little else. */
export function employmentData(view: WorkerView, context: SectionContext): Content {
	const { worker, status } = view;
	const thin = status === 'future' || status === 'rescinded';
	const shown = context.flag('Include_Additional_Jobs') && !thin ? [...worker.positions] : [worker.positions[0]];
	// The primary job is not always the first.
	if ((worker.number >> 1) % 2 === 0) shown.reverse();
	return {
		Worker_Job_Data: shown.map((position) => ({
			'@Primary_Job': position === worker.positions[0],
			Position_Data: positionData(view, position, context),
			Position_Organizations_Data: context.flag('Include_Organizations') ? positionOrganizations(view, position, context) : undefined,
		})),
		Worker_Status_Data: statusData(view, context),
		Worker_Contract_Data: worker.contingent ? contractData(view, context) : undefined,
	};
}
