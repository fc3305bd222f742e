package pilotcity.portal.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import pilotcity.portal.Config;
import pilotcity.portal.Node;
import pilotcity.portal.Portal;
import pilotcity.portal.kernel.control.DataFolder;

/** Says what is in the database and cannot be found; by the running portal where there is one. */
@Command(
        name = "left-out",
        mixinStandardHelpOptions = true,
        description = "List the documents that are in the database and not in the index, because they cannot be read or"
                + " indexed as they are: kind, id, since when, and why.")
final class LeftOutCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Config config = Terminal.existing();
        Optional<DataFolder> held = Terminal.hold(config);
        if (held.isEmpty()) {
            return Terminal.askRunning(config, "left-out");
        }
        try (DataFolder folder = held.get();
                Node node = Node.start(Portal.STANDARD, config, folder, Terminal::note)) {
            node.listLeftOut(Terminal::print);
        }
        return 0;
    }
}
