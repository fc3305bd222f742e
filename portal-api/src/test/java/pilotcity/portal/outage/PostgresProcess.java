package pilotcity.portal.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The PostgreSQL of a portal as its operating system sees it. */
record PostgresProcess(ProcessHandle postmaster, String port) {
    /** @param data the portal's data folder */
    static PostgresProcess of(Path data) throws IOException {
        List<String> lines = Files.readAllLines(lock(data));
        return new PostgresProcess(
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow(), lines.get(3));
    }

    static Path lock(Path data) {
        return cluster(data).resolve("postmaster.pid");
    }

    static Path cluster(Path data) {
        return data.resolve("postgresql/cluster");
    }

    /** It hangs: connections stay open, others are accepted, and nothing is answered. */
    void pause() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    void kill() {
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    /** The server takes the end of a connection by force for damage, ends all others, and recovers. */
    void killConnections() {
        postmaster.children().forEach(ProcessHandle::destroyForcibly);
    }

    /** The server first: one that stands still makes no more parts, which would answer for it. */
    private void signal(String name) {
        signal(name, Stream.of(postmaster));
        signal(name, postmaster.descendants());
    }

    private static void signal(String name, Stream<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        try {
            // A part that has just ended is none to be stopped.
            assertThat(new ProcessBuilder(command).start().waitFor()).isBetween(0, 1);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
