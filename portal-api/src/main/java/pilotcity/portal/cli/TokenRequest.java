package pilotcity.portal.cli;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.PortalNode;
import pilotcity.portal.kernel.authentication.TokenCommands;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.control.DataFolder;

/** Has something done with tokens: by the running portal where there is one, else here. */
final class TokenRequest {
    private TokenRequest() {}

    /** @return the exit code; {@code show} is given the answer */
    static int send(JsonObject request, Consumer<JsonObject> show) {
        return send(request, config -> {}, show);
    }

    /** The same after {@code check}, which throws where there is nothing to send. */
    static int send(JsonObject request, Consumer<Config> check, Consumer<JsonObject> show) {
        Config config = CommandTerminal.existing();
        Optional<DataFolder> held = CommandTerminal.hold(config);
        if (held.isEmpty()) {
            check.accept(config);
            ControlSocket.ask(
                    config.path(Setting.DATA), "token", request.encode(), line -> show.accept(new JsonObject(line)));
            return 0;
        }
        try (DataFolder folder = held.get()) {
            check.accept(config);
            try (PortalNode node = PortalNode.start(FeatureRegistry.STANDARD, config, folder, CommandTerminal::note)) {
                new TokenCommands(node.access()).run(request.encode(), line -> show.accept(new JsonObject(line)));
            }
        }
        return 0;
    }
}
