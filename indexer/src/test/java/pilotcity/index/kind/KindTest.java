package pilotcity.index.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import pilotcity.index.store.IndexSchema;

/** What a kind may say of itself, and what several kinds may not say of one field. */
class KindTest {
    record Work(String id, LocalDate day, Instant at, List<String> tags) {}

    private static Kind.Builder<Work> work(String name) {
        return Kind.of(name, name + "s", Work.class)
                .id(Work::id)
                .date("day", Work::day, f -> {})
                .date("lastDay", Work::day, f -> {})
                .instant("at", Work::at, f -> {})
                .date("visits", Work::day, f -> f.list())
                .keyword("tags", Work::tags, f -> f.list());
    }

    @Test
    void aPeriodHasTwoFieldsOfOneType() {
        Kind<Work> kind = work("work").period("day", "lastDay").build();
        assertThat(kind.hasPeriod()).isTrue();
        assertThat(kind.timeFields()).containsExactly("day", "lastDay");
        assertThat(work("work").time("day").build().timeFields()).containsExactly("day");
        assertThatThrownBy(() -> work("work").period("day", "at").build())
                .hasMessage("kind work has a period from day (date) until at (instant)");
    }

    /** Mirrors go on, and no index is built again, when a kind says when its documents end. */
    @Test
    void aPeriodMakesNoOtherDocuments() {
        String timed =
                IndexSchema.mark(new Kinds(List.of(work("work").time("day").build())));
        String lasting = IndexSchema.mark(
                new Kinds(List.of(work("work").period("day", "lastDay").build())));
        assertThat(lasting).isEqualTo(timed);
        assertThat(IndexSchema.mark(new Kinds(List.of(work("work").build())))).isNotEqualTo(timed);
    }

    @Test
    void aTimeIsOneDateOrInstant() {
        for (String wrong : List.of("nothing", "tags", "visits")) {
            assertThatThrownBy(() -> work("work").time(wrong).build())
                    .hasMessage("kind work has no field " + wrong + " with one date or instant to be its time");
            assertThatThrownBy(() -> work("work").period("day", wrong).build())
                    .hasMessage("kind work has no field " + wrong + " with one date or instant to be its time");
        }
    }

    @Test
    void aClashOfTypesNamesBothKinds() {
        Kind<Work> work = work("work").build();
        Kind<Work> fair = Kind.of("fair", "fairs", Work.class)
                .id(Work::id)
                .instant("day", Work::at, f -> {})
                .build();
        Kind<Work> shop = Kind.of("shop", "shops", Work.class)
                .id(Work::id)
                .keyword("tags", Work::id, f -> {})
                .build();
        assertThatThrownBy(() -> new Kinds(List.of(work, fair)))
                .hasMessage("field day has two types: fair.day (instant), work.day (date)");
        assertThatThrownBy(() -> new Kinds(List.of(shop, work)))
                .hasMessage("field tags has two types: work.tags (list of keyword), shop.tags (keyword)");
    }
}
