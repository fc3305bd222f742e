package pilotcity.portal.faults;

import java.io.IOException;
import java.util.List;

/** What an operating system can do to processes. */
public final class ProcessSignals {
    private ProcessSignals() {}

    /** To {@code root} first: one that stands still starts no more children, which would go on. */
    public static void sendToTree(String signal, ProcessHandle root) {
        send(signal, List.of(root));
        send(signal, root.descendants().toList());
    }

    static void send(String signal, List<ProcessHandle> processes) {
        for (ProcessHandle process : processes) {
            try {
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .redirectErrorStream(true)
                        .start()
                        .waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
