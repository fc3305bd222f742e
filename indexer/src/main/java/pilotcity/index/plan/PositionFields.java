package pilotcity.index.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.kind.Kind;
import pilotcity.index.lucenequery.PositionQuery;
import pilotcity.index.store.LuceneFieldNames;

/** Which indexed positions a spatial search uses: those of points, of other shapes by their anchor, or both. */
public enum PositionFields {
    /** Those whose geometry is a point. */
    OF_POINTS(Kind.GEOMETRY, true, false),
    /** Those whose geometry is more than a point: each is where its anchor is. */
    OF_SHAPES(LuceneFieldNames.anchor(Kind.GEOMETRY), false, true),
    /** All that have a geometry. */
    OF_ALL(LuceneFieldNames.anchor(Kind.GEOMETRY), true, true);

    private final String stored;
    private final boolean points;
    private final boolean shapes;

    PositionFields(String stored, boolean points, boolean shapes) {
        this.stored = stored;
        this.points = points;
        this.shapes = shapes;
    }

    /** The doc values that hold the position. */
    public String stored() {
        return stored;
    }

    /** The point fields of the documents of one section. */
    public List<String> fields(String section) {
        List<String> fields = new ArrayList<>();
        if (points) {
            fields.add(LuceneFieldNames.position(section, false));
        }
        if (shapes) {
            fields.add(LuceneFieldNames.position(section, true));
        }
        return fields;
    }

    /** The point fields of all documents of {@code kinds}, set aside or not. */
    public List<String> fields(Set<String> kinds) {
        return kinds.stream()
                .flatMap(kind -> Stream.of(LuceneFieldNames.section(kind, false), LuceneFieldNames.section(kind, true)))
                .flatMap(section -> fields(section).stream())
                .toList();
    }

    /** Those documents of {@code plan} that may be in {@code degrees}; the cells decide exactly. */
    public SearchPlan inside(SearchPlan plan, Envelope degrees) {
        return plan.with(PositionQuery.box(stored, SpatialQueries.rectangle(degrees)));
    }
}
