package pilotcity.portal.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import pilotcity.portal.Config;
import pilotcity.portal.Node;
import pilotcity.portal.Portal;
import pilotcity.portal.kernel.control.DataFolder;

/** Imports changed data sets, through the running portal where there is one. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Import the data sets whose files have changed; a running portal does it without stopping.")
final class ImportCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Config config = Terminal.config();
        Optional<DataFolder> held = Terminal.hold(config);
        if (held.isEmpty()) {
            return Terminal.askRunning(config, "import");
        }
        try (DataFolder folder = held.get();
                Node node = Node.start(Portal.STANDARD, config, folder, Terminal::print)) {
            Terminal.print("imported; the index holds " + node.live().index().size() + " documents");
        }
        return 0;
    }
}
