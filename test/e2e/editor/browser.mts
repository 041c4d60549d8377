/** A Chromium of the machine's own, which reaches nothing but this machine. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** What Chromium would ask the internet for is switched off; without a sandbox it also runs as root. */
const ARGUMENTS = [
	'--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Long enough for a machine that does other things as well. */
const PATIENCE_MS = 30_000;

export interface Window {
	browser: Browser;
	page: Page;
	/** Errors that the editor threw, none of which may be about our nodes. */
	pageErrors: string[];
}

/** @throws when there is no Chromium: it says where one is looked for */
export async function openWindow(height: number): Promise<Window> {
	const executablePath = [process.env.CHROMIUM ?? '', ...PATHS].find((path) => path !== '' && existsSync(path));
	if (executablePath === undefined) throw new Error(`No Chromium: install Debian's package chromium, or name one in CHROMIUM. Looked for ${PATHS.join(', ')}`);
	const browser = await chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
	const page = await (await browser.newContext({ viewport: { width: 1440, height }, colorScheme: 'light' })).newPage();
	page.setDefaultTimeout(PATIENCE_MS);
	const pageErrors: string[] = [];
	page.on('pageerror', (error) => pageErrors.push(error.message));
	await page.route(({ hostname }) => hostname !== '127.0.0.1', async (route) => await route.abort());
	return { browser, page, pageErrors };
}
