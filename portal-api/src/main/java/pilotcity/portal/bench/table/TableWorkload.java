package pilotcity.portal.bench.table;

import java.util.List;
import java.util.random.RandomGenerator;
import pilotcity.portal.bench.harness.BenchRequest;
import pilotcity.portal.bench.harness.Workload;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** Questions to a published table of {@link GeneratedRows}, another each time, so that no answer helps the next. */
final class TableWorkload {
    private static final List<String> GROUPS = List.of("district", "status", "channel", "month(reported)");
    private static final List<String> ORDERS = List.of("-cost", "cost", "updated", "-visits", "name");

    private TableWorkload() {}

    /** @param rows the address of the rows */
    static List<Workload> all(String rows) {
        return List.of(
                new Workload(
                        "table: filter, groups",
                        random -> BenchRequest.get(rows + "?group=" + one(GROUPS, random)
                                + "&aggregate=count,sum(cost)&filter=" + UrlEncoding.query(filter(random)))),
                new Workload(
                        "table: filter, sorted page",
                        random -> BenchRequest.get(rows + "?limit=100&total=false&sort=" + one(ORDERS, random)
                                + "&filter=" + UrlEncoding.query(filter(random)))),
                new Workload(
                        "table: sorted page",
                        random -> BenchRequest.get(rows + "?limit=100&total=false&sort=" + one(ORDERS, random)
                                + "&offset=" + random.nextInt(100))),
                new Workload(
                        "table: words",
                        random -> BenchRequest.get(rows + "?limit=20&total=false&q="
                                + UrlEncoding.query("Remark " + random.nextInt(10_000, 100_000)))));
    }

    private static String one(List<String> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String filter(RandomGenerator random) {
        return "cost > " + random.nextInt(90_000) + " AND days < " + random.nextInt(30, 330)
                + " AND reported >= DATE('2021-0" + random.nextInt(1, 10) + "-01')";
    }
}
