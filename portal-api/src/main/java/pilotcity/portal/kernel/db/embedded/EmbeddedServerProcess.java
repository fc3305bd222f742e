package pilotcity.portal.kernel.db.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The PostgreSQL process that serves a cluster, found by what the process is and not by its number alone. */
record EmbeddedServerProcess(ProcessHandle handle, Path cluster, Path binaries) {
    private static final int SECONDS = 30;

    /** The process that serves {@code cluster}, or empty if the pid in its file is unused or another program's. */
    static Optional<EmbeddedServerProcess> find(Path cluster) {
        return number(cluster)
                .flatMap(ProcessHandle::of)
                .filter(handle -> handle.isAlive() && serves(handle, cluster))
                .flatMap(handle -> handle.info()
                        .command()
                        .map(command -> new EmbeddedServerProcess(
                                handle,
                                cluster,
                                Path.of(command).toAbsolutePath().resolveSibling(""))));
    }

    private static Optional<Long> number(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(lock(cluster));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Path lock(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /**
     * A server works in the folder of its cluster; where the system does not tell that, its arguments name the folder.
     */
    private static boolean serves(ProcessHandle handle, Path cluster) {
        boolean postgres = handle.info()
                .command()
                .filter(command ->
                        String.valueOf(Path.of(command).getFileName()).startsWith("postgres"))
                .isPresent();
        return postgres && (worksIn(handle, cluster) || isToldOf(handle, cluster));
    }

    private static boolean worksIn(ProcessHandle handle, Path cluster) {
        try {
            return Path.of("/proc", String.valueOf(handle.pid()), "cwd")
                    .toRealPath()
                    .equals(cluster.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isToldOf(ProcessHandle handle, Path cluster) {
        return handle.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                .isPresent();
    }

    /** A file that names a process which does not serve the cluster keeps a server from starting. */
    static void forgetOther(Path cluster) throws IOException {
        if (find(cluster).isEmpty()) {
            Files.deleteIfExists(lock(cluster));
        }
    }

    /** Starts the server of a cluster as it was started last; blocks until it answers. */
    static void startAgain(Path cluster, Path binaries, Path log) throws IOException {
        forgetOther(cluster);
        int code = control(cluster, binaries, log, "-t", "60", "restart");
        if (code != 0) {
            throw new IOException("pg_ctl ends with " + code + "; see " + log);
        }
    }

    /** Stops it whatever its clients do; blocks. One that does not stop is killed, and recovers at its next start. */
    void stop(Path log) throws IOException {
        List<ProcessHandle> parts = new ArrayList<>(handle.descendants().toList());
        control(cluster, binaries, log, "-m", "fast", "-t", String.valueOf(SECONDS), "stop");
        if (handle.isAlive()) {
            parts.add(handle);
            parts.forEach(ProcessHandle::destroyForcibly);
        }
        try {
            handle.onExit().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IOException("PostgreSQL " + handle.pid() + " does not stop", e);
        }
    }

    private static int control(Path cluster, Path binaries, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL does not run as root; in a namespace of its own it is not.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(binaries.resolve("pg_ctl").toString(), "-D", cluster.toString(), "-w"));
        command.addAll(List.of(arguments));
        ProcessBuilder.Redirect end = ProcessBuilder.Redirect.appendTo(log.toFile());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(end)
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
