package pilotcity.portal.kernel.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;

/** Documents that people have in front of them, each of them one at a time. */
class ClaimStoreTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ClaimStore claims =
            new ClaimStore(TestPortal.shared().service().node().db());

    /** Of one test, since all share a database. */
    private final String kind = "test-" + UUID.randomUUID();

    private List<String> claim(List<String> candidates, String holder, int most) {
        return Await.get(claims.claim(kind, candidates, new ClaimHolder(holder, 0), most, LONG));
    }

    private static List<String> documents(int number) {
        return IntStream.range(0, number).mapToObj(i -> "d" + i).toList();
    }

    @Test
    void everybodyGetsTheFirstThatNobodyElseHas() {
        assertThat(claim(List.of("a", "b", "c"), "one", 2)).containsExactly("a", "b");
        assertThat(claim(List.of("a", "b", "c"), "two", 2)).containsExactly("c");
        assertThat(claim(List.of("a", "b", "c"), "three", 1)).isEmpty();
        assertThat(claim(List.of("a", "b"), "one", 2)).containsExactly("a", "b");
        assertThat(Await.get(claims.ofOthers(kind, List.of("a", "c", "d"), new ClaimHolder("one", 0))))
                .containsExactly("c");
        assertThat(claim(List.of(), "one", 2)).isEmpty();
    }

    @Test
    void whatIsGivenBackOrWhoseTimeIsOverIsFree() {
        claim(List.of("a", "b"), "one", 2);
        Await.get(claims.release(kind, List.of("a", "b"), new ClaimHolder("two", 0)));
        assertThat(claim(List.of("a", "b"), "two", 2)).isEmpty();
        Await.get(claims.release(kind, List.of("a"), new ClaimHolder("one", 0)));
        assertThat(claim(List.of("a", "b"), "two", 2)).containsExactly("a");
        Await.get(claims.releaseAll(kind, new ClaimHolder("one", 0)));
        assertThat(claim(List.of("a", "b"), "two", 2)).containsExactly("a", "b");
        assertThat(Await.get(claims.claim(kind, List.of("c"), new ClaimHolder("one", 0), 1, Duration.ZERO)))
                .containsExactly("c");
        assertThat(Await.get(claims.ofOthers(kind, List.of("c"), new ClaimHolder("two", 0))))
                .isEmpty();
        assertThat(claim(List.of("c"), "two", 1)).containsExactly("c");
    }

    @Test
    void aPageThatIsLeftGivesBackNothingThatTheNextOneHas() {
        ClaimHolder left = new ClaimHolder("one", Await.get(claims.nextPage()));
        ClaimHolder next = new ClaimHolder("one", Await.get(claims.nextPage()));
        assertThat(Await.get(claims.claim(kind, List.of("a", "b"), left, 2, LONG)))
                .containsExactly("a", "b");
        assertThat(Await.get(claims.claim(kind, List.of("a"), next, 1, LONG))).containsExactly("a");
        // what the page that is left had asked for may come after the next one, too
        assertThat(Await.get(claims.claim(kind, List.of("a"), left, 1, LONG))).containsExactly("a");
        Await.get(claims.release(kind, List.of("a"), left));
        Await.get(claims.releaseAll(kind, left));
        assertThat(claim(List.of("a", "b"), "two", 2)).containsExactly("b");
        Await.get(claims.releaseAll(kind, next));
        assertThat(claim(List.of("a"), "two", 1)).containsExactly("a");
    }

    @Test
    void whatIsOverIsForgottenAndNothingElse() {
        claim(List.of("a"), "one", 1);
        Await.get(claims.claim(kind, List.of("b"), new ClaimHolder("one", 0), 1, Duration.ZERO));
        Await.get(claims.forget());
        assertThat(Await.get(claims.ofOthers(kind, List.of("a", "b"), new ClaimHolder("two", 0))))
                .containsExactly("a");
    }

    @Test
    void manyAtOnceNeverGetTheSame() throws InterruptedException {
        Map<String, List<String>> got = new ConcurrentHashMap<>();
        List<Thread> people = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    List<String> own = new ArrayList<>();
                    for (int round = 0; round < 6; round++) {
                        List<String> rest = new ArrayList<>(documents(60));
                        rest.removeAll(own);
                        own.addAll(claim(rest, "person " + i, 2));
                    }
                    got.put("person " + i, own);
                }))
                .toList();
        for (Thread each : people) {
            each.join();
        }
        List<String> all = got.values().stream().flatMap(List::stream).toList();
        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        assertThat(Collections.disjoint(all, documents(20))).isFalse();
        assertThat(claim(documents(60), "last", 60)).doesNotContainAnyElementsOf(all);
    }
}
