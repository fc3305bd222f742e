package pilotcity.portal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./portal} as a process of its own, which lives for seconds: the quick compiler and collector are soonest done.
 */
public final class PortalProcess {
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
}
