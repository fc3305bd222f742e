package pilotcity.portal.cli;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;
import pilotcity.portal.Config;
import pilotcity.portal.Node;
import pilotcity.portal.Portal;
import pilotcity.portal.Setting;
import pilotcity.portal.kernel.access.TokenCommands;
import pilotcity.portal.kernel.control.Control;
import pilotcity.portal.kernel.control.DataFolder;

/** Has something done with tokens: by the running portal where there is one, else here. */
final class TokenRequest {
    private TokenRequest() {}

    /** @return the exit code; {@code show} is given the answer */
    static int send(JsonObject request, Consumer<JsonObject> show) {
        Config config = Terminal.config();
        Optional<DataFolder> held = Terminal.hold(config);
        if (held.isEmpty()) {
            Control.ask(
                    config.path(Setting.DATA), "token", request.encode(), line -> show.accept(new JsonObject(line)));
            return 0;
        }
        try (DataFolder folder = held.get();
                Node node = Node.start(Portal.STANDARD, config, folder, Terminal::note)) {
            new TokenCommands(node.access()).run(request.encode(), line -> show.accept(new JsonObject(line)));
        }
        return 0;
    }
}
