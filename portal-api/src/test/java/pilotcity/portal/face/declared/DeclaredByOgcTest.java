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

    private final Asking asking = new Asking(PORTAL);

    private static JsonObject json(String address) {
        return new JsonObject(PORTAL.get(address).body());
    }

    @Test
    void canBeAskedAndOrderedBy() throws Exception {
        Map<String, Sample> samples = Sample.all(PORTAL).stream()
                .collect(Collectors.toMap(sample -> sample.plural() + "." + sample.name(), sample -> sample));
        JsonArray collections = json("/ogc/collections?f=json").getJsonArray("collections");
        for (Object each : collections) {
            String id = ((JsonObject) each).getString("id");
            for (String root : new String[] {"/ogc", "/en/ogc"}) {
                String items = root + "/collections/" + id + "/items?f=json&limit=1";
                json(root + "/collections/" + id + "/queryables?f=json")
                        .getJsonObject("properties")
                        .fieldNames()
                        .stream()
                        .filter(name -> samples.containsKey(id + "." + name))
                        .map(name -> samples.get(id + "." + name))
                        .filter(sample -> sample.one() != null && !sample.type().equals("geometry"))
                        .forEach(sample -> asking.get(
                                items + "&" + sample.name() + "=" + TestPortal.encode(String.valueOf(sample.one()))));
                for (String name : json(root + "/collections/" + id + "/sortables?f=json")
                        .getJsonObject("properties")
                        .fieldNames()) {
                    asking.get(items + "&sortby=" + name);
                    asking.get(items + "&sortby=-" + name);
                }
            }
        }
        asking.hasNoFault(300);
    }
}
