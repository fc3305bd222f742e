package pilotcity.portal.suggestion.duplicate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.kernel.learning.duplicate.PerceptualHash;

/** Asks for reports that may mean the same as a record, or as what somebody is about to report. */
public final class DuplicateQuery {
    private final ReportTraits report;
    private final SimulatedDocuments among;

    private DuplicateQuery(ReportTraits report, SimulatedDocuments among) {
        this.report = report;
        this.among = among;
    }

    /** For a record, by what is public of it. */
    public static DuplicateQuery of(Document record, SimulatedDocuments among) {
        return new DuplicateQuery(ReportTraits.of(record), among);
    }

    /**
     * For what is being reported, each as far as it is known.
     *
     * @param category the id of a category
     * @param place the code of a place
     */
    public static DuplicateQuery arriving(
            @Nullable String words,
            @Nullable String category,
            @Nullable String place,
            @Nullable String address,
            List<PerceptualHash> pictures,
            Instant now) {
        return new DuplicateQuery(
                new ReportTraits(
                        null,
                        present(words),
                        null,
                        present(category),
                        null,
                        null,
                        present(place),
                        present(address),
                        List.copyOf(pictures),
                        now,
                        null,
                        null),
                SimulatedDocuments.EXCLUDE);
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * The same at a point.
     *
     * @param precision metres by which it may be off; null where nothing says that it is
     */
    public DuplicateQuery at(double lon, double lat, @Nullable Double precision) {
        ReportPoint point = new ReportPoint(lon, lat, precision == null ? 0 : Math.max(0, precision));
        return new DuplicateQuery(
                new ReportTraits(
                        report.id(),
                        report.words(),
                        point,
                        report.category(),
                        report.group(),
                        report.service(),
                        report.place(),
                        report.address(),
                        report.pictures(),
                        report.reported(),
                        report.closed(),
                        report.duplicateOf()),
                among);
    }

    ReportTraits report() {
        return report;
    }

    SimulatedDocuments among() {
        return among;
    }
}
