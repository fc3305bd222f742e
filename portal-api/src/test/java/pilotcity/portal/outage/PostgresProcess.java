package pilotcity.portal.outage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pilotcity.portal.faults.ProcessSignals;

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
        ProcessSignals.sendToTree("STOP", postmaster);
    }

    void resume() {
        ProcessSignals.sendToTree("CONT", postmaster);
    }

    void kill() {
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    /** The server takes the end of a connection by force for damage, ends all others, and recovers. */
    void killConnections() {
        postmaster.children().forEach(ProcessHandle::destroyForcibly);
    }
}
