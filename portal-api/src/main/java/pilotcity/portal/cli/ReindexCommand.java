package pilotcity.portal.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.PortalNode;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.control.DataFolder;

/** Builds the index anew, in the running portal where there is one. */
@Command(
        name = "reindex",
        mixinStandardHelpOptions = true,
        description = "Build a new index beside the old one and swap it in; a running portal answers all the while.")
final class ReindexCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Config config = CommandTerminal.existing();
        Optional<DataFolder> held = CommandTerminal.hold(config);
        if (held.isEmpty()) {
            return CommandTerminal.askRunning(config, "reindex");
        }
        try (DataFolder folder = held.get();
                PortalNode node = PortalNode.start(FeatureRegistry.STANDARD, config, folder, CommandTerminal::print)) {
            node.reindex(CommandTerminal::print);
        }
        return 0;
    }
}
