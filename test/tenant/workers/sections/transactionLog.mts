import type { Content } from '../../schema/writer.mts';
import { momentText } from '../dates.mts';
import type { Transaction } from '../entries.mts';
import { transactionWid } from '../ledger.mts';
import { formattedName } from '../person.mts';
import type { WorkerView } from '../workforce.mts';
import type { SectionContext } from './context.mts';

export { transactionWid };

function logReference(view: WorkerView, transaction: Transaction, context: SectionContext): Content {
	const { number, person } = view.worker;
	const text = `${transaction.type}: ${formattedName(person.preferredName)}`;
	return {
		...context.references.anonymous('transaction', '', text),
		ID: [{ '@type': 'WID', '#': transactionWid(context.workforce.seed, number, transaction) }],
	};
}

function logData(view: WorkerView, transaction: Transaction, { references }: SectionContext): Content {
	const { number, person } = view.worker;
	const name = formattedName(person.preferredName);
	return {
		Transaction_Log_Description: `${transaction.type}: ${name}`,
		Transaction_Effective_Moment: momentText(transaction.effective),
		Transaction_Entry_Moment: momentText(transaction.entered),
		Transaction_Log_Type_Reference: [references.to('Business_Process_Type', transaction.type, transaction.type)],
		Transaction_Target_Reference: [references.worker(number)],
		Is_Rescind_Or_Rescinded: transaction.rescinded,
		Is_Correction_Or_Corrected: transaction.corrected,
	};
}

/** @param inWindow the request's own transaction criteria: with them only their entries are listed. */
export function transactionLog(
	view: WorkerView,
	context: SectionContext,
	inWindow: (transaction: Transaction) => boolean,
): Content {
	return {
		Transaction_Log_Entry: view.transactions.filter(inWindow).map((transaction) => ({
			Transaction_Log_Reference: logReference(view, transaction, context),
			Transaction_Log_Data: logData(view, transaction, context),
		})),
	};
}

/** The rescinds, for Include_Subevents_for_Rescinded_Transaction. */
export function rescinded(view: WorkerView, context: SectionContext): Content[] {
	return view.transactions
		.filter((transaction) => transaction.takesBack)
		.map((transaction) => ({
			Corrected_Or_Rescinded_Transaction_Log_Data: [
				{
					Main_Transaction_Data: [
						{
							Transaction_Log_Reference: logReference(view, transaction, context),
							Transaction_Log_Data: logData(view, transaction, context),
						},
					],
					Correction_Or_Rescind_Data: [
						{
							Transaction_Log_Description: `Rescind: ${transaction.type}`,
							Is_Correction: false,
							Is_Rescind: true,
							Prior_Effective_Moment: momentText(transaction.effective).replace(/T.*(?=-\d\d:)/, ''),
							Transaction_Entry_Moment: momentText(transaction.entered),
						},
					],
				},
			],
		}));
}
