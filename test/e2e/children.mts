/** Processes that may not outlive the suite, however it ends. */
import type { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

// The last thing that Node does, also after an error that nobody caught; nothing that takes time happens any more.
process.on('exit', () => {
	for (const child of running) child.kill('SIGKILL');
});

export function watchOver(child: ChildProcess): void {
	running.add(child);
	child.once('exit', () => running.delete(child));
}
