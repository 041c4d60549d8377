/** What is announced days ahead, where the two announcements look at the same days. */
import { closeScenes, DAY, EARLY, startScene } from './scene.mts';

afterEach(closeScenes);

it('a hire and an end come once each where both announcements find them', async () => {
	const scene = await startScene();
	const parameters = { events: ['futureHire', 'futureTermination'], futureHireDays: 20, futureTerminationDays: 10, options: { longestWindow: 8760 } };
	scene.colleague({ effective: scene.in(24 * DAY), entered: EARLY, timeZone: 'America/Los_Angeles' });
	const leaver = scene.colleague({ timeZone: 'America/Los_Angeles' });
	scene.ledger.terminate(leaver, { lastDay: scene.in(22 * DAY).slice(0, 10), entered: EARLY });
	const trigger = await scene.startedTrigger(parameters);

	const told = await scene.pollAt(trigger, scene.now + 15 * DAY);

	expect(told.sort()).toEqual([expect.stringMatching(/^futureHire 0/), expect.stringMatching(/^futureTermination 1/)]);
});
