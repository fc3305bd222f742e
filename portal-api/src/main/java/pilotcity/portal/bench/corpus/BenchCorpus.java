package pilotcity.portal.bench.corpus;

import java.util.Locale;

/** What the benchmark fills a portal with. */
public enum BenchCorpus {
    /** Service records as an import brings them: the documents of a real portal. */
    RECORD("records", "category", "category { name }", "group"),
    /** Documents of a quarter of their size in a table of their own: what older figures were measured with. */
    SAMPLE("samples", "topic", "topic", "office");

    private final String plural;
    private final String subject;
    private final String subjectInGraphql;
    private final String second;

    BenchCorpus(String plural, String subject, String subjectInGraphql, String second) {
        this.plural = plural;
        this.subject = subject;
        this.subjectInGraphql = subjectInGraphql;
        this.second = second;
    }

    public String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String plural() {
        return plural;
    }

    /** Its type in GraphQL. */
    public String type() {
        return name().charAt(0) + kind().substring(1);
    }

    /** The facet that says what a document is about. */
    public String subject() {
        return subject;
    }

    public String subjectInGraphql() {
        return subjectInGraphql;
    }

    /** Another facet. */
    public String second() {
        return second;
    }
}
