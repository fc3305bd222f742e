package pilotcity.peers.opensearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.geo.GeoModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** One node of OpenSearch with the modules that the benchmark asks for, from the class path. */
public final class OpenSearchNode extends Node {
    private static final List<Class<? extends Plugin>> MODULES =
            List.of(Netty4ModulePlugin.class, GeoModulePlugin.class, CommonAnalysisModulePlugin.class);

    private OpenSearchNode(Environment environment) {
        super(environment, MODULES.stream().map(OpenSearchNode::info).toList(), true);
    }

    private static PluginInfo info(Class<? extends Plugin> module) {
        String name = module.getName();
        return new PluginInfo(name, "of the class path", "NA", Version.CURRENT, "21", name, null, List.of(), false);
    }

    /** Runs until it is killed: {@code HOME PORT}; prints {@code ready} when it answers. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Files.createDirectories(home.resolve("config"));
        Settings settings = Settings.builder()
                .put("path.home", home.toString())
                .put("cluster.name", "bench")
                .put("node.name", "bench")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments[1])
                .put("transport.port", "0")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        OpenSearchNode node = new OpenSearchNode(InternalSettingsPreparer.prepareEnvironment(
                settings, Map.of(), home.resolve("config"), () -> "bench"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
        node.start();
        System.out.println("ready");
        Thread.currentThread().join();
    }

    private static void close(Node node) {
        try {
            node.close();
        } catch (IOException e) {
            e.printStackTrace();
        }
    }
}
