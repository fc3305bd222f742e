package pilotcity.portal.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.PortalNode;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.CommandException;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.control.DataFolder;

/** Looks after the audit log. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "verify",
        subcommands = AuditCommand.Verify.class,
        description = "Check the log of all writes.")
final class AuditCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return CommandLine.ExitCode.USAGE;
    }

    /** Exit code 1 when the chain is broken. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Walk the chain of hashes over the audit log; print how long it is, its head, and what is wrong.")
    static final class Verify implements Callable<Integer> {
        @Option(
                names = "--head",
                paramLabel = "HASH",
                defaultValue = "",
                description = "a head that was printed before, which the chain must still contain")
        private String head = "";

        @Override
        public Integer call() {
            if (!head.matches("([0-9a-f]{64})?")) {
                throw CommandException.wrong("--head must be 64 hexadecimal digits as an earlier run printed them");
            }
            Config config = CommandTerminal.existing();
            Optional<DataFolder> held = CommandTerminal.hold(config);
            if (held.isEmpty()) {
                return ControlSocket.ask(config.path(Setting.DATA), "audit verify", head, CommandTerminal::print)
                        ? 0
                        : 1;
            }
            try (DataFolder folder = held.get();
                    PortalNode node =
                            PortalNode.start(FeatureRegistry.STANDARD, config, folder, CommandTerminal::note)) {
                node.commands().verifyAudit(head, CommandTerminal::print);
            }
            return 0;
        }
    }
}
