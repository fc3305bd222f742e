package pilotcity.portal.bench.harness;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import pilotcity.portal.kernel.control.ControlSocket;

/** Tokens of the portal under test. */
public final class BenchToken {
    private BenchToken() {}

    /**
     * What stands in {@code Authorization}.
     *
     * @param folder the data of the running portal, which is asked for it
     * @param kind on whose documents {@code actions} are allowed
     */
    public static String bearer(Path folder, List<String> actions, String kind) {
        JsonObject grant = new JsonObject()
                .put("type", "pilotcity")
                .put("actions", new JsonArray(actions))
                .put("datatypes", new JsonArray().add(kind));
        JsonObject order = new JsonObject()
                .put("do", "mint")
                .put("subject", "bench")
                .put("authorization_details", new JsonArray().add(grant));
        AtomicReference<String> answer = new AtomicReference<>("");
        ControlSocket.ask(folder, "token", order.encode(), answer::set);
        return "Bearer " + new JsonObject(answer.get()).getString("access_token");
    }
}
