import { startTenant } from '../../../tenant/server/index.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import { type Completion, startLearningPlatform } from '../../servers/learningPlatform.mts';
import { told } from './ended.mts';
import { setTo } from './settings.mts';

const DAY_MS = 86_400_000;
/** More than one page of the platform. */
const COUNT = 25;
const COURSES = 5;
const LEARNERS = 10;
const STRANGER = 'nobody';

const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

export const learningTranscripts: Scenario = {
	name: 'The template for completions shows them first, then puts courses and records into Workday, tells who could not be found, and changes nothing a second time',
	mayLog: /knows no Employee_ID|REC-/,
	async run(stage) {
		const tenant = await startTenant({ workers: 30, users: [{ userName: 'ISU_transcripts', password: PASSWORD }] });
		const platform = await startLearningPlatform(PASSWORD.replace(/\W/g, ''));
		try {
			const learners = Array.from({ length: LEARNERS }, (_, nth) => tenant.workforce.workerId(tenant.workforce.example('active', nth % 5)));
			const completion = (number: number, more: Partial<Completion> = {}): Completion => {
				const course = number % COURSES;
				const about = { courseId: `LUMOS-${course}`, course: `Ethics & <Law> ${course}`, about: '1.5 CPE' };
				return { id: `REC-${number}`, employeeId: learners[number % LEARNERS] ?? '', ...about, completed: daysAgo(number % 20), passed: true, ...more };
			};
			platform.completions.push(...Array.from({ length: COUNT }, (_, number) => completion(number)));
			const passed = [...platform.completions];
			platform.completions.push(completion(101, { passed: false }), completion(102, { completed: daysAgo(60) }), completion(103, { employeeId: STRANGER }));
			const credentials = { workdayIsuApi: await stage.workdayCredential(tenant), httpHeaderAuth: await stage.addCredential('httpHeaderAuth', 'Platform of completions', platform.credential) };
			const set = async (settings: Readonly<Record<string, unknown>>) => await stage.importExample('learning-transcripts', { credentials, edit: setTo({ platform: platform.url, ...settings }) });

			const dry = await stage.execute(await set({}));
			holds(tenant.audit.length === 0, 'The dry run changed something');
			const shown = dry.items('Content and record').filter(({ json }) => json.outcome === 'dry run');
			holds(shown.length >= COUNT, `The dry run showed ${shown.length} records`);

			const workflow = await set({ dryRun: false });
			told(await stage.execute(workflow), /^REC-103: .*nobody/);
			const { Learning_Imported_Record: records, Learning_Imported_Content: contents } = tenant.desk.learning;
			const found = [...records].map(([id, { Learner_Reference: learner, Learning_Imported_Content_Reference: course, Completion_Date: day, Learning_Grade_Reference: grade }]) => [id, tenant.workforce.workerId(Number(learner)), course, day, grade].join());
			const wanted = passed.map(({ id, employeeId, courseId, completed }) => [id, employeeId, courseId, completed, 'PASS'].join());
			holds(found.sort().join('\n') === wanted.sort().join('\n'), `Workday has\n${found.join('\n')}\nnot\n${wanted.join('\n')}`);
			const titles = [...contents].map(([id, { Title: title }]) => `${id} ${title}`).sort().join();
			holds(titles === Array.from({ length: COURSES }, (_, course) => `LUMOS-${course} Ethics & <Law> ${course}`).join(), `The courses are ${titles}`);

			platform.completions.pop();
			const { length } = tenant.audit;
			holds(length === COUNT + COURSES, `${length} writes`);
			(await stage.execute(workflow)).mustSucceed();
			holds(tenant.audit.length === length, 'The second run changed something');
		} finally {
			await platform.stop();
			await tenant.close();
		}
	},
};
