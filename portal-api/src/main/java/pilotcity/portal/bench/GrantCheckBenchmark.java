package pilotcity.portal.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.permission.GrantArea;
import pilotcity.portal.kernel.permission.GrantPlaces;
import pilotcity.portal.kernel.permission.Permission;

/** How long it takes to decide whether a grant with everything in it allows a write. */
final class GrantCheckBenchmark {
    private static final int CORNERS = 100;
    private static final int NEEDS = 1000;
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 200;
    private static final double RADIUS = 0.3;
    private static final double LON = 113.3;
    private static final double LAT = 23.1;

    private GrantCheckBenchmark() {}

    /** The mean of many checks, about half of which are allowed. */
    static double micros() {
        Grant grant = grant();
        Permission[] permissions = needs();
        int allowed = 0;
        for (int i = 0; i < WARM_UP; i++) {
            allowed += check(grant, permissions);
        }
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            allowed += check(grant, permissions);
        }
        double micros = (System.nanoTime() - start) / 1e3 / ROUNDS / NEEDS;
        if (allowed == 0 || allowed == (WARM_UP + ROUNDS) * NEEDS) {
            throw new IllegalStateException("all checks are decided alike");
        }
        return micros;
    }

    private static int check(Grant grant, Permission[] permissions) {
        int allowed = 0;
        for (Permission permission : permissions) {
            allowed += grant.allows(permission, Instant.now()) ? 1 : 0;
        }
        return allowed;
    }

    private static Grant grant() {
        JsonArray ring = new JsonArray();
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            double distance = i % 2 == 0 ? RADIUS : RADIUS * 2 / 3;
            ring.add(new JsonArray().add(LON + distance * Math.cos(angle)).add(LAT + distance * Math.sin(angle)));
        }
        ring.add(ring.getJsonArray(0));
        return Grant.builder()
                .actions(Set.of("accept", "merge", "refer"))
                .kinds(Set.of("record"))
                .organisations(Set.of("NGO"))
                .campaigns(Set.of("campaign"))
                .places(GrantPlaces.of(Set.of("440100", "440600", "441900", "440300")))
                .area(GrantArea.of(
                        new JsonObject().put("type", "Polygon").put("coordinates", new JsonArray().add(ring))))
                .until(Instant.MAX)
                .build();
    }

    private static Permission[] needs() {
        Random random = new Random(1);
        Permission[] permissions = new Permission[NEEDS];
        for (int i = 0; i < NEEDS; i++) {
            double lon = LON + (random.nextDouble() - 0.5) * 2 * RADIUS;
            double lat = LAT + (random.nextDouble() - 0.5) * 2 * RADIUS;
            permissions[i] = Permission.of("accept", "record")
                    .organisation("NGO")
                    .campaign("campaign")
                    .at("440106", Geometries.point(lon, lat));
        }
        return permissions;
    }
}
