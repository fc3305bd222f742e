package pilotcity.index.store;

import java.io.IOException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FlushInfo;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NRTCachingDirectory;

/**
 * A folder that keeps in memory the small segments that refreshes make, until they are merged or committed: nobody who
 * waits for a refresh waits for files to be made.
 */
public final class RecentSegmentsDirectory extends NRTCachingDirectory {
    private static final double LARGEST_MEGABYTES = 1;
    private static final double MOST_MEGABYTES = 16;
    private static final IOContext SMALL = IOContext.flush(new FlushInfo(0, 0));

    public RecentSegmentsDirectory(Directory folder) {
        super(folder, LARGEST_MEGABYTES, MOST_MEGABYTES);
    }

    /**
     * Lucene sorts stored fields by way of files of whose size it says nothing; documents here have no stored fields.
     */
    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        return super.createTempOutput(prefix, suffix, isOfStoredFields(prefix, suffix) ? SMALL : context);
    }

    private static boolean isOfStoredFields(String prefix, String suffix) {
        return prefix.contains(".fd") || suffix.contains("FieldsIndex");
    }
}
