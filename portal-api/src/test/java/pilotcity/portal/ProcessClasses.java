package pilotcity.portal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The classes of {@link PortalProcess}es, in jars, and an archive of what a server loads of them, which all processes
 * map into memory instead of reading it again. They are made once for each state of the classes.
 */
final class ProcessClasses {
    private static final Path FOLDER = TestPortal.home().resolve("portal-api/target/processes");

    private static List<String> options;

    private ProcessClasses() {}

    /** The options of {@code java} that name class path and archive. */
    static synchronized List<String> options() {
        if (options == null) {
            try {
                options = make();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return options;
    }

    private static List<String> make() throws IOException, InterruptedException {
        List<Path> entries = BuildState.CLASS_PATH;
        Path folder = FOLDER.resolve(BuildState.MARK);
        Path archive = folder.resolve("classes.jsa");
        List<String> path = classPath(entries, folder);
        try (RunLock _ = RunLock.of(FOLDER)) {
            if (!Files.exists(archive)) {
                TestPortal.delete(FOLDER);
                Files.createDirectories(folder);
                jars(entries, folder);
                train(path, archive);
            }
        }
        return with("-XX:SharedArchiveFile=" + archive, path);
    }

    private static List<String> with(String option, List<String> path) {
        return Stream.concat(Stream.of(option), path.stream()).toList();
    }

    /** Classes in folders cannot be archived. */
    private static void jars(List<Path> entries, Path folder) {
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                int code = jar.run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file",
                        jar(entries, entry, folder).toString(),
                        "-C",
                        entry.toString(),
                        ".");
                if (code != 0) {
                    throw new IllegalStateException("no jar of " + entry);
                }
            }
        }
    }

    private static Path jar(List<Path> entries, Path entry, Path folder) {
        return folder.resolve(entries.indexOf(entry) + ".jar");
    }

    private static List<String> classPath(List<Path> entries, Path folder) {
        List<String> path = entries.stream()
                .map(entry -> Files.isDirectory(entry) ? jar(entries, entry, folder) : entry)
                .map(Path::toString)
                .toList();
        return List.of("-cp", String.join(File.pathSeparator, path));
    }

    private static void train(List<String> path, Path archive) throws IOException, InterruptedException {
        Path data = TestPortal.startedFolder();
        List<String> options = with("-XX:ArchiveClassesAtExit=" + archive, path);
        Process server = new ProcessBuilder(
                        PortalProcess.line(TestPortal.home(), options, "run", "--port", "0", "--data", data.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        PortalProcess.url(server);
        server.toHandle().destroy(); // which leaves its output open
        server.waitFor();
        TestPortal.delete(data);
    }
}
