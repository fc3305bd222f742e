package pilotcity.portal.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.PortalNode;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.control.DataFolder;

/** Lists documents of the database that are missing from the index, through the running portal if there is one. */
@Command(
        name = "left-out",
        mixinStandardHelpOptions = true,
        description = "List the documents that are in the database and not in the index, because they cannot be read or"
                + " indexed as they are: kind, id, since when, and why.")
final class LeftOutCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Config config = CommandTerminal.existing();
        Optional<DataFolder> held = CommandTerminal.hold(config);
        if (held.isEmpty()) {
            return CommandTerminal.askRunning(config, "left-out");
        }
        try (DataFolder folder = held.get();
                PortalNode node = PortalNode.start(FeatureRegistry.STANDARD, config, folder, CommandTerminal::note)) {
            node.commands().listLeftOut(CommandTerminal::print);
        }
        return 0;
    }
}
