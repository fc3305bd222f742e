package pilotcity.portal.face.declared;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pilotcity.portal.DemoPortal;
import pilotcity.portal.TestPortal;

/** Every queryable and sortable of every collection, in both languages. */
class DeclaredByOgcTest {
    private static final TestPortal PORTAL = DemoPortal.shared();

    private final RequestBatch requestBatch = new RequestBatch(PORTAL);

    private static JsonObject json(String address) {
        return new JsonObject(PORTAL.get(address).body());
    }

    @Test
    void canBeAskedAndOrderedBy() throws Exception {
        Map<String, DeclaredField> declaredFields = DeclaredField.all(PORTAL).stream()
                .collect(Collectors.toMap(
                        declaredField -> declaredField.plural() + "." + declaredField.name(),
                        declaredField -> declaredField));
        JsonArray collections = json("/ogc/collections?f=json").getJsonArray("collections");
        for (Object each : collections) {
            String id = ((JsonObject) each).getString("id");
            for (String root : new String[] {"/ogc", "/en/ogc"}) {
                String items = root + "/collections/" + id + "/items?f=json&limit=1";
                json(root + "/collections/" + id + "/queryables?f=json")
                        .getJsonObject("properties")
                        .fieldNames()
                        .stream()
                        .filter(name -> declaredFields.containsKey(id + "." + name))
                        .map(name -> declaredFields.get(id + "." + name))
                        .filter(declaredField -> declaredField.one() != null
                                && !declaredField.type().equals("geometry"))
                        .forEach(declaredField -> requestBatch.get(items + "&" + declaredField.name() + "="
                                + TestPortal.encode(String.valueOf(declaredField.one()))));
                for (String name : json(root + "/collections/" + id + "/sortables?f=json")
                        .getJsonObject("properties")
                        .fieldNames()) {
                    requestBatch.get(items + "&sortby=" + name);
                    requestBatch.get(items + "&sortby=-" + name);
                }
            }
        }
        requestBatch.hasNoFault(300);
    }
}
