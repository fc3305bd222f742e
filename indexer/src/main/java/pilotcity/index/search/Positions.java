package pilotcity.index.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.kind.Kind;

/** Which documents count as being at one position. */
enum Positions {
    /** Those whose geometry is a point. */
    OF_POINTS(Kind.GEOMETRY, false),
    /** Those whose geometry is more than a point: each is where its anchor is. */
    OF_SHAPES(Names.anchor(Kind.GEOMETRY), true),
    /** All that have a geometry. */
    OF_ALL(Names.anchor(Kind.GEOMETRY), false, true);

    private final String stored;
    private final List<Boolean> shapes;

    Positions(String stored, Boolean... shapes) {
        this.stored = stored;
        this.shapes = List.of(shapes);
    }

    /** The doc values that hold the position. */
    String stored() {
        return stored;
    }

    /** The point fields of the documents of one section. */
    List<String> fields(String section) {
        return shapes.stream().map(shape -> Names.position(section, shape)).toList();
    }

    /** The point fields whose documents are counted. */
    List<String> fields(Set<String> kinds, SetAside wanted) {
        List<String> fields = new ArrayList<>();
        for (String kind : kinds) {
            for (boolean shape : shapes) {
                if (wanted != SetAside.ONLY) {
                    fields.add(Names.position(Names.section(kind, false), shape));
                }
                if (wanted != SetAside.EXCLUDE) {
                    fields.add(Names.position(Names.section(kind, true), shape));
                }
            }
        }
        return fields;
    }

    /** Those documents of {@code plan} that may be in {@code degrees}; the cells decide exactly. */
    Plan inside(Plan plan, Set<String> kinds, Envelope degrees) {
        Rectangle box = Spatials.rectangle(degrees);
        BooleanQuery.Builder points = new BooleanQuery.Builder();
        for (String field : fields(kinds, SetAside.INCLUDE)) {
            points.add(LatLonPoint.newBoxQuery(field, box.minLat, box.maxLat, box.minLon, box.maxLon), Occur.SHOULD);
        }
        return plan.with(PositionQuery.box(stored, points.build(), box));
    }
}
