package pilotcity.portal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ./portal} as a process of its own, which lives for seconds: the quick compiler and collector are soonest done.
 */
public final class PortalProcess {
    private static final Pattern READY = Pattern.compile("(http://localhost:[0-9]+)/graphiql");

    private PortalProcess() {}

    /** The command line that runs {@code arguments}. */
    public static List<String> line(String... arguments) {
        return line(TestPortal.home(), arguments);
    }

    /** The same in another folder than the checkout. */
    public static List<String> line(Path home, String... arguments) {
        return line(home, ProcessClasses.options(), arguments);
    }

    /** The same with {@code options} that name the class path. */
    static List<String> line(Path home, List<String> options, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-Dportal.home=" + home));
        line.addAll(options);
        line.add("pilotcity.portal.cli.Main");
        line.addAll(List.of(arguments));
        return line;
    }

    /** The address of {@code server} once it is ready. */
    public static String url(Process server) throws IOException {
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return ready.group(1);
            }
        }
        throw new AssertionError("the server did not start");
    }
}
