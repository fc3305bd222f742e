package pilotcity.portal.face.shared.dataset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonArray;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableProfile;

/** What stands in the columns of published tables, which is worked out once for all faces: rows do not change. */
public final class TableProfiles {
    private static final int KEPT = 500;

    /** By the file and how it is read. */
    private final Cache<StoredTable, TableProfile> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** Blocks where it is not known yet. */
    public TableProfile get(PublishedTable table, ColumnEngine engine, QueryControl control) {
        StoredTable stored = table.stored();
        TableProfile profile = kept.getIfPresent(stored);
        if (profile == null) {
            profile = engine.profile(stored, control);
            kept.put(stored, profile);
        }
        return told(table, profile);
    }

    /** The same where it is known already. */
    public Optional<TableProfile> find(PublishedTable table) {
        @Nullable TableProfile known = kept.getIfPresent(table.stored());
        return Optional.ofNullable(known).map(profile -> told(table, profile));
    }

    /** What is estimated from the rows, with what the table's key proves. */
    private static TableProfile told(PublishedTable table, TableProfile profile) {
        boolean proven = table.problems() == 0;
        return switch (table.schema().getValue("primaryKey")) {
            case String key when proven -> profile.withKey(key);
            case JsonArray keys when proven && keys.size() == 1 -> profile.withKey(keys.getString(0));
            case null, default -> profile;
        };
    }
}
