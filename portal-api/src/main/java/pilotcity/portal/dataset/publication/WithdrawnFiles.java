package pilotcity.portal.dataset.publication;

import java.util.List;
import pilotcity.portal.kernel.filestore.sweep.FileReference;

/**
 * How long the files of a withdrawn version are kept, where nobody can read them: a mistake can be taken up again in a
 * draft, and what was withdrawn for what it gave away is gone in the end.
 */
public final class WithdrawnFiles {
    public static final int DAYS = 30;

    /** A condition on {@code dataset_version}: whether a draft can be what the version was, with its files. */
    public static final String RESTORABLE = "(dataset_version.status <> 'withdrawn'"
            + " OR dataset_version.withdrawn_at > now() - interval '" + DAYS + " days')";

    /** One day more, so that no file goes while a draft takes it up. */
    private static final String KEPT = "(dataset_version.status <> 'withdrawn'"
            + " OR dataset_version.withdrawn_at > now() - interval '" + (DAYS + 1) + " days')";

    private WithdrawnFiles() {}

    /** The files that versions name. */
    public static List<FileReference> references() {
        String kept = " FROM dataset_version, jsonb_array_elements(%s) named WHERE " + KEPT;
        return List.of(
                new FileReference("SELECT named ->> 'sha256'" + kept.formatted("files")),
                new FileReference("SELECT named -> 'stored' ->> 'sha256'" + kept.formatted("tables")),
                new FileReference("SELECT named ->> 'problems'" + kept.formatted("tables")));
    }
}
