package pilotcity.portal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.PortalProcess;

/** {@code ./portal} as a process of its own, of somebody who closes nothing to others. */
public final class PortalCommand {
    private PortalCommand() {}

    public record Done(int code, String out, String err) {}

    /** Runs {@code command} on the data folder {@code data}, next to the portal that runs on it, if one does. */
    public static Done run(Path data, String command, String... arguments) throws IOException, InterruptedException {
        return run(List.of(), data, command, arguments);
    }

    /** The same as a user for whom the permissions of files hold, which they do not for root. */
    static Done runWithoutOverride(Path data, String command, String... arguments)
            throws IOException, InterruptedException {
        List<String> before = System.getProperty("user.name").equals("root")
                ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
                : List.of();
        return run(before, data, command, arguments);
    }

    private static Done run(List<String> before, Path data, String command, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "umask 000; exec \"$@\"", "sh"));
        line.addAll(before);
        line.addAll(PortalProcess.line(command));
        line.addAll(List.of(arguments));
        Path err = Files.createTempFile("portal command", ".txt");
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(err.toFile());
        builder.environment().put("PORTAL_DATA", data.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Done done = new Done(process.waitFor(), out.strip(), Files.readString(err));
        Files.delete(err);
        return done;
    }
}
