package pilotcity.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code ./portal learn} as a process of its own on a folder that no portal holds: learning takes long without the
 * optimising compiler, which tests do without.
 */
public final class LearnProcess {
    private LearnProcess() {}

    /** The lines that it printed. */
    public static List<String> run(Path data, String... options) throws IOException, InterruptedException {
        String path =
                BuildState.CLASS_PATH.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "-Dportal.home=" + TestPortal.home(),
                        "-cp",
                        path,
                        "pilotcity.portal.cli.Main",
                        "learn")
                .redirectErrorStream(true);
        builder.command().addAll(List.of(options));
        builder.environment().put("PORTAL_DATA", data.toString());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
