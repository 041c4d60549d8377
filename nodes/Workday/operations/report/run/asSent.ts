/** The report as Workday sends it, into n8n's binary data, one file a run. */
import type { OperationContext, OperationItem, Session } from '../../../n8n/defineOperation';
import type { Parameters } from '../../../n8n/parameters';
import { storeAnswer } from '../../../n8n/storeAnswer';
import { refusePage, reportRequest } from '../../../workday/report/run';
import type { Stretch } from '../../../workday/report/split';
import type { WebAnswer } from '../../../workday/web/ask';
import { fileNameOf, type ReportSettings } from './settings';

export async function* filesAsSent(context: OperationContext, options: Parameters, settings: ReportSettings, session: Session): AsyncGenerator<OperationItem> {
	const { address, format, prompts, stretches } = settings;
	const property = context.parameters.text('binaryPropertyName', 'Put Output File in Field') || 'data';
	const chosen = options.text('fileName', 'File Name');
	const reasons = new Set<string>();
	for (const stretch of stretches.length > 0 ? stretches : [undefined]) {
		const fileName = named(chosen || fileNameOf(address, format.extension), stretch);
		const request = reportRequest({ address, format, prompts: [...prompts, ...(stretch?.prompts ?? [])] });
		const { binary, bytes, mimeType } = await session.client.askWhole(
			request,
			(answer) => store(session, answer, settings, fileName),
			({ reason }) => reasons.add(reason),
		);
		const days = stretch ? { from: stretch.from, through: stretch.through } : {};
		yield { json: { fileName, mimeType, bytes, ...days }, binary: { [property]: binary } };
	}
	if (reasons.size > 0) context.hint(`A run of the report was asked for again (${[...reasons].join('; ')}). Every file is whole.`);
}

async function store(session: Session, answer: WebAnswer, { format }: ReportSettings, fileName: string) {
	await refusePage(answer, format.rows);
	const known = format.mediaType !== 'application/octet-stream';
	const mimeType = known ? format.mediaType : answer.mediaType || format.mediaType;
	return { ...(await storeAnswer(session, answer, fileName, mimeType)), mimeType };
}

/** `staff.csv` → `staff_2026-01-01_2026-01-31.csv`. */
function named(fileName: string, stretch: Stretch | undefined): string {
	if (!stretch) return fileName;
	const [, stem = fileName, extension = ''] = /^(.+?)(\.[^.]*)?$/.exec(fileName) ?? [];
	return `${stem}_${stretch.from}_${stretch.through}${extension}`;
}
