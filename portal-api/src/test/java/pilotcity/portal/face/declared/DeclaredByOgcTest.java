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

    private final RequestBatch batch = new RequestBatch(PORTAL);

    private static JsonObject json(String address) {
        return new JsonObject(PORTAL.get(address).body());
    }

    @Test
    void canBeAskedAndOrderedBy() throws Exception {
        Map<String, DeclaredField> declaredFields = DeclaredField.all(PORTAL).stream()
                .collect(Collectors.toMap(field -> field.plural() + "." + field.name(), field -> field));
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
                        .filter(field -> field.one() != null && !field.type().equals("geometry"))
                        .forEach(field -> batch.get(
                                items + "&" + field.name() + "=" + TestPortal.encode(String.valueOf(field.one()))));
                for (String name : json(root + "/collections/" + id + "/sortables?f=json")
                        .getJsonObject("properties")
                        .fieldNames()) {
                    batch.get(items + "&sortby=" + name);
                    batch.get(items + "&sortby=-" + name);
                }
            }
        }
        batch.hasNoFault(300);
    }
}
