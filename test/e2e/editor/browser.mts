/** A Chromium of the machine's own, which reaches nothing but this machine. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { findProgram } from '../programs.mts';

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

/** Throws where there is no Chromium, with what to install. */
export async function openWindow(height: number): Promise<Window> {
	const executablePath = findProgram('chromium');
	const browser = await chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
	const page = await (await browser.newContext({ viewport: { width: 1440, height }, colorScheme: 'light' })).newPage();
	page.setDefaultTimeout(PATIENCE_MS);
	const pageErrors: string[] = [];
	page.on('pageerror', (error) => pageErrors.push(error.message));
	await page.route(({ hostname }) => hostname !== '127.0.0.1', async (route) => await route.abort());
	return { browser, page, pageErrors };
}
