package pilotcity.portal.bench.opensearch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What both sides are asked, each in its own language. */
public enum BenchQuestion {
    B1("words, box, time; 3 facets, newest 20"),
    B2("polygon, time; 3 facets, newest 20"),
    B3("words by score; 3 facets, best 20"),
    B4("radius, category; 3 facets, newest 20"),
    F1("3 facets of a time span"),
    C1("grid of the world, time"),
    C2("grid of a city's tile, time"),
    E1("100 items of a box");

    private final String title;

    BenchQuestion(String title) {
        this.title = title;
    }

    /** Its short name. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return code() + " " + title;
    }

    public boolean isGrid() {
        return this == C1 || this == C2;
    }

    public static Optional<BenchQuestion> find(String code) {
        return Arrays.stream(values())
                .filter(question -> question.code().equals(code))
                .findFirst();
    }
}
