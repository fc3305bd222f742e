package pilotcity.portal.suggestion.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.kernel.learning.duplicate.LabelledPair;
import pilotcity.portal.kernel.learning.duplicate.LabelledPair.Label;
import pilotcity.portal.kernel.learning.duplicate.LabelledPair.Use;
import pilotcity.portal.kernel.learning.duplicate.PairFile;

/**
 * The finder in a portal with all of Boston's cases: {@code ./portal import}, {@code ./portal import records FILE
 * --mapping boston}, then {@code -DbostonIndex=} the folder of its index.
 */
@EnabledIfSystemProperty(named = "bostonIndex", matches = ".+")
class ImportedCasesTest {
    private static final Logger LOG = LoggerFactory.getLogger(ImportedCasesTest.class);
    private static final String SOURCE = "boston-311:";

    private static Index index;

    /** How many queries were answered, and the longest of them. */
    private static final List<Long> NANOS = new ArrayList<>();

    @BeforeAll
    static void open() {
        index = Index.open(
                Path.of(System.getProperty("bostonIndex")), FeatureRegistry.STANDARD.kinds(ZoneId.of("Asia/Shanghai")));
    }

    @AfterAll
    static void close() {
        NANOS.sort(Comparator.naturalOrder());
        LOG.info(
                "{} queries, half of them under {} µs, 99 in 100 under {} µs",
                NANOS.size(),
                NANOS.get(NANOS.size() / 2) / 1_000,
                NANOS.get(NANOS.size() * 99 / 100) / 1_000);
        index.close();
    }

    private static List<PossibleDuplicate> find(Document record) {
        DuplicateQuery query = DuplicateQuery.of(record, SimulatedDocuments.EXCLUDE);
        long begin = System.nanoTime();
        List<PossibleDuplicate> found = new DuplicateFinder(index).find(query);
        NANOS.add(System.nanoTime() - begin);
        return found;
    }

    private static Document record(String id) {
        return index.find("record", SOURCE + id).orElseThrow();
    }

    @Test
    void theOriginalIsAmongTheFirstThree() {
        Map<String, Set<String>> originals = new HashMap<>();
        for (LabelledPair pair : PairFile.read()) {
            if (pair.use() == Use.RETRIEVAL) {
                Set<String> own = originals.computeIfAbsent(pair.query(), query -> new HashSet<>());
                if (pair.label() == Label.NAMED) {
                    own.add(SOURCE + pair.other());
                }
            }
        }
        Map<Integer, Integer> ranks = new TreeMap<>();
        originals.forEach((query, own) -> {
            List<String> found = find(record(query)).stream()
                    .map(each -> each.document().id())
                    .toList();
            Optional<String> first = found.stream().filter(own::contains).findFirst();
            ranks.merge(first.map(found::indexOf).orElse(-1), 1, Integer::sum);
        });
        LOG.info("{} queries; found at {}", originals.size(), ranks);
        double three = ranks.getOrDefault(0, 0) + ranks.getOrDefault(1, 0) + ranks.getOrDefault(2, 0);
        assertThat(three / originals.size()).isGreaterThan(0.873);
    }

    /** Called a repetition by its best earlier candidate. */
    private record Called(double probability, boolean noted) {}

    @Test
    void streetLightsThatRepeatAnotherAreFound() {
        Map<String, Boolean> noted = new HashMap<>();
        PairFile.read().stream()
                .filter(pair -> pair.use() == Use.STREET_LIGHTS)
                .forEach(pair -> noted.put(pair.query(), pair.repeats()));
        List<Called> called = new ArrayList<>();
        noted.forEach((id, repeats) -> {
            Document record = record(id);
            Instant reported = ReportTraits.of(record).reported();
            find(record).stream()
                    .filter(each -> ReportTraits.of(each.document()).reported().isBefore(reported))
                    .findFirst()
                    .ifPresent(best -> called.add(new Called(best.probability(), repeats)));
        });
        called.sort(Comparator.comparingDouble(Called::probability).reversed());
        int found = 0;
        for (int i = 0; i < called.size(); i++) {
            found += called.get(i).noted() ? 1 : 0;
            if (called.get(i).noted() && List.of(815, 826, 926).contains(found)) {
                LOG.info("{} noted ones among the first {}: {}", found, i + 1, found / (i + 1.0));
            }
        }
        assertThat(found).isGreaterThan(815);
    }
}
