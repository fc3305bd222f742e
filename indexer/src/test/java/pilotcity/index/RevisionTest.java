package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.retrieval.Revision;

class RevisionTest {
    private static final Set<String> THINGS = Set.of("thing");

    @TempDir
    Path folder;

    private static Revision of(Index index) {
        try (IndexView view = index.view()) {
            return view.revision(THINGS);
        }
    }

    private static void apply(Index index, List<SourceDocument> put, Map<String, List<String>> deleted) {
        index.apply(put, deleted, Map.of());
        index.refresh();
    }

    @Test
    void itChangesWithTheDocumentsOfItsKindAndWithNoOthers() {
        Random random = new Random(3);
        try (Index index = Index.open(folder, TestThings.KINDS)) {
            List<SourceDocument> all = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                all.add((i % 3 == 0 ? TestThings.EVENT : TestThings.THING)
                        .document(TestThings.random("t" + i, random)));
            }
            apply(index, all, Map.of());
            Revision first = of(index);
            assertThat(of(index)).isEqualTo(first);
            // events of the same segment as the things
            apply(index, List.of(TestThings.EVENT.document(TestThings.random("t0", random))), Map.of());
            apply(index, List.of(), Map.of("event", List.of("t3")));
            assertThat(of(index)).isEqualTo(first);
            apply(index, List.of(TestThings.THING.document(TestThings.random("t1", random))), Map.of());
            Revision replaced = of(index);
            assertThat(replaced).isNotEqualTo(first);
            apply(index, List.of(TestThings.THING.document(TestThings.random("new", random))), Map.of());
            Revision added = of(index);
            assertThat(added).isNotEqualTo(replaced);
            apply(index, List.of(), Map.of("thing", List.of("t2")));
            assertThat(of(index)).isNotEqualTo(added);
        }
    }
}
