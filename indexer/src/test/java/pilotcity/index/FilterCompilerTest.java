package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.document.Document;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.filter.evaluate.FilterEvaluator;
import pilotcity.index.filter.evaluate.TruthValue;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;

/** Whatever the index answers has to be what the evaluator says of each document. */
class FilterCompilerTest {
    private static final List<String> ATOMS = List.of(
            "colour = 'red'",
            "colour <> 'red'",
            "colour < 'green'",
            "colour >= 'green'",
            "colour IN ('red','blue')",
            "colour NOT IN ('red','blue')",
            "colour IS NULL",
            "colour IS NOT NULL",
            "CASEI(colour) = CASEI('RED')",
            "colour LIKE 'r%'",
            "name = '天河区'",
            "name <> '天河区'",
            "name LIKE '%天河%'",
            "ACCENTI(name) = ACCENTI('café')",
            "note = 'note 天河区 50% _x'",
            "note LIKE '%50\\% \\_x'",
            "name IS NULL",
            "tags = 'b'",
            "tags <> 'b'",
            "A_CONTAINS(tags, ('a','b'))",
            "A_OVERLAPS(tags, ('c'))",
            "A_EQUALS(tags, ('a'))",
            "size = 2",
            "size <> 2",
            "size < 1.5",
            "size <= 1.5",
            "size > 1.5",
            "size >= -1",
            "size BETWEEN 0 AND 2",
            "size NOT BETWEEN 0 AND 2",
            "size IN (1, 3)",
            "size = 1.5",
            "2 < size",
            "size + 1 > weight",
            "weight = 0.25",
            "weight > 0.5",
            "weight <= 1",
            "weight BETWEEN 0.25 AND 1",
            "open = TRUE",
            "open <> TRUE",
            "open",
            "NOT open",
            "day = DATE('2013-01-30')",
            "day > DATE('2013-01-30')",
            "day <> '2013-01-30'",
            "at > TIMESTAMP('2013-01-30T00:00:00Z')",
            "at <= TIMESTAMP('2013-01-30T00:00:00Z')",
            "at >= '2013-01-30'",
            "id = 't7'",
            "id <> 't7'",
            "kind = 'event'",
            "kind <> 'event'",
            "id < 't3'",
            "T_INTERSECTS(datetime, INTERVAL('2013-01-30','..'))",
            "T_INTERSECTS(datetime, INTERVAL('2013-01-29T13:00:00Z','2013-01-30T11:00:00Z'))",
            "T_INTERSECTS(datetime, DATE('2013-01-30'))",
            "T_INTERSECTS(day, TIMESTAMP('2013-01-30T10:00:00Z'))",
            "T_INTERSECTS(at, INTERVAL('..','2013-01-30'))",
            "T_AFTER(at, DATE('2013-01-29'))",
            "T_BEFORE(day, DATE('2013-01-31'))",
            "T_DURING(at, INTERVAL('2013-01-29','2013-01-31'))",
            "datetime IS NULL",
            "S_INTERSECTS(geometry, BBOX(113,23,114,24))",
            "S_INTERSECTS(geometry, POLYGON((113 23,115 23,114 25,113 23)))",
            "S_INTERSECTS(geometry, POINT(113.25 23.25))",
            "S_WITHIN(geometry, BBOX(113,23,115,25))",
            "S_DISJOINT(geometry, POLYGON((113 23,115 23,114 25,113 23)))",
            "S_CONTAINS(geometry, POINT(113.25 23.25))",
            "S_CROSSES(geometry, LINESTRING(113 25,116 22))",
            "S_TOUCHES(geometry, BBOX(112,22,113,23))",
            "S_EQUALS(geometry, POINT(113.25 23.25))",
            "S_OVERLAPS(geometry, BBOX(113.5,23.5,115,25))",
            "S_INTERSECTS(BBOX(113,23,114,24), geometry)",
            "geometry IS NULL",
            "TRUE",
            "FALSE");

    @TempDir
    Path folder;

    @Test
    void theIndexAnswersEveryFilterAsTheEvaluatorDoes() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        try (Index index = TestThings.index(folder, 300, random)) {
            List<Document> all = documents(index, null);
            assertThat(all).hasSize(300);
            ATOMS.forEach(atom -> compare(index, all, atom, seed));
            ATOMS.forEach(atom -> compare(index, all, "NOT (" + atom + ")", seed));
            for (int i = 0; i < 400; i++) {
                compare(index, all, combined(random, 3), seed);
            }
        }
    }

    private static String combined(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return ATOMS.get(random.nextInt(ATOMS.size()));
        }
        String left = combined(random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> "NOT (" + left + ")";
            case 1 -> "(" + left + ") AND (" + combined(random, depth - 1) + ")";
            default -> "(" + left + ") OR (" + combined(random, depth - 1) + ")";
        };
    }

    private static void compare(Index index, List<Document> all, String text, long seed) {
        Filter filter = Cql2Text.parse(text);
        FilterEvaluator evaluator = FilterEvaluator.compile(FilterCheck.check(filter, TestThings.KINDS, Set.of()));
        Set<String> expected = all.stream()
                .filter(document ->
                        evaluator.test(TestThings.KINDS.get(document.kind()), document, TestThings.KINDS.zone())
                                == TruthValue.TRUE)
                .map(Document::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found =
                documents(index, filter).stream().map(Document::id).collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).as("%s (seed %s)", text, seed).isEqualTo(expected);
    }

    private static List<Document> documents(Index index, Filter filter) {
        return index.search(SearchQuery.of().withFilter(filter).withLimit(1000)).items().stream()
                .map(Hit::document)
                .toList();
    }
}
