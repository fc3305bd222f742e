package pilotcity.portal.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import pilotcity.portal.Config;
import pilotcity.portal.Node;
import pilotcity.portal.Portal;
import pilotcity.portal.kernel.control.DataFolder;

/** Builds the index anew, in the running portal where there is one. */
@Command(
        name = "reindex",
        mixinStandardHelpOptions = true,
        description = "Build a new index beside the old one and swap it in; a running portal answers all the while.")
final class ReindexCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Config config = Terminal.existing();
        Optional<DataFolder> held = Terminal.hold(config);
        if (held.isEmpty()) {
            return Terminal.askRunning(config, "reindex");
        }
        try (DataFolder folder = held.get();
                Node node = Node.start(Portal.STANDARD, config, folder, Terminal::print)) {
            node.reindex(Terminal::print);
        }
        return 0;
    }
}
