package pilotcity.portal.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.PortalApplication;
import pilotcity.portal.bench.StartCacheTraining;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.DataFolder;

/** Serves the portal until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Start the database, import new data sets, build what is missing of the index, serve the portal.")
final class RunCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "PORT", description = "listen on this port instead of the configured one")
    private @Nullable Integer port;

    @Option(
            names = "--demo",
            description = "add generated records of Guangzhou, marked as simulated; without it they are removed")
    private boolean demo;

    @Option(names = "--with-samples", hidden = true, description = "serve the benchmark's generated documents, too")
    private boolean samples;

    @Option(names = "--rehearse", hidden = true, description = "ask it some of everything, and end")
    private boolean rehearsing;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Config config = configured(CommandTerminal.config());
        Optional<DataFolder> held = CommandTerminal.hold(config);
        if (held.isEmpty()) {
            throw new ConfigException("another portal is already running on " + config.path(Setting.DATA)
                    + "; stop it first, or give this one its own folder with --data");
        }
        try (DataFolder folder = held.get();
                PortalApplication portalApplication = PortalApplication.start(
                        samples ? FeatureRegistry.BENCH : FeatureRegistry.STANDARD,
                        config,
                        folder,
                        line -> CommandTerminal.print("  " + line))) {
            if (rehearsing) {
                Path places = config.path(Setting.DATASETS).resolve("places/places.csv");
                new StartCacheTraining(config.path(Setting.DATA), portalApplication.port(), places).run();
                return 0;
            }
            greet(config, portalApplication.port(), Duration.ofNanos(System.nanoTime() - start));
            portalApplication.runUntilStopped();
        }
        return 0;
    }

    private Config configured(Config config) {
        Config changed = port == null ? config : config.with(Setting.HTTP_PORT, String.valueOf(port));
        return demo ? changed.with(Setting.DEMO, "true") : rehearsing ? ownDatabase(changed) : changed;
    }

    /** A trial run writes to no real database. */
    private static Config ownDatabase(Config config) {
        return config.with(Setting.DATABASE_URL, "").with(Setting.DEMO, "false");
    }

    private static void greet(Config config, int port, Duration startup) {
        String base = config.text(Setting.HTTP_PUBLIC_URL).isEmpty()
                ? "http://localhost:" + port
                : config.text(Setting.HTTP_PUBLIC_URL);
        CommandTerminal.print("""

                The portal is ready (%.1f s). Open
                  %2$s             the portal
                  %2$s/graphiql    GraphQL, with a schema to explore
                  %2$s/api/search?q=%%E5%%B9%%BF%%E5%%B7%%9E&facets=kind
                Stop it with Ctrl-C.""".formatted(startup.toMillis() / 1000.0, base));
    }
}
