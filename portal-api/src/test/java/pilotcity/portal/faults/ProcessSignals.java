package pilotcity.portal.faults;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What an operating system can do to processes. */
final class ProcessSignals {
    private ProcessSignals() {}

    /** Whatever process there still is of {@code root} and its children. */
    static List<ProcessHandle> tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** To {@code root} first: one that stands still starts no more children, which would go on. */
    static void sendToTree(String signal, ProcessHandle root) {
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
